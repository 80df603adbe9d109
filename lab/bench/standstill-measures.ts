/** Measure 16: longest tasks of the page during scans, and its answer times to letters and clicks meanwhile. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { BENCH_REGIONS } from '../../test/helpers/snapshots/catalogue.ts';
import { type Figure, figure, median, number, times } from './figures.ts';
import { launchOver, startBenchServer } from './server.ts';
import {
  CLICKS,
  KEYS,
  type KeyTimes,
  LONG_TASKS,
  taken,
  watchClicks,
  watchKeys,
  watchLongTasks,
} from './window/page-probes.ts';

/** Longest task allowed, in milliseconds. */
const LIMITS = [
  { models: 165, taskMs: 100 },
  { models: 1_500, taskMs: 200 },
] as const;
/** A key is answered when its letter is in a frame, a click by the next frame, in milliseconds. */
const ANSWER_MS = 100;
const BETWEEN_KEYS_MS = 200;
/** So many keys for each click. */
const KEYS_A_CLICK = 3;
const SCANNED_WITHIN_MS = 180_000;
/** For what follows the end of a scan. */
const SETTLED_MS = 1_500;

interface Scan {
  /** Of the page's main thread, in milliseconds; 0 if none took 50. */
  longestTaskMs: number;
  longTasks: number;
  slowestKeyMs: number;
  /** 0 if none took 16. */
  slowestClickMs: number;
  clicks: number;
}

interface Run {
  first: Scan;
  again: Scan;
  /** What the page threw or wrote to its console as an error. */
  errors: string[];
}

/** Measure 16: a first scan and a rescan, both with access, while letters are typed into the search. */
export async function standstillMeasures(runs: number): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const { models, taskMs } of LIMITS) {
    using server = await startBenchServer({ models });
    const done = await times(runs, () => scanTwice(server.url));
    figures.push(...figuresOf(models, taskMs, done));
  }
  return figures;
}

function figuresOf(models: number, taskMs: number, runs: readonly Run[]): Figure[] {
  const at = `${models} models x ${BENCH_REGIONS.length} regions`;
  const tasks = (scan: 'first' | 'again'): string =>
    `${number(median(runs.map((run) => run[scan].longTasks)))} tasks of 50 ms and more`;
  const errors = runs.flatMap((run) => run.errors);
  return [
    figure(
      `16a (${models})`,
      `longest task of the page, first scan with access, ${at}`,
      'ms',
      runs.map((run) => run.first.longestTaskMs),
      taskMs,
      tasks('first'),
    ),
    figure(
      `16b (${models})`,
      `longest task of the page, rescan, ${at}`,
      'ms',
      runs.map((run) => run.again.longestTaskMs),
      taskMs,
      tasks('again'),
    ),
    figure(
      `16c (${models})`,
      `slowest letter during both scans, ${at}`,
      'ms',
      runs.map((run) => Math.max(run.first.slowestKeyMs, run.again.slowestKeyMs)),
      ANSWER_MS,
      `a letter each ${BETWEEN_KEYS_MS} ms`,
    ),
    figure(
      `16e (${models})`,
      `slowest click on a filter during both scans, ${at}`,
      'ms',
      runs.map((run) => Math.max(run.first.slowestClickMs, run.again.slowestClickMs)),
      ANSWER_MS,
      `${number(median(runs.map((run) => run.first.clicks + run.again.clicks)))} clicks, each changes the rows`,
    ),
    figure(
      `16d (${models})`,
      `errors in the page's console, ${at}`,
      'errors',
      runs.map((run) => run.errors.length),
      0,
      errors[0]?.slice(0, 80) ?? 'none',
    ),
  ];
}

async function scanTwice(url: string): Promise<Run> {
  await using launched = await launchOver(url);
  const { page } = launched;
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await delay(SETTLED_MS);
  await page.evaluate(watchKeys);
  await page.evaluate(watchLongTasks);
  await page.evaluate(watchClicks);
  const first = await scanOnce(page);
  const again = await scanOnce(page);
  return { first, again, errors };
}

async function scanOnce(page: Page): Promise<Scan> {
  // A letter that is left would make the next scan one of fewer rows.
  await page.getByRole('searchbox', { name: 'Search models' }).fill('');
  await delay(SETTLED_MS);
  for (const notes of [LONG_TASKS, CLICKS, KEYS]) await taken(page, notes);
  const rescan = page.getByRole('button', { name: 'Rescan' });
  await rescan.click();
  await page.getByRole('button', { name: 'Cancel scan' }).waitFor();
  await page.getByRole('searchbox', { name: 'Search models' }).focus();
  const filter = page.getByRole('checkbox', { name: 'Streaming' });
  const isChosen = await filter.isChecked();
  let clicks = 0;
  const endsMs = performance.now() + SCANNED_WITHIN_MS;
  for (let key = 0; !(await rescan.isVisible()); key += 1) {
    if (performance.now() > endsMs) throw new Error('The scan did not end.');
    await page.keyboard.press(key % 2 === 0 ? 'a' : 'Backspace');
    await delay(BETWEEN_KEYS_MS);
    if (key % KEYS_A_CLICK !== KEYS_A_CLICK - 1) continue;
    await filter.click({ force: true });
    clicks += 1;
    await delay(BETWEEN_KEYS_MS);
    await page.getByRole('searchbox', { name: 'Search models' }).focus();
  }
  if ((await filter.isChecked()) !== isChosen) await filter.click();
  await delay(SETTLED_MS);
  const tasks = await taken<number>(page, LONG_TASKS);
  const keys = await taken<KeyTimes>(page, KEYS);
  return {
    longestTaskMs: Math.max(0, ...tasks),
    longTasks: tasks.length,
    slowestKeyMs: Math.max(...keys.flatMap(({ echoMs }) => echoMs ?? [])),
    slowestClickMs: Math.max(0, ...(await taken<number>(page, CLICKS))),
    clicks,
  };
}
