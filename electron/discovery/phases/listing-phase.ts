/** The first phase of a scan: the lists of all regions at once. */
import type { RegionListing } from '../../contract/scan/apply-region.ts';
import type { ScanEvent } from '../../contract/scan/scan-event.ts';
import type { Failure, FailureKind, RegionCode } from '../../contract/snapshot/model.ts';
import type { DiscoveryPorts } from '../ports.ts';
import { type RegionOutcome, scanRegion } from '../scan/scan-region.ts';

/** Without credentials no other call can succeed: the scan stops at once. */
export const NO_CREDENTIALS: readonly FailureKind[] = ['no-credentials', 'expired-credentials'];
/** The key itself is bad if so many regions refuse it and none has accepted it. One alone may be that region's fault. */
const REFUSALS_THAT_STOP = 2;

/**
 * Lists every region and emits what came. Gives the failure that stops the whole scan, if there is one.
 * `listedElsewhere`: a region that is not asked now is known to list models, so that an empty list can be believed.
 */
export async function listRegions(
  ports: DiscoveryPorts,
  regions: readonly RegionCode[],
  listedElsewhere: boolean,
  emit: (event: ScanEvent) => void,
  stop: AbortController,
): Promise<Failure | undefined> {
  const verdicts = new Verdicts(
    (region, outcome) => emit(eventOf(region, outcome, nowIso(ports))),
    () => stop.abort(),
  );
  const startedAt = ports.clock.nowEpochMs();
  const { regionDeadlineMs = Number.POSITIVE_INFINITY } = ports;
  const isTimeUp = (): boolean => ports.clock.nowEpochMs() - startedAt >= regionDeadlineMs;
  await Promise.all(
    regions.map(async (region) => {
      const outcome = await scanRegion(ports.gateway, region, stop.signal, isTimeUp);
      if (!stop.signal.aborted) verdicts.take(region, outcome);
    }),
  );
  if (!stop.signal.aborted) verdicts.settle(listedElsewhere);
  return verdicts.stopping;
}

/**
 * Passes on what regions answered. Four verdicts wait until a region has listed models, since alone they prove nothing.
 * "No endpoint": without a network it looks the same. "Not enabled": a bad key looks the same. A refused key: if the key is bad, no region is to blame. An empty list: if every
 * list is empty, that is a fault.
 */
class Verdicts {
  /** What ends the scan. */
  stopping: Failure | undefined;
  readonly #send: (region: RegionCode, outcome: RegionOutcome) => void;
  readonly #stop: () => void;
  #waiting: { region: RegionCode; outcome: RegionOutcome }[] = [];
  #isProven = false;
  #badKey: Failure | undefined;
  #refusals = 0;

  constructor(send: (region: RegionCode, outcome: RegionOutcome) => void, stop: () => void) {
    this.#send = send;
    this.#stop = stop;
  }

  take(region: RegionCode, outcome: RegionOutcome): void {
    const failure = failureOf(outcome);
    const isOver = failure !== undefined && NO_CREDENTIALS.includes(failure.kind);
    // A session can end between two pages: what came before is good. A failed region is not to blame for it.
    if (!isOver || outcome.kind === 'listed') this.#sendOrHold(region, outcome);
    if (isOver) this.#stopFor(failure);
    else if (failure?.kind === 'bad-credentials') this.#refused(failure);
  }

  /** After the last answer: decides what is still waiting. */
  settle(listedElsewhere: boolean): void {
    for (const { region, outcome } of this.#waiting.splice(0)) {
      const isAbsent = outcome.kind === 'failed' && outcome.state === 'no-endpoint';
      const isBelieved = listedElsewhere && (outcome.kind === 'listed' || isAbsent);
      this.#send(region, isBelieved ? outcome : judged(region, outcome, this.#badKey));
    }
    if (!this.#isProven && this.#badKey !== undefined) this.#stopFor(this.#badKey);
  }

  #sendOrHold(region: RegionCode, outcome: RegionOutcome): void {
    if (!this.#isProven && outcome.kind === 'listed' && brings(outcome.listing)) {
      this.#isProven = true;
      for (const each of this.#waiting.splice(0)) this.#send(each.region, each.outcome);
    }
    if (!this.#isProven && needsProof(outcome)) this.#waiting.push({ region, outcome });
    else this.#send(region, outcome);
  }

  #refused(failure: Failure): void {
    this.#badKey ??= failure;
    this.#refusals += 1;
    if (!this.#isProven && this.#refusals >= REFUSALS_THAT_STOP) this.#stopFor(this.#badKey);
  }

  #stopFor(failure: Failure): void {
    this.stopping = failure;
    this.#stop();
  }
}

function failureOf(outcome: RegionOutcome): Failure | undefined {
  return outcome.kind === 'failed' ? outcome.failure : outcome.listing.missing?.failure;
}

/** Models, or profiles where the list of models is denied. */
function brings({ models, profiles, missing }: RegionListing): boolean {
  return models.length > 0 || (missing?.failure.kind === 'denied' && profiles.length > 0);
}

function needsProof(outcome: RegionOutcome): boolean {
  if (outcome.kind === 'listed') return !brings(outcome.listing);
  return (
    outcome.state === 'not-enabled' ||
    outcome.state === 'no-endpoint' ||
    outcome.failure.kind === 'bad-credentials'
  );
}

/** What an unproven outcome is when no region has listed a model. */
function judged(region: RegionCode, outcome: RegionOutcome, badKey: Failure | undefined): RegionOutcome {
  if (outcome.kind === 'listed') {
    return {
      kind: 'failed',
      state: 'failed',
      failure: {
        kind: 'bad-answer',
        message: `${region} answered with an empty list of models, and no other Region listed any.`,
        nextStep: 'Check the endpoint and the proxy, then rescan.',
      },
    };
  }
  // Nobody answered: it may be the network.
  if (outcome.state === 'no-endpoint') return { ...outcome, state: 'failed' };
  return badKey === undefined ? outcome : { kind: 'failed', state: 'failed', failure: badKey };
}

function eventOf(region: RegionCode, outcome: RegionOutcome, atIso: string): ScanEvent {
  return outcome.kind === 'listed'
    ? { type: 'region-listed', region, listing: outcome.listing, atIso }
    : { type: 'region-failed', region, state: outcome.state, failure: outcome.failure, atIso };
}

/** The clock's time as ISO 8601 in UTC. */
export function nowIso(ports: DiscoveryPorts): string {
  return new Date(ports.clock.nowEpochMs()).toISOString();
}
