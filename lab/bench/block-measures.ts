/** Measure 9b: how long the main process of the real app is held up while it scans, its window open and listening. */
import type { ElectronApplication } from '@playwright/test';
import { rescan } from '../../test/drivers/window-page.ts';
import { BENCH_REGIONS } from '../../test/helpers/snapshots/catalogue.ts';
import { type Figure, figure, median, ms, number, quantile, times } from './figures.ts';
import { type BenchServer, launchOver, startBenchServer } from './server.ts';

const MODELS = 1_500;
/** Milliseconds between two samples of the event loop; subtracted from every delay. */
const TICK_MS = 5;

interface Delays {
  p50Ms: number;
  p99Ms: number;
  p999Ms: number;
  mostMs: number;
  /** CPU time of the main thread in a turn; the rest of a delay belongs to other programs. Linux only. */
  ownP99Ms: number;
  ownMostMs: number;
}

interface Scan {
  delays: Delays;
  seconds: number;
}

/** Measure 9b. Each run starts the app, scans one region to compile the code, then scans all. */
export async function blockMeasures(runs: number): Promise<Figure[]> {
  using server = await startBenchServer({ models: MODELS });
  const scans = await times(runs, () => scanInWindow(server));
  const of = (name: keyof Delays): string => ms(scans.map(({ delays }) => delays[name]));
  return [
    figure(
      '9b',
      `event-loop delay of Electron's main process, ${MODELS} models x ${BENCH_REGIONS.length} regions with access, p99`,
      'ms',
      scans.map(({ delays }) => delays.p99Ms),
      50,
      `p50 ${of('p50Ms')}, p99.9 ${of('p999Ms')}, longest ${of('mostMs')}; processor time of the thread in a turn: p99 ${of('ownP99Ms')}, most ${of('ownMostMs')}; the scan took ${number(median(scans.map(({ seconds }) => seconds)))} s`,
    ),
  ];
}

async function scanInWindow(server: BenchServer): Promise<Scan> {
  await using launched = await launchOver(server.url);
  const { app, page } = launched;
  await rescan(page, () => page.evaluate(scanOne, BENCH_REGIONS[0] ?? ''));
  await server.counts();
  await watchLoop(app);
  const startedMs = performance.now();
  await rescan(page);
  const seconds = (performance.now() - startedMs) / 1000;
  const { requests } = await server.counts();
  if (requests['foundation-model-availability'] === undefined) throw new Error('The scan checked no access.');
  return { delays: await readLoop(app), seconds };
}

/** In the page: as its button for one region does. */
async function scanOne(region: string): Promise<void> {
  await Reflect.get(globalThis, 'atlas').rescan([region]);
}

/** Installs the sampling in the main process; the app has none of its own. */
async function watchLoop(app: ElectronApplication): Promise<void> {
  await app.evaluate((_electron, resolution) => {
    const delays = process.getBuiltinModule('node:perf_hooks').monitorEventLoopDelay({ resolution });
    const { readFileSync } = process.getBuiltinModule('node:fs');
    const own: number[] = [];
    let before = -1;
    const timer = setInterval(() => {
      if (process.platform !== 'linux') return;
      // Nanoseconds that the process's first thread has run.
      const now = Number(readFileSync('/proc/self/schedstat', 'utf8').split(' ')[0]) / 1e6;
      if (before >= 0) own.push(now - before);
      before = now;
    }, resolution);
    Reflect.set(globalThis, 'loopWatch', { delays, own, timer });
    delays.enable();
  }, TICK_MS);
}

async function readLoop(app: ElectronApplication): Promise<Delays> {
  const { shares, own } = await app.evaluate(() => {
    const watch = Reflect.get(globalThis, 'loopWatch');
    watch.delays.disable();
    clearInterval(watch.timer);
    const percentiles: number[] = [50, 99, 99.9, 100].map((share) => watch.delays.percentile(share) / 1e6);
    return { shares: percentiles, own: watch.own as number[] };
  });
  const delay = (place: number): number => Math.max(0, (shares[place] ?? Number.NaN) - TICK_MS);
  return {
    p50Ms: delay(0),
    p99Ms: delay(1),
    p999Ms: delay(2),
    mostMs: delay(3),
    ownP99Ms: quantile(own, 0.99),
    ownMostMs: Math.max(...own),
  };
}
