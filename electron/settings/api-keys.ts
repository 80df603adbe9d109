/** API keys that the user gave: in a file, encrypted by the system's keychain; where there is none, in memory until the app closes. */
import { createHash } from 'node:crypto';
import { z } from 'zod/mini';
import type { Outcome } from '../contract/bridge/api.ts';
import { type ApiKeyFacts, MAX_API_KEY_NAME_LENGTH, readApiKey } from '../contract/bridge/api-key.ts';
import { defined } from '../contract/defined.ts';
import { apiKeyId } from '../contract/settings/kept-values.ts';
import { withoutAccounts } from '../contract/snapshot/account-numbers.ts';
import type { Failure, RegionCode } from '../contract/snapshot/model.ts';
import { diskReason } from '../disk/disk-reason.ts';
import { quarantine } from '../disk/quarantine.ts';
import { learnSecrets } from '../redact/known-secrets.ts';
import { KeptFile } from './kept-file.ts';

/** The system's keychain. */
export interface Keyring {
  /** Whether what it encrypts can be decrypted at the next start, and by this user alone. */
  isSafe(): Promise<boolean>;
  encrypt(text: string): Promise<Buffer>;
  /** Rejects what it has not encrypted, or no longer can decrypt. */
  decrypt(bytes: Buffer): Promise<string>;
}

interface ApiKeysOptions {
  folder: string;
  keyring: Keyring;
  onProblem: (failure: Failure) => void;
  /** Nothing is written. */
  isReadOnly: boolean;
  nowEpochMs: () => number;
}

const optionalText = z.exactOptional(z.string().check(z.maxLength(100)));
const keptKey = z.object({
  id: apiKeyId,
  name: z.string().check(z.maxLength(MAX_API_KEY_NAME_LENGTH)),
  kind: z.enum(['short-term', 'long-term', 'other']),
  region: optionalText,
  validUntil: optionalText,
  /** Base64. */
  encrypted: z.string(),
});

type Entry = Omit<ApiKeyFacts, 'isKept'> & ({ encrypted: string } | { key: string });

/** Only its owner may read it, encrypted as it is. */
const OWNER_ONLY = 0o600;

export class ApiKeys {
  readonly #options: ApiKeysOptions;
  readonly #file: KeptFile;
  readonly #listeners = new Set<() => void>();
  #entries: readonly Entry[] = [];

  constructor(options: ApiKeysOptions) {
    this.#options = options;
    this.#file = new KeptFile(options.folder, 'api-keys', OWNER_ONLY);
  }

  /** Reads what is known of the keys; the keychain is not asked. */
  async load(): Promise<void> {
    const read = await this.#file.read();
    if (read.kind === 'content') {
      const { keys } = read.content;
      const parsed = (Array.isArray(keys) ? keys : []).map((each) => keptKey.safeParse(each));
      this.#entries = parsed.flatMap((each) => (each.success ? [each.data as Entry] : []));
    }
    if (read.kind === 'unreadable') this.#say(`The API keys cannot be read: ${diskReason(read.error)}.`);
    if (read.kind === 'damaged') {
      this.#say(`The API keys could not be read; the file was kept as ${quarantine(this.#file.path)}.`);
    }
  }

  /** By name; never a key. */
  get facts(): readonly ApiKeyFacts[] {
    return this.#entries
      .map(({ id, name, kind, region, validUntil, ...rest }) => ({
        ...{ id, name, kind, isKept: 'encrypted' in rest },
        ...defined({ region, validUntil }),
      }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** Whether a key that is given now is there at the next start. */
  async isKeeping(): Promise<boolean> {
    return !this.#options.isReadOnly && (await this.#options.keyring.isSafe().catch(() => false));
  }

  /** Calls `listener` when keys have come or gone. */
  subscribe(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** Keeps the key in place of one of that name. */
  async add(given: { key: string; name: string; region?: RegionCode }): Promise<Outcome<ApiKeyFacts>> {
    learnSecrets(given.key.trim());
    const read = readApiKey(given.key, this.#options.nowEpochMs());
    // An account number in it would be in every file that names the source.
    const name = withoutAccounts(given.name.trim());
    if (read.problem !== undefined) return refused(read.problem);
    if (name === '') return refused('The key needs a name.');
    const { key, kind, validUntil } = read;
    learnSecrets(key);
    const id = createHash('sha256').update(key).digest('hex').slice(0, 16);
    const facts = { id, name, kind, ...defined({ region: read.region ?? given.region, validUntil }) };
    const others = this.#entries.filter((each) => each.id !== id && each.name !== name);
    this.#entries = [...others, { ...facts, ...(await this.#sealed(key)) }];
    this.#write();
    const added = this.facts.find((each) => each.id === id);
    return added === undefined ? refused('The key was removed.') : { ok: true, value: added };
  }

  forget(id: string): void {
    if (!this.#entries.some((each) => each.id === id)) return;
    this.#entries = this.#entries.filter((each) => each.id !== id);
    this.#write();
  }

  /** The key itself, for the gateway alone. */
  async open(id: string): Promise<Outcome<{ key: string; name: string }>> {
    const entry = this.#entries.find((each) => each.id === id);
    if (entry === undefined) return { ok: false, failure: GONE };
    const { name } = entry;
    if ('key' in entry) return { ok: true, value: { key: entry.key, name } };
    try {
      const key = await this.#options.keyring.decrypt(Buffer.from(entry.encrypted, 'base64'));
      learnSecrets(key);
      return { ok: true, value: { key, name } };
    } catch {
      return { ok: false, failure: lost(name) };
    }
  }

  /** Settles when every change is on the disk, or cannot be. */
  async settled(): Promise<void> {
    await this.#file.settled();
  }

  async #sealed(key: string): Promise<{ encrypted: string } | { key: string }> {
    if (!(await this.isKeeping())) return { key };
    try {
      return { encrypted: (await this.#options.keyring.encrypt(key)).toString('base64') };
    } catch {
      return { key };
    }
  }

  #write(): void {
    for (const listener of this.#listeners) listener();
    if (this.#options.isReadOnly) return;
    const keys = this.#entries.filter((each) => 'encrypted' in each);
    this.#file.write({ keys }, (error) => {
      if (error !== undefined) this.#say(`The API keys cannot be kept: ${diskReason(error)}.`);
    });
  }

  #say(message: string): void {
    this.#options.onProblem({ kind: 'disk', message, nextStep: 'Add the key again at the next start.' });
  }
}

function refused(message: string): Outcome<never> {
  return {
    ok: false,
    failure: { kind: 'bad-input', message, nextStep: 'Correct it and add the key again.' },
  };
}

const GONE: Failure = {
  kind: 'no-credentials',
  message: 'The API key that was used last is not kept any more.',
  nextStep: 'Paste it again (Add an API key…), or choose another source.',
};

function lost(name: string): Failure {
  return {
    kind: 'bad-credentials',
    message: `The system's keychain does not give the API key "${name}" back.`,
    nextStep: 'Unlock it and try again, or paste the key again under that name (Add an API key…).',
  };
}
