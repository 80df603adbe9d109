/** Nouns for tests: valid by default, changed where a test cares. */

import type { KeptScan } from '../../electron/contract/snapshot/kept/kept-scan.ts';
import type {
  AccessFacts,
  Failure,
  FailureKind,
  InferenceProfile,
  ModelRecord,
  RegionCode,
  Source,
} from '../../electron/contract/snapshot/model.ts';
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

/** A scan that is kept, of one model in one region. */
export function aKeptScan(at: string = AT, id = at): KeptScan {
  return {
    ...{ id, at, state: 'complete' },
    ...{ regionsAnswered: 1, regions: 1, models: 1, callableCells: 1, changes: 0 },
  };
}
