/**
 * `npx tsx lab/flames/start-flame.ts`: what the page's main thread does until the cached matrix is on the screen, as Chromium
 * itself traces it, drawn into docs/images/start-flame.svg.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { provideElectron } from '../../scripts/electron-runtime/provide-electron.ts';
import { REPO } from '../../scripts/repo.ts';
import { runScript } from '../../scripts/run-script.ts';
import { sandboxFacts, sandboxFlags } from '../../scripts/sandbox-flags.ts';
import { cleanAppEnv } from '../../test/drivers/clean-app-env.ts';
import prepareWindows from '../../test/drivers/global-setup.ts';
import { recordedSnapshot } from '../../test/helpers/snapshots.ts';
import { saveAsSampleCache } from '../bench/file-measures.ts';
import { type Flame, flameSvg, PAGE_LABELS, type TraceEvent } from './flame-svg.ts';

const CATEGORIES = 'toplevel,blink,blink.user_timing,v8,devtools.timeline,loading,navigation';
const TRACED_SECONDS = 3;
/** The first starts read files and compile code that later ones find. */
const STARTS = 3;
const WRITTEN_WITHIN_MS = 20_000;
const POLL_MS = 250;

await runScript(async () => {
  const close = await prepareWindows();
  const folder = mkdtempSync(join(tmpdir(), 'atlas-flame-'));
  try {
    await saveAsSampleCache(folder, recordedSnapshot());
    let events: TraceEvent[] = [];
    for (let start = 1; start <= STARTS; start += 1) events = await traceStart(folder, `trace-${start}.json`);
    const file = join(REPO, 'docs', 'images', 'start-flame.svg');
    writeFileSync(file, flameSvg(events, startOf(events)));
    process.stdout.write(`Wrote ${file}\n`);
    return 0;
  } finally {
    close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});

/** Of the page that paints first: from the time its document begins until its first paint with content. */
function startOf(events: readonly TraceEvent[]): Flame {
  const painted = events
    .filter(({ name }) => name === 'firstContentfulPaint')
    .sort((a, b) => a.ts - b.ts)
    .at(0);
  // Pictures are documents too, and begin sooner.
  const begun = events
    .filter(({ name, pid }) => name === 'DocumentLoader::CommitNavigation' && pid === painted?.pid)
    .sort((a, b) => (b.dur ?? 0) - (a.dur ?? 0))
    .at(0);
  if (painted === undefined || begun === undefined) throw new Error('The trace has no page that painted.');
  return {
    title:
      "The page's main thread, from the beginning of its document until the cached matrix is on the screen",
    begun,
    endTs: painted.ts,
    atEnd: 'what is empty before is raster and display in other processes; on the screen',
    words: {
      ...PAGE_LABELS,
      'DocumentLoader::CommitNavigation': 'page begins: context, preload',
      'v8.evaluateModule': 'script: derive and draw the matrix',
      'v8.callFunction': 'script',
      'ProxyMain::BeginMainFrame': 'frame',
      'EventHandler::handleMouseMoveEvent': 'pointer',
      'ProxyMain::BeginMainFrame::commit': 'hand over',
      ParseHTML: 'read HTML',
    },
  };
}

async function traceStart(folder: string, name: string): Promise<TraceEvent[]> {
  const { executable, dist } = await provideElectron();
  const file = join(folder, name);
  const child = spawn(
    executable,
    [
      ...sandboxFlags(sandboxFacts(dist)),
      `--trace-startup=${CATEGORIES}`,
      `--trace-startup-file=${file}`,
      `--trace-startup-duration=${TRACED_SECONDS}`,
      '--trace-startup-format=json',
      REPO,
      '--sample-data',
      `--user-data-dir=${folder}`,
    ],
    { cwd: folder, env: cleanAppEnv(folder), stdio: 'ignore' },
  );
  try {
    return await written(file);
  } finally {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
}

/** The trace, once it is whole. */
async function written(file: string): Promise<TraceEvent[]> {
  const until = Date.now() + WRITTEN_WITHIN_MS;
  while (Date.now() < until) {
    await delay(POLL_MS);
    if (!existsSync(file)) continue;
    try {
      return (JSON.parse(readFileSync(file, 'utf8')) as { traceEvents: TraceEvent[] }).traceEvents;
    } catch {
      // Not written to its end yet.
    }
  }
  throw new Error('Chromium wrote no trace.');
}
