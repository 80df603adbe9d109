/** The first phase of a scan: the lists of all regions at once. */
import type { Failure, RegionCode } from '../contract/model.ts';
import type { ScanEvent } from '../contract/scan-event.ts';
import type { DiscoveryPorts } from './ports.ts';
import { type RegionOutcome, scanRegion } from './scan-region.ts';

/** After one of these no other call can succeed: the scan stops at once. */
const STOPPING: readonly Failure['kind'][] = ['no-credentials', 'expired-credentials'];

/**
 * Lists every region and emits what came. Gives the failure that stops the whole scan, if there is one.
 *
 * Two verdicts wait until a region has listed models, since alone they prove nothing: "not enabled" (a bad key looks the
 * same) and an empty list (every list empty is a fault, not a fact).
 */
export async function listRegions(
  ports: DiscoveryPorts,
  regions: readonly RegionCode[],
  emit: (event: ScanEvent) => void,
  stop: AbortController,
): Promise<Failure | undefined> {
  const { signal } = stop;
  const waiting: { region: RegionCode; outcome: RegionOutcome }[] = [];
  let proven = false;
  let stopping: Failure | undefined;
  let badKey: Failure | undefined;
  const send = (region: RegionCode, outcome: RegionOutcome): void =>
    emit(eventOf(region, outcome, nowIso(ports)));

  await Promise.all(
    regions.map(async (region) => {
      const outcome = await scanRegion(ports.gateway, region, signal);
      if (signal.aborted) return;
      if (outcome.kind === 'failed' && STOPPING.includes(outcome.failure.kind)) {
        stopping = outcome.failure;
        stop.abort();
        return;
      }
      if (outcome.kind === 'failed' && outcome.failure.kind === 'bad-credentials') badKey ??= outcome.failure;
      if (outcome.kind === 'listed' && outcome.listing.models.length > 0 && !proven) {
        proven = true;
        for (const each of waiting.splice(0)) send(each.region, each.outcome);
      }
      if (!proven && needsProof(outcome)) waiting.push({ region, outcome });
      else send(region, outcome);
    }),
  );
  if (stopping !== undefined) return stopping;
  if (signal.aborted) return undefined;
  for (const { region, outcome } of waiting) send(region, judged(region, outcome, badKey));
  return proven ? undefined : badKey;
}

function needsProof(outcome: RegionOutcome): boolean {
  return outcome.kind === 'failed' ? outcome.state === 'not-enabled' : outcome.listing.models.length === 0;
}

/** What an unproven outcome is when no region has listed a model. */
function judged(region: RegionCode, outcome: RegionOutcome, badKey: Failure | undefined): RegionOutcome {
  if (outcome.kind === 'listed') {
    return {
      kind: 'failed',
      state: 'failed',
      failure: {
        kind: 'bad-answer',
        message: `${region} answered with an empty list of models, and no other region listed any.`,
        nextStep: 'Check the endpoint and the proxy, then rescan.',
      },
    };
  }
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
