/** Measures 10 and 11: the cache file and the export, in this process. */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Snapshot } from '../../electron/contract/snapshot/model.ts';
import { exportText } from '../../electron/export/export-text.ts';
import { cacheIn } from '../../test/drivers/scanned-app.ts';
import { generatedSnapshot, recordedSnapshot } from '../../test/helpers/snapshots.ts';
import { type Figure, figure, median, number } from './figures.ts';

const TEN_TIMES = 1_500;

/** Measure 10: size, load and save at 1x and at 10x. */
export async function cacheMeasures(runs: number): Promise<Figure[]> {
  const [one, ten] = [
    await timeCache(recordedSnapshot(), runs),
    await timeCache(generatedSnapshot(TEN_TIMES), runs),
  ];
  const beside = `10x (${TEN_TIMES} models): ${number(ten.kilobytes)} KB, load ${number(median(ten.loadMs))} ms, save ${number(median(ten.saveMs))} ms`;
  return [
    figure('10a', 'size of the cache file, recorded Bedrock', 'KB', [one.kilobytes], 300, beside),
    figure('10b', 'load of the same', 'ms', one.loadMs, 30, `save ${number(median(one.saveMs))} ms`),
  ];
}

async function timeCache(
  snapshot: Snapshot,
  runs: number,
): Promise<{ kilobytes: number; loadMs: number[]; saveMs: number[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-bench-'));
  try {
    const loadMs: number[] = [];
    const saveMs: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      const startedMs = performance.now();
      const saved = await cacheIn(folder).save(snapshot);
      if (!saved.ok) throw new Error(saved.failure.message);
      const savedMs = performance.now();
      if ((await cacheIn(folder).load()) === undefined) throw new Error('The cache did not load.');
      saveMs.push(savedMs - startedMs);
      loadMs.push(performance.now() - savedMs);
    }
    const [file = ''] = readdirSync(folder);
    return { kilobytes: statSync(join(folder, file)).size / 1000, loadMs, saveMs };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Measure 11: the JSON export, from the snapshot to its text. */
export async function exportMeasures(runs: number): Promise<Figure[]> {
  const snapshot = generatedSnapshot(TEN_TIMES);
  const exportMs: number[] = [];
  let megabytes = 0;
  for (let run = 0; run <= runs; run += 1) {
    const startedMs = performance.now();
    const made = { generatedAt: '2026-11-24T12:00:00Z', generatorVersion: '0' };
    const text = [...exportText(snapshot, 'json', made)].join('');
    const exportedMs = performance.now();
    megabytes = text.length / 1e6;
    // The first round compiles the code.
    if (run > 0) exportMs.push(exportedMs - startedMs);
  }
  const name = `JSON export of ${TEN_TIMES} models x 34 regions`;
  return [figure('11', name, 'ms', exportMs, 300, `${number(megabytes)} MB`)];
}
