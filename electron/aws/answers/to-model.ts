/**
 * Raw JSON of Bedrock's answers to our nouns, member by member. A record without a usable id is left out and counted. An
 * optional member of the wrong type is left out. Unknown members and enum values stay.
 */

import { MAX_ENTRIES, MAX_RECORDS } from '../../contract/bounds.ts';
import { defined } from '../../contract/defined.ts';
import { asRecord, type JsonRecord } from '../../contract/json.ts';
import { maskAccounts } from '../../contract/snapshot/account-numbers.ts';
import type {
  AccessFacts,
  DataRetention,
  InferenceProfile,
  MantleEntry,
  ModelId,
  ModelRecord,
  UseCaseForm,
} from '../../contract/snapshot/model.ts';
import type { Page } from '../../discovery/ports.ts';
import { readText } from '../../redact/visible-text.ts';
import {
  MAX_ID_LENGTH,
  readAllTexts,
  readArn,
  readBoolean,
  readers,
  readId,
  readInstant,
  readMembers,
  readTexts,
  readWord,
  UnknownMembers,
} from './raw-members.ts';

/** An answer of ListFoundationModels; undefined if it holds no list of models. */
export function toModelPage(raw: unknown): Page<ModelRecord> | undefined {
  const list = asRecord(raw)?.modelSummaries;
  return Array.isArray(list) ? collect(list, toModelRecord, (model) => model.modelId) : undefined;
}

/**
 * A page of ListInferenceProfiles; undefined if the answer or its list has another shape. A missing or null list is an empty
 * page: the API model allows it, and regions without profiles may send it.
 */
export function toProfilePage(raw: unknown): Page<InferenceProfile> | undefined {
  const record = asRecord(raw);
  const list = record?.inferenceProfileSummaries ?? [];
  if (record === undefined || !Array.isArray(list)) return undefined;
  const nextToken = readToken(record.nextToken);
  const page = collect(list, toInferenceProfile, (profile) => profile.inferenceProfileId);
  return { ...page, ...defined({ nextToken }) };
}

/** An answer of GetFoundationModelAvailability; undefined if none of its four fields is there. */
export function toAccessFacts(raw: unknown): AccessFacts | undefined {
  const record = asRecord(raw);
  const facts: AccessFacts = defined({
    agreement: readWord(asRecord(record?.agreementAvailability)?.status),
    authorization: readWord(record?.authorizationStatus),
    entitlement: readWord(record?.entitlementAvailability),
    region: readWord(record?.regionAvailability),
  });
  return Object.keys(facts).length === 0 ? undefined : facts;
}

/** An answer of GetAccountDataRetention; undefined if it holds no mode. */
export function toDataRetention(raw: unknown): Pick<DataRetention, 'mode' | 'updatedAt'> | undefined {
  const record = asRecord(raw);
  const mode = readWord(record?.mode);
  return mode === undefined ? undefined : defined({ mode, updatedAt: readInstant(record?.updatedAt) });
}

/** Stands for the answer "not found": the form was never sent. */
export const NEVER_SENT: unknown = Object.freeze({});

/** An answer of GetUseCaseForModelAccess; undefined if it holds no form. */
export function toUseCaseForm(raw: unknown): UseCaseForm | undefined {
  if (raw === NEVER_SENT) return 'never';
  return typeof asRecord(raw)?.formData === 'string' ? 'sent' : undefined;
}

/** A model of bedrock-mantle's list with what the list says of it. */
export interface MantleModel {
  id: ModelId;
  entry: MantleEntry;
}

/** The models in bedrock-mantle's list; undefined if the answer holds no list. */
export function toMantlePage(raw: unknown): Page<MantleModel> | undefined {
  const list = asRecord(raw)?.data;
  return Array.isArray(list) ? collect(list, toMantleModel, (model) => model.id) : undefined;
}

function toMantleModel(raw: JsonRecord): MantleModel | undefined {
  const id = readId(raw.id);
  if (id === undefined) return undefined;
  const retention = asRecord(raw.data_retention);
  const dataRetention = defined({
    mode: readWord(retention?.mode),
    source: readWord(retention?.source),
    allowedModes: readAllTexts(retention?.allowed_modes),
  });
  const status = readWord(raw.status);
  const statusReason = readText(raw.status_reason);
  const isSaid = Object.keys(dataRetention).length > 0;
  return { id, entry: { ...defined({ status, statusReason }), ...(isSaid ? { dataRetention } : {}) } };
}

const LIFECYCLE = readers({
  status: readText,
  startOfLifeTime: readInstant,
  legacyTime: readInstant,
  publicExtendedAccessTime: readInstant,
  endOfLifeTime: readInstant,
});

const MODEL = readers({
  modelId: readId,
  modelArn: (value: unknown) => masked(readArn(value)),
  modelName: readText,
  providerName: readText,
  inputModalities: readTexts,
  outputModalities: readTexts,
  responseStreamingSupported: readBoolean,
  customizationsSupported: readTexts,
  inferenceTypesSupported: readTexts,
  modelLifecycle: (value, unknown) => {
    const record = asRecord(value);
    return record === undefined ? undefined : readMembers(record, LIFECYCLE, unknown);
  },
});

function toModelRecord(raw: JsonRecord, unknown: UnknownMembers): ModelRecord | undefined {
  const record = readMembers(raw, MODEL, unknown);
  return typeof record.modelId === 'string' ? (record as ModelRecord) : undefined;
}

const PROFILE = readers({
  inferenceProfileId: readId,
  inferenceProfileArn: readArn,
  inferenceProfileName: readText,
  description: readText,
  type: readText,
  status: readText,
  createdAt: readInstant,
  updatedAt: readInstant,
  // A profile with some of its destinations would mislead.
  models: (value, unknown) =>
    Array.isArray(value) && value.length <= MAX_ENTRIES ? toDestinations(value, unknown) : undefined,
});

const DESTINATION = readers({ modelArn: readArn });

function toInferenceProfile(raw: JsonRecord, unknown: UnknownMembers): InferenceProfile | undefined {
  const record = readMembers(raw, PROFILE, unknown);
  if (typeof record.inferenceProfileId !== 'string' || !Array.isArray(record.models)) return undefined;
  const profile = record as InferenceProfile;
  // A system profile's ARN says whose account asked; an application profile's is needed to call it.
  const arn =
    profile.type === 'APPLICATION' ? profile.inferenceProfileArn : masked(profile.inferenceProfileArn);
  return arn === undefined ? profile : { ...profile, inferenceProfileArn: arn };
}

/** The destinations that have an ARN; the list itself if nothing in it changes. */
function toDestinations(list: unknown[], unknown: UnknownMembers): unknown[] {
  const read = list.map((each) => toDestination(each, unknown));
  return read.every((each, index) => each === list[index]) ? list : read.filter((each) => each !== undefined);
}

function toDestination(raw: unknown, unknown: UnknownMembers): JsonRecord | undefined {
  const record = asRecord(raw);
  const destination = record && readMembers(record, DESTINATION, unknown);
  return destination?.modelArn === undefined ? undefined : destination;
}

function masked(arn: string | undefined): string | undefined {
  return arn === undefined ? undefined : maskAccounts(arn);
}

function readToken(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= 4 * MAX_ID_LENGTH ? value : undefined;
}

/**
 * The first of several records with the same id counts; the others are no loss, and not counted as dropped. Records beyond
 * MAX_RECORDS are not read, and counted apart.
 */
function collect<T>(
  list: unknown[],
  read: (raw: JsonRecord, unknown: UnknownMembers) => T | undefined,
  idOf: (item: T) => string,
): Page<T> {
  const items = new Map<string, T>();
  const unknown = new UnknownMembers();
  let dropped = 0;
  let beyond: number | undefined;
  for (const [index, raw] of list.entries()) {
    if (items.size === MAX_RECORDS) {
      beyond = list.length - index;
      break;
    }
    const record = asRecord(raw);
    unknown.nextRecord();
    const item = record === undefined ? undefined : read(record, unknown);
    if (item === undefined) dropped += 1;
    else if (!items.has(idOf(item))) items.set(idOf(item), item);
  }
  const leftOutMembers = unknown.leftOut === 0 ? undefined : unknown.leftOut;
  return { items: [...items.values()], dropped, ...defined({ beyond, leftOutMembers }) };
}
