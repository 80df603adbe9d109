/** The real app killed at random moments: by its own export, and while its window scans, saves and exports. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { readCacheFile } from '../../../electron/cache/cache-file.ts';
import { provideElectron } from '../../../scripts/electron-runtime/provide-electron.ts';
import { REPO } from '../../../scripts/repo.ts';
import { sandboxFacts, sandboxFlags } from '../../../scripts/window/sandbox-flags.ts';
import { keysFor } from '../../helpers/process-env.ts';
import { startProtocolServer } from '../../helpers/servers/protocol-server.ts';
import { removeLeftFolder, tempFolder } from '../../helpers/temp-folder.ts';
import { cleanAppEnv } from '../clean-app-env.ts';
import { aSummary, goodReply, operationOf } from '../good-bedrock.ts';
import { launchApp } from '../launch.ts';
import { answerSaveDialog } from '../window-page.ts';
import { livingOf, treeOf } from './process-tree.ts';

const REGIONS = ['us-east-1', 'us-west-2', 'eu-central-1', 'eu-west-1'];
/** Enough for files that take some time to write. */
const MODELS = 300;
const OLD_EXPORT = '{"format":"the file of before"}\n';
const CHILDREN_GONE_WITHIN_MS = 10_000;
const KINDS = ['export alone', 'scan', 'save', 'export in the window'] as const;
type Kind = (typeof KINDS)[number];

export interface AppKillReport {
  kills: Record<Kind, number>;
  /** Kills after which the export was the old file, and those after which it was new and whole. */
  exportOld: number;
  exportNew: number;
  cacheAbsent: number;
  cacheWhole: number;
  settingsAbsent: number;
  settingsWhole: number;
  /** Slowest end of the killed app's other processes. */
  childrenGoneMs: number;
  /** What was half or otherwise wrong; must be empty. */
  wrong: string[];
}

interface Place {
  target: string;
  data: string;
  url: string;
  env: Record<string, string>;
  random: () => number;
  report: AppKillReport;
}

/** Kills the main process so many times with SIGKILL, each at a moment that the seed decides, in one folder for all. */
export async function killApp(kills: number, seed: number): Promise<AppKillReport> {
  const folder = tempFolder();
  const server = await startProtocolServer((request) => {
    // Kept requests would fill the memory.
    server.requests.length = 0;
    if (operationOf(request) !== 'models') return goodReply(request);
    const ids = Array.from({ length: MODELS }, (_, index) => `acme.model-${index}`);
    return { json: { modelSummaries: ids.map((id) => aSummary(request.region, id)) } };
  });
  const place: Place = {
    target: join(folder, 'out.json'),
    data: join(folder, 'data'),
    url: server.url,
    env: keysFor(server.url),
    random: randomFrom(seed),
    report: {
      kills: { 'export alone': 0, scan: 0, save: 0, 'export in the window': 0 },
      exportOld: 0,
      exportNew: 0,
      cacheAbsent: 0,
      cacheWhole: 0,
      settingsAbsent: 0,
      settingsWhole: 0,
      childrenGoneMs: 0,
      wrong: [],
    },
  };
  try {
    const whole = await exportAlone(place, Number.POSITIVE_INFINITY);
    if (!isWholeExport(readFileSync(place.target, 'utf8'))) throw new Error('The first export failed.');
    rmSync(place.data, { recursive: true, force: true });
    for (let kill = 0; kill < kills; kill += 1) {
      const kind = KINDS[kill % KINDS.length] ?? 'scan';
      writeFileSync(place.target, OLD_EXPORT);
      place.report.kills[kind] += 1;
      if (kind === 'export alone') await exportAlone(place, place.random() * whole);
      else await useWindow(place, kind, whole);
      look(place, `kill ${kill} (${kind})`);
    }
    // Whatever lies about, the next export works.
    await exportAlone(place, Number.POSITIVE_INFINITY);
    if (!isWholeExport(readFileSync(place.target, 'utf8')))
      place.report.wrong.push('the export after all kills failed');
    return place.report;
  } finally {
    await server.close();
    await removeLeftFolder(folder);
  }
}

/** Runs the app's own export in Electron, killed after so long; gives how long it ran. */
async function exportAlone({ target, data, env, report }: Place, killAfterMs: number): Promise<number> {
  const { executable, dist } = await provideElectron();
  const home = `${data}-home`;
  mkdirSync(home, { recursive: true });
  const startedMs = performance.now();
  const child = spawn(
    executable,
    [
      ...sandboxFlags(sandboxFacts(dist)),
      REPO,
      `--user-data-dir=${data}`,
      `--regions=${REGIONS.join(',')}`,
      `--export=${target}`,
    ],
    { env: cleanAppEnv(home, env), stdio: 'ignore' },
  );
  const ended = once(child, 'exit');
  if (Number.isFinite(killAfterMs)) {
    await Promise.race([delay(killAfterMs), ended]);
    await killTree(child.pid ?? 0, () => child.kill('SIGKILL'), report);
  }
  await ended;
  return performance.now() - startedMs;
}

/** Opens the window over what the last kill left, starts what is to be cut short, and kills. */
async function useWindow(place: Place, kind: Exclude<Kind, 'export alone'>, wholeMs: number): Promise<void> {
  const { target, data, env, random, report } = place;
  const args = [`--regions=${REGIONS.join(',')}`];
  const { app, page } = await launchApp({ args, env, userDataDir: data });
  await page.getByRole('button', { name: 'Rescan' }).waitFor();
  for (const said of await page.getByRole('alert').allInnerTexts()) {
    if (/could not be (read|used)/.test(said)) report.wrong.push(`the start after a kill said: ${said}`);
  }
  await answerSaveDialog(app, target);
  await page.evaluate('globalThis.__name = (named) => named');
  if (kind === 'scan') {
    await page.getByRole('button', { name: 'Rescan' }).click();
    await delay(random() * wholeMs);
  } else if (kind === 'save') {
    await saveAgainAndAgain(page);
    const file = join(data, 'settings.json');
    for (let tries = 0; tries < 1_500 && !existsSync(file); tries += 1) await delay(20);
    await delay(random() * 400);
  } else {
    await page.evaluate(() => void Reflect.get(globalThis, 'atlas').exportMatrix('json'));
    await delay(random() * 80);
  }
  const child = app.process();
  const closed = new Promise<void>((resolve) => app.once('close', () => resolve()));
  await killTree(child.pid ?? 0, () => child.kill('SIGKILL'), report);
  await closed;
}

/** Scans, and writes a view of another length and another theme each time, as fast as they are taken. */
async function saveAgainAndAgain(page: Page): Promise<void> {
  await page.evaluate(() => {
    const atlas = Reflect.get(globalThis, 'atlas');
    atlas.rescan();
    const saveNext = async (count: number): Promise<void> => {
      await Promise.all([
        atlas.keepView(JSON.stringify({ kept: 'x'.repeat((count * 997) % 60_000) })),
        atlas.saveSettings({ theme: count % 2 === 0 ? 'dark' : 'light' }),
      ]);
      // A turn of the page between: a promise alone would hold it.
      setTimeout(() => void saveNext(count + 1));
    };
    void saveNext(1);
  });
}

async function killTree(pid: number, kill: () => void, report: AppKillReport): Promise<void> {
  const tree = treeOf(pid);
  kill();
  const startedMs = performance.now();
  while (livingOf(tree).length > 0) {
    if (performance.now() - startedMs > CHILDREN_GONE_WITHIN_MS) {
      report.wrong.push(`${livingOf(tree).length} processes of the killed app go on`);
      return;
    }
    await delay(20);
  }
  report.childrenGoneMs = Math.max(report.childrenGoneMs, performance.now() - startedMs);
}

function look({ target, data, report }: Place, when: string): void {
  const text = readFileSync(target, 'utf8');
  if (text === OLD_EXPORT) report.exportOld += 1;
  else if (isWholeExport(text)) report.exportNew += 1;
  else report.wrong.push(`${when}: the export is neither old nor new (${text.length} characters)`);
  const cache = join(data, 'cache');
  const names = existsSync(cache) ? readdirSync(cache) : [];
  const files = names.filter((name) => /^aws-[^.]*\.json$/.test(name));
  if (files.length === 0) report.cacheAbsent += 1;
  for (const name of files) {
    if (isWhole(readFileSync(join(cache, name), 'utf8'), isCache)) report.cacheWhole += 1;
    else report.wrong.push(`${when}: the cache ${name} is not whole`);
  }
  if (names.some((name) => name.includes('.unreadable-'))) report.wrong.push(`${when}: a cache set aside`);
  const kept = ['settings.json', 'view.json']
    .map((name) => join(data, name))
    .filter((file) => existsSync(file));
  if (kept.length === 0) report.settingsAbsent += 1;
  else if (
    kept.every((file) => isWhole(readFileSync(file, 'utf8'), (content) => Object(content) === content))
  )
    report.settingsWhole += 1;
  else report.wrong.push(`${when}: the settings are not whole`);
}

function isWhole(text: string, fits: (content: unknown) => boolean): boolean {
  try {
    return fits(JSON.parse(text));
  } catch {
    return false;
  }
}

function isWholeExport(text: string): boolean {
  return isWhole(text, (content) => {
    const document = content as { format?: unknown; models?: Record<string, object> };
    // A window exports what has come so far: a region is there whole or not at all.
    const counts = Object.values(document.models ?? {}).map((models) => Object.keys(models).length);
    return document.format === 'bedrock-atlas/matrix' && counts.every((count) => [0, MODELS].includes(count));
  });
}

/** One that the app would load. */
const isCache = (content: unknown): boolean =>
  readCacheFile(content, { kind: 'aws', partition: 'aws' }).kind === 'snapshot';

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
