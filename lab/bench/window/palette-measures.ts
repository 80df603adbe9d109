/** Measure 14: the command palette, from its key to the frame with its list, beside a native dialog in an empty page. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { build } from 'vite';
import { saveAsSampleCache } from '../../../test/drivers/scanned-app.ts';
import { generatedSnapshot } from '../../../test/helpers/snapshots.ts';
import { type Figure, figure, median, number, quantile } from '../figures.ts';
import { type OpeningTimes, readOpenings, watchOpenings } from './palette-probes.ts';
import { APP, BARE_APP, startWindow, type WindowProcess } from './window-process.ts';

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
  const folder = mkdtempSync(join(tmpdir(), 'atlas-bench-'));
  try {
    const page = join(folder, 'page');
    await build({
      configFile: false,
      logLevel: 'warn',
      root: join(import.meta.dirname, 'empty-page'),
      base: './',
      build: { outDir: page, emptyOutDir: true },
    });
    const empty = await openOften(BARE_APP, [join(page, 'index.html')], runs);
    const figures: Figure[] = [];
    for (const models of SIZES) {
      const userDataDir = join(folder, String(models));
      await saveAsSampleCache(userDataDir, generatedSnapshot(models));
      const app = await openOften(APP, ['--sample-data', `--user-data-dir=${userDataDir}`], runs);
      figures.push(openingFigure(models, app, empty));
    }
    return figures;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function openingFigure(models: number, app: Opened, empty: Opened): Figure {
  const all = (opened: Opened, name: keyof OpeningTimes): number[] =>
    opened.runs.flat().flatMap((times) => times[name] ?? []);
  const told = (opened: Opened, name: keyof OpeningTimes): string =>
    `${number(median(all(opened, name)))} ms median, ${number(quantile(all(opened, name), 0.95))} ms p95`;
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
  const window = await startWindow(folder, args);
  try {
    const { page } = window;
    await page.locator('.matrix-view').waitFor({ state: 'attached' });
    await page.bringToFront();
    // As a user would be: in the matrix, or where the empty page has its field.
    await page.locator('[role="grid"] [tabindex="0"], input').first().focus();
    await delay(SETTLED_MS);
    await page.evaluate(watchOpenings);
    const [first] = await openAndClose(window, 1);
    if (first === undefined) throw new Error('The palette did not open.');
    const opened: Opened = { first, runs: [] };
    for (let run = 0; run < runs; run += 1) opened.runs.push(await openAndClose(window, OPENINGS));
    return opened;
  } finally {
    await window.end();
  }
}

async function openAndClose({ page }: WindowProcess, times: number): Promise<OpeningTimes[]> {
  const before = (await page.evaluate(readOpenings)).length;
  for (let time = 0; time < times; time += 1) {
    await page.keyboard.press('Control+k');
    await delay(BETWEEN_MS);
    await page.keyboard.press('Escape');
    await delay(BETWEEN_MS);
  }
  const openings = (await page.evaluate(readOpenings)).slice(before);
  if (openings.length !== times || openings.some(({ openMs }) => openMs === null)) {
    throw new Error(`The palette opened ${openings.length} times instead of ${times}.`);
  }
  return openings;
}
