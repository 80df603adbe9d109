/** Process start to the cached matrix on screen, with something kept beside the cache and without it, in turn. */

import { scratchFolder } from '../../../scripts/scratch-folder.ts';
import { saveAsSampleCache } from '../../../test/drivers/scanned-app.ts';
import { recordedSnapshot } from '../../../test/helpers/snapshots/snapshots.ts';
import { type Figure, figure, ms, warmTimes } from '../figures.ts';
import { paintedEpochMs } from './page-probes.ts';
import { APP, sampleIn, startWindow } from './window-process.ts';

/** Starts with the user data folder `folder`, where `what` is kept, over starts with an empty one. */
export async function startBeside(
  id: string,
  what: string,
  folder: string,
  target: number,
  runs: number,
): Promise<Figure> {
  using empty = scratchFolder();
  for (const userDataDir of [empty.path, folder]) await saveAsSampleCache(userDataDir, recordedSnapshot());
  const pairs = await warmTimes(runs, async () => ({
    withoutMs: await startMs(empty.path),
    withMs: await startMs(folder),
  }));
  return figure(
    id,
    `start to the matrix on screen with ${what} kept`,
    'x none kept',
    pairs.map(({ withMs, withoutMs }) => withMs / withoutMs),
    target,
    `${ms(pairs.map(({ withMs }) => withMs))}; without ${ms(pairs.map(({ withoutMs }) => withoutMs))}`,
  );
}

async function startMs(userDataDir: string): Promise<number> {
  await using window = await startWindow(APP, sampleIn(userDataDir));
  return (await window.page.evaluate(paintedEpochMs, 'matrix' as const)) - window.startedEpochMs;
}
