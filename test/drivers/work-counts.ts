/** What the page does between a key and its frames, in things that can be counted: the same on a slow machine. */
import type { CDPSession, Page } from '@playwright/test';

export interface Work {
  /** Elements whose style was computed anew, in all frames together. */
  styled: number;
  /** Elements put into the part of the page that is looked at. */
  added: number;
  /** Calls of the functions with these words in them, in the order asked for: renders, if they are components. */
  calls: number[];
}

/** Deferred drawing and transitions are over by then. */
const SETTLED_MS = 500;

/**
 * The work of `act` and of the half second after it. `named` are words that one function of the page has in quotes;
 * `within` is the part in which added elements are counted.
 */
export async function workOf(
  page: Page,
  act: () => Promise<void>,
  named: readonly string[],
  within = 'body',
): Promise<Work> {
  await page.evaluate(idle);
  const session = await page.context().newCDPSession(page);
  const calls = await countCalls(session, named);
  await page.evaluate(countAdded, within);
  const styled = await styledDuring(session, async () => {
    await act();
    await page.waitForTimeout(SETTLED_MS);
  });
  const added = await page.evaluate(takeAdded);
  const work = { styled, added, calls: await calls() };
  await session.detach();
  return work;
}

/** In the page: what was left for an idle moment is done, and what followed from it. */
async function idle(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => requestIdleCallback(resolve));
}

/** In the page. */
function countAdded(within: string): void {
  const seen = { added: 0 };
  const count = (changes: MutationRecord[]): void => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) {
        if (node instanceof Element) seen.added += 1 + node.querySelectorAll('*').length;
      }
    }
  };
  const observer = new MutationObserver(count);
  const part = document.querySelector(within);
  if (part === null) throw new Error(`Nothing is ${within}.`);
  observer.observe(part, { childList: true, subtree: true });
  Reflect.set(window, 'takeAdded', () => {
    count(observer.takeRecords());
    observer.disconnect();
    return seen.added;
  });
}

/** In the page. */
function takeAdded(): number {
  return Reflect.get(window, 'takeAdded')();
}

interface TraceEvent {
  name: string;
  args: { elementCount?: number };
}

async function styledDuring(session: CDPSession, act: () => Promise<void>): Promise<number> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: object[] }): void => {
    events.push(...(value as TraceEvent[]));
  };
  session.on('Tracing.dataCollected', collect);
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['devtools.timeline'], excludedCategories: ['*'] },
  });
  await act();
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  session.off('Tracing.dataCollected', collect);
  return events
    .filter(({ name }) => name === 'UpdateLayoutTree')
    .reduce((sum, { args }) => sum + (args.elementCount ?? 0), 0);
}

/** Counts from now on; the result reads the counts. */
async function countCalls(session: CDPSession, named: readonly string[]): Promise<() => Promise<number[]>> {
  await session.send('Debugger.enable');
  await session.send('Profiler.enable');
  await session.send('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  await session.send('Profiler.takePreciseCoverage');
  return async () => {
    const { result } = await session.send('Profiler.takePreciseCoverage');
    await session.send('Profiler.stopPreciseCoverage');
    const counts = new Map<string, number>(named.map((each) => [each, 0]));
    for (const { scriptId, url, functions } of result) {
      if (!url.endsWith('.js')) continue;
      const { scriptSource } = await session.send('Debugger.getScriptSource', { scriptId });
      const ranges = functions.flatMap(({ ranges: [whole] }) => whole ?? []);
      for (const word of named) {
        const at = scriptSource.search(new RegExp(`["'\`]${word}["'\`]`));
        // The smallest function around the word.
        const [own] = ranges
          .filter(({ startOffset, endOffset }) => startOffset <= at && at < endOffset)
          .sort((a, b) => a.endOffset - a.startOffset - (b.endOffset - b.startOffset));
        if (own !== undefined) counts.set(word, (counts.get(word) ?? 0) + own.count);
      }
    }
    await session.send('Debugger.disable');
    return [...counts.values()];
  };
}
