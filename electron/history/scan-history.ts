/**
 * Every finished scan of one identity, in a folder of plain files. A scan is a file of its own that is written whole and never
 * changed: whatever ends the process, and whichever other instance writes, the others can be read.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { alignedWith } from '../contract/scan/aligned-tables.ts';
import { maskAccountsInJson } from '../contract/snapshot/account-numbers.ts';
import { isHuge } from '../contract/snapshot/kept/json-length.ts';
import type { KeptScan } from '../contract/snapshot/kept/kept-scan.ts';
import type { RegionCode, RegionRecord, Snapshot } from '../contract/snapshot/model.ts';
import { compact } from '../contract/snapshot/snapshot.ts';
import type { Result } from '../discovery/ports.ts';
import { replaceFile } from '../disk/atomic-file.ts';
import { type Base, BaseStore, DRAFTS } from './base-store.ts';
import { clockBehind, noLongerKept, notKept, tooLargeToKeep } from './history-failures.ts';
import { deltaOf } from './json-delta.ts';
import { scanCounts } from './scan-counts.ts';
import { type StoredScan, scanBytes } from './scan-file.ts';
import { findScans, type IndexedScan, isScanName, scanName, writeIndex } from './scan-index.ts';
import { type ReaderOptions, ScanReader } from './scan-reader.ts';
import { canGrow, readStored, toStored } from './stored-snapshot.ts';
import { HISTORY_LIMITS, type HistoryLimits, removeOldest, scansToDrop } from './thinning.ts';

export interface HistoryOptions extends ReaderOptions {
  limits?: () => HistoryLimits;
  nowEpochMs?: () => number;
}

/** A scan that differs from its base by more than this share of it becomes a base; small ones never. */
const MAX_DELTA = { share: 1 / 3, bytes: 4_096 };

export class ScanHistory {
  readonly #options: HistoryOptions;
  readonly #folder: string;
  readonly #bases: BaseStore;
  readonly #reader: ScanReader;
  /** Scans are kept one after the other. */
  #keeping: Promise<unknown> = Promise.resolve();

  constructor(options: HistoryOptions) {
    this.#options = options;
    this.#folder = options.folder;
    this.#bases = new BaseStore(options.folder);
    this.#reader = new ScanReader(options, this.#bases);
  }

  /** Keeps the regions of a scan that has just ended. Never rejects; after a failure all is as it was. */
  async keep(snapshot: Snapshot, regions: readonly RegionCode[]): Promise<Result<KeptScan | null>> {
    if (this.#options.isReadOnly === true) return { ok: true, value: null };
    if (isHuge(snapshot)) return { ok: false, failure: tooLargeToKeep() };
    const kept = this.#keeping.then(async (): Promise<Result<KeptScan>> => {
      try {
        return { ok: true, value: await this.#keep(forKeeping(snapshot, regions)) };
      } catch (error) {
        return { ok: false, failure: notKept(this.#folder, error) };
      }
    });
    this.#keeping = kept;
    return await kept;
  }

  /** Newest first. Never rejects: a scan that cannot be used is set aside and reported. */
  async list(): Promise<KeptScan[]> {
    // A scan that has just ended is in the list.
    await this.#keeping;
    return (await this.#reader.scans()).map(toKeptScan).reverse();
  }

  /** The snapshot of a kept scan. Never rejects. */
  async load(id: string): Promise<Result<Snapshot>> {
    if (!isScanName(id) || !existsSync(this.#file(id))) {
      return { ok: false, failure: noLongerKept() };
    }
    return await this.#reader.load(id);
  }

  async #keep(snapshot: Snapshot): Promise<KeptScan> {
    const { limits = () => HISTORY_LIMITS, nowEpochMs = Date.now, onProblem } = this.#options;
    const scans = await this.#reader.indexed(findScans(this.#folder));
    const last = scans.at(-1);
    const now = nowEpochMs();
    const at = new Date(now).toISOString();
    if (last !== undefined && last.at > at) onProblem(clockBehind(last.at));
    const before = last === undefined ? undefined : await this.#reader.load(last.name);
    if (before?.ok === false) onProblem(before.failure);
    const counts = scanCounts(snapshot, before?.ok === true ? before.value : undefined);
    await mkdir(this.#folder, { recursive: true });
    const rest = { at, counts, ...(last === undefined ? {} : { before: last.name }) };
    const { base, bytes } = await this.#packed(snapshot, last?.base, rest);
    const number = (findScans(this.#folder).at(-1)?.number ?? 0) + 1;
    const name = scanName(number, at, randomBytes(4).toString('hex'));
    await replaceFile(this.#file(name), bytes, DRAFTS);
    if (!this.#bases.isThere(base)) await this.#bases.write(base.snapshot);
    const { mtimeMs, size } = statSync(this.#file(name));
    const added = { ...rest, name, base: base.hash, bytes: size, writtenMs: mtimeMs };
    await this.#tidy([...scans, added], now, limits());
    return toKeptScan(added);
  }

  /** The file of the scan: what differs from the base of the scan before, or nothing of a base of its own. */
  async #packed(
    snapshot: Snapshot,
    lastBase: string | undefined,
    rest: Omit<StoredScan, 'base' | 'delta'>,
  ): Promise<{ base: Base; bytes: Buffer }> {
    const known = lastBase === undefined ? undefined : await this.#bases.read(lastBase);
    const base = known?.kind === 'read' ? known.value : undefined;
    const read = base === undefined ? undefined : readStored(base.snapshot, base, this.#options.source);
    if (base !== undefined && read?.kind === 'snapshot' && canGrow(base, read.snapshot)) {
      const content = toStored(alignedWith(read.snapshot, snapshot), base);
      const delta = deltaOf(base.snapshot, content);
      const bytes = await scanBytes({ ...rest, base: base.hash, ...(delta === undefined ? {} : { delta }) });
      if (bytes.length <= Math.max(MAX_DELTA.bytes, MAX_DELTA.share * base.bytes)) {
        return { base, bytes };
      }
    }
    const own = await this.#bases.write(toStored(snapshot));
    return { base: own, bytes: await scanBytes({ ...rest, base: own.hash }) };
  }

  /** What is too old or too much goes, and the list is written; none of it matters for what is kept. */
  async #tidy(scans: IndexedScan[], nowEpochMs: number, limits: HistoryLimits): Promise<void> {
    try {
      const dropped = scansToDrop(scans, nowEpochMs, limits.days);
      for (const name of dropped) await rm(this.#file(name), { force: true }).catch(() => undefined);
      await removeOldest(dirname(this.#folder), limits.bytes);
      const left = scans.filter(({ name }) => existsSync(this.#file(name)));
      // Of a scan that cannot be read now, or that a newer version wrote, nobody knows here which base it needs.
      if (findScans(this.#folder).length === left.length) {
        await this.#bases.removeOthers(new Set(left.map(({ base }) => base)));
      }
      await writeIndex(this.#folder, left);
    } catch {
      // The next scan that is kept tidies up, and the list is made from the files.
    }
  }

  #file(name: string): string {
    return join(this.#folder, `${name}.gz`);
  }
}

function toKeptScan({ at, counts, name }: IndexedScan): KeptScan {
  return { id: name, at, ...counts };
}

/**
 * The regions alone, as they are kept. What a scan keeps of earlier measurements is left out: the history has them.
 * Account numbers are replaced, and the profile is not named: the folder says whose history it is.
 */
function forKeeping(snapshot: Snapshot, regions: readonly RegionCode[]): Snapshot {
  const kept = regions.flatMap((region) => {
    const record = snapshot.regions[region];
    if (record === undefined) return [];
    const { latencyElsewhere: _elsewhere, smoothedLatencyMs: _smoothed, ...rest } = record;
    const slim: RegionRecord = { ...rest, latencyHistory: [] };
    return [[region, slim] as const];
  });
  const { kind, partition } = snapshot.source;
  const slim: Snapshot = { ...snapshot, source: { kind, partition }, regions: Object.fromEntries(kept) };
  return JSON.parse(maskAccountsInJson(JSON.stringify(compact(slim)))) as Snapshot;
}
