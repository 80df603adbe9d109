/** Measure 15: kept scans, in this process and beside the window. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { cacheName } from '../../electron/cache/store-cache.ts';
import { diffSnapshots } from '../../electron/contract/diff/diff-sides.ts';
import type { KeptScan } from '../../electron/contract/snapshot/kept/kept-scan.ts';
import type { ModelRecord, Snapshot } from '../../electron/contract/snapshot/model.ts';
import { compact } from '../../electron/contract/snapshot/snapshot.ts';
import type { ScanHistory } from '../../electron/history/scan-history.ts';
import { scratchFolder } from '../../scripts/scratch-folder.ts';
import { historyIn } from '../../test/drivers/kept-scans.ts';
import { generatedSnapshot } from '../../test/helpers/snapshots/snapshots.ts';
import { type Figure, figure, median, ms, number, times, warmTimes } from './figures.ts';
import { scanInProcess } from './scan/scan-process.ts';
import { startBenchServer } from './server.ts';
import { startBeside } from './window/start-beside.ts';

const SCANS = 400;
const MODELS = 165;
const TEN_TIMES = 1_500;
const HOUR_MS = 3_600_000;

/**
 * Size of 400 scans in which 1 % of the cells change each time; their list; the difference of any two; what keeping one adds
 * to a scan, and what all of them add to a start.
 */
export async function historyMeasures(runs: number, bundle: string): Promise<Figure[]> {
  using home = scratchFolder();
  const folder = join(home.path, 'history', cacheName('aws', 'sample'));
  const keepMs = await keepMany(home.path);
  const bytes = readdirSync(folder).map((name) => statSync(join(folder, name)).size);
  const reads = await warmTimes(runs, async (run) => {
    const startedMs = performance.now();
    const scans = await historyIn(home.path).list();
    const listedMs = performance.now();
    await difference(historyIn(home.path), scans[(run * 37) % SCANS], scans[(run * 91 + SCANS / 2) % SCANS]);
    return { listMs: listedMs - startedMs, diffMs: performance.now() - listedMs };
  });
  const listMs = reads.map((read) => read.listMs);
  const diffMs = reads.map((read) => read.diffMs);
  return [
    figure(
      '15a',
      `${SCANS} kept scans of ${MODELS} x 34, 1 % of the cells changed each`,
      'MB',
      [bytes.reduce((sum, each) => sum + each, 0) / 1e6],
      12,
      `${bytes.length} files; keeping one takes ${ms(keepMs)}`,
    ),
    figure('15b', 'their list', 'ms', listMs, 50, 'read from the disk by a process that knows nothing yet'),
    figure('15c', 'difference of any two of them', 'ms', diffMs, 30, 'both read from the disk'),
    await tenTimes(runs),
    await endOfScan(bundle, runs, median(keepMs)),
    await startBeside('15f', `${SCANS} scans`, home.path, 1.1, runs),
  ];
}

async function keepMany(userDataDir: string): Promise<number[]> {
  let nowEpochMs = Date.parse('2026-11-01T00:00:00Z');
  const history = historyIn(userDataDir, () => nowEpochMs);
  let snapshot = generatedSnapshot(MODELS);
  const keepMs: number[] = [];
  for (let scan = 0; scan < SCANS; scan += 1) {
    const startedMs = performance.now();
    const kept = await history.keep(snapshot, Object.keys(snapshot.regions));
    keepMs.push(performance.now() - startedMs);
    if (!kept.ok) throw new Error(kept.failure.message);
    nowEpochMs += HOUR_MS;
    snapshot = changed(snapshot, scan, new Date(nowEpochMs).toISOString());
  }
  return keepMs;
}

async function difference(
  history: ScanHistory,
  old: KeptScan | undefined,
  now: KeptScan | undefined,
): Promise<void> {
  const [before, after] = [await history.load(old?.id ?? ''), await history.load(now?.id ?? '')];
  if (!before.ok || !after.ok) throw new Error('A kept scan could not be read.');
  if (diffSnapshots(before.value, after.value).changed.length === 0) throw new Error('Nothing differs.');
}

/** Two in five cells list a model: every fortieth of these is one in a hundred of all. Times and latencies differ as well. */
function changed(snapshot: Snapshot, round: number, atIso: string): Snapshot {
  const modelTable: ModelRecord[] = [...snapshot.modelTable];
  let cell = round * 7;
  const regions = Object.entries(snapshot.regions).map(([region, record]) => {
    const models = { ...record.models };
    for (const [id, place] of Object.entries(models)) {
      cell += 1;
      const model = modelTable[place];
      if (cell % 40 !== 0 || model === undefined) continue;
      const modelLifecycle = { status: 'LEGACY', endOfLifeTime: atIso };
      models[id] = modelTable.push({ ...model, modelLifecycle }) - 1;
    }
    const latency = record.latency && { ...record.latency, medianMs: 20 + ((cell * 7) % 90) / 10 };
    return [region, { ...record, models, scannedAt: atIso, ...(latency && { latency }) }];
  });
  // As the app does: what no region names any more goes.
  return compact({ ...snapshot, modelTable, regions: Object.fromEntries(regions) as Snapshot['regions'] });
}

async function tenTimes(runs: number): Promise<Figure> {
  const before = generatedSnapshot(TEN_TIMES);
  const after = structuredClone(changed(before, 1, '2026-11-24T12:00:00Z'));
  const diffMs = await warmTimes(runs, async () => {
    // Another object each time: nothing is remembered of it.
    const now = structuredClone(after);
    const startedMs = performance.now();
    diffSnapshots(before, now);
    return performance.now() - startedMs;
  });
  return figure('15d', `difference of two snapshots of ${TEN_TIMES} x 34`, 'ms', diffMs, 300, 'in memory');
}

/** A scan with its access checks, as measure 3 takes it, and how long keeping one takes after it. */
async function endOfScan(bundle: string, runs: number, keepMs: number): Promise<Figure> {
  using server = await startBenchServer({ models: MODELS });
  const wholeMs = await times(runs, async () => {
    const [scan] = await scanInProcess(bundle, { how: 'app', url: server.url, access: true });
    return scan?.wholeMs ?? Number.NaN;
  });
  const shares = wholeMs.map((each) => keepMs / each);
  const beside = `${number(keepMs)} ms after ${ms(wholeMs)}`;
  return figure('15e', 'keeping a scan, of the time until its end', 'x scan', shares, 0.1, beside);
}
