/** Bases in a folder: whole snapshots that the scans after them differ little from. Each is there twice. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { MAX_OWN_FILE_BYTES } from '../contract/bounds.ts';
import { replaceFile } from '../disk/atomic-file.ts';
import { readRegularFile } from '../disk/regular-file.ts';
import { baseBytes, type ReadFile, readBaseBytes } from './scan-file.ts';
import { asBase, type StoredBase, type StoredSnapshot } from './stored-snapshot.ts';

/** A base in memory. */
export interface Base extends StoredBase {
  hash: string;
  /** Size of its file. */
  bytes: number;
}

/** It is there and may be whole: the disk or its rights refuse it now. */
interface Unreadable {
  kind: 'unreadable';
  error: unknown;
}

/** Another instance may just have written a base for a scan that it is about to keep. */
const MAY_BE_NEW_MS = 24 * 60 * 60 * 1000;
const ENDINGS = ['.gz', '.copy.gz'] as const;

/** What a write that was cut short leaves begins and ends like this. */
export const DRAFTS = { prefix: '.draft-', suffix: '.tmp' };

export class BaseStore {
  readonly #folder: string;
  /** The last two: a comparison reads two scans. */
  #known: Base[] = [];

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Throws what the file system says. */
  async write(snapshot: StoredSnapshot): Promise<Base> {
    const { bytes, hash } = await baseBytes(snapshot);
    await mkdir(this.#folder, { recursive: true });
    for (const ending of ENDINGS) await replaceFile(this.#file(hash, ending), bytes, DRAFTS);
    return this.#remember(hash, snapshot, bytes.length);
  }

  /** Whether a scan can still be kept on it: another instance may have tidied up. */
  isThere({ hash }: Base): boolean {
    return ENDINGS.every((ending) => existsSync(this.#file(hash, ending)));
  }

  /** From the file or, where that is damaged, from its copy, which then takes its place. */
  async read(hash: string): Promise<ReadFile<Base> | Unreadable> {
    const known = this.#known.find((base) => base.hash === hash);
    if (known !== undefined) return { kind: 'read', value: known };
    let unreadable: Unreadable | undefined;
    for (const ending of ENDINGS) {
      let bytes: Buffer;
      try {
        bytes = await readRegularFile(this.#file(hash, ending), MAX_OWN_FILE_BYTES);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') unreadable = { kind: 'unreadable', error };
        continue;
      }
      const read = await readBaseBytes(bytes, hash);
      if (read.kind === 'newer') return read;
      if (read.kind === 'damaged') continue;
      // The good one is what is read from now on; a disk that refuses leaves it as it is.
      if (ending !== ENDINGS[0]) {
        await replaceFile(this.#file(hash, ENDINGS[0]), bytes, DRAFTS).catch(() => undefined);
      }
      const value = this.#remember(hash, read.value, bytes.length);
      return { kind: 'read', value };
    }
    return unreadable ?? { kind: 'damaged' };
  }

  /** Removes bases that no scan needs. What cannot be removed does no harm. */
  async removeOthers(needed: ReadonlySet<string>): Promise<void> {
    for (const name of readdirSync(this.#folder)) {
      const hash = /^base-([0-9a-f]{16})\.(copy\.)?gz$/.exec(name)?.[1];
      if (hash === undefined || needed.has(hash)) continue;
      const file = join(this.#folder, name);
      const writtenMs = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
      if (Date.now() - writtenMs > MAY_BE_NEW_MS) await rm(file, { force: true }).catch(() => undefined);
    }
  }

  #file(hash: string, ending: (typeof ENDINGS)[number]): string {
    return join(this.#folder, `base-${hash}${ending}`);
  }

  #remember(hash: string, snapshot: StoredSnapshot, bytes: number): Base {
    const base = { hash, bytes, ...asBase(snapshot, this.#known[0]) };
    this.#known = [base, ...this.#known.filter(({ hash }) => hash !== base.hash)].slice(0, 2);
    return base;
  }
}
