/** Measures 10 and 11: the cache file and the export, in this process. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Snapshot } from '../../electron/contract/snapshot/model.ts';
import { exportText } from '../../electron/export/export-text.ts';
import { scratchFolder } from '../../scripts/scratch-folder.ts';
import { cacheIn } from '../../test/drivers/scanned-app.ts';
import { generatedSnapshot, recordedSnapshot } from '../../test/helpers/snapshots/snapshots.ts';
import { type Figure, figure, ms, number, times, warmTimes } from './figures.ts';

const TEN_TIMES = 1_500;

/** Measure 10: size, load and save at 1x and at 10x. */
export async function cacheMeasures(runs: number): Promise<Figure[]> {
  const [one, ten] = [
    await timeCache(recordedSnapshot(), runs),
    await timeCache(generatedSnapshot(TEN_TIMES), runs),
  ];
  const beside = `10x (${TEN_TIMES} models): ${number(ten.kilobytes)} KB, load ${ms(ten.loadMs)}, save ${ms(ten.saveMs)}`;
  return [
    figure('10a', 'size of the cache file, recorded Bedrock', 'KB', [one.kilobytes], 300, beside),
    figure('10b', 'load of the same', 'ms', one.loadMs, 30, `save ${ms(one.saveMs)}`),
  ];
}

async function timeCache(
  snapshot: Snapshot,
  runs: number,
): Promise<{ kilobytes: number; loadMs: number[]; saveMs: number[] }> {
  using folder = scratchFolder();
  const rounds = await times(runs, async () => {
    const startedMs = performance.now();
    const saved = await cacheIn(folder.path).save(snapshot);
    if (!saved.ok) throw new Error(saved.failure.message);
    const savedMs = performance.now();
    if ((await cacheIn(folder.path).load()) === undefined) throw new Error('The cache did not load.');
    return { saveMs: savedMs - startedMs, loadMs: performance.now() - savedMs };
  });
  const [file = ''] = readdirSync(folder.path);
  return {
    kilobytes: statSync(join(folder.path, file)).size / 1000,
    loadMs: rounds.map(({ loadMs }) => loadMs),
    saveMs: rounds.map(({ saveMs }) => saveMs),
  };
}

/** Measure 11: the JSON export, from the snapshot to its text. */
export async function exportMeasures(runs: number): Promise<Figure[]> {
  const snapshot = generatedSnapshot(TEN_TIMES);
  const made = { generatedAt: '2026-11-24T12:00:00Z', generatorVersion: '0' };
  let megabytes = 0;
  const exportMs = await warmTimes(runs, async () => {
    const startedMs = performance.now();
    const text = [...exportText(snapshot, 'json', made)].join('');
    megabytes = text.length / 1e6;
    return performance.now() - startedMs;
  });
  const name = `JSON export of ${TEN_TIMES} models x 34 regions`;
  return [figure('11', name, 'ms', exportMs, 300, `${number(megabytes)} MB`)];
}
