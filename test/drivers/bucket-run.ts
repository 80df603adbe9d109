/** Access checks against regions that each hand out calls from a token bucket, as AWS throttles an API. */
import { setTimeout as delay } from 'node:timers/promises';
import { openGateway } from '../../electron/aws/open-gateway.ts';
import { emptySnapshot } from '../../electron/contract/snapshot/snapshot.ts';
import { BedrockModelCapabilities } from '../../electron/discovery/models-capabilities.ts';
import { systemClock } from '../../electron/session/source-session.ts';
import { FakeCache } from '../helpers/fakes/fake-cache.ts';
import { type Reply, startProtocolServer } from '../helpers/servers/protocol-server.ts';
import { aSummary, goodReply, operationOf } from './good-bedrock.ts';

const BUCKET = { perSecond: 20, burst: 40 } as const;

export interface BucketReport {
  /** Checks that were answered, and how many there were to make. */
  answered: number;
  total: number;
  /** Requests for them, the throttled ones included. */
  requests: number;
  /** Most requests in flight at the same time: to one region, and in all. */
  peakOfRegion: number;
  peak: number;
  /** From the first check of the fullest region to its last one that is granted, over the time its bucket needs at least. */
  ratio: number;
}

/** Lists and checks every region; `modelsOf` says how many models each has. */
export async function runAgainstBuckets(
  modelsOf: Record<string, number>,
  options: { roundTripMs: number; retryAfterMs?: number },
): Promise<BucketReport> {
  const buckets = new Map(Object.keys(modelsOf).map((region) => [region, new Bucket()]));
  let inFlight = 0;
  const report: BucketReport = {
    answered: 0,
    total: Object.values(modelsOf).reduce((sum, count) => sum + count, 0),
    requests: 0,
    peakOfRegion: 0,
    peak: 0,
    ratio: 0,
  };
  const server = await startProtocolServer((request): Reply => {
    const count = modelsOf[request.region] ?? 0;
    if (operationOf(request) === 'models') {
      const ids = Array.from({ length: count }, (_, index) => `acme.model-${index}`);
      return { json: { modelSummaries: ids.map((id) => aSummary(request.region, id)) } };
    }
    const bucket = buckets.get(request.region);
    if (operationOf(request) !== 'access' || bucket === undefined) return goodReply(request);
    report.requests += 1;
    inFlight += 1;
    bucket.inFlight += 1;
    report.peak = Math.max(report.peak, inFlight);
    report.peakOfRegion = Math.max(report.peakOfRegion, bucket.inFlight);
    const isGranted = bucket.take();
    const after = delay(options.roundTripMs).then(() => {
      inFlight -= 1;
      bucket.inFlight -= 1;
    });
    const headers: Record<string, string> =
      options.retryAfterMs === undefined ? {} : { 'x-amz-retry-after': String(options.retryAfterMs) };
    return {
      after,
      reply: isGranted ? goodReply(request) : { error: 'ThrottlingException', status: 429, headers },
    };
  });
  const opened = await openGateway({
    sample: {
      credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'an-example-secret' },
      endpoint: server.url,
    },
  });
  if (!opened.ok) throw new Error(opened.failure.message);
  const source = { kind: 'aws', partition: 'aws' } as const;
  const discovery = new BedrockModelCapabilities({
    ports: {
      gateway: opened.value.gateway,
      cache: new FakeCache(emptySnapshot(source)),
      clock: systemClock,
      promptCachingOf: () => ({ support: 'unknown', source: 'test', asOf: '2026-11-24' }),
      onProblem: () => undefined,
    },
    source,
    regions: Object.keys(modelsOf),
  });
  try {
    await discovery.scanAllRegions(undefined, true, { latency: false });
    const { regions, accessTable } = discovery.state.snapshot;
    for (const record of Object.values(regions)) {
      const places = Object.values(record.access);
      report.answered += places.filter((place) => accessTable[place]?.failure === undefined).length;
    }
    const most = Math.max(...Object.values(modelsOf));
    const leastMs = ((most - BUCKET.burst) / BUCKET.perSecond) * 1000;
    const fullest = [...buckets].filter(([region]) => modelsOf[region] === most);
    report.ratio = Math.max(...fullest.map(([, bucket]) => bucket.lastMs - bucket.firstMs)) / leastMs;
    return report;
  } finally {
    opened.value.close();
    await server.close();
  }
}

class Bucket {
  inFlight = 0;
  firstMs = 0;
  lastMs = 0;
  #tokens: number = BUCKET.burst;
  #filledMs = 0;

  /** Whether there was a token left. */
  take(): boolean {
    const now = performance.now();
    if (this.firstMs === 0) this.firstMs = now;
    else this.#tokens += ((now - this.#filledMs) / 1000) * BUCKET.perSecond;
    this.#tokens = Math.min(BUCKET.burst, this.#tokens);
    this.#filledMs = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    this.lastMs = now;
    return true;
  }
}
