/** Nouns for tests: valid by default, changed where a test cares. */

import { applyScanEvent, type ScanEvent, type ScanState } from '../../electron/contract/scan/scan-event.ts';
import { NO_SCAN } from '../../electron/contract/scan/scan-progress.ts';
import type { Network } from '../../electron/contract/snapshot/latency.ts';
import type {
  AccessFacts,
  Failure,
  FailureKind,
  InferenceProfile,
  ModelRecord,
  RegionCode,
  Snapshot,
  Source,
} from '../../electron/contract/snapshot/model.ts';
import { emptySnapshot } from '../../electron/contract/snapshot/snapshot.ts';
import type { Page, Result } from '../../electron/discovery/ports.ts';

export const AT = '2026-11-24T10:00:00.000Z';
export const SOURCE: Source = { kind: 'aws', partition: 'aws', profile: 'work' };
export const ALLOWED: AccessFacts = {
  agreement: 'AVAILABLE',
  authorization: 'AUTHORIZED',
  entitlement: 'AVAILABLE',
  region: 'AVAILABLE',
};
export const BLOCKED: AccessFacts = { ...ALLOWED, agreement: 'NOT_AVAILABLE' };

/** A model that can be called on demand, as `region` lists it. */
export function aModel(
  modelId: string,
  change: Partial<ModelRecord> = {},
  region: RegionCode = 'eu-central-1',
): ModelRecord {
  return {
    modelId,
    modelArn: modelArn(region, modelId),
    modelName: `Name of ${modelId}`,
    providerName: modelId.split('.')[0] ?? 'Nobody',
    inputModalities: ['TEXT'],
    outputModalities: ['TEXT'],
    responseStreamingSupported: true,
    customizationsSupported: [],
    inferenceTypesSupported: ['ON_DEMAND'],
    modelLifecycle: { status: 'ACTIVE' },
    ...change,
  };
}

/** A foundation model's ARN; an empty region is how AWS writes "destinations not listed". */
export function modelArn(region: RegionCode, modelId: string): string {
  return `arn:aws:bedrock:${region}::foundation-model/${modelId}`;
}

/** A system profile as `source` lists it, over the given destinations (`''`: not listed). */
export function aProfile(
  inferenceProfileId: string,
  modelId: string,
  destinations: RegionCode[],
  change: Partial<InferenceProfile> = {},
  source: RegionCode = 'eu-central-1',
): InferenceProfile {
  return {
    inferenceProfileId,
    inferenceProfileArn: `arn:aws:bedrock:${source}:111122223333:inference-profile/${inferenceProfileId}`,
    inferenceProfileName: `Name of ${inferenceProfileId}`,
    type: 'SYSTEM_DEFINED',
    status: 'ACTIVE',
    models: destinations.map((region) => ({ modelArn: modelArn(region, modelId) })),
    ...change,
  };
}

export function aFailure(kind: FailureKind, message = `It failed: ${kind}.`): Failure {
  return { kind, message, nextStep: 'Try again.' };
}

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function failed(kind: FailureKind, message?: string): { ok: false; failure: Failure } {
  return { ok: false, failure: aFailure(kind, message) };
}

/** What succeeded; throws what failed. */
export function succeeded<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
}

export function aPage<T>(items: T[], nextToken?: string, dropped = 0): Result<Page<T>> {
  return ok({ items, dropped, ...(nextToken === undefined ? {} : { nextToken }) });
}

/** The state after the events, beginning with nothing known. */
export function stateAfter(...events: ScanEvent[]): ScanState {
  return events.reduce<ScanState>(applyScanEvent, { snapshot: emptySnapshot(SOURCE), scan: NO_SCAN });
}

/** What a region lists, as the event that says so. */
export function listed(
  region: RegionCode,
  models: ModelRecord[],
  profiles: InferenceProfile[] = [],
  atIso: string = AT,
): Extract<ScanEvent, { type: 'region-listed' }> {
  return { type: 'region-listed', region, listing: { models, profiles, droppedRecords: 0 }, atIso };
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

/** The snapshot of a few regions, listed but for their access. */
export function snapshotOf(
  regions: Record<RegionCode, { models: ModelRecord[]; profiles?: InferenceProfile[] }>,
): Snapshot {
  return stateAfter(
    ...Object.entries(regions).map(([region, lists]) => listed(region, lists.models, lists.profiles)),
  ).snapshot;
}
