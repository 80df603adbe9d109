/** Measure 14: the command palette, from its key to the frame with its list, beside a native dialog in an empty page. */
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { scratchFolder } from '../../../scripts/scratch-folder.ts';
import { saveAsSampleCache } from '../../../test/drivers/scanned-app.ts';
import { generatedSnapshot } from '../../../test/helpers/snapshots/snapshots.ts';
import { type Figure, figure, ms, number, quantile, times } from '../figures.ts';
import { buildEmptyPage } from './empty-page.ts';
import { taken } from './page-probes.ts';
import { OPENINGS_NOTED, type OpeningTimes, watchOpenings } from './palette-probes.ts';
import { APP, BARE_APP, sampleIn, startWindow, type WindowProcess } from './window-process.ts';

const SIZES = [165, 1_500] as const;
const OPENINGS = 10;
const SETTLED_MS = 3_000;
/** Long enough that nothing of one opening is left when the next begins. */
const BETWEEN_MS = 400;
/** What the window's specification promises. */
const OPEN_WITHIN_MS = 100;

interface Opened {
  /** The first one after the start, whose code has not run yet. */
  first: OpeningTimes;
  runs: OpeningTimes[][];
}

/** Measure 14: ten openings a run, after one that is told apart. */
export async function paletteMeasures(runs: number): Promise<Figure[]> {
  using folder = scratchFolder();
  const empty = await openOften(BARE_APP, [await buildEmptyPage(join(folder.path, 'page'))], runs);
  const figures: Figure[] = [];
  for (const models of SIZES) {
    const userDataDir = join(folder.path, String(models));
    await saveAsSampleCache(userDataDir, generatedSnapshot(models));
    const app = await openOften(APP, sampleIn(userDataDir), runs);
    figures.push(openingFigure(models, app, empty));
  }
  return figures;
}

function openingFigure(models: number, app: Opened, empty: Opened): Figure {
  const all = (opened: Opened, name: keyof OpeningTimes): number[] =>
    opened.runs.flat().flatMap((opening) => opening[name] ?? []);
  const told = (opened: Opened, name: keyof OpeningTimes): string =>
    `${ms(all(opened, name))} median, ${number(quantile(all(opened, name), 0.95))} ms p95`;
  return figure(
    `14 (${models})`,
    `palette, key to painted list, p95, ${models} models`,
    'ms',
    app.runs.map((run) =>
      quantile(
        run.flatMap(({ openMs }) => openMs ?? []),
        0.95,
      ),
    ),
    OPEN_WITHIN_MS,
    `${told(app, 'openMs')}, the first ${number(app.first.openMs ?? Number.NaN)} ms; closing ${told(app, 'closeMs')}; a native dialog in an empty React page ${told(empty, 'openMs')}, closing ${told(empty, 'closeMs')}`,
  );
}

async function openOften(folder: string, args: string[], runs: number): Promise<Opened> {
  await using window = await startWindow(folder, args);
  const { page } = window;
  await page.locator('.matrix-view').waitFor({ state: 'attached' });
  await page.bringToFront();
  // As a user would be: in the matrix, or where the empty page has its field.
  await page.locator('[role="grid"] [tabindex="0"], input').first().focus();
  await delay(SETTLED_MS);
  await page.evaluate(watchOpenings);
  const [first] = await openAndClose(window, 1);
  if (first === undefined) throw new Error('The palette did not open.');
  return { first, runs: await times(runs, () => openAndClose(window, OPENINGS)) };
}

async function openAndClose({ page }: WindowProcess, count: number): Promise<OpeningTimes[]> {
  await taken(page, OPENINGS_NOTED);
  for (let time = 0; time < count; time += 1) {
    await page.keyboard.press('Control+k');
    await delay(BETWEEN_MS);
    await page.keyboard.press('Escape');
    await delay(BETWEEN_MS);
  }
  const openings = await taken<OpeningTimes>(page, OPENINGS_NOTED);
  if (openings.length !== count || openings.some(({ openMs }) => openMs === null)) {
    throw new Error(`The palette opened ${openings.length} times instead of ${count}.`);
  }
  return openings;
}
