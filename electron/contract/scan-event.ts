/**
 * Everything that can happen to a snapshot. `applyScanEvent` is the only way a snapshot changes, and
 * both processes use it, so that main and renderer always hold the same state.
 */
import type {
  AccessFacts,
  Failure,
  InferenceProfile,
  LatencySummary,
  ModelId,
  ModelRecord,
  RegionCode,
  RegionRecord,
  RegionState,
  Snapshot,
} from './model.ts';
import { compact, emptyRegion, internAll, withoutRegion } from './snapshot.ts';
import { idleScan, type ScanOutcome, type ScanProgress } from './scan-progress.ts';

/** What a region's lists gave. A failed profile list leaves the profiles of before and makes the region `partial`. */
export interface RegionListing {
  models: ModelRecord[];
  profiles: InferenceProfile[];
  /** Why one of the two lists is missing. */
  missing?: { list: 'models' | 'profiles'; failure: Failure };
  droppedRecords: number;
}

export type ScanEvent =
  | { type: 'snapshot-restored'; snapshot: Snapshot }
  | { type: 'scan-started'; regions: RegionCode[]; atIso: string }
  | { type: 'region-listed'; region: RegionCode; listing: RegionListing; atIso: string }
  | {
      type: 'region-failed';
      region: RegionCode;
      state: Extract<RegionState, 'failed' | 'denied' | 'not-enabled'>;
      failure: Failure;
      atIso: string;
    }
  | {
      type: 'mantle-listed';
      region: RegionCode;
      state: 'listed' | 'absent' | 'failed';
      modelIds: ModelId[];
      failure?: Failure;
    }
  | { type: 'access-started'; total: number }
  | {
      type: 'access-checked';
      region: RegionCode;
      results: { modelId: ModelId; facts: AccessFacts }[];
      atIso: string;
    }
  | { type: 'latency-started'; total: number; within: 'scan' | 'measurement' }
  | { type: 'latency-measured'; region: RegionCode; latency: LatencySummary; smoothedLatencyMs: number }
  | { type: 'latency-failed'; region: RegionCode; failure: Failure }
  | { type: 'measurement-finished' }
  | { type: 'scan-finished'; outcome: ScanOutcome; failure?: Failure; atIso: string };

/** The snapshot and how the scan stands: the whole state that events change. */
export interface ScanState {
  snapshot: Snapshot;
  scan: ScanProgress;
}

/** How many earlier medians a region keeps. */
export const LATENCY_HISTORY_LENGTH = 20;

/** The state after the event. Never changes its arguments; unchanged regions keep their identity. */
export function applyScanEvent(state: ScanState, event: ScanEvent): ScanState {
  switch (event.type) {
    case 'snapshot-restored':
      return { snapshot: event.snapshot, scan: idleScan(state.scan) };
    case 'scan-started':
      return {
        snapshot: withRegions(state.snapshot, event.regions),
        scan: {
          phase: 'listing',
          regions: event.regions,
          answered: [],
          accessDone: 0,
          accessTotal: 0,
          latencyDone: 0,
          latencyTotal: 0,
          startedAt: event.atIso,
        },
      };
    case 'region-listed':
      return answered(applyListing(state, event.region, event.listing, event.atIso), event.region);
    case 'region-failed':
      return answered(
        changeRegion(state, event.region, (record) => ({
          ...record,
          state: event.state,
          failure: event.failure,
          stale: record.scannedAt !== undefined,
        })),
        event.region,
      );
    case 'mantle-listed':
      return changeRegion(state, event.region, (record) => ({
        ...record,
        mantle: {
          state: event.state,
          // A failed list keeps what was known before, as the model list does.
          modelIds: event.state === 'failed' ? record.mantle.modelIds : event.modelIds,
          ...(event.failure === undefined ? {} : { failure: event.failure }),
        },
      }));
    case 'access-started':
      return { ...state, scan: { ...state.scan, phase: 'access', accessDone: 0, accessTotal: event.total } };
    case 'access-checked':
      return applyAccess(state, event.region, event.results, event.atIso);
    case 'latency-started':
      return {
        ...state,
        scan: {
          ...state.scan,
          phase: event.within === 'scan' ? 'latency' : 'measuring',
          latencyDone: 0,
          latencyTotal: event.total,
        },
      };
    case 'measurement-finished':
      return { ...state, scan: { ...state.scan, phase: 'idle' } };
    case 'latency-measured':
      return changeRegion(measured(state), event.region, ({ latencyFailure: _old, ...record }) => ({
        ...record,
        latency: event.latency,
        smoothedLatencyMs: event.smoothedLatencyMs,
        latencyHistoryMs: [...record.latencyHistoryMs, event.latency.medianMs].slice(-LATENCY_HISTORY_LENGTH),
      }));
    case 'latency-failed':
      return changeRegion(measured(state), event.region, (record) => ({
        ...record,
        latencyFailure: event.failure,
      }));
    case 'scan-finished':
      return {
        snapshot: compact(state.snapshot),
        scan: {
          ...state.scan,
          phase: 'idle',
          lastOutcome: event.outcome,
          finishedAt: event.atIso,
          ...(event.failure === undefined ? {} : { failure: event.failure }),
        },
      };
  }
}

function applyListing(state: ScanState, region: RegionCode, listing: RegionListing, atIso: string): ScanState {
  const { snapshot } = state;
  const before = snapshot.regions[region] ?? emptyRegion(region);
  const missing = listing.missing;
  const models = internAll(
    snapshot.modelTable,
    listing.models.map((model) => withoutRegion(model, region)),
  );
  const profiles = internAll(
    snapshot.profileTable,
    listing.profiles.map((profile) => withoutRegion(profile, region)),
  );
  const { failure: _failure, ...kept } = before;
  const record: RegionRecord = {
    ...kept,
    state: missing === undefined ? 'ok' : 'partial',
    ...(missing === undefined ? {} : { failure: missing.failure }),
    stale: false,
    scannedAt: atIso,
    models:
      missing?.list === 'models'
        ? before.models
        : placesById(
            listing.models.map((model) => model.modelId),
            models.places,
          ),
    profiles:
      missing?.list === 'profiles'
        ? before.profiles
        : placesById(
            listing.profiles.map((profile) => profile.inferenceProfileId),
            profiles.places,
          ),
    droppedRecords: listing.droppedRecords,
  };
  return {
    ...state,
    snapshot: {
      ...snapshot,
      modelTable: models.table,
      profileTable: profiles.table,
      regions: { ...snapshot.regions, [region]: record },
    },
  };
}

function applyAccess(
  state: ScanState,
  region: RegionCode,
  results: { modelId: ModelId; facts: AccessFacts }[],
  atIso: string,
): ScanState {
  const { snapshot, scan } = state;
  const before = snapshot.regions[region] ?? emptyRegion(region);
  const { table, places } = internAll(
    snapshot.accessTable,
    results.map((result) => result.facts),
  );
  const access = {
    ...before.access,
    ...placesById(
      results.map((result) => result.modelId),
      places,
    ),
  };
  return {
    snapshot: {
      ...snapshot,
      accessTable: table,
      regions: { ...snapshot.regions, [region]: { ...before, access, accessCheckedAt: atIso } },
    },
    scan: { ...scan, accessDone: scan.accessDone + results.length },
  };
}

function placesById(ids: string[], places: number[]): Record<string, number> {
  const result: Record<string, number> = {};
  ids.forEach((id, index) => {
    const place = places[index];
    if (place !== undefined) result[id] = place;
  });
  return result;
}

function withRegions(snapshot: Snapshot, regions: RegionCode[]): Snapshot {
  const unknown = regions.filter((region) => snapshot.regions[region] === undefined);
  if (unknown.length === 0) return snapshot;
  const added = Object.fromEntries(unknown.map((region) => [region, emptyRegion(region)]));
  return { ...snapshot, regions: { ...snapshot.regions, ...added } };
}

function changeRegion(
  state: ScanState,
  region: RegionCode,
  change: (record: RegionRecord) => RegionRecord,
): ScanState {
  const record = change(state.snapshot.regions[region] ?? emptyRegion(region));
  return {
    ...state,
    snapshot: { ...state.snapshot, regions: { ...state.snapshot.regions, [region]: record } },
  };
}

function answered(state: ScanState, region: RegionCode): ScanState {
  if (state.scan.phase === 'idle' || state.scan.answered.includes(region)) return state;
  return { ...state, scan: { ...state.scan, answered: [...state.scan.answered, region] } };
}

function measured(state: ScanState): ScanState {
  return { ...state, scan: { ...state.scan, latencyDone: state.scan.latencyDone + 1 } };
}
