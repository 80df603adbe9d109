/** What happens in a scan, for tests, and what is known after it. */
import { applyScanEvent, type ScanEvent, type ScanState } from '../../electron/contract/scan/scan-event.ts';
import { NO_SCAN } from '../../electron/contract/scan/scan-progress.ts';
import type { Network } from '../../electron/contract/snapshot/latency.ts';
import type {
  AccessFacts,
  FailureKind,
  InferenceProfile,
  ModelId,
  ModelRecord,
  RegionCode,
  Snapshot,
} from '../../electron/contract/snapshot/model.ts';
import { emptySnapshot } from '../../electron/contract/snapshot/snapshot.ts';
import { ALLOWED, AT, aFailure, aModel, SOURCE } from './builders.ts';

/** The state after the events, beginning with nothing known. */
export function stateAfter(...events: ScanEvent[]): ScanState {
  return events.reduce<ScanState>(applyScanEvent, { snapshot: emptySnapshot(SOURCE), scan: NO_SCAN });
}

/** Models; those of which only the id matters by their ids. */
type ListedModels = (ModelRecord | ModelId)[];

/** What a region lists, as the event that says so. */
export function listed(
  region: RegionCode,
  some: ListedModels,
  profiles: InferenceProfile[] = [],
  atIso: string = AT,
): Extract<ScanEvent, { type: 'region-listed' }> {
  const models = some.map((each) => (typeof each === 'string' ? aModel(each, {}, region) : each));
  return { type: 'region-listed', region, listing: { models, profiles, droppedRecords: 0 }, atIso };
}

/** The same of models of which nothing but the id matters. */
export function listedIds(region: RegionCode, ...modelIds: string[]): ReturnType<typeof listed> {
  return listed(
    region,
    modelIds.map((id) => aModel(id, {}, region)),
  );
}

/** The same, where a list broke off or did not come. */
export function listedInPart(
  { listing, ...event }: ReturnType<typeof listed>,
  list: 'models' | 'profiles' | 'models-and-profiles',
  kind: FailureKind = 'timeout',
): ReturnType<typeof listed> {
  return { ...event, listing: { ...listing, missing: { list, failure: aFailure(kind) } } };
}

/** A region that did not answer. */
export function failedIn(
  region: RegionCode,
  state: 'failed' | 'denied' | 'not-enabled' = 'failed',
  kind: FailureKind = 'timeout',
  atIso: string = AT,
): ScanEvent {
  return { type: 'region-failed', region, state, failure: aFailure(kind), atIso };
}

/** Access of one model in a region, or of each that is named. */
export function checkedIn(
  region: RegionCode,
  models: string | Record<string, AccessFacts>,
  facts: AccessFacts = ALLOWED,
  atIso: string = AT,
): ScanEvent {
  const each = typeof models === 'string' ? { [models]: facts } : models;
  const results = Object.entries(each).map(([modelId, own]) => ({ modelId, facts: own }));
  return { type: 'access-checked', region, results, atIso };
}

/** What bedrock-mantle lists in a region. */
export function mantleIn(
  region: RegionCode,
  modelIds: string[],
  more: Partial<Extract<ScanEvent, { type: 'mantle-listed' }>> = {},
): ScanEvent {
  return { type: 'mantle-listed', region, state: 'listed', modelIds, ...more };
}

type LatencyMeasured = Extract<ScanEvent, { type: 'latency-measured' }>;

/** How far a region is, with a spread around it. */
export function measuredIn(
  region: RegionCode,
  medianMs: number,
  measuredAt: string = AT,
  network?: Network,
): LatencyMeasured {
  const figures = { medianMs, p90Ms: medianMs + 5, minMs: medianMs - 1, samples: 5, measuredAt };
  const latency = { ...figures, ...(network === undefined ? {} : { network }) };
  return { type: 'latency-measured', region, latency, smoothedLatencyMs: medianMs };
}

/** What regions list: models, or profiles too. */
export type Lists = Record<
  RegionCode,
  ListedModels | { models: ListedModels; profiles?: InferenceProfile[] }
>;

/** The snapshot of a few regions, listed but for their access. */
export function snapshotOf(regions: Lists): Snapshot {
  const events = Object.entries(regions).map(([region, lists]) =>
    Array.isArray(lists) ? listed(region, lists) : listed(region, lists.models, lists.profiles),
  );
  return stateAfter(...events).snapshot;
}
