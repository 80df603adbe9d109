/** What a scan has to ask, given what is known. */
import type { ScanEvent, ScanState } from '../../contract/scan/scan-event.ts';
import { isExpired } from '../../contract/snapshot/age.ts';
import type {
  Failure,
  ModelId,
  RegionCode,
  RegionRecord,
  RegionState,
} from '../../contract/snapshot/model.ts';

/** States in which the models of a region are there to be checked. */
const LISTED: readonly RegionState[] = ['ok', 'partial'];

/** What a scan asks: regions whose lists are asked, with their access; and models whose access alone is asked. */
export interface ScanPlan {
  list: readonly RegionCode[];
  check: ReadonlyMap<RegionCode, readonly ModelId[]>;
}

/** The models whose access a scan asks; undefined: all. */
export type Wanted = ReadonlySet<ModelId> | undefined;

function isWanted(modelId: ModelId, wanted: Wanted): boolean {
  return wanted === undefined || wanted.has(modelId);
}

/** What of a scan has not come yet. When the scan ends early, the next one asks only that. */
export class RemainingWork {
  readonly list: Set<RegionCode>;
  readonly check = new Map<RegionCode, Set<ModelId>>();
  readonly #wanted: Wanted;

  constructor(plan: ScanPlan, wanted: Wanted) {
    this.#wanted = wanted;
    this.list = new Set(plan.list);
    for (const [region, models] of plan.check) this.check.set(region, new Set(models));
  }

  /** Takes off what the event brings. */
  take(event: ScanEvent): void {
    switch (event.type) {
      case 'region-listed':
        this.list.delete(event.region);
        this.check.set(
          event.region,
          new Set(
            event.listing.models.map(({ modelId }) => modelId).filter((id) => isWanted(id, this.#wanted)),
          ),
        );
        break;
      case 'region-failed':
        this.list.delete(event.region);
        break;
      case 'access-checked':
        for (const { modelId } of event.results) this.check.get(event.region)?.delete(modelId);
        break;
      default:
    }
  }
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
  wanted: Wanted,
  remaining?: RemainingWork,
): ScanPlan {
  const list: RegionCode[] = [];
  const check = new Map<RegionCode, readonly ModelId[]>();
  for (const region of regions) {
    const record = state.snapshot.regions[region];
    const isThere = record?.state === 'ok' && !isExpired(record.scannedAt, nowEpochMs);
    if (!isThere || remaining?.list.has(region) === true) {
      list.push(region);
      continue;
    }
    const missing = Object.keys(record.models).filter(
      (modelId) =>
        isWanted(modelId, wanted) &&
        (!Object.hasOwn(record.access, modelId) || remaining?.check.get(region)?.has(modelId) === true),
    );
    if (missing.length > 0) check.set(region, missing.sort());
  }
  return { list, check };
}

/** The slowest region decides how long a scan takes, so it comes first; regions never measured come before all. */
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

/** The models of a region whose access is asked for, sorted; none if it was not listed. */
export function modelsToCheck(state: ScanState, region: RegionCode, wanted: Wanted): ModelId[] {
  const record = state.snapshot.regions[region];
  if (record === undefined || !LISTED.includes(record.state)) return [];
  return Object.keys(record.models)
    .filter((id) => isWanted(id, wanted))
    .sort();
}

/** Whether the region answered without a list of models, in a scan that asks for all: the rest of it is asked all the same. */
export function hasProfilesAlone(state: ScanState, region: RegionCode, wanted: Wanted): boolean {
  const record = state.snapshot.regions[region];
  return wanted === undefined && record?.state === 'partial' && Object.keys(record.models).length === 0;
}

/** The failure of a region that could not be reached a moment ago; undefined if a round trip is worth a try. */
export function unreachable(record: RegionRecord | undefined): Failure | undefined {
  const isUnanswered = record?.state === 'failed' || record?.state === 'no-endpoint';
  if (!isUnanswered || record.failure === undefined) return undefined;
  return isAnswer(record.failure) ? undefined : record.failure;
}

/** A region that answered with an error is near or far all the same. */
function isAnswer(failure: Failure): boolean {
  return ['throttled', 'service', 'bad-answer', 'bad-credentials', 'denied'].includes(failure.kind);
}
