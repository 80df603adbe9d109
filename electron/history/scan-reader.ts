/** Reading kept scans. What is damaged is set aside and named, and the others stay. */
import { join } from 'node:path';
import { MAX_OWN_FILE_BYTES } from '../contract/bounds.ts';
import type { Failure, Snapshot, Source } from '../contract/snapshot/model.ts';
import type { Result } from '../discovery/ports.ts';
import { quarantine } from '../disk/quarantine.ts';
import { readRegularFile } from '../disk/regular-file.ts';
import type { Base, BaseStore } from './base-store.ts';
import { damagedScan, newerScans, notListed, notRead } from './history-failures.ts';
import { type Json, withDelta } from './json-delta.ts';
import { scanCounts } from './scan-counts.ts';
import { readScanBytes, type StoredScan } from './scan-file.ts';
import { type FoundScan, findScans, type IndexedScan, readIndex, writeIndex } from './scan-index.ts';
import { readStored } from './stored-snapshot.ts';

export interface ReaderOptions {
  /** The identity's own folder in the folder of all histories. */
  folder: string;
  source: Source;
  onProblem: (failure: Failure) => void;
  /** Nothing is written, and the user knows. Default false. */
  isReadOnly?: boolean;
}

type ReadScan = { kind: 'read'; value: StoredScan } | { kind: 'newer' } | { kind: 'lost'; failure: Failure };

export class ScanReader {
  readonly #options: ReaderOptions;
  readonly #bases: BaseStore;

  constructor(options: ReaderOptions, bases: BaseStore) {
    this.#options = options;
    this.#bases = bases;
  }

  /** Oldest first. Never rejects; problems are reported. */
  async scans(): Promise<IndexedScan[]> {
    const { folder, onProblem } = this.#options;
    let found: FoundScan[];
    try {
      found = findScans(folder);
    } catch (error) {
      onProblem(notListed(folder, error));
      return [];
    }
    return await this.indexed(found);
  }

  /** The scans of these files. Never rejects; problems are reported. */
  async indexed(found: readonly FoundScan[]): Promise<IndexedScan[]> {
    const { folder, isReadOnly, onProblem } = this.#options;
    const index = readIndex(folder);
    const scans: IndexedScan[] = [];
    let newer = 0;
    let isChanged = index.size !== found.length;
    for (const file of found) {
      const known = index.get(file.name);
      if (known !== undefined && known.bytes === file.bytes && known.writtenMs === file.writtenMs) {
        scans.push(known);
        continue;
      }
      isChanged = true;
      const read = await this.#read(file.name);
      if (read.kind === 'read') scans.push(entryOf(file, read.value));
      else if (read.kind === 'newer') newer += 1;
      else onProblem(read.failure);
    }
    if (newer > 0) onProblem(newerScans(newer));
    if (await this.#recount(scans)) isChanged = true;
    // A list that cannot be written is made anew the next time.
    if (isChanged && isReadOnly !== true) await writeIndex(folder, scans).catch(() => undefined);
    return scans;
  }

  /** Never rejects. */
  async load(name: string): Promise<Result<Snapshot>> {
    const scan = await this.#read(name);
    if (scan.kind === 'lost') return { ok: false, failure: scan.failure };
    if (scan.kind === 'newer') return { ok: false, failure: newerScans(1) };
    const base = await this.#bases.read(scan.value.base);
    if (base.kind === 'newer') return { ok: false, failure: newerScans(1) };
    if (base.kind === 'unreadable') return { ok: false, failure: notRead(this.#file(name), base.error) };
    const snapshot = base.kind === 'read' ? this.#restored(base.value, scan.value) : undefined;
    if (snapshot !== undefined) return { ok: true, value: snapshot };
    return { ok: false, failure: this.#putAside(name) };
  }

  /** Counts the changes anew of scans whose scan before is no longer kept; says whether there were any. */
  async #recount(scans: IndexedScan[]): Promise<boolean> {
    let isChanged = false;
    for (const [place, scan] of scans.entries()) {
      const previous = scans[place - 1]?.name;
      if (scan.before === previous) continue;
      const { before: _before, ...rest } = scan;
      const changes = previous === undefined ? 0 : await this.#changesBetween(previous, scan.name);
      scans[place] = {
        ...rest,
        counts: { ...scan.counts, changes: changes ?? scan.counts.changes },
        ...(previous === undefined ? {} : { before: previous }),
      };
      isChanged = true;
    }
    return isChanged;
  }

  async #changesBetween(previous: string, name: string): Promise<number | undefined> {
    const before = await this.load(previous);
    const own = await this.load(name);
    return before.ok && own.ok ? scanCounts(own.value, before.value).changes : undefined;
  }

  #restored(base: Base, { delta }: StoredScan): Snapshot | undefined {
    let content: Json;
    try {
      content = delta === undefined ? base.snapshot : withDelta(base.snapshot, delta);
    } catch {
      return undefined;
    }
    const read = readStored(content, base, this.#options.source);
    return read.kind === 'snapshot' ? read.snapshot : undefined;
  }

  async #read(name: string): Promise<ReadScan> {
    let bytes: Buffer;
    try {
      bytes = await readRegularFile(this.#file(name), MAX_OWN_FILE_BYTES);
    } catch (error) {
      return { kind: 'lost', failure: notRead(this.#file(name), error) };
    }
    const read = await readScanBytes(bytes);
    return read.kind === 'damaged' ? { kind: 'lost', failure: this.#putAside(name) } : read;
  }

  #putAside(name: string): Failure {
    const file = this.#file(name);
    if (this.#options.isReadOnly === true) return damagedScan(file, undefined);
    try {
      return damagedScan(file, quarantine(file));
    } catch {
      return damagedScan(file, undefined);
    }
  }

  #file(name: string): string {
    return join(this.#options.folder, `${name}.gz`);
  }
}

function entryOf(file: FoundScan, scan: StoredScan): IndexedScan {
  const { at, base, before, counts } = scan;
  const { bytes, name, writtenMs } = file;
  return { name, at, base, counts, bytes, writtenMs, ...(before === undefined ? {} : { before }) };
}
