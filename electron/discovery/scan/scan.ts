/** A scan from beginning to end: lists and access, then latency; the cache is written after each, and nothing waits for it. */

import { accessStatusOf } from '../../contract/cells/access/access-status.ts';
import { builtInRegions, notOffered } from '../../contract/cells/regions.ts';
import type { ScanEvent, ScanState } from '../../contract/scan/scan-event.ts';
import type { ScanOutcome } from '../../contract/scan/scan-progress.ts';
import { isHuge } from '../../contract/snapshot/kept/json-length.ts';
import type { AccessFacts, Failure, ModelId, RegionCode } from '../../contract/snapshot/model.ts';
import { onAbort } from '../concurrency/abort.ts';
import { NetworkActivity } from '../concurrency/network-activity.ts';
import { ListBudget } from '../list-budget.ts';
import { withinListBudget } from '../list-truncation.ts';
import { AccessChecks } from '../phases/access-phase.ts';
import { EarlyLatency } from '../phases/early-latency.ts';
import { type Measuring, measureRegions } from '../phases/latency-phase.ts';
import { listRegions, nowIso } from '../phases/listing-phase.ts';
import {
  listAccountRegions,
  listMantleEverywhere,
  readAccountFacts,
  readUseCaseForm,
} from '../phases/side-phases.ts';
import type { DiscoveryPorts } from '../ports.ts';
import { FAULT, failureOfAll, outcomeOf } from './scan-outcome.ts';
import {
  farthestFirst,
  hasProfilesAlone,
  isListedElsewhere,
  modelsToCheck,
  type ScanPlan,
  unreachable,
  type Wanted,
} from './scan-plan.ts';

export interface ScanDeps {
  ports: DiscoveryPorts;
  plan: ScanPlan;
  access: boolean;
  /** Whose access is asked. */
  wanted: Wanted;
  latency: boolean;
  /** Regions that the account's own list names, and the plan does not, are scanned as well. */
  follows: boolean;
  state: () => ScanState;
  apply: (event: ScanEvent) => void;
  save: () => Promise<void>;
  smooth: Measuring['smooth'];
}

/**
 * Runs to its end, or stops at once when the signal aborts; what has come is kept. Never rejects for a failure of AWS. A bug
 * of the app is thrown after the scan has ended in the state.
 */
export async function runScan(given: ScanDeps, signal: AbortSignal): Promise<void> {
  const { ports } = given;
  const room = ports.listBudget ?? new ListBudget();
  room.begin();
  const deps = { ...given, ports: { ...ports, gateway: withinListBudget(ports.gateway, room) } };
  const stop = new AbortController();
  const release = onAbort([signal], () => stop.abort());
  if (signal.aborted) stop.abort();
  let ended = false;
  // Answers after the end are dropped.
  const emit = (event: ScanEvent): void => {
    if (!ended) deps.apply(event);
  };
  const end = (outcome: ScanOutcome, failure?: Failure): void => {
    const problem = failure === undefined ? {} : { failure };
    emit({ type: 'scan-finished', outcome, ...problem, atIso: nowIso(deps.ports) });
    ended = true;
    stop.abort();
    release();
  };
  const cache = new CacheWriter(deps.save);
  emit({
    type: 'scan-started',
    regions: [...deps.plan.list],
    atIso: nowIso(deps.ports),
    ...(deps.access ? { checksAccess: true } : {}),
  });
  try {
    const nowhere =
      regionsOf(deps.plan).length > 0 ? undefined : notOffered(deps.state().snapshot.source.partition);
    const failure = nowhere ?? (await runPhases(deps, emit, stop, cache));
    const asked = new Set([...regionsOf(deps.plan), ...deps.state().scan.regions]);
    const records = [...asked].map((region) => deps.state().snapshot.regions[region]);
    const problem = failure ?? failureOfAll(records);
    if (signal.aborted) end('cancelled');
    else if (problem !== undefined) end('stopped', problem);
    else end(outcomeOf(records));
  } catch (error) {
    end('stopped', FAULT);
    throw error;
  }
  cache.write();
  await cache.settled();
}

async function runPhases(
  deps: ScanDeps,
  emit: (event: ScanEvent) => void,
  stop: AbortController,
  cache: CacheWriter,
): Promise<Failure | undefined> {
  // Beside the other phases: a slow list of bedrock-mantle holds nothing up.
  const [failure, , enabled] = await Promise.all([
    askBedrock(deps, emit, stop, cache),
    listMantleEverywhere(deps.ports, regionsOf(deps.plan), emit, stop.signal),
    listAccountRegions(deps.ports, deps.state().snapshot.source, emit, stop.signal),
  ]);
  const list = deps.follows ? newRegions(enabled, deps.plan) : [];
  if (failure !== undefined || stop.signal.aborted || list.length === 0) return failure;
  emit({ type: 'regions-added', regions: list });
  const added = { ...deps, plan: { list, check: new Map<RegionCode, ModelId[]>() } };
  const [failed] = await Promise.all([
    askBedrock(added, emit, stop, cache),
    listMantleEverywhere(deps.ports, list, emit, stop.signal),
  ]);
  return failed;
}

/** Regions of the account that neither the plan nor the table of regions knows. */
function newRegions(enabled: readonly RegionCode[], plan: ScanPlan): RegionCode[] {
  const known = new Set([...regionsOf(plan), ...builtInRegions('aws')]);
  return enabled.filter((region) => !known.has(region)).sort();
}

/** The failure that stops the scan, if there is one. */
async function askBedrock(
  deps: ScanDeps,
  emit: (event: ScanEvent) => void,
  stop: AbortController,
  cache: CacheWriter,
): Promise<Failure | undefined> {
  const { plan, state } = deps;
  const activity = new NetworkActivity(deps.ports.clock);
  const ports = { ...deps.ports, gateway: activity.tracked(deps.ports.gateway) };
  const measuring = { ports, smooth: deps.smooth, emit, signal: stop.signal };
  const early = new EarlyLatency(measuring, activity);
  const measure = (region: RegionCode): void => {
    if (deps.latency && unreachable(state().snapshot.regions[region]) === undefined) early.add(region);
  };
  const startedAt = ports.clock.nowEpochMs();
  const check = (region: RegionCode, models: readonly ModelId[]): void => {
    void checks.add(region, models, ports.clock.nowEpochMs() - startedAt).then(() => measure(region));
  };
  const accountFacts: Promise<void>[] = [];
  let isFormAsked = isFormSent(state());
  const checks = new AccessChecks(
    ports,
    (event) => {
      emit(event);
      if (isFormAsked || event.type !== 'access-checked' || !wantsForm(event.results)) return;
      isFormAsked = true;
      accountFacts.push(readUseCaseForm(ports, event.region, emit, stop.signal));
    },
    stop,
  );
  for (const [region, models] of plan.check) check(region, models);
  // A region's access is checked as soon as it has listed: a region that does not answer holds no other up.
  const take = (event: ScanEvent): void => {
    emit(event);
    if (event.type !== 'region-listed' && event.type !== 'region-failed') return;
    const models = modelsToCheck(state(), event.region, deps.wanted);
    if (models.length > 0 || hasProfilesAlone(state(), event.region, deps.wanted))
      accountFacts.push(readAccountFacts(ports, event.region, emit, stop.signal));
    if (event.type === 'region-listed' && models.length > 0) check(event.region, models);
    else measure(event.region);
  };
  // What is huge is written once, at the end: its text takes as much memory again.
  const keep = (): void => {
    if (!isHuge(state().snapshot)) cache.write();
  };
  const list = farthestFirst(state(), plan.list);
  const listing = await listRegions(ports, list, isListedElsewhere(state(), list), take, stop);
  if (listing !== undefined) stop.abort();
  if (stop.signal.aborted) {
    await Promise.all([checks.ended(), early.end()]);
    await Promise.all(accountFacts);
    return listing ?? checks.stopping;
  }
  if (deps.access) {
    keep();
    emit({ type: 'access-started', total: checks.total });
    await checks.ended();
    await Promise.all(accountFacts);
    if (stop.signal.aborted) return checks.stopping;
  }
  // A scan without latency ends at once, and its end is written as well.
  if (deps.latency) keep();
  const measured = await early.end();
  if (deps.latency) await measureReachable(deps, measuring, measured);
  return undefined;
}

/** A form that was sent stays sent. */
function isFormSent({ snapshot }: ScanState): boolean {
  return Object.values(snapshot.regions).some(({ useCaseForm }) => useCaseForm === 'sent');
}

/** Whether a missing form may be why a model is blocked: only then it is worth a request. */
function wantsForm(results: readonly { modelId: ModelId; facts: AccessFacts }[]): boolean {
  return results.some(
    ({ modelId, facts }) => modelId.startsWith('anthropic.') && accessStatusOf(facts) === 'blocked',
  );
}

function regionsOf({ list, check }: ScanPlan): RegionCode[] {
  return [...list, ...check.keys()];
}

/** Measures the regions that can be reached and have no figure of this scan; the others get the failure of their lists. */
async function measureReachable(
  deps: ScanDeps,
  measuring: Measuring,
  measured: ReadonlySet<RegionCode>,
): Promise<void> {
  const reachable: RegionCode[] = [];
  for (const region of regionsOf(deps.plan)) {
    const failure = unreachable(deps.state().snapshot.regions[region]);
    if (failure !== undefined) measuring.emit({ type: 'latency-failed', region, failure });
    else if (!measured.has(region)) reachable.push(region);
  }
  if (reachable.length > 0) await measureRegions(measuring, reachable, 'scan');
}

/** Writes the cache beside a scan: one write after the other, and the scan does not wait. */
class CacheWriter {
  readonly #save: () => Promise<void>;
  #last: Promise<void> = Promise.resolve();

  constructor(save: () => Promise<void>) {
    this.#save = save;
  }

  /** Writes the state as it is when the write before has ended. */
  write(): void {
    this.#last = this.#last.then(() => this.#save());
    // `settled` throws a fault, perhaps much later.
    this.#last.catch(() => undefined);
  }

  /** Settles when everything is written. */
  async settled(): Promise<void> {
    await this.#last;
  }
}
