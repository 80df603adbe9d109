/** What a scan has to ask, from what is known. */
import type {
  Failure,
  ModelId,
  RegionCode,
  RegionRecord,
  RegionState,
} from '../../contract/snapshot/model.ts';
import type { ScanState } from '../../contract/snapshot/scan-event.ts';
import { ageMs, isExpired } from './expiry.ts';

/** States in which the models of a region are there to be checked. */
const LISTED: readonly RegionState[] = ['ok', 'partial'];

/** What a scan asks: regions whose lists are asked, with their access; and models whose access alone is asked. */
export interface ScanPlan {
  list: readonly RegionCode[];
  check: ReadonlyMap<RegionCode, readonly ModelId[]>;
}

/** What a scan that was ended early has left: lists that did not come, and checks that were not made. */
export interface Unfinished {
  list: ReadonlySet<RegionCode>;
  check: ReadonlyMap<RegionCode, ReadonlySet<ModelId>>;
}

/** Everything anew. */
export function planAll(regions: readonly RegionCode[]): ScanPlan {
  return { list: regions, check: new Map() };
}

/**
 * Only what is missing. Lists: regions never scanned, not complete last time, too old, or left by the last scan. Access:
 * models that were never checked, or that the last scan left. A region that was not enabled is asked again: it costs one
 * call, and only the account's owner knows when that changes.
 */
export function planMissing(
  state: ScanState,
  regions: readonly RegionCode[],
  nowEpochMs: number,
  access: boolean,
  left?: Unfinished,
): ScanPlan {
  const list: RegionCode[] = [];
  const check = new Map<RegionCode, readonly ModelId[]>();
  for (const region of regions) {
    const record = state.snapshot.regions[region];
    const isThere = record?.state === 'ok' && !isExpired(ageMs(record.scannedAt, nowEpochMs));
    if (!isThere || left?.list.has(region) === true) {
      list.push(region);
      continue;
    }
    const missing = Object.keys(record.models).filter(
      (modelId) => !Object.hasOwn(record.access, modelId) || left?.check.get(region)?.has(modelId) === true,
    );
    if (access && missing.length > 0) check.set(region, missing.sort());
  }
  return { list, check };
}

/**
 * The regions with the longest known round trip first, those never measured before all: the first request out is the last
 * answer in, and each request that goes before it makes the scan longer.
 */
export function farthestFirst(state: ScanState, regions: readonly RegionCode[]): RegionCode[] {
  const distanceOf = (region: RegionCode): number =>
    state.snapshot.regions[region]?.smoothedLatencyMs ?? Number.POSITIVE_INFINITY;
  const distances = new Map(regions.map((region) => [region, distanceOf(region)]));
  return [...regions].sort((a, b) => {
    const [first = 0, second = 0] = [distances.get(a), distances.get(b)];
    return first === second ? 0 : second - first;
  });
}

/** Whether a region that is not among these is known to list models. */
export function isListedElsewhere(state: ScanState, regions: readonly RegionCode[]): boolean {
  return Object.values(state.snapshot.regions).some(
    (record) => !regions.includes(record.region) && Object.keys(record.models).length > 0,
  );
}

/** The models of a region whose access can be asked for, sorted; none if it was not listed. */
export function modelsToCheck(state: ScanState, region: RegionCode): ModelId[] {
  const record = state.snapshot.regions[region];
  return record !== undefined && LISTED.includes(record.state) ? Object.keys(record.models).sort() : [];
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
