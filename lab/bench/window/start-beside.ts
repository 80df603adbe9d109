/** Process start to the cached matrix on screen, with something kept beside the cache and without it, in turn. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { saveAsSampleCache } from '../../../test/drivers/scanned-app.ts';
import { recordedSnapshot } from '../../../test/helpers/snapshots.ts';
import { type Figure, figure, median, number } from '../figures.ts';
import { paintedEpochMs } from './page-probes.ts';
import { APP, startWindow } from './window-process.ts';

/** Measures starts with the user data folder `kept` beside those with an empty one. */
export async function startBeside(
  kept: string,
  what: { id: string; name: string; unit: string; target: number },
  runs: number,
): Promise<Figure> {
  const empty = mkdtempSync(join(tmpdir(), 'atlas-bench-'));
  try {
    for (const userDataDir of [empty, kept]) await saveAsSampleCache(userDataDir, recordedSnapshot());
    const withMs: number[] = [];
    const withoutMs: number[] = [];
    for (let run = 0; run <= runs; run += 1) {
      const pair = [await startMs(empty), await startMs(kept)] as const;
      // The first pair reads files that later ones find in memory.
      if (run === 0) continue;
      withoutMs.push(pair[0]);
      withMs.push(pair[1]);
    }
    const ratios = withMs.map((each, run) => each / (withoutMs[run] ?? 1));
    const beside = `${number(median(withMs))} ms; without ${number(median(withoutMs))} ms`;
    return figure(what.id, what.name, what.unit, ratios, what.target, beside);
  } finally {
    rmSync(empty, { recursive: true, force: true });
  }
}

async function startMs(userDataDir: string): Promise<number> {
  const window = await startWindow(APP, ['--sample-data', `--user-data-dir=${userDataDir}`]);
  try {
    return (await window.page.evaluate(paintedEpochMs, 'matrix' as const)) - window.startedEpochMs;
  } finally {
    await window.end();
  }
}
