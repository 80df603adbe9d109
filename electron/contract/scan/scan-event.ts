/**
 * Everything that can happen to a snapshot. `applyScanEvent` is the only way a snapshot changes. Both
 * processes use it, so that main and renderer always hold the same state.
 */
import { defined } from '../defined.ts';
import type { LatencySummary } from '../snapshot/latency.ts';
import type {
  AccessFacts,
  DataRetention,
  Failure,
  MantleList,
  ModelId,
  RegionCode,
  RegionRecord,
  RegionState,
  Snapshot,
  UseCaseForm,
} from '../snapshot/model.ts';
import type { Proof } from '../snapshot/proof.ts';
import { compact, emptyRegion } from '../snapshot/snapshot.ts';
import { onNetworkOf, withLatency } from './apply-latency.ts';
import { applyAccess, applyListing, type RegionListing } from './apply-region.ts';
import { isSame } from './interning.ts';
import { reconcileOptIn, withoutStatuses, withStatuses } from './opt-in-status.ts';
import { idleScan, type ScanOutcome, type ScanProgress } from './scan-progress.ts';

export type ScanEvent =
  /** `scan` is given when a window joins while a scan runs. */
  | { type: 'snapshot-restored'; snapshot: Snapshot; scan?: ScanProgress }
  /** `checksAccess`: it asks for access; absent: it does not, or that is not told. */
  | { type: 'scan-started'; regions: RegionCode[]; atIso: string; checksAccess?: true }
  /** A running scan asks these as well. */
  | { type: 'regions-added'; regions: RegionCode[] }
  | { type: 'region-listed'; region: RegionCode; listing: RegionListing; atIso: string }
  | {
      type: 'region-failed';
      region: RegionCode;
      state: Extract<RegionState, 'failed' | 'denied' | 'not-enabled' | 'no-endpoint'>;
      failure: Failure;
      atIso: string;
    }
  | ({ type: 'mantle-listed'; region: RegionCode } & MantleList)
  /** What the account's own list says of its regions; regions of the snapshot that it does not name are not changed. */
  | { type: 'account-regions-listed'; statuses: Record<RegionCode, string> }
  | { type: 'data-retention-read'; region: RegionCode; retention: DataRetention }
  | { type: 'use-case-form-read'; region: RegionCode; form: UseCaseForm }
  | { type: 'access-started'; total: number }
  | {
      type: 'access-checked';
      region: RegionCode;
      results: { modelId: ModelId; facts: AccessFacts }[];
      atIso: string;
    }
  /** One model was asked outside a scan; its facts say when. */
  | { type: 'model-checked'; region: RegionCode; modelId: ModelId; facts: AccessFacts }
  | { type: 'latency-started'; total: number; within: 'scan' | 'measurement' }
  | { type: 'latency-measured'; region: RegionCode; latency: LatencySummary; smoothedLatencyMs: number }
  | { type: 'latency-smoothed'; region: RegionCode; smoothedLatencyMs: number }
  | { type: 'latency-failed'; region: RegionCode; failure: Failure }
  | { type: 'measurement-finished' }
  | { type: 'proving-started'; total: number }
  /** `id`: without the account's number, see `proofKey`. */
  | { type: 'proof-made'; region: RegionCode; id: string; proof: Proof }
  | { type: 'proving-finished' }
  | { type: 'scan-finished'; outcome: ScanOutcome; failure?: Failure; atIso: string };

/** The snapshot and how the scan stands: the whole state that events change. */
export interface ScanState {
  snapshot: Snapshot;
  scan: ScanProgress;
}

/** The state after the event. Never changes its arguments; unchanged regions keep their identity. */
export function applyScanEvent(state: ScanState, event: ScanEvent): ScanState {
  switch (event.type) {
    case 'snapshot-restored':
      return { snapshot: event.snapshot, scan: event.scan ?? idleScan(state.scan) };
    case 'scan-started':
      return {
        snapshot: withoutStatuses(withRegions(state.snapshot, event.regions), event.regions),
        scan: {
          phase: 'listing',
          regions: event.regions,
          answered: [],
          accessDone: 0,
          accessTotal: 0,
          latencyDone: 0,
          latencyTotal: 0,
          startedAt: event.atIso,
          ...(event.checksAccess === true && !hasAccess(state.snapshot)
            ? { isFirstCheck: true as const }
            : {}),
        },
      };
    case 'regions-added':
      return {
        snapshot: withRegions(state.snapshot, event.regions),
        scan: { ...state.scan, phase: 'listing', regions: [...state.scan.regions, ...event.regions] },
      };
    case 'region-listed':
      return answered(
        { ...state, snapshot: applyListing(state.snapshot, event.region, event.listing, event.atIso) },
        event.region,
      );
    case 'region-failed':
      return answered(
        changeRegion(state, event.region, (record) =>
          reconcileOptIn({
            ...record,
            state: event.state,
            failure: event.failure,
            stale: record.scannedAt !== undefined,
          }),
        ),
        event.region,
      );
    case 'account-regions-listed':
      return { ...state, snapshot: withStatuses(state.snapshot, event.statuses) };
    case 'mantle-listed':
      return changeRegion(state, event.region, (record) => ({
        ...record,
        mantle: mantleAfter(record.mantle, event),
      }));
    case 'data-retention-read':
      return changeRegion(state, event.region, (record) => ({ ...record, dataRetention: event.retention }));
    case 'use-case-form-read':
      return { ...state, snapshot: withForm(state.snapshot, event.region, event.form) };
    case 'access-started':
      // Checks are made beside the lists: some are done before the phase begins.
      return { ...state, scan: { ...state.scan, phase: 'access', accessTotal: event.total } };
    case 'access-checked':
      return {
        snapshot: applyAccess(state.snapshot, event.region, event.results, event.atIso),
        scan: withChecks(state.scan, event.region, event.results.length),
      };
    case 'model-checked': {
      const { facts, modelId, region } = event;
      return { ...state, snapshot: applyAccess(state.snapshot, region, [{ modelId, facts }], undefined) };
    }
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
    case 'proving-started':
      return { ...state, scan: { ...state.scan, phase: 'proving', proofsDone: 0, proofsTotal: event.total } };
    case 'proof-made':
      return withProof(state, event.region, event.id, event.proof);
    case 'proving-finished':
    case 'measurement-finished':
      return { ...state, scan: { ...state.scan, phase: 'idle' } };
    case 'latency-measured':
      return changeRegion(
        { ...measured(state), snapshot: onNetworkOf(event.latency, state.snapshot) },
        event.region,
        (record) => withLatency(record, event.latency, event.smoothedLatencyMs),
      );
    case 'latency-smoothed':
      return changeRegion(state, event.region, (record) => ({
        ...record,
        smoothedLatencyMs: event.smoothedLatencyMs,
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
          ...defined({ failure: event.failure }),
        },
      };
  }
}

function withChecks(scan: ScanProgress, region: RegionCode, count: number): ScanProgress {
  const checkedIn = { ...scan.checkedIn, [region]: (scan.checkedIn?.[region] ?? 0) + count };
  return { ...scan, checkedIn, accessDone: scan.accessDone + count };
}

function hasAccess({ regions }: Snapshot): boolean {
  return Object.values(regions).some(({ accessCheckedAt }) => accessCheckedAt !== undefined);
}

function withProof(state: ScanState, region: RegionCode, id: string, proof: Proof): ScanState {
  const scan = { ...state.scan, proofsDone: (state.scan.proofsDone ?? 0) + 1 };
  return changeRegion({ ...state, scan }, region, (record) => ({
    ...record,
    proofs: { ...record.proofs, [id]: proof },
  }));
}

/** Only the region that was asked last holds the answer. */
function withForm(snapshot: Snapshot, asked: RegionCode, form: UseCaseForm): Snapshot {
  const records = Object.values(snapshot.regions).map((record): [RegionCode, RegionRecord] => {
    const { useCaseForm: before, ...rest } = record;
    if (record.region === asked) return [asked, { ...rest, useCaseForm: form }];
    return [record.region, before === undefined ? record : rest];
  });
  return { ...snapshot, regions: Object.fromEntries(records) };
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

/** A failed list keeps what was known before, as the model list does. */
function mantleAfter(before: MantleList, { state, failure, ...list }: MantleList): MantleList {
  const { modelIds, entries } = state === 'failed' ? before : list;
  const after = { state, modelIds, ...defined({ entries, failure }) };
  // What says the same stays the same object: nothing is derived from it anew.
  return isSame(before, after) ? before : after;
}

function measured(state: ScanState): ScanState {
  return { ...state, scan: { ...state.scan, latencyDone: state.scan.latencyDone + 1 } };
}
