/** The last snapshot of one source, kept in a file of its own by electron-store, or by conf without Electron. */
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { maskAccounts } from '../contract/arn.ts';
import type { Failure, Snapshot, Source } from '../contract/model.ts';
import type { Result, SnapshotCache } from '../discovery/ports.ts';
import { readCacheFile, toCacheFile } from './cache-file.ts';
import { diskFailure, reasonOf } from './disk-failure.ts';
import { cacheName } from './file-name.ts';
import { parseOnce } from './parse-json.ts';

/** The part of electron-store 11 and conf 15 that the cache uses: setting `store` writes the file whole. */
export interface StoreLike {
  store: Record<string, unknown>;
  readonly path: string;
}

/** Where a store is and how it reads and writes; options of both electron-store and conf. */
export interface StoreLocation {
  cwd: string;
  /** The file's name without `.json`, as electron-store calls it. */
  name: string;
  /** The same name, as conf calls it. */
  configName: string;
  /** A file that cannot be read is never emptied. */
  clearInvalidConfig: false;
  accessPropertiesByDotNotation: false;
  serialize: (value: Record<string, unknown>) => string;
  deserialize: (text: string) => Record<string, unknown>;
}

export type StoreFactory = (location: StoreLocation) => StoreLike;

export interface StoreCacheOptions {
  folder: string;
  /** Whose data it is, as far as known without asking AWS. */
  identity: string;
  source: Source;
  openStore: StoreFactory;
  onProblem: (failure: Failure) => void;
  /** A file of the user's instead of the source's own: if it cannot be used it is reported and left alone. */
  file?: string;
}

const DONE = { ok: true, value: null } as const;

export class StoreCache implements SnapshotCache {
  readonly #options: StoreCacheOptions;
  readonly #folder: string;
  /** The file's name without `.json`. */
  readonly #name: string;
  readonly #file: string;
  /** A file that could not be used and could not be set aside: it must not be overwritten. */
  #unusable: string | undefined;

  constructor(options: StoreCacheOptions) {
    this.#options = options;
    const { file, folder, identity, source } = options;
    this.#folder = file === undefined ? folder : dirname(file);
    this.#name = file === undefined ? cacheName(source.partition, identity) : basename(file, '.json');
    this.#file = join(this.#folder, `${this.#name}.json`);
  }

  at(file: string): StoreCache {
    return new StoreCache({ ...this.#options, file });
  }

  /** Never rejects: a file that cannot be used is set aside and reported. */
  async load(): Promise<Snapshot | undefined> {
    removeOldDrafts(this.#options.folder, this.#name);
    // A missing file is no problem and makes no folder.
    if (!existsSync(this.#file)) return undefined;
    let content: unknown;
    try {
      content = this.#open(this.#name, (value) => JSON.stringify(value)).store;
    } catch (error) {
      if (error instanceof SyntaxError) this.#setAside('it is not whole');
      else this.#options.onProblem(diskFailure('read', this.#file, error));
      return undefined;
    }
    const read = readCacheFile(content, this.#options.source);
    switch (read.kind) {
      case 'snapshot':
        return read.snapshot;
      case 'newer':
        this.#setAside('a newer version of Bedrock Atlas wrote it');
        return undefined;
      case 'unfit':
        this.#setAside(read.reason);
        return undefined;
    }
  }

  /** Never rejects; after a failure the file is as it was. */
  async save(snapshot: Snapshot): Promise<Result<null>> {
    if (this.#unusable !== undefined) this.#setAside(this.#unusable);
    if (this.#unusable !== undefined) {
      const error = new Error('a file that cannot be used is in its place');
      return { ok: false, failure: diskFailure('written', this.#file, error) };
    }
    // Beside the file first: the store would not notice a disk that takes only a part of the text.
    const name = `${this.#name}.new-${process.pid}`;
    const draft = join(this.#folder, `${name}.json`);
    try {
      rmSync(draft, { force: true });
      let sizeBytes = 0;
      const store = this.#open(name, (value) => {
        const text = maskAccounts(JSON.stringify(value));
        sizeBytes = Buffer.byteLength(text);
        return text;
      });
      store.store = toCacheFile(snapshot);
      if (statSync(draft).size !== sizeBytes) throw new Error('the disk took only a part of it');
      renameSync(draft, this.#file);
      syncFolder(this.#folder);
      return DONE;
    } catch (error) {
      removeQuietly(draft);
      return { ok: false, failure: diskFailure('written', this.#file, error) };
    }
  }

  /** Removes the file; none is fine. Never rejects. */
  async clear(): Promise<Result<null>> {
    try {
      rmSync(this.#file, { force: true });
      this.#unusable = undefined;
      return DONE;
    } catch (error) {
      return { ok: false, failure: diskFailure('removed', this.#file, error) };
    }
  }

  #open(name: string, serialize: StoreLocation['serialize']): StoreLike {
    return this.#options.openStore({
      cwd: this.#folder,
      name,
      configName: name,
      clearInvalidConfig: false,
      accessPropertiesByDotNotation: false,
      serialize,
      deserialize: parseOnce(),
    });
  }

  #setAside(reason: string): void {
    if (!existsSync(this.#file)) {
      this.#unusable = undefined;
      return;
    }
    if (this.#options.file !== undefined) {
      this.#options.onProblem({
        kind: 'disk',
        message: `${this.#file} could not be used, because ${reason}. It was left as it is.`,
        nextStep: 'Choose a file that this app saved.',
      });
      return;
    }
    const aside = freeName(this.#file);
    try {
      renameSync(this.#file, aside);
      this.#unusable = undefined;
      this.#options.onProblem({
        kind: 'disk',
        message: `The saved data could not be used, because ${reason}; it was kept as ${aside}.`,
        nextStep: 'Rescan to fill the matrix again.',
      });
    } catch (error) {
      this.#unusable = reason;
      this.#options.onProblem({
        kind: 'disk',
        message: `The saved data in ${this.#file} could not be used, because ${reason}, and could not be set aside: ${reasonOf(error)}.`,
        nextStep: 'Move the file away yourself, then rescan.',
      });
    }
  }
}

/** A name beside the file that nothing has yet: `<name>.unreadable-<date>.json`. */
function freeName(file: string): string {
  const stem = `${file.slice(0, -'.json'.length)}.unreadable-${new Date().toISOString().replace(/[:.]/g, '-')}`;
  let name = `${stem}.json`;
  for (let count = 2; existsSync(name); count += 1) name = `${stem}-${count}.json`;
  return name;
}

/** What saves that were cut short left behind; a save that is under way elsewhere takes far less than a minute. */
function removeOldDrafts(folder: string, name: string): void {
  try {
    for (const each of readdirSync(folder)) {
      const file = join(folder, each);
      if (each.startsWith(`${name}.new-`) && Date.now() - statSync(file).mtimeMs > 60_000)
        removeQuietly(file);
    }
  } catch {
    // No folder, no drafts.
  }
}

function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // The failure that led here is the one to report.
  }
}

/** Makes the rename last through a power cut, where a folder can be opened (not on Windows). */
function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    // The new file is whole and in place; only its durability is not certain.
  }
}
