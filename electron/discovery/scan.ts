/** A scan from beginning to end: lists and access, then latency; the cache is written after each. */
import type { Failure, RegionCode } from '../contract/model.ts';
import type { ScanEvent, ScanState } from '../contract/scan-event.ts';
import type { ScanOutcome } from '../contract/scan-progress.ts';
import { AccessChecks } from './access-phase.ts';
import { listAccountRegions } from './account-phase.ts';
import { measureRegions } from './latency-phase.ts';
import { listRegions, nowIso } from './listing-phase.ts';
import { listMantleEverywhere } from './mantle-phase.ts';
import type { DiscoveryPorts } from './ports.ts';
import { FAULT, failureOfAll, outcomeOf } from './scan-outcome.ts';
import { farthestFirst, isListedElsewhere, modelsToCheck, type ScanPlan, unreachable } from './scan-plan.ts';

export interface ScanParts {
  ports: DiscoveryPorts;
  plan: ScanPlan;
  access: boolean;
  latency: boolean;
  state: () => ScanState;
  apply: (event: ScanEvent) => void;
  save: () => Promise<void>;
  smooth: (region: RegionCode, medianMs: number) => number;
}

/**
 * Runs to its end, or stops at once when the signal aborts; what has come is kept. Never rejects for a failure of AWS; a
 * fault of the app ends the scan in the state before it is thrown.
 */
export async function runScan(parts: ScanParts, signal: AbortSignal): Promise<void> {
  const stop = new AbortController();
  const forward = (): void => stop.abort(signal.reason);
  if (signal.aborted) forward();
  signal.addEventListener('abort', forward);
  let ended = false;
  // An answer that comes after the end belongs to nobody.
  const emit = (event: ScanEvent): void => {
    if (!ended) parts.apply(event);
  };
  const end = (outcome: ScanOutcome, failure?: Failure): void => {
    const problem = failure === undefined ? {} : { failure };
    emit({ type: 'scan-finished', outcome, ...problem, atIso: nowIso(parts.ports) });
    ended = true;
    stop.abort();
    signal.removeEventListener('abort', forward);
  };
  emit({ type: 'scan-started', regions: [...parts.plan.list], atIso: nowIso(parts.ports) });
  try {
    const failure = await runPhases(parts, emit, stop);
    const records = regionsOf(parts.plan).map((region) => parts.state().snapshot.regions[region]);
    const problem = failure ?? failureOfAll(records);
    if (signal.aborted) end('cancelled');
    else if (problem !== undefined) end('stopped', problem);
    else end(outcomeOf(records));
  } catch (error) {
    end('stopped', FAULT);
    throw error;
  }
  await parts.save();
}

async function runPhases(
  parts: ScanParts,
  emit: (event: ScanEvent) => void,
  stop: AbortController,
): Promise<Failure | undefined> {
  // Beside the other phases: a slow list of bedrock-mantle holds nothing up.
  const [failure] = await Promise.all([
    askBedrock(parts, emit, stop),
    listMantleEverywhere(parts.ports, regionsOf(parts.plan), emit, stop.signal),
    listAccountRegions(parts.ports, parts.state().snapshot.source, emit, stop.signal),
  ]);
  return failure;
}

/** The failure that stops the scan, if there is one. */
async function askBedrock(
  parts: ScanParts,
  emit: (event: ScanEvent) => void,
  stop: AbortController,
): Promise<Failure | undefined> {
  const { ports, plan, state, save } = parts;
  const checks = new AccessChecks(ports, emit, stop);
  for (const [region, models] of plan.check) checks.add(region, models);
  // A region's access is checked as soon as it has listed: a region that does not answer holds no other up.
  const take = (event: ScanEvent): void => {
    emit(event);
    if (!parts.access || event.type !== 'region-listed') return;
    const models = modelsToCheck(state(), event.region);
    if (models.length > 0) checks.add(event.region, models);
  };
  const list = farthestFirst(state(), plan.list);
  const listing = await listRegions(ports, list, isListedElsewhere(state(), list), take, stop);
  if (listing !== undefined) stop.abort();
  if (stop.signal.aborted) {
    await checks.ended();
    return listing ?? checks.stopping;
  }
  await save();
  if (parts.access) {
    emit({ type: 'access-started', total: checks.total });
    await checks.ended();
    if (stop.signal.aborted) return checks.stopping;
    await save();
  }
  if (parts.latency) await measureReachable(parts, emit, stop.signal);
  return undefined;
}

function regionsOf({ list, check }: ScanPlan): RegionCode[] {
  return [...list, ...check.keys()];
}

/** Measures the regions that can be reached; the others get the failure of their lists. */
async function measureReachable(
  parts: ScanParts,
  emit: (event: ScanEvent) => void,
  signal: AbortSignal,
): Promise<void> {
  const reachable: RegionCode[] = [];
  for (const region of regionsOf(parts.plan)) {
    const failure = unreachable(parts.state().snapshot.regions[region]);
    if (failure === undefined) reachable.push(region);
    else emit({ type: 'latency-failed', region, failure });
  }
  if (reachable.length === 0) return;
  await measureRegions(parts.ports, reachable, 'scan', parts.smooth, emit, signal);
}
