/** Measures 6, 7 and 8: the window, beside a bare one, in a real Electron. */
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { scratchFolder } from '../../../scripts/scratch-folder.ts';
import { saveAsSampleCache } from '../../../test/drivers/scanned-app.ts';
import { generatedSnapshot, recordedSnapshot } from '../../../test/helpers/snapshots/snapshots.ts';
import { type Figure, figure, median, ms, number, quantile, warmTimes } from '../figures.ts';
import { treeMegabytes } from '../process-memory.ts';
import { buildEmptyPage } from './empty-page.ts';
import { KEYS, type KeyTimes, paintedEpochMs, scrollFrames, taken, watchKeys } from './page-probes.ts';
import { APP, BARE_APP, sampleIn, startWindow, type WindowProcess } from './window-process.ts';

const SETTLED_MS = 3_000;
/** Chromium keeps the memory of past frames for five seconds. */
const MEMORY_SETTLED_MS = 9_000;
/** Slower than anybody types, so that no key waits for the one before. */
const BETWEEN_KEYS_MS = 250;
const TYPED = ['anthropic', 'mistral'];
const SIZES = [165, 1_500, 15_000] as const;
/** At 60 Hz, as the page tells it: in tenths of a millisecond. */
const FRAME_MS = 16.7;

interface Start {
  shownMs: number;
  /** NaN where the system does not tell. */
  megabytes: number;
}

/** Measures 6 and 7. */
export async function startMeasures(runs: number): Promise<Figure[]> {
  using userData = scratchFolder();
  await saveAsSampleCache(userData.path, recordedSnapshot());
  const pairs = await warmTimes(runs, async () => ({
    bare: await startOnce(BARE_APP, [], 'first'),
    app: await startOnce(APP, sampleIn(userData.path), 'matrix'),
  }));
  const shown = (how: 'app' | 'bare'): string => ms(pairs.map((pair) => pair[how].shownMs));
  const mb = (how: 'app' | 'bare'): string =>
    `${number(median(pairs.map((pair) => pair[how].megabytes)))} MB`;
  return [
    figure(
      '6',
      'process start to the cached matrix on screen',
      'x bare window',
      pairs.map(({ app, bare }) => app.shownMs / bare.shownMs),
      1.25,
      `${shown('app')}; bare window with one word ${shown('bare')}`,
    ),
    figure(
      '7',
      'memory of all processes with the matrix open',
      'x bare window',
      pairs.map(({ app, bare }) => app.megabytes / bare.megabytes),
      1.3,
      `${mb('app')}; bare ${mb('bare')}; after ${MEMORY_SETTLED_MS / 1000} s`,
    ),
  ];
}

async function startOnce(folder: string, args: string[], what: 'first' | 'matrix'): Promise<Start> {
  await using window = await startWindow(folder, args);
  const shownMs = (await window.page.evaluate(paintedEpochMs, what)) - window.startedEpochMs;
  await delay(MEMORY_SETTLED_MS);
  return { shownMs, megabytes: treeMegabytes(window.pid) ?? Number.NaN };
}

interface Typing {
  echoMs: number[];
  /** Until the matrix is right: of a key that leaves it as it is, until the letter is there. */
  matrixMs: number[];
  /** Of the keys that change it alone. */
  changedMs: number[];
}

interface Scrolling {
  wheel: { intervalsMs: number[]; workMs: number[] };
  fling: { intervalsMs: number[]; workMs: number[] };
}

/** Measure 8. */
export async function interactionMeasures(runs: number): Promise<Figure[]> {
  using folder = scratchFolder();
  const empty = await useWindow(BARE_APP, [await buildEmptyPage(join(folder.path, 'page'))], runs);
  const figures: Figure[] = [];
  const medians: number[] = [];
  for (const models of SIZES) {
    const userDataDir = join(folder.path, String(models));
    await saveAsSampleCache(userDataDir, generatedSnapshot(models));
    const used = await useWindow(APP, sampleIn(userDataDir), runs);
    figures.push(...figuresOf(models, used, empty));
    medians.push(median(used.typing.flatMap((each) => each.matrixMs)));
  }
  figures.push(
    figure(
      '8f',
      `matrix after a key, ${SIZES[2]} beside ${SIZES[0]} models`,
      'x',
      [(medians[2] ?? Number.NaN) / (medians[0] ?? 1)],
      1.2,
      medians.map((each, size) => `${SIZES[size]}: ${number(each)} ms`).join(', '),
    ),
  );
  return figures;
}

interface Used {
  typing: Typing[];
  scrolling: Scrolling[];
}

function figuresOf(models: number, used: Used, empty: Used): Figure[] {
  const at = `${models} models x 34 regions`;
  const p95 = (values: number[]): number => quantile(values, 0.95);
  const emptyRows = median(empty.typing.flatMap((each) => each.matrixMs));
  const emptyEcho = empty.typing.map((each) => p95(each.echoMs));
  const still = (kind: keyof Scrolling): string =>
    `work of a frame ${ms(used.scrolling.flatMap((each) => each[kind].workMs))} median, ${number(p95(used.scrolling.flatMap((each) => each[kind].workMs)))} ms p95; empty page's interval p95 ${number(p95(empty.scrolling.flatMap((each) => each[kind].intervalsMs)))} ms`;
  const size = String(models);
  const keys = used.typing.flatMap((each) => each.matrixMs).length;
  const changed = used.typing.flatMap((each) => each.changedMs);
  return [
    figure(
      '8a',
      `letter echo p95, ${at}`,
      'ms',
      used.typing.map((each) => p95(each.echoMs)),
      FRAME_MS,
      `empty React page ${ms(emptyEcho)}`,
    ),
    figure(
      '8b',
      `matrix after a key, ${at}`,
      'x empty page',
      used.typing.map((each) => median(each.matrixMs) / emptyRows),
      1.5,
      `${ms(used.typing.flatMap((each) => each.matrixMs))}; empty ${number(emptyRows)} ms; ${number((100 * changed.length) / keys)} % of the keys change it, after ${number(median(changed))} ms (median)`,
    ),
    figure(
      '8c',
      `matrix after a key p95, ${size} models`,
      'ms',
      used.typing.map((each) => p95(each.matrixMs)),
      50,
      `empty ${ms(empty.typing.map((each) => p95(each.matrixMs)))}`,
    ),
    figure(
      '8d',
      `frame p95 at wheel speed, ${size} models`,
      'ms',
      used.scrolling.map((each) => p95(each.wheel.intervalsMs)),
      FRAME_MS,
      still('wheel'),
    ),
    figure(
      '8e',
      `frame p95 at fling speed, ${size} models`,
      'ms',
      used.scrolling.map((each) => p95(each.fling.intervalsMs)),
      FRAME_MS,
      still('fling'),
    ),
  ];
}

async function useWindow(folder: string, args: string[], runs: number): Promise<Used> {
  await using window = await startWindow(folder, args);
  await window.page.locator('.matrix-view').waitFor({ state: 'attached' });
  await window.page.bringToFront();
  await delay(SETTLED_MS);
  await window.page.evaluate(watchKeys);
  const rounds = await warmTimes(runs, async () => ({
    typing: await type(window),
    scrolling: await scroll(window),
  }));
  return {
    typing: rounds.map(({ typing }) => typing),
    scrolling: rounds.map(({ scrolling }) => scrolling),
  };
}

async function type({ page }: WindowProcess): Promise<Typing> {
  await taken(page, KEYS);
  const field = page.getByRole('searchbox', { name: 'Search models' });
  await field.click();
  for (const word of TYPED) {
    await page.keyboard.type(word, { delay: BETWEEN_KEYS_MS });
    for (const _letter of word) {
      await page.keyboard.press('Backspace');
      await delay(BETWEEN_KEYS_MS);
    }
  }
  await delay(2 * BETWEEN_KEYS_MS);
  const keys = await taken<KeyTimes>(page, KEYS);
  const given = (name: keyof KeyTimes): number[] => keys.flatMap((key) => key[name] ?? []);
  return {
    echoMs: given('echoMs'),
    matrixMs: keys.flatMap((key) => key.rowsMs ?? key.echoMs ?? []),
    changedMs: given('rowsMs'),
  };
}

async function scroll({ page }: WindowProcess): Promise<Scrolling> {
  const wheel = await page.evaluate(scrollFrames, { downPx: 120, rightPx: 24, frames: 150 });
  await delay(500);
  const fling = await page.evaluate(scrollFrames, { downPx: 700, rightPx: 0, frames: 150 });
  await delay(500);
  return { wheel, fling };
}
