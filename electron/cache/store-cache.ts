/**
 * The last snapshot of one source in a file of its own, read by electron-store, or by conf without Electron. Written without
 * them: they hold the process up until the disk has it, a second long where it refuses, and take a part of the text for all.
 */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { maskAccounts } from '../contract/cells/arn.ts';
import type { Failure, RegionCode, Snapshot, Source } from '../contract/snapshot/model.ts';
import type { Result, SnapshotCache } from '../discovery/ports.ts';
import { copyAside, setAside } from '../disk/aside.ts';
import { diskReason } from '../disk/disk-reason.ts';
import { removeOldDrafts, replaceFile } from '../disk/whole-file.ts';
import { readCacheFile, toCacheFile } from './cache-file.ts';
import { diskFailure } from './disk-failure.ts';
import { cacheName } from './file-name.ts';
import { parseOnce } from './parse-json.ts';

/** The part of electron-store 11 and conf 15 that the cache uses. */
export interface StoreLike {
  readonly store: Record<string, unknown>;
}

/** Where a store is and how it reads; options of both electron-store and conf. */
export interface StoreLocation {
  cwd: string;
  /** The file's name without `.json`, as electron-store calls it. */
  name: string;
  /** The same name, as conf calls it. */
  configName: string;
  /** A file that cannot be read is never emptied. */
  clearInvalidConfig: false;
  accessPropertiesByDotNotation: false;
  deserialize: (text: string) => Record<string, unknown>;
}

/** Later, where the library is loaded first. */
export type StoreFactory = (location: StoreLocation) => StoreLike | Promise<StoreLike>;

export interface StoreCacheOptions {
  folder: string;
  /** Whose data it is, as far as known without asking AWS. */
  identity: string;
  source: Source;
  openStore: StoreFactory;
  onProblem: (failure: Failure) => void;
  /** Nothing is written, and nothing is said of it: the user was told that the folder keeps nothing. Default false. */
  isReadOnly?: boolean;
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
  /** Saves follow each other, so that the last one asked for is the one that stays. */
  #saving: Promise<unknown> = Promise.resolve();

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
    const { prefix, suffix } = this.#drafts;
    if (this.#options.isReadOnly !== true) await removeOldDrafts(this.#folder, prefix, suffix);
    // A missing file is no problem and makes no folder.
    if (!existsSync(this.#file)) return undefined;
    let content: unknown;
    try {
      content = (await this.#open()).store;
    } catch (error) {
      if (error instanceof SyntaxError) this.#setAside('it is not whole');
      else this.#options.onProblem(diskFailure('read', this.#file, error));
      return undefined;
    }
    const read = readCacheFile(content, this.#options.source);
    switch (read.kind) {
      case 'snapshot':
        if (read.damaged.length > 0) await this.#keepGood(read.snapshot, read.damaged);
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
    if (this.#options.isReadOnly === true) return DONE;
    const saved = this.#saving.then(() => this.#save(snapshot));
    this.#saving = saved;
    return await saved;
  }

  async #save(snapshot: Snapshot): Promise<Result<null>> {
    if (this.#unusable !== undefined) this.#setAside(this.#unusable);
    if (this.#unusable !== undefined) {
      const error = new Error('a file that cannot be used is in its place');
      return { ok: false, failure: diskFailure('written', this.#file, error) };
    }
    try {
      const content = toCacheFile(snapshot);
      // Each of the two takes some milliseconds at ten times today's catalogue.
      await new Promise((resolve) => setImmediate(resolve));
      const text = maskAccounts(JSON.stringify(content));
      mkdirSync(this.#folder, { recursive: true });
      await replaceFile(this.#file, text, this.#drafts);
      return DONE;
    } catch (error) {
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

  get #drafts(): { prefix: string; suffix: string } {
    return { prefix: `${this.#name}.new-`, suffix: '.json' };
  }

  async #open(): Promise<StoreLike> {
    return await this.#options.openStore({
      cwd: this.#folder,
      name: this.#name,
      configName: this.#name,
      clearInvalidConfig: false,
      accessPropertiesByDotNotation: false,
      deserialize: parseOnce(),
    });
  }

  /** Keeps a copy of the file, says what of it could not be read, and writes what is good in its place. */
  async #keepGood(snapshot: Snapshot, damaged: readonly RegionCode[]): Promise<void> {
    const { file, isReadOnly = false, onProblem } = this.#options;
    const what = `A part of the saved data could not be read (${damaged.join(', ')})`;
    const say = (then: string): void =>
      onProblem({
        kind: 'disk',
        message: `${what}${then}.`,
        nextStep: 'What is good is shown. Rescan to fill in the rest.',
      });
    if (file !== undefined || isReadOnly) return say(`; the file ${this.#file} was left as it is`);
    try {
      say(`; the file was kept as ${copyAside(this.#file)}`);
    } catch (error) {
      return say(`, and the file could not be kept: ${diskReason(error)}`);
    }
    const saved = await this.#save(snapshot);
    if (!saved.ok) onProblem(saved.failure);
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
    try {
      const aside = setAside(this.#file);
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
        message: `The saved data in ${this.#file} could not be used, because ${reason}, and could not be set aside: ${diskReason(error)}.`,
        nextStep: 'Move the file away yourself, then rescan.',
      });
    }
  }
}
