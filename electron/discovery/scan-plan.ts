/** What a scan has to ask, from what is known. */
import type { Failure, ModelId, RegionCode, RegionRecord, RegionState } from '../contract/model.ts';
import type { ScanState } from '../contract/scan-event.ts';
import { ageMs, isExpired } from './expiry.ts';

/** States in which the models of a region are there to be checked. */
const LISTED: readonly RegionState[] = ['ok', 'partial'];

/**
 * The regions that a scan without force has to ask: never scanned, not complete last time, too old, or (`access`) with
 * models whose access was never checked. A region that was not enabled is asked again: it costs one call, and only the
 * account's owner knows when that changes.
 */
export function regionsToScan(
  state: ScanState,
  regions: readonly RegionCode[],
  nowEpochMs: number,
  access: boolean,
): RegionCode[] {
  return regions.filter((region) => {
    const record = state.snapshot.regions[region];
    if (record?.state !== 'ok' || isExpired(ageMs(record.scannedAt, nowEpochMs))) return true;
    return access && Object.keys(record.models).some((modelId) => !Object.hasOwn(record.access, modelId));
  });
}

/** Whether a region that is not among these is known to list models. */
export function isListedElsewhere(state: ScanState, regions: readonly RegionCode[]): boolean {
  return Object.values(state.snapshot.regions).some(
    (record) => !regions.includes(record.region) && Object.keys(record.models).length > 0,
  );
}

/** The models whose access can be asked for, by region; sorted. */
export function modelsToCheck(
  state: ScanState,
  regions: readonly RegionCode[],
): Map<RegionCode, readonly ModelId[]> {
  const models = new Map<RegionCode, readonly ModelId[]>();
  for (const region of regions) {
    const record = state.snapshot.regions[region];
    if (record !== undefined && LISTED.includes(record.state)) {
      models.set(region, Object.keys(record.models).sort());
    }
  }
  return models;
}

/** The failure of a region that could not be reached a moment ago; undefined if a round trip is worth a try. */
export function unreachable(record: RegionRecord | undefined): Failure | undefined {
  if (record?.state !== 'failed' || record.failure === undefined) return undefined;
  return isAnswer(record.failure) ? undefined : record.failure;
}

/** A region that answered with an error is near or far all the same. */
function isAnswer(failure: Failure): boolean {
  return ['throttled', 'service', 'bad-answer', 'bad-credentials', 'denied'].includes(failure.kind);
}
