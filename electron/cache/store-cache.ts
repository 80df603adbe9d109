/**
 * The last snapshot of one source in a file of its own, read and written by electron-store. Own code around it, because
 * electron-store
 * - takes a short write for a whole one and retries without letting the process go on (json-store.ts);
 * - throws a damaged file away or throws at it: it is quarantined under a name with a date;
 * - counts migrations by the app's version and writes them while it reads: the file has a version of its own;
 * - checks a schema for all or nothing: the content is checked part by part (snapshot-schema.ts).
 */
import { createHash } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { maskAccountsInJson } from '../contract/snapshot/account-numbers.ts';
import type { Failure, RegionCode, Snapshot, Source } from '../contract/snapshot/model.ts';
import type { Result, SnapshotCache } from '../discovery/ports.ts';
import { diskReason } from '../disk/disk-reason.ts';
import { type JsonObject, openJsonStore, removeJsonDrafts, writeJson } from '../disk/json-store.ts';
import { copyAside, quarantine } from '../disk/quarantine.ts';
import { readCacheFile, toCacheFile } from './cache-file.ts';

export interface StoreCacheOptions {
  folder: string;
  /** Whose data it is, as far as known without asking AWS. */
  identity: string;
  source: Source;
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
    if (this.#options.isReadOnly !== true) await removeJsonDrafts(this.#folder, this.#name);
    // A missing file is no problem and makes no folder.
    if (!existsSync(this.#file)) return undefined;
    let content: unknown;
    try {
      const options = { folder: this.#folder, name: this.#name, serialize: JSON.stringify };
      content = (await openJsonStore(options)).store;
    } catch (error) {
      if (error instanceof SyntaxError) this.#quarantine('it is not whole');
      else this.#options.onProblem(diskFailure('read', this.#file, error));
      return undefined;
    }
    const read = readCacheFile(content, this.#options.source);
    switch (read.kind) {
      case 'snapshot':
        if (read.damaged.length > 0) await this.#keepGood(read.snapshot, read.damaged);
        return read.snapshot;
      case 'newer':
        this.#quarantine('a newer version of Bedrock Atlas wrote it');
        return undefined;
      case 'unfit':
        this.#quarantine(read.reason);
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
    if (this.#unusable !== undefined) this.#quarantine(this.#unusable);
    if (this.#unusable !== undefined) {
      const error = new Error('a file that cannot be used is in its place');
      return { ok: false, failure: diskFailure('written', this.#file, error) };
    }
    try {
      const content = toCacheFile(snapshot);
      // Each of the two takes some milliseconds at ten times today's catalogue.
      await new Promise((resolve) => setImmediate(resolve));
      const serialize = (value: JsonObject): string => maskAccountsInJson(JSON.stringify(value));
      await writeJson({ folder: this.#folder, name: this.#name, serialize }, content);
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

  /** Keeps a copy of the file and writes what is good in its place. Says what could not be read. */
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

  #quarantine(reason: string): void {
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
      const aside = quarantine(this.#file);
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

/** Why the cache could not be read, written or removed; what was saved before is still there. */
function diskFailure(doing: 'read' | 'written' | 'removed', file: string, error: unknown): Failure {
  return {
    kind: 'disk',
    message: `The cache ${file} could not be ${doing}: ${diskReason(error)}.`,
    nextStep:
      doing === 'written'
        ? 'The data on the screen is complete, but the next start will not show it. Make room or allow writing there, then rescan.'
        : 'Check the file and its folder, then rescan.',
  };
}

/** A file name of letters and digits, without `.json`: one for each source, on every file system. */
export function cacheName(partition: string, identity: string): string {
  // The hash tells apart names that differ only in case, which some file systems do not.
  const hash = createHash('sha256').update(`${partition}\0${identity}`).digest('hex').slice(0, 10);
  return `${fileSafe(partition, 20)}-${fileSafe(identity, 40)}-${hash}`;
}

function fileSafe(text: string, length: number): string {
  return text.replace(/[^A-Za-z0-9]+/g, '-').slice(0, length);
}
