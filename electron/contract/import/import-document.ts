/** An exported document back to a snapshot, to look at it or to compare with it; nothing in it is asked again. */
import { CallersReader } from '../accounts/read-callers.ts';
import type { Outcome } from '../bridge/api.ts';
import { accessStatusOf } from '../cells/access/access-status.ts';
import { defined } from '../defined.ts';
import type { ExportDocument, ExportModel, ExportOptions, ExportRegion } from '../export/export-format.ts';
import { DERIVED, entriesOf, isListed, isOnMantle } from '../export/export-mantle.ts';
import { importPricing } from '../export/export-pricing.ts';
import { proofsIn } from '../export/export-proofs.ts';
import { internAccess, internModels, internProfiles } from '../scan/interning.ts';
import type {
  AccessFacts,
  Failure,
  InferenceProfile,
  IsoTime,
  ModelRecord,
  RegionCode,
  RegionRecord,
  Snapshot,
} from '../snapshot/model.ts';
import { emptySnapshot, withoutRegion } from '../snapshot/snapshot.ts';
import { atOnce, type Steps } from '../time-slices.ts';
import { standing } from './import-region.ts';
import { documentFailure } from './import-schema.ts';

/** What the document held; exporting `snapshot` with `options` gives an equal document again. */
export interface ImportedDocument {
  snapshot: Snapshot;
  /** `pricing` among them, if the document has any. */
  options: ExportOptions;
}

/**
 * Reads version 1 of the document. Kinds and ids are derived anew from what AWS listed, never taken from the text; only
 * `mantle` is, because nothing else says it. A document does not hold next steps of failures, latency history, and
 * profiles of models that the region no longer lists. Fails with `bad-input` for anything but such a document.
 */
export function fromExportDocument(value: unknown): Outcome<ImportedDocument> {
  return atOnce(importSteps(value));
}

/** The same in steps. */
export function* importSteps(value: unknown): Steps<Outcome<ImportedDocument>> {
  const failure = yield* documentFailure(value);
  if (failure !== undefined) return { ok: false, failure };
  const document = value as ExportDocument;
  const { kind, partition, profile } = document.source;
  let snapshot = emptySnapshot(defined({ kind, partition, profile }));
  const callers = new CallersReader();
  for (const [region, exported] of Object.entries(document.regions)) {
    const models = document.models[region] ?? {};
    snapshot = yield* withRegion(snapshot, region, exported, Object.values(models));
    callers.add(region, models);
  }
  yield;
  const accounts = callers.accounts();
  if (accounts !== undefined) snapshot = { ...snapshot, accounts };
  return { ok: true, value: { snapshot, options: optionsOf(document) } };
}

function optionsOf(document: ExportDocument): ExportOptions {
  const models = Object.values(document.models).flatMap((ofRegion) => Object.values(ofRegion));
  const caching = new Map(models.map(({ modelId, promptCaching }) => [modelId, promptCaching]));
  const paths = new Map(models.map(({ modelId, mantle }) => [modelId, mantle?.basePath]));
  const hasLifecycle = models.some(({ lifecycle }) => lifecycle !== undefined);
  const pricing = importPricing(document.models);
  return {
    ...(hasLifecycle
      ? { lifecycleOf: (region, modelId) => document.models[region]?.[modelId]?.lifecycle }
      : {}),
    ...(Object.keys(pricing).length === 0 ? {} : { pricing }),
    generatedAt: document.generatedAt,
    generatorVersion: document.generator.version,
    mantlePathOf: (modelId) => paths.get(modelId),
    promptCachingOf: (modelId) =>
      caching.get(modelId) ?? {
        support: 'unknown',
        source: 'not in the document',
        asOf: document.generatedAt,
      },
  };
}

/** Models that are read without a rest: those with names of their own take a tenth of a millisecond each. */
const MODELS_AT_ONCE = 50;

function* withRegion(
  snapshot: Snapshot,
  region: RegionCode,
  exported: ExportRegion,
  models: readonly ExportModel[],
): Steps<Snapshot> {
  const raw: ModelRecord[] = [];
  for (const [index, model] of models.entries()) {
    if (index % MODELS_AT_ONCE === 0) yield;
    if (isListed(model)) raw.push(withoutRegion(rawOf(model), region));
  }
  // One that was checked again by itself is newer than the others.
  const checkedAt = models.flatMap((model) => model.access.checkedAt ?? []).sort()[0];
  const checked = models.flatMap((model) => {
    const facts = factsOf(model, checkedAt);
    return facts === undefined ? [] : [{ modelId: model.modelId, facts }];
  });
  const profiles = new Map<string, InferenceProfile>();
  for (const model of models) {
    for (const profile of model.referencedByInstanceProfiles) {
      if (!profiles.has(profile.inferenceProfileId)) profiles.set(profile.inferenceProfileId, profile);
    }
  }
  yield;
  const modelTable = internModels(snapshot.modelTable, raw);
  const profileTable = internProfiles(
    snapshot.profileTable,
    [...profiles.values()].map((profile) => withoutRegion(profile, region)),
  );
  const accessTable = internAccess(
    snapshot.accessTable,
    checked.map((each) => each.facts),
  );
  const lacksMantle = exported.incomplete?.includes('mantle') === true;
  const onMantle = models.filter(isOnMantle);
  const record: RegionRecord = {
    ...standing(region, exported),
    models: indexedBy(
      raw.map(({ modelId }) => modelId),
      modelTable.indexes,
    ),
    profiles: indexedBy([...profiles.keys()], profileTable.indexes),
    access: indexedBy(
      checked.map((each) => each.modelId),
      accessTable.indexes,
    ),
    ...defined({ accessCheckedAt: checkedAt, proofs: proofsIn(models) }),
    ...(onMantle.length === 0 && !lacksMantle && exported.scannedAt === undefined
      ? {}
      : {
          mantle: {
            state: 'listed',
            modelIds: onMantle.map((model) => model.modelId),
            ...entriesOf(onMantle),
            ...(lacksMantle ? { failure: MANTLE_IN_PART } : {}),
          },
        }),
  };
  return {
    ...snapshot,
    modelTable: modelTable.table,
    profileTable: profileTable.table,
    accessTable: accessTable.table,
    regions: { ...snapshot.regions, [region]: record },
  };
}

const MANTLE_IN_PART: Failure = {
  kind: 'unknown',
  message: 'bedrock-mantle had not given its whole list of models when this was exported.',
  nextStep: 'Scan to ask again.',
};

/** The model as the API gave it. */
function rawOf(model: ExportModel): ModelRecord {
  return Object.fromEntries(Object.entries(model).filter(([name]) => !DERIVED.has(name))) as ModelRecord;
}

const CHECK_FAILED: Failure = {
  kind: 'unknown',
  message: 'The access check had failed when this was exported.',
  nextStep: 'Scan to check again.',
};

/** The fields that were answered, with their time if it is not that of the region; undefined if the model was never checked. */
function factsOf({ access }: ExportModel, ofRegion: IsoTime | undefined): AccessFacts | undefined {
  const { status, checkedAt, agreement, authorization, entitlement, region } = access;
  const answers = defined({ agreement, authorization, entitlement, region });
  if (checkedAt === undefined && Object.keys(answers).length === 0) return undefined;
  const facts = checkedAt === undefined || checkedAt === ofRegion ? answers : { ...answers, checkedAt };
  // Data retention blocks whatever the fields say, and is derived anew.
  const isByRetention = access.reasons?.some(({ kind }) => kind === 'data-retention') === true;
  const isAsSaid = isByRetention || accessStatusOf(facts) === status;
  return isAsSaid ? facts : { ...facts, failure: CHECK_FAILED };
}

function indexedBy(ids: readonly string[], indexes: readonly number[]): Record<string, number> {
  return Object.fromEntries(ids.map((id, index) => [id, indexes[index] ?? -1]));
}
