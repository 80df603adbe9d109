/** A scan from beginning to end: lists, then access, then latency; the cache is written after each. */

import type { Failure, ModelId, RegionCode, RegionRecord, RegionState } from '../contract/model.ts';
import type { ScanEvent, ScanState } from '../contract/scan-event.ts';
import type { ScanOutcome } from '../contract/scan-progress.ts';
import { checkAccessEverywhere } from './access-phase.ts';
import { ageMs, isExpired } from './expiry.ts';
import { measureRegions } from './latency-phase.ts';
import { listRegions, nowIso } from './listing-phase.ts';
import { listMantleEverywhere } from './mantle-phase.ts';
import type { DiscoveryPorts } from './ports.ts';

export interface ScanParts {
  ports: DiscoveryPorts;
  regions: readonly RegionCode[];
  access: boolean;
  latency: boolean;
  state: () => ScanState;
  apply: (event: ScanEvent) => void;
  save: () => Promise<void>;
  smooth: (region: RegionCode, medianMs: number) => number;
}

/** States in which a region has answered, even if with a no. */
const ANSWERED: readonly RegionState[] = ['ok', 'not-enabled'];

/** Runs to its end, or stops at once when the signal aborts; what has come is kept. Never rejects for a failure of AWS. */
export async function runScan(parts: ScanParts, signal: AbortSignal): Promise<void> {
  const { ports, apply, state } = parts;
  const regions = [...parts.regions];
  const stop = new AbortController();
  const forward = (): void => stop.abort(signal.reason);
  if (signal.aborted) forward();
  signal.addEventListener('abort', forward);
  // An answer that comes after the end belongs to nobody.
  const emit = (event: ScanEvent): void => {
    if (!stop.signal.aborted) apply(event);
  };
  apply({ type: 'scan-started', regions, atIso: nowIso(ports) });
  let failure: Failure | undefined;
  try {
    failure = await runPhases(parts, regions, emit, stop);
  } finally {
    signal.removeEventListener('abort', forward);
  }
  apply({
    type: 'scan-finished',
    outcome: outcomeOf(state(), regions, signal.aborted, failure),
    ...(failure === undefined ? {} : { failure }),
    atIso: nowIso(ports),
  });
  await parts.save();
}

async function runPhases(
  parts: ScanParts,
  regions: RegionCode[],
  emit: (event: ScanEvent) => void,
  stop: AbortController,
): Promise<Failure | undefined> {
  const { ports, state } = parts;
  const mantle = listMantleEverywhere(ports, regions, emit, stop.signal);
  const listing = await listRegions(ports, regions, emit, stop);
  if (listing !== undefined || stop.signal.aborted) {
    stop.abort();
    await mantle;
    return listing;
  }
  await parts.save();
  if (parts.access) {
    const failure = await checkAccessEverywhere(ports, modelsToCheck(state(), regions), emit, stop);
    if (failure !== undefined || stop.signal.aborted) return failure;
  }
  if (parts.latency) {
    await parts.save();
    await measureRegions(ports, reachable(state(), regions, emit), 'scan', parts.smooth, emit, stop.signal);
  }
  await mantle;
  return undefined;
}

function modelsToCheck(state: ScanState, regions: RegionCode[]): Map<RegionCode, ModelId[]> {
  const models = new Map<RegionCode, ModelId[]>();
  for (const region of regions) {
    const record = state.snapshot.regions[region];
    if (record === undefined || !['ok', 'partial'].includes(record.state)) continue;
    models.set(region, Object.keys(record.models).sort());
  }
  return models;
}

/** Regions worth a measurement; those that could not be reached a moment ago get that failure instead. */
function reachable(state: ScanState, regions: RegionCode[], emit: (event: ScanEvent) => void): RegionCode[] {
  return regions.filter((region) => {
    const record = state.snapshot.regions[region];
    if (record?.state !== 'failed' || record.failure === undefined || isAnswer(record.failure)) return true;
    emit({ type: 'latency-failed', region, failure: record.failure });
    return false;
  });
}

/** A region that answered with an error is near or far all the same. */
function isAnswer(failure: Failure): boolean {
  return ['throttled', 'service', 'bad-answer', 'bad-credentials', 'denied'].includes(failure.kind);
}

function outcomeOf(
  state: ScanState,
  regions: RegionCode[],
  wasCancelled: boolean,
  failure: Failure | undefined,
): ScanOutcome {
  if (wasCancelled) return 'cancelled';
  if (failure !== undefined) return 'stopped';
  const records = regions.map((region) => state.snapshot.regions[region]);
  return records.every((record) => record !== undefined && ANSWERED.includes(record.state))
    ? 'complete'
    : 'partial';
}

/** The regions that a scan without force has to ask: never scanned, failed last time, or too old. */
export function regionsToScan(
  state: ScanState,
  regions: readonly RegionCode[],
  nowEpochMs: number,
): RegionCode[] {
  return regions.filter((region) => {
    const record: RegionRecord | undefined = state.snapshot.regions[region];
    if (record === undefined || !ANSWERED.includes(record.state)) return true;
    return record.state === 'ok' && isExpired(ageMs(record.scannedAt, nowEpochMs));
  });
}
