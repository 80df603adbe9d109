/**
 * What the parts of a snapshot look like, for whatever was written outside this process. The schemas only check: what
 * they return has its members in another order, and interning compares the order.
 */
import { z } from 'zod/mini';
import { MAX_ENTRIES, MAX_MESSAGE_LENGTH, MAX_TEXT_LENGTH } from '../../bounds.ts';
import { visible } from '../../outside-text.ts';
import type { LatencyPoint, LatencySummary, Network } from '../latency.ts';
import {
  type DataRetention,
  FAILURE_KINDS,
  type Failure,
  INCOMPLETE_LISTS,
  MANTLE_STATES,
  type MantleEntry,
  type ModelRecord,
  REGION_STATES,
  type RegionRecord,
  type Source,
  USE_CASE_FORM_STATES,
} from '../model.ts';
import { PROOF_STATUSES, PROOF_WAYS, type Proof } from '../proof.ts';

/** Whether the value has the shape. */
export function fits<T>(schema: z.ZodMiniType<T>, value: unknown): value is T {
  return schema.safeParse(value).success;
}

export const TEXT = z.string().check(z.maxLength(MAX_TEXT_LENGTH));
export const TEXTS = z.array(TEXT).check(z.maxLength(MAX_ENTRIES));
/** A failure in words. */
export const MESSAGE = z.string().check(z.maxLength(MAX_MESSAGE_LENGTH));

/** A name that can be seen, and be the key of a plain object without meaning something to JavaScript. */
export const KEY = TEXT.check(
  z.refine((text) => text !== '' && !(text in Object.prototype) && visible(text) === text),
);

/** An instant as ISO 8601 in UTC. */
export const TIME = z.string().check(
  z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/),
  z.refine((text) => Number.isFinite(Date.parse(text))),
);

/** A list of whatever it is. zod would visit and copy every entry. */
export const LIST = z.custom<unknown[]>((value) => Array.isArray(value));

/** Zero or more. */
export const AMOUNT = z.number().check(z.gte(0));
/** An integer of zero or more. */
export const COUNT = z.int().check(z.gte(0));

export const SOURCE: z.ZodMiniType<Source> = z.looseObject({
  kind: z.enum(['aws', 'sample']),
  partition: TEXT,
  profile: z.exactOptional(TEXT),
});

const FAILURE: z.ZodMiniType<Failure> = z.looseObject({
  kind: z.enum(FAILURE_KINDS),
  message: MESSAGE,
  nextStep: MESSAGE,
  command: z.exactOptional(MESSAGE),
});

const LIFECYCLE = z.looseObject({
  status: z.exactOptional(TEXT),
  startOfLifeTime: z.exactOptional(TEXT),
  legacyTime: z.exactOptional(TEXT),
  publicExtendedAccessTime: z.exactOptional(TEXT),
  endOfLifeTime: z.exactOptional(TEXT),
});

/** The members of a model record that the app reads; others and new words are free. */
export const MODEL_MEMBERS = {
  modelId: KEY,
  modelArn: z.exactOptional(TEXT),
  modelName: z.exactOptional(TEXT),
  providerName: z.exactOptional(TEXT),
  inputModalities: z.exactOptional(TEXTS),
  outputModalities: z.exactOptional(TEXTS),
  responseStreamingSupported: z.exactOptional(z.boolean()),
  customizationsSupported: z.exactOptional(TEXTS),
  inferenceTypesSupported: z.exactOptional(TEXTS),
  modelLifecycle: z.exactOptional(LIFECYCLE),
};
export const MODEL: z.ZodMiniType<ModelRecord> = z.looseObject(MODEL_MEMBERS);

const TEXT_MEMBERS = ['modelArn', 'modelName', 'providerName'] as const;
const LIST_MEMBERS = [
  'inputModalities',
  'outputModalities',
  'customizationsSupported',
  'inferenceTypesSupported',
] as const;

/**
 * Whether a value out of JSON surely has the shape of `MODEL`; false says nothing.
 *
 * Licence: the schema takes 4 microseconds and 7 kB a record, and two kept scans have thousands of records; measure 15c
 * takes half as long with this. Its door is `goodOnes`; test/cache/sure-model.test.ts holds it to the schema. It may go when
 * measure 15c holds without it.
 */
export function isSurelyModel(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const record = value as Record<string, unknown>;
  const { modelId, modelLifecycle: lifecycle, responseStreamingSupported: streaming } = record;
  return (
    isText(modelId) &&
    modelId !== '' &&
    !(modelId in Object.prototype) &&
    TEXT_MEMBERS.every((member) => isText(record[member])) &&
    LIST_MEMBERS.every((member) => isTextList(record[member])) &&
    typeof streaming === 'boolean' &&
    typeof lifecycle === 'object' &&
    lifecycle !== null &&
    Object.values(lifecycle).every(isText)
  );
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_TEXT_LENGTH;
}

function isTextList(value: unknown): boolean {
  return Array.isArray(value) && value.length <= MAX_ENTRIES && value.every(isText);
}

export const DESTINATION = z.looseObject({ modelArn: TEXT });

/** A profile without its destinations. */
export const PROFILE_BODY = z.looseObject({
  inferenceProfileId: KEY,
  inferenceProfileArn: z.exactOptional(TEXT),
  inferenceProfileName: z.exactOptional(TEXT),
  type: z.exactOptional(TEXT),
  status: z.exactOptional(TEXT),
});
export const PROFILE = z.extend(PROFILE_BODY, {
  models: z.array(DESTINATION).check(z.maxLength(MAX_ENTRIES)),
});

/** The four fields of GetFoundationModelAvailability. */
export const ACCESS_MEMBERS = {
  agreement: z.exactOptional(TEXT),
  authorization: z.exactOptional(TEXT),
  entitlement: z.exactOptional(TEXT),
  region: z.exactOptional(TEXT),
};
export const ACCESS = z.looseObject({
  ...ACCESS_MEMBERS,
  failure: z.exactOptional(FAILURE),
  checkedAt: z.exactOptional(TIME),
});

const NETWORK: z.ZodMiniType<Network> = z.looseObject({ name: KEY, key: KEY });

const LATENCY_POINT: z.ZodMiniType<LatencyPoint> = z.looseObject({
  medianMs: AMOUNT,
  measuredAt: z.exactOptional(TIME),
  network: z.exactOptional(NETWORK),
});

export const LATENCY: z.ZodMiniType<LatencySummary> = z.looseObject({
  medianMs: AMOUNT,
  p90Ms: AMOUNT,
  minMs: AMOUNT,
  samples: z.int().check(z.gte(1)),
  measuredAt: TIME,
  network: z.exactOptional(NETWORK),
});

export const REGION_STATE = z.enum(REGION_STATES);

/** What bedrock-mantle's list says of a model; see `MantleEntry`. */
export const MANTLE_RETENTION = z.looseObject({
  mode: z.exactOptional(TEXT),
  source: z.exactOptional(TEXT),
  allowedModes: z.exactOptional(TEXTS),
});
const MANTLE_ENTRY: z.ZodMiniType<MantleEntry> = z.looseObject({
  status: z.exactOptional(TEXT),
  statusReason: z.exactOptional(TEXT),
  dataRetention: z.exactOptional(MANTLE_RETENTION),
});

const DATA_RETENTION: z.ZodMiniType<DataRetention> = z.looseObject({
  mode: z.exactOptional(TEXT),
  updatedAt: z.exactOptional(TIME),
  readAt: TIME,
  failure: z.exactOptional(FAILURE),
});

/** The members of a proof without its id. */
export const PROOF_MEMBERS = {
  status: z.enum(PROOF_STATUSES),
  how: z.enum(PROOF_WAYS),
  at: TIME,
  firstTokenMs: z.exactOptional(AMOUNT),
  totalMs: z.exactOptional(AMOUNT),
  calls: z.exactOptional(COUNT),
  error: z.exactOptional(z.looseObject({ kind: TEXT, message: MESSAGE })),
};
const PROOF: z.ZodMiniType<Proof> = z.looseObject(PROOF_MEMBERS);

/** Without a schema the cache would lose it. What combines several accounts is never kept. */
type KeptFact = Exclude<keyof RegionRecord, 'region' | 'models' | 'profiles' | 'access' | 'unknownTo'>;

/** A region but for its lists, which point into tables. */
export const REGION_FACTS = z.looseObject({
  state: REGION_STATE,
  stale: z.boolean(),
  mantle: z.looseObject({
    state: z.enum(MANTLE_STATES),
    modelIds: z.array(KEY),
    entries: z.exactOptional(z.record(KEY, MANTLE_ENTRY)),
    failure: z.exactOptional(FAILURE),
  }),
  latencyHistory: z.array(LATENCY_POINT),
  droppedRecords: COUNT,
  leftOutMembers: z.exactOptional(COUNT),
  optInStatus: z.exactOptional(TEXT),
  incomplete: z.exactOptional(z.enum(INCOMPLETE_LISTS)),
  failure: z.exactOptional(FAILURE),
  scannedAt: z.exactOptional(TIME),
  accessCheckedAt: z.exactOptional(TIME),
  dataRetention: z.exactOptional(DATA_RETENTION),
  useCaseForm: z.exactOptional(z.enum(USE_CASE_FORM_STATES)),
  proofs: z.exactOptional(z.record(KEY, PROOF)),
  latency: z.exactOptional(LATENCY),
  latencyElsewhere: z.exactOptional(LATENCY),
  latencyFailure: z.exactOptional(FAILURE),
  smoothedLatencyMs: z.exactOptional(AMOUNT),
} satisfies Record<KeptFact, z.ZodMiniType>);

/** Lists come with the time at which they were fetched. */
export function hasTimeOfLists(region: { state: string; stale: boolean; scannedAt?: string }): boolean {
  const hasLists = region.state === 'ok' || region.state === 'partial' || region.stale;
  return !hasLists || region.scannedAt !== undefined;
}
