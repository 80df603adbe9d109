/** Measure 9b: how long the main process of the real app is held up while it scans, its window open and listening. */
import type { ElectronApplication } from '@playwright/test';
import { BENCH_REGIONS } from '../../test/helpers/catalogue.ts';
import { type Figure, figure, median, number, quantile } from './figures.ts';
import { launchOver, startBenchServer } from './server.ts';

const MODELS = 1_500;
/** Milliseconds between two samples of the event loop; subtracted from every delay. */
const TICK_MS = 5;
const SCANNED_WITHIN_MS = 180_000;

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
  const server = await startBenchServer({ models: MODELS });
  try {
    const scans: Scan[] = [];
    for (let run = 0; run < runs; run += 1) scans.push(await scanInWindow(server.url));
    const of = (name: keyof Delays): string =>
      `${number(median(scans.map(({ delays }) => delays[name])))} ms`;
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
  } finally {
    server.close();
  }
}

async function scanInWindow(url: string): Promise<Scan> {
  const { app, page } = await launchOver(url);
  try {
    await page.evaluate(listen);
    await inTime(page.evaluate(scan, [BENCH_REGIONS[0] ?? '']));
    await watchLoop(app);
    const startedMs = performance.now();
    const checked = await inTime(page.evaluate(scan, undefined));
    const seconds = (performance.now() - startedMs) / 1000;
    if (checked === 0) throw new Error('The scan checked no access.');
    return { delays: await readLoop(app), seconds };
  } finally {
    await app.close();
  }
}

async function inTime(scanned: Promise<number>): Promise<number> {
  const giveUp = new Promise<never>((_resolve, reject) => {
    setTimeout(() => reject(new Error('The scan did not end.')), SCANNED_WITHIN_MS).unref();
  });
  return await Promise.race([scanned, giveUp]);
}

/** In the page: from now on the end of a scan and the answers to access checks are noted. */
function listen(): void {
  const scanned = { checked: 0, end: (_checked: number): void => undefined };
  Reflect.set(globalThis, 'scanned', scanned);
  Reflect.get(globalThis, 'atlas').subscribe((text: string) => {
    const events: { event?: { type: string; results?: unknown[] } }[] = JSON.parse(text);
    for (const { event } of events) {
      if (event?.type === 'access-checked') scanned.checked += event.results?.length ?? 0;
      if (event?.type === 'scan-finished') scanned.end(scanned.checked);
    }
  });
}

/** In the page: as the button does; gives how many checks were answered. */
async function scan(regions: string[] | undefined): Promise<number> {
  const scanned = Reflect.get(globalThis, 'scanned');
  scanned.checked = 0;
  const ended = new Promise<number>((resolve) => {
    scanned.end = resolve;
  });
  // A scan is saved after its last event, and until then a click is taken for a second one.
  await new Promise((resolve) => setTimeout(resolve, 500));
  const answer = await Reflect.get(globalThis, 'atlas').rescan(regions);
  if (!answer.ok) throw new Error(answer.failure.message);
  return await ended;
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
