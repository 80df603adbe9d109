/** What the app remembers of sources: API keys, which the system's keychain encrypts, and those that were used last. */
import { safeStorage } from 'electron';
import type { AppEvent } from '../contract/bridge/api.ts';
import type { Failure } from '../contract/snapshot/model.ts';
import { KnownSources, type KnownSourcesDeps } from '../session/connecting/known-sources.ts';
import { ApiKeys } from '../settings/api-keys.ts';
import { keyringOf } from './keyring.ts';

interface KeptSourcesDeps extends Omit<KnownSourcesDeps, 'keys'> {
  settings: KnownSourcesDeps['settings'] & { load(): Promise<void> };
  folder: string;
  isReadOnly: boolean;
  report: (failure: Failure) => void;
}

export class KeptSources {
  readonly keys: ApiKeys;
  readonly #deps: KeptSourcesDeps;
  #known: KnownSources | undefined;

  constructor(deps: KeptSourcesDeps) {
    const { folder, isReadOnly, report: onProblem } = deps;
    const keyring = keyringOf(safeStorage, process.platform);
    this.#deps = deps;
    this.keys = new ApiKeys({ folder, keyring, isReadOnly, onProblem, nowEpochMs: Date.now });
  }

  /** Reads the settings and what is known of the keys. */
  async load(): Promise<void> {
    const { settings, publish } = this.#deps;
    await Promise.all([settings.load(), this.keys.load()]);
    this.#known = new KnownSources({ settings, keys: this.keys, publish });
  }

  state(): AppEvent[] {
    return this.#known === undefined ? [] : [this.#known.state()];
  }
}
