/** Measuring round trips: few regions at once and one call at a time, so that they do not slow each other. */
import { defined } from '../../contract/defined.ts';
import { isSameNetwork } from '../../contract/scan/apply-latency.ts';
import type { ScanEvent } from '../../contract/scan/scan-event.ts';
import type { LatencySummary, Network } from '../../contract/snapshot/latency.ts';
import type { Failure, RegionCode } from '../../contract/snapshot/model.ts';
import { PrioritySemaphore } from '../concurrency/priority-semaphore.ts';
import type { DiscoveryPorts } from '../ports.ts';
import { MIN_SAMPLES, summariseLatency } from './latency.ts';
import { nowIso } from './listing-phase.ts';

/** Regions that are measured at the same time. */
export const REGIONS_AT_ONCE = 6;
/** Samples kept for a region, the first round trip not counted. */
const SAMPLES = { scan: 5, measurement: 10 } as const;
type Occasion = keyof typeof SAMPLES;

/** What measuring needs; `smooth` gives the smoothed figure for the ranking. */
export interface Measuring {
  ports: DiscoveryPorts;
  smooth: (region: RegionCode, latency: LatencySummary) => number;
  emit: (event: ScanEvent) => void;
  signal: AbortSignal;
}

/** Measures the regions and emits a figure or a failure for each. */
export async function measureRegions(
  deps: Measuring,
  regions: readonly RegionCode[],
  within: Occasion,
): Promise<void> {
  const semaphore = new PrioritySemaphore(REGIONS_AT_ONCE);
  deps.emit({ type: 'latency-started', total: regions.length, within });
  await Promise.all(
    regions.map((region) => semaphore.use(() => measureOne(deps, region, within, () => Promise.resolve()))),
  );
}

/** Measures one region and emits what came, unless the signal aborts first; each round trip waits for `ready`. */
export async function measureOne(
  deps: Measuring,
  region: RegionCode,
  within: Occasion,
  ready: () => Promise<void>,
): Promise<void> {
  const { ports, smooth, emit, signal } = deps;
  if (signal.aborted) return;
  const networkNow = async (): Promise<Network | undefined> => ports.currentNetwork?.(signal);
  const before = await networkNow();
  const measured = await measureRegion(ports, region, SAMPLES[within], signal, ready);
  const network = await networkNow();
  if (signal.aborted) return;
  const figures = summariseLatency(measured.samplesMs, nowIso(ports));
  if (figures === undefined) {
    emit({ type: 'latency-failed', region, failure: measured.failure ?? tooFew(region) });
  } else if (!isSameNetwork(before, network)) {
    emit({ type: 'latency-failed', region, failure: changedNetwork(region) });
  } else {
    const latency = { ...figures, ...defined({ network }) };
    const smoothedLatencyMs = smooth(region, latency);
    emit({ type: 'latency-measured', region, latency, smoothedLatencyMs });
  }
}

async function measureRegion(
  ports: DiscoveryPorts,
  region: RegionCode,
  samples: number,
  signal: AbortSignal,
  ready: () => Promise<void>,
): Promise<{ samplesMs: number[]; failure?: Failure }> {
  // The first round trip sets up the connection; if even that fails the region is not asked again.
  const first = await ports.gateway.pingRegion(region, signal);
  if (!first.ok) return { samplesMs: [], failure: first.failure };
  const samplesMs: number[] = [];
  let failure: Failure | undefined;
  let failures = 0;
  for (let sample = 0; sample < samples && !signal.aborted; sample += 1) {
    await ready();
    const answer = await ports.gateway.pingRegion(region, signal);
    if (answer.ok) {
      samplesMs.push(answer.value);
      continue;
    }
    failure = answer.failure;
    failures += 1;
    // Each failure may have taken its whole deadline.
    if (samples - failures < MIN_SAMPLES) break;
  }
  return { samplesMs, ...(failure === undefined ? {} : { failure }) };
}

function changedNetwork(region: RegionCode): Failure {
  return {
    kind: 'network',
    message: `This computer changed to another network while ${region} was measured.`,
    nextStep: 'Measure again.',
  };
}

function tooFew(region: RegionCode): Failure {
  return {
    kind: 'network',
    message: `Too few round trips to ${region} succeeded for a figure.`,
    nextStep: 'Measure again when the network is steadier.',
  };
}
