/** Runs `--export` as a script would, through the real discovery and SDK, against a server that misbehaves. */
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { runHeadless } from '../../../electron/cli/headless.ts';
import type { ExportDocument } from '../../../electron/contract/export/export-format.ts';
import type { ScanEvent } from '../../../electron/contract/scan/scan-event.ts';
import { FAULTY, goodReply, OTHERS, operationOf } from '../../drivers/good-bedrock.ts';
import { closedWithTest } from '../../helpers/closed-with-test.ts';
import { changeEnv, keysFor } from '../../helpers/process-env.ts';
import {
  type ProtocolServer,
  type Reply,
  type SeenRequest,
  startProtocolServer,
} from '../../helpers/servers/protocol-server.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import type { FaultCase, FaultyRegion } from './fault-case.ts';

/** Only what hangs on purpose may reach it, and that has a shorter one of its own. */
const DEADLINE_MS = 120_000;
const ALL = [...OTHERS, FAULTY];

/** Of a cache that holds nothing there is no document. */
const NOTHING = { regions: {}, models: {} } as ExportDocument;

export interface Run {
  exit: number;
  stderr: string[];
  /** The file that was written; undefined if none was. */
  written?: ExportDocument;
  /** What the cache holds afterwards. */
  kept: ExportDocument;
  requests: SeenRequest[];
  /** What a window would have heard, and when, in milliseconds from the start of the run. */
  events: { event: ScanEvent; atMs: number }[];
  /** Requests of each region's access checks that had come when a line of stderr was said. */
  accessAskedAt: Map<string, number>;
}

/** A folder of its own for one run; with `primed`, the cache of a good run is in it. */
function aFolder(primed?: string): string {
  const folder = tempFolder();
  if (primed !== undefined) cpSync(join(primed, 'cache'), join(folder, 'cache'), { recursive: true });
  return folder;
}

/** One export, and a look into the cache after it. */
export async function exportOnce(
  folder: string,
  server: ProtocolServer,
  options: {
    deadlineMs?: number;
    env?: Record<string, string>;
    /** Cancels the scan as soon as these events are enough. */
    isEnough?: (events: Run['events']) => boolean;
  } = {},
): Promise<Run> {
  const stderr: string[] = [];
  const accessAskedAt = new Map<string, number>();
  const events: Run['events'] = [];
  const startedMs = performance.now();
  const stop = new AbortController();
  const restoreEnv = changeEnv({ ...keysFor(server.url), ...options.env });
  const run = (file: string, cached: boolean): Promise<number> =>
    runHeadless(
      { cached, noAccess: false, export: { file, format: 'json' } },
      {
        choice: { kind: 'aws', profile: null },
        userDataDir: folder,
        regions: ALL,
        regionDeadlineMs: options.deadlineMs ?? DEADLINE_MS,
        env: process.env,
      },
      {
        say: (line) => {
          if (cached) return;
          stderr.push(line);
          accessAskedAt.set(line, countOthersAccess(server.requests));
        },
        print: async () => undefined,
        // As it comes through to another process.
        hear: (event) => {
          if (cached) return;
          events.push({ event: structuredClone(event), atMs: performance.now() - startedMs });
          if (options.isEnough?.(events) === true) stop.abort();
        },
      },
      { version: '0.0.0', signal: stop.signal },
    );
  try {
    const file = join(folder, 'out.json');
    const exit = await run(file, false);
    const keptFile = join(folder, 'kept.json');
    await run(keptFile, true);
    return {
      exit,
      stderr,
      ...(existsSync(file) ? { written: read(file) } : {}),
      kept: existsSync(keptFile) ? read(keptFile) : NOTHING,
      requests: [...server.requests],
      events,
      accessAskedAt,
    };
  } finally {
    restoreEnv();
  }
}

/** Runs the case in a fresh folder: over the cache of a good run, or with nothing known. `goodMs`: how long a good answer takes. */
export async function runCase(
  one: FaultCase,
  primed: string | undefined,
  { goodMs = 0, isEnough }: { goodMs?: number; isEnough?: (events: Run['events']) => boolean } = {},
): Promise<Run> {
  const fault = one.fault?.() ?? (() => undefined);
  const script = (request: SeenRequest): Reply => {
    const isHit =
      one.where === 'every region' ||
      request.region === (one.where === 'the opt-in region' ? 'me-south-1' : FAULTY);
    const wrong = isHit ? fault(request) : undefined;
    if (wrong !== undefined) return wrong;
    return goodMs === 0 ? goodReply(request) : { after: delay(goodMs), reply: goodReply(request) };
  };
  const server = await closedWithTest(startProtocolServer(script));
  const { env = {}, undo } = (await one.setUp?.()) ?? {};
  try {
    return await exportOnce(aFolder(primed), server, {
      env: one.hasMantle === true ? { ...env, AWS_ENDPOINT_URL_BEDROCK_MANTLE: server.url } : env,
      ...(one.deadlineMs === undefined ? {} : { deadlineMs: one.deadlineMs }),
      ...(isEnough === undefined ? {} : { isEnough }),
    });
  } finally {
    await undo?.();
  }
}

/** The region where the fault is, as a script reads it. */
export function faultyRegion(one: FaultCase, run: Run): FaultyRegion {
  const region = one.where === 'the opt-in region' ? 'me-south-1' : FAULTY;
  const asked = { models: 0, profiles: 0, access: 0, mantle: 0, ping: 0 };
  for (const request of run.requests) if (request.region === region) asked[operationOf(request)] += 1;
  const { error, incomplete = [] } = run.kept.regions[region] ?? {};
  return {
    models: (run.kept.models[region] ?? {}) as unknown as Record<string, Record<string, unknown>>,
    ...(error === undefined ? {} : { error }),
    incomplete,
    stderr: run.stderr.join('\n'),
    asked,
  };
}

/** A region's part of the document without times and round trips, which differ from run to run. */
export function withoutTimes(document: ExportDocument, region: string): unknown {
  const text = JSON.stringify({ region: document.regions[region], models: document.models[region] });
  return JSON.parse(text, (name, value: unknown) =>
    ['scannedAt', 'checkedAt', 'measuredAt', 'readAt', 'latency'].includes(name) ? undefined : value,
  );
}

/** How often each operation was asked of the regions; not round trips, nor what the run without a fault has no list of. */
export function countCalls(
  requests: readonly SeenRequest[],
  regions: readonly string[],
): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const request of requests) {
    const operation = operationOf(request);
    if (operation === 'ping' || operation === 'mantle' || !regions.includes(request.region)) continue;
    const key = `${request.region} ${operation}`;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

function countOthersAccess(requests: readonly SeenRequest[]): number {
  return requests.filter((each) => each.region !== FAULTY && operationOf(each) === 'access').length;
}

function read(file: string): ExportDocument {
  return JSON.parse(readFileSync(file, 'utf8')) as ExportDocument;
}
