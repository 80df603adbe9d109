/** Access checks against token buckets in a time that only the test moves: the same figures on every machine. */

import type { ScanEvent } from '../../../electron/contract/scan/scan-event.ts';
import type { AccessFacts, RegionCode } from '../../../electron/contract/snapshot/model.ts';
import { AccessChecks } from '../../../electron/discovery/phases/access-phase.ts';
import type { AccessResult, DiscoveryPorts } from '../../../electron/discovery/ports.ts';
import { ALLOWED } from '../../helpers/builders.ts';
import { FakeCache } from '../../helpers/fakes/fake-cache.ts';
import { FakeClock } from '../../helpers/fakes/fake-clock.ts';
import { FakeGateway } from '../../helpers/fakes/fake-gateway.ts';

export interface VirtualRun {
  /** Models with an answer, by region. */
  answered: Record<RegionCode, number>;
  failures: number;
  requests: number;
  /** Most checks in flight at the same time: to one region, and in all. */
  peakOfRegion: number;
  peak: number;
  /** From the first check sent to the last answer, in milliseconds. */
  tookMs: number;
  /** When checks were sent, and when a refused one came back, in milliseconds. */
  sentMs: number[];
  refusedMs: number[];
}

export interface Bucket {
  perSecond: number;
  burst: number;
  /** What a refusal asks to wait. */
  retryAfterMs?: number;
}

/** Checks so many models of each region; without a bucket every check is granted. */
export async function runVirtually(
  modelsOf: Record<RegionCode, number>,
  roundTripMs: number,
  bucket?: Bucket,
): Promise<VirtualRun> {
  const clock = new FakeClock();
  const startMs = clock.nowEpochMs();
  const signal = new AbortController().signal;
  const take = new Map(Object.keys(modelsOf).map((region) => [region, bucketOf(bucket)]));
  const inFlight = new Map<RegionCode, number>();
  const run: VirtualRun = {
    answered: {},
    failures: 0,
    requests: 0,
    peakOfRegion: 0,
    peak: 0,
    tookMs: 0,
    sentMs: [],
    refusedMs: [],
  };
  const count = (region: RegionCode, change: number): void => {
    inFlight.set(region, (inFlight.get(region) ?? 0) + change);
    run.peakOfRegion = Math.max(run.peakOfRegion, inFlight.get(region) ?? 0);
    run.peak = Math.max(
      run.peak,
      [...inFlight.values()].reduce((sum, each) => sum + each, 0),
    );
  };
  const gateway = new FakeGateway();
  gateway.checkAccess = async (region): Promise<AccessResult> => {
    run.requests += 1;
    run.sentMs.push(clock.nowEpochMs() - startMs);
    count(region, 1);
    await clock.sleep(roundTripMs / 2, signal);
    const isGranted = take.get(region)?.(clock.nowEpochMs()) ?? true;
    await clock.sleep(roundTripMs / 2, signal);
    count(region, -1);
    if (isGranted) return { ok: true, value: ALLOWED };
    run.refusedMs.push(clock.nowEpochMs() - startMs);
    const failure = { kind: 'throttled', message: 'Too many.', nextStep: 'Wait.' } as const;
    const { retryAfterMs } = bucket ?? {};
    return { ok: false, failure, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
  };
  const ports: DiscoveryPorts = {
    gateway,
    cache: new FakeCache(),
    clock,
    promptCachingOf: () => ({ support: 'unknown', source: 'test', asOf: '2026-11-24' }),
    onProblem: () => undefined,
  };
  const taken = (event: ScanEvent): void => {
    if (event.type !== 'access-checked') return;
    run.answered[event.region] = (run.answered[event.region] ?? 0) + event.results.length;
    run.failures += event.results.filter(({ facts }: { facts: AccessFacts }) => facts.failure).length;
  };
  const checks = new AccessChecks(ports, taken, new AbortController());
  for (const [region, models] of Object.entries(modelsOf)) {
    void checks.add(
      region,
      Array.from({ length: models }, (_, index) => `acme.model-${index}`),
      0,
    );
  }
  await checks.ended();
  run.tookMs = clock.nowEpochMs() - startMs;
  return run;
}

/** Says of each moment whether a call is granted then. */
function bucketOf(bucket: Bucket | undefined): (nowMs: number) => boolean {
  if (bucket === undefined) return () => true;
  let tokens = bucket.burst;
  let filledMs = 0;
  return (nowMs) => {
    tokens = Math.min(bucket.burst, tokens + ((nowMs - filledMs) / 1000) * bucket.perSecond);
    filledMs = nowMs;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
