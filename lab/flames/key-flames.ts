/**
 * `npx tsx lab/flames/key-flames.ts`: what the page's main thread does after a letter typed at 1,500 models, drawn into
 * docs/images/key-flame.svg (a letter that leaves the matrix as it is) and docs/images/rows-flame.svg (one that changes it).
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { REPO } from '../../scripts/repo.ts';
import { runScript } from '../../scripts/run-script.ts';
import prepareWindows from '../../test/drivers/global-setup.ts';
import { generatedSnapshot } from '../../test/helpers/snapshots.ts';
import { saveAsSampleCache } from '../bench/file-measures.ts';
import { APP, startWindow, type WindowProcess } from '../bench/window-process.ts';
import { type Flame, flameSvg, PAGE_LABELS, type TraceEvent } from './flame-svg.ts';

const MODELS = 1_500;
const SETTLED_MS = 3_000;
const BETWEEN_KEYS_MS = 300;
/** The second letter changes nearly all rows, the fifth none. */
const WORD = 'anthr';
const PICTURES = [
  {
    letter: 4,
    file: 'key-flame.svg',
    title: 'A letter that leaves the matrix as it is',
    at: 'frame handed over',
  },
  {
    letter: 1,
    file: 'rows-flame.svg',
    title: 'A letter that changes the matrix',
    at: 'its frame handed over',
  },
];

await runScript(async () => {
  const close = await prepareWindows();
  const folder = mkdtempSync(join(tmpdir(), 'atlas-flame-'));
  try {
    await saveAsSampleCache(folder, generatedSnapshot(MODELS));
    const window = await startWindow(APP, ['--sample-data', `--user-data-dir=${folder}`]);
    const events = await traceKeys(window).finally(() => window.end());
    for (const { letter, file, title, at } of PICTURES) {
      writeFileSync(join(REPO, 'docs', 'images', file), flameSvg(events, keyOf(events, letter, title, at)));
      process.stdout.write(`Wrote docs/images/${file}\n`);
    }
    return 0;
  } finally {
    close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});

async function traceKeys({ page }: WindowProcess): Promise<TraceEvent[]> {
  await page.bringToFront();
  await delay(SETTLED_MS);
  await page.getByRole('searchbox', { name: 'Search models' }).click();
  const typeAll = async (): Promise<void> => {
    for (const key of [...WORD, ...[...WORD].map(() => 'Backspace')]) {
      await page.keyboard.press(key);
      await delay(BETWEEN_KEYS_MS);
    }
  };
  // The first round compiles the code.
  await typeAll();
  const browser = page.context().browser();
  if (browser === null) throw new Error('The app has no browser.');
  await browser.startTracing(page, {
    categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'],
  });
  await typeAll();
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  return trace.traceEvents;
}

/** From the key on, until the last frame is handed over to be painted before the next key. */
function keyOf(events: readonly TraceEvent[], letter: number, title: string, atEnd: string): Flame {
  const keys = events
    .filter(({ name, args }) => name === 'EventDispatch' && args?.data?.type === 'keydown')
    .sort((a, b) => a.ts - b.ts);
  const begun = keys[letter];
  const next = keys[letter + 1];
  if (begun === undefined || next === undefined) throw new Error('The trace lacks a key.');
  const ends = events
    .filter(({ name, pid, tid }) => name === 'Commit' && pid === begun.pid && tid === begun.tid)
    .map(({ ts, dur = 0 }) => ts + dur)
    .filter((ts) => ts > begun.ts && ts < begun.ts + (BETWEEN_KEYS_MS / 2) * 1000 && ts < next.ts);
  return {
    title: `The page's main thread at ${MODELS} models. ${title}`,
    begun,
    endTs: Math.max(...ends),
    atEnd,
    words: {
      ...PAGE_LABELS,
      EventDispatch: 'event',
      FunctionCall: 'React and what it draws',
      HitTest: 'what is under the pointer',
      Commit: 'hand over',
    },
  };
}
