/** Exports that are killed at random moments; afterwards every file is the old one or the new one. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { readCacheFile } from '../../../electron/cache/cache-file.ts';
import { type ProtocolServer, startProtocolServer } from '../../helpers/servers/protocol-server.ts';
import { aSummary, goodReply, operationOf } from '../good-bedrock.ts';
import { bundleHeadless, type HeadlessBundle, startHeadless } from '../headless-child.ts';

const REGIONS = 'us-east-1,us-west-2,eu-central-1,eu-west-1';
/** Enough for files that take some time to write. */
const MODELS = 400;
const OLD_EXPORT = '{"format":"the file of before"}\n';
/** Half of the kills fall into the time in which files are written. */
const WRITING_MS = 120;

export interface KillReport {
  kills: number;
  /** Kills after which the export was the old file, and those after which it was new and whole. */
  exportOld: number;
  exportNew: number;
  cacheAbsent: number;
  cacheWhole: number;
  /** What was half or otherwise wrong; must be empty. */
  wrong: string[];
}

/** As many at the same time: a process that starts leaves half of a small machine idle. */
const LANES = 2;

/** Kills so many exports with SIGKILL, each at a moment that the seed decides; one folder for all of a lane. */
export async function killRuns(kills: number, seed: number): Promise<KillReport> {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-kill-'));
  const server = await startProtocolServer((request) =>
    operationOf(request) === 'models'
      ? {
          json: {
            modelSummaries: Array.from({ length: MODELS }, (_, index) =>
              aSummary(request.region, `acme.model-${index}`),
            ),
          },
        }
      : goodReply(request),
  );
  const bundle = await bundleHeadless(folder);
  try {
    const reports = await Promise.all(
      Array.from({ length: LANES }, (_, lane) => {
        const place = join(folder, `lane-${lane}`);
        mkdirSync(place);
        const share = Math.floor(kills / LANES) + (lane < kills % LANES ? 1 : 0);
        return killAll(share, seed + lane, place, server, bundle);
      }),
    );
    return reports.reduce(together);
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function killAll(
  kills: number,
  seed: number,
  folder: string,
  server: ProtocolServer,
  bundle: HeadlessBundle,
): Promise<KillReport> {
  const random = randomFrom(seed);
  const target = join(folder, 'out.json');
  const data = join(folder, 'data');
  const args = ['--export', target, '--no-access', '--regions', REGIONS, `--user-data-dir=${data}`];
  const startedMs = performance.now();
  const whole = await startHeadless(bundle, args, { url: server.url }).ended;
  const durationMs = performance.now() - startedMs;
  if (whole.code !== 0) throw new Error(`The export without a kill failed: ${whole.stderr}`);
  rmSync(data, { recursive: true, force: true });
  const report: KillReport = { kills, exportOld: 0, exportNew: 0, cacheAbsent: 0, cacheWhole: 0, wrong: [] };
  for (let kill = 0; kill < kills; kill += 1) {
    writeFileSync(target, OLD_EXPORT);
    const run = startHeadless(bundle, args, { url: server.url });
    if (kill % 2 === 0) await delay(random() * durationMs);
    else {
      // All lists have come: the cache is written now, and soon the export.
      while (!run.stderr().includes('[4/4]') && run.child.exitCode === null) await delay(2);
      await delay(random() * WRITING_MS);
    }
    run.child.kill('SIGKILL');
    await run.ended;
    look(report, kill, target, data);
  }
  // Whatever lies about, the next export works.
  writeFileSync(target, OLD_EXPORT);
  const after = await startHeadless(bundle, args, { url: server.url }).ended;
  if (after.code !== 0)
    report.wrong.push(`the export after the kills ended with ${after.code}: ${after.stderr}`);
  return report;
}

function together(a: KillReport, b: KillReport): KillReport {
  return {
    kills: a.kills + b.kills,
    exportOld: a.exportOld + b.exportOld,
    exportNew: a.exportNew + b.exportNew,
    cacheAbsent: a.cacheAbsent + b.cacheAbsent,
    cacheWhole: a.cacheWhole + b.cacheWhole,
    wrong: [...a.wrong, ...b.wrong],
  };
}

function look(report: KillReport, kill: number, target: string, data: string): void {
  const text = readFileSync(target, 'utf8');
  if (text === OLD_EXPORT) report.exportOld += 1;
  else if (isWholeExport(text)) report.exportNew += 1;
  else report.wrong.push(`kill ${kill}: the export is neither old nor new (${text.length} characters)`);
  const cache = join(data, 'cache');
  const names = existsSync(cache) ? readdirSync(cache).filter((name) => /^aws-[^.]*\.json$/.test(name)) : [];
  const files = names.filter((name) => !name.includes('.new-'));
  if (files.length === 0) report.cacheAbsent += 1;
  for (const name of files) {
    if (isWholeCache(readFileSync(join(cache, name), 'utf8'))) report.cacheWhole += 1;
    else report.wrong.push(`kill ${kill}: the cache ${name} is not whole`);
  }
}

function isWholeExport(text: string): boolean {
  try {
    const document = JSON.parse(text) as { format?: unknown; models?: Record<string, object> };
    const counts = Object.values(document.models ?? {}).map((models) => Object.keys(models).length);
    return (
      document.format === 'bedrock-atlas/matrix' && counts.length === 4 && counts.every((n) => n === MODELS)
    );
  } catch {
    return false;
  }
}

/** Whether the text is a cache that the app would load. */
export function isWholeCache(text: string): boolean {
  try {
    return readCacheFile(JSON.parse(text), { kind: 'aws', partition: 'aws' }).kind === 'snapshot';
  } catch {
    return false;
  }
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
