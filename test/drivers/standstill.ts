/** For how long the page and the main process of a running app stand still: their own time, because a busy machine makes every process wait. */
import { readFileSync, rmSync } from 'node:fs';
import { type ElectronApplication, expect } from '@playwright/test';
import { MAX_STANDSTILL_MS } from '../../electron/contract/bounds.ts';

export interface Standstill {
  /** The longest task of the page's thread. */
  pageMs: number;
  /** The longest work between two turns of the main process' event loop. */
  mainMs: number;
}

/** Starts to look; the returned function gives the longest standstills since the last call, and begins anew. */
export async function watchStandstill(app: ElectronApplication): Promise<() => Promise<Standstill>> {
  await app.evaluate(() => {
    Reflect.set(globalThis, 'longest', 0);
    let last = process.cpuUsage();
    setInterval(() => {
      const { user, system } = process.cpuUsage(last);
      last = process.cpuUsage();
      const longest: number = Reflect.get(globalThis, 'longest');
      Reflect.set(globalThis, 'longest', Math.max(longest, (user + system) / 1_000));
    }, 10);
  });
  const start = (): Promise<void> =>
    app.evaluate(({ contentTracing }) =>
      contentTracing.startRecording({
        included_categories: ['toplevel'],
        excluded_categories: ['*'],
        recording_mode: 'record-until-full',
        trace_buffer_size_in_kb: 400_000,
      }),
    );
  await start();
  return async () => {
    const trace = await app.evaluate(({ contentTracing }) => contentTracing.stopRecording());
    const pageMs = longestTaskMs(JSON.parse(readFileSync(trace, 'utf8')) as { traceEvents: TraceEvent[] });
    rmSync(trace);
    const mainMs = await app.evaluate((): number => {
      const longest: number = Reflect.get(globalThis, 'longest');
      Reflect.set(globalThis, 'longest', 0);
      return longest;
    });
    await start();
    return { pageMs, mainMs };
  };
}

/** Neither may stand still for too long in one of so many tries: a busy machine makes every process wait. */
export async function expectNoStandstill(
  what: string,
  { taken, tries }: { taken: () => Promise<Standstill>; tries: number },
  act: (run: number) => Promise<void>,
): Promise<void> {
  const seen: Standstill[] = [];
  for (let run = 0; run < tries; run += 1) {
    await act(run);
    const last = await taken();
    seen.push(last);
    if (Math.max(last.pageMs, last.mainMs) < MAX_STANDSTILL_MS) break;
  }
  for (const part of ['pageMs', 'mainMs'] as const) {
    const shortest = Math.min(...seen.map((each) => each[part]));
    expect(shortest, `${what}: ${part}`).toBeLessThan(MAX_STANDSTILL_MS);
  }
}

/** As Chromium writes it; `tdur`: microseconds of the thread's own time. */
interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  tdur?: number;
  args?: { name?: string };
}

function longestTaskMs({ traceEvents }: { traceEvents: readonly TraceEvent[] }): number {
  const threadOf = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`;
  const pages = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(threadOf),
  );
  const tasks = traceEvents.flatMap((event) =>
    event.ph === 'X' && event.tdur !== undefined && pages.has(threadOf(event)) ? [event.tdur / 1_000] : [],
  );
  if (tasks.length === 0) throw new Error('The trace has no task of the page.');
  return tasks.reduce((longest, each) => Math.max(longest, each), 0);
}
