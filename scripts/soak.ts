/**
 * Scans again and again and says whether anything grows, then once with 1,500 models in every region and says how long the
 * main process was blocked. `tsx scripts/soak.ts [SCANS] [MODELS]`; 0 leaves a part out.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { getEventListeners } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import Conf from 'conf';
import { type OpenGateway, openGateway } from '../electron/aws/open-gateway.ts';
import { StoreCache } from '../electron/cache/store-cache.ts';
import type { Source } from '../electron/contract/model.ts';
import { builtInRegions } from '../electron/contract/regions.ts';
import type { ScanEvent } from '../electron/contract/scan-event.ts';
import { BedrockModelCapabilities } from '../electron/discovery/models-capabilities.ts';
import { EventOutbox } from '../electron/event-outbox.ts';
import { fairGateway } from '../electron/fair-gateway.ts';
import { systemClock } from '../electron/system-clock.ts';
import { REPO } from './repo.ts';
import { runScript } from './run-script.ts';

const SAY_EVERY = 50;
/** Resolution of the measurement of delays, in milliseconds. */
const TICK_MS = 5;

/** How much CPU time this process uses from one turn of the event loop to the next. */
class TurnMeter {
  readonly #usedMs: number[] = [];
  #before = process.cpuUsage();
  readonly #timer = setInterval(() => {
    const { user, system } = process.cpuUsage(this.#before);
    this.#usedMs.push((user + system) / 1000);
    this.#before = process.cpuUsage();
  }, TICK_MS);

  /** All turns, shortest first, in milliseconds. */
  end(): number[] {
    clearInterval(this.#timer);
    return this.#usedMs.sort((a, b) => a - b);
  }
}

interface Subject {
  discovery: BedrockModelCapabilities;
  close(): void;
}

await runScript(async () => {
  const [scans = '500', models = '1500'] = process.argv.slice(2);
  if (Number(scans) > 0) await soak(Number(scans));
  if (Number(models) > 0) await measureDelay(Number(models));
  return 0;
});

async function soak(scans: number): Promise<void> {
  const { subject, end } = await startSubject('sample');
  const { signal } = new AbortController();
  say('scans  heap MB  external MB  handles  abort listeners  process listeners  seconds');
  for (let scan = 1; scan <= scans; scan += 1) {
    const startedMs = performance.now();
    await subject.discovery.scan(builtInRegions('aws'), true, { signal });
    if (scan !== 1 && scan % SAY_EVERY !== 0) continue;
    collectGarbage();
    const { heapUsed, external } = process.memoryUsage();
    const listeners = process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0);
    say(
      [
        scan,
        (heapUsed / 1e6).toFixed(1),
        (external / 1e6).toFixed(1),
        process.getActiveResourcesInfo().length,
        getEventListeners(signal, 'abort').length,
        listeners,
        ((performance.now() - startedMs) / 1000).toFixed(1),
      ].join('  '),
    );
  }
  await end();
}

async function measureDelay(models: number): Promise<void> {
  const { subject, end } = await startSubject('large', String(models));
  // What is loaded and compiled at first use is not what is asked about.
  await subject.discovery.scan(['us-east-1'], true);
  const delays = monitorEventLoopDelay({ resolution: TICK_MS });
  collectGarbage();
  delays.enable();
  const turns = new TurnMeter();
  const startedMs = performance.now();
  await subject.discovery.scan(builtInRegions('aws'), true);
  delays.disable();
  const cpuMs = turns.end();
  const { accessDone, lastOutcome } = subject.discovery.state.scan;
  const ms = (value: number): string => (value / 1e6 - TICK_MS).toFixed(1);
  say(
    `${models} models in each of ${builtInRegions('aws').length} regions: ${accessDone} checks, ${lastOutcome}, ${((performance.now() - startedMs) / 1000).toFixed(1)} s`,
  );
  say(
    `event loop delay: p50 ${ms(delays.percentile(50))} ms, p99 ${ms(delays.percentile(99))} ms, p99.9 ${ms(delays.percentile(99.9))} ms, max ${ms(delays.max)} ms`,
  );
  // Other work on the machine makes the first figures longer, but not these.
  const at = (share: number): string => (cpuMs[Math.floor(share * (cpuMs.length - 1))] ?? 0).toFixed(1);
  say(
    `own CPU time between two turns: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, max ${at(1)} ms, ${cpuMs.length} turns`,
  );
  await end();
}

async function startSubject(...kind: string[]): Promise<{ subject: Subject; end: () => Promise<void> }> {
  const child = fork(join(REPO, 'scripts/soak-bedrock.ts'), kind, { execArgv: process.execArgv });
  const bedrock = await firstMessage(child);
  const opened = await openGateway({ sample: bedrock });
  if (!opened.ok) throw new Error(opened.failure.message);
  const folder = mkdtempSync(join(tmpdir(), 'atlas-soak-'));
  const subject = subjectOf(opened.value, folder);
  return {
    subject,
    async end() {
      subject.close();
      child.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function subjectOf(opened: OpenGateway, folder: string): Subject {
  const source: Source = { kind: 'aws', partition: 'aws' };
  const discovery = new BedrockModelCapabilities({
    ports: {
      gateway: fairGateway(opened.gateway),
      cache: new StoreCache({
        folder,
        identity: 'soak',
        source,
        openStore: (location) => new Conf({ ...location, projectName: 'soak' }),
        onProblem: (failure) => say(failure.message),
      }),
      clock: systemClock,
      promptCachingOf: () => ({ support: 'unknown', source: 'soak', asOf: '2026-11-24' }),
      onProblem: (failure) => say(failure.message),
    },
    source,
    regions: builtInRegions('aws'),
  });
  // As for a window: a batch a frame, copied as it is for another process.
  const outbox = new EventOutbox((events) => structuredClone(events));
  const unsubscribe = discovery.subscribe((event: ScanEvent) => outbox.add({ type: 'scan', event }));
  return {
    discovery,
    close() {
      unsubscribe();
      opened.close();
    },
  };
}

type Bedrock = NonNullable<Parameters<typeof openGateway>[0]['sample']>;

function firstMessage(child: ChildProcess): Promise<Bedrock> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as Bedrock));
    child.once('exit', (code) => reject(new Error(`The sample's process ended with ${code}.`)));
  });
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
