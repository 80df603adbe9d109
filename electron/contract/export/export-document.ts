/** The matrix of a snapshot as a document that can be exported. */
import { diagnoseAccess } from '../cells/access/access-diagnosis.ts';
import { type RetentionBlock, retentionBlockOf } from '../cells/access/data-retention.ts';
import { availabilityOf, indexProfiles, namedModels } from '../cells/availability.ts';
import { proofsOf } from '../cells/cell-proofs.ts';
import type { LifecycleAt, Replacement } from '../cells/lifecycle.ts';
import { defined } from '../defined.ts';
import { maskAccounts } from '../snapshot/account-numbers.ts';
import { callersIn, exportedCallers } from '../snapshot/callers.ts';
import type {
  AccessFacts,
  IsoTime,
  ModelId,
  ModelRecord,
  RegionCode,
  RegionRecord,
  Snapshot,
} from '../snapshot/model.ts';
import { isComplete, mantleEntryOf, servedOnMantle } from '../snapshot/region-lists.ts';
import { accessIn, modelShapeIn, profileShapesIn, withRegion } from '../snapshot/snapshot.ts';
import type {
  DocumentParts,
  ExportAccess,
  ExportDocument,
  ExportModel,
  ExportOptions,
} from './export-format.ts';
import { NOTHING_ON_MANTLE, toMantle } from './export-mantle.ts';
import { exportPricing, PRICING_PLACES, putPricing } from './export-pricing.ts';
import { NO_PROOFS, toProof } from './export-proofs.ts';
import { toRegion } from './export-region.ts';
import { OrderedCopies, putMember } from './ordered-copies.ts';

/**
 * The snapshot as a document with sorted keys: equal snapshots give equal texts but for `generatedAt`. Objects are
 * created in key order, because sorting them afterwards takes longer than all the rest.
 */
export function toExportDocument(snapshot: Snapshot, options: ExportOptions): ExportDocument {
  const { frame, modelsOf } = exportParts(snapshot, options);
  const models = Object.keys(frame.regions).map((region) => [region, modelsOf(region)] as const);
  return { ...frame, models: record(models, (_region, each) => each) };
}

/** The same in its parts, to be made one after the other. */
export function exportParts(snapshot: Snapshot, options: ExportOptions): DocumentParts {
  const { generatedAt, generatorVersion: version, keepAccounts = false, view } = options;
  const copies = new OrderedCopies(keepAccounts ? (text) => text : maskAccounts);
  const templates = createTemplates(options, copies, snapshot.accounts === undefined ? {} : CALLERS_PLACE);
  const shown = new Set(view?.regions ?? Object.keys(snapshot.regions));
  const isWanted = wantedModels(view);
  const known = Object.entries(snapshot.regions).filter(([region]) => shown.has(region));
  const regions = known.sort(([a], [b]) => (a < b ? -1 : 1));
  const { kind, partition, profile } = snapshot.source;
  return {
    frame: {
      format: 'bedrock-atlas/matrix',
      generatedAt,
      generator: { name: 'bedrock-atlas', version },
      models: {},
      regions: record(regions, (region, each) => copies.of(toRegion(region, each))),
      source: defined({ kind, partition, profile }),
      version: 1,
      ...(view === undefined ? {} : { view }),
    },
    modelsOf: (region) => {
      const each = snapshot.regions[region];
      return each === undefined ? {} : isWanted(modelsIn(snapshot, region, each, templates, copies, options));
    },
  };
}

/** Leaves the models of the view. */
function wantedModels(
  view: ExportOptions['view'],
): (models: Record<ModelId, ExportModel>) => Record<ModelId, ExportModel> {
  if (view === undefined) return (models) => models;
  const ids = new Set(view.models);
  return (models) => Object.fromEntries(Object.entries(models).filter(([id]) => ids.has(id)));
}

function record<From, To>(
  entries: readonly (readonly [string, From])[],
  toValue: (key: string, from: From) => To,
): Record<string, To> {
  const result: Record<string, To> = {};
  for (const [key, from] of entries) putMember(result, key, toValue(key, from));
  return result;
}

/** All members of a model in their order, with the values that do not depend on the region. */
type TemplateOf = (id: ModelId, shape: ModelRecord | undefined) => ExportModel;

/** Regions that list a model alike share its template: ordering and masking it once halves the time of an export. */
function createTemplates(
  { promptCachingOf, pricing, lifecycleOf }: ExportOptions,
  copies: OrderedCopies,
  places: Partial<ExportModel>,
): TemplateOf {
  const templates = new Map<ModelRecord | ModelId, ExportModel>();
  return (id, shape) => {
    const known = templates.get(shape ?? id);
    if (known !== undefined) return known;
    const { support, source, asOf } = promptCachingOf(id);
    const template = copies.merge(shape ?? { modelId: id }, {
      access: NOTHING_KNOWN,
      accessible: true,
      availability: [],
      callableAs: [],
      ...places,
      ...(lifecycleOf === undefined ? {} : LIFECYCLE_PLACE),
      mantle: NOTHING_ON_MANTLE,
      ...(pricing === undefined ? {} : PRICING_PLACES),
      promptCaching: { asOf, source, support },
      proofs: NO_PROOFS,
      referencedByInstanceProfiles: [],
    });
    templates.set(shape ?? id, template);
    return template;
  };
}

/** Keeps the order of members: every model of several accounts has it. */
const CALLERS_PLACE: Pick<ExportModel, 'callers'> = { callers: {} };

/** Keeps the order of members; removed where nothing is known. */
const LIFECYCLE_PLACE: Pick<ExportModel, 'lifecycle'> = { lifecycle: { state: 'active', source: 'api' } };

function putLifecycle(model: ExportModel, known: LifecycleAt | undefined): void {
  if (known === undefined) {
    delete model.lifecycle;
    return;
  }
  const { asOf, daysLeft, endsAt, replacement, source, state } = known;
  model.lifecycle = {
    ...defined({ asOf, daysLeft, endsAt, replacement: inOrder(replacement) }),
    source,
    state,
  };
}

/** Members in the order of their keys. */
function inOrder(replacement: Replacement | undefined): Replacement | undefined {
  if (replacement === undefined) return undefined;
  const { asOf, by, modelId, name, source } = replacement;
  return { asOf, by, modelId, name, source };
}

const NOTHING_KNOWN: ExportAccess = { status: 'unknown' };

function modelsIn(
  snapshot: Snapshot,
  region: RegionCode,
  record: RegionRecord,
  templateOf: TemplateOf,
  copies: OrderedCopies,
  options: ExportOptions,
): Record<ModelId, ExportModel> {
  // What can be called does not depend on the region in the ARNs.
  const profilesByModel = indexProfiles(profileShapesIn(snapshot, region));
  const { mantle, accessCheckedAt } = record;
  const { pricing, mantlePathOf, lifecycleOf } = options;
  const onMantle = new Set(mantle.modelIds);
  const served = servedOnMantle(record);
  // Most models of a region share their facts.
  const accesses = new Map<AccessFacts | undefined, ExportAccess>();
  // bedrock-mantle names models that ListFoundationModels does not: nothing but the id is known of them.
  const ids = [...namedModels(snapshot, record)].sort();
  const mayBeListed = !isComplete(record, 'models');
  const result: Record<ModelId, ExportModel> = {};
  for (const id of ids) {
    const shape = modelShapeIn(snapshot, region, id);
    const { kinds, callableAs, profiles } = availabilityOf(
      id,
      shape,
      profilesByModel,
      served.has(id),
      mayBeListed,
    );
    const facts = accessIn(snapshot, region, id);
    const retention = retentionBlockOf(record, id);
    const shared = retention === undefined ? accesses.get(facts) : undefined;
    const access = shared ?? toAccess(facts, accessCheckedAt, id, retention);
    if (retention === undefined) accesses.set(facts, access);
    const model = withRegion(templateOf(id, shape), region);
    model.access = access;
    model.accessible = access.status !== 'blocked';
    model.availability = kinds;
    model.callableAs = callableAs;
    const callers = callersIn(snapshot, region, id);
    if (callers !== undefined) model.callers = exportedCallers(callers);
    if (lifecycleOf !== undefined) putLifecycle(model, lifecycleOf(region, id));
    if (onMantle.has(id)) model.mantle = toMantle(mantleEntryOf(record, id), mantlePathOf?.(id));
    else delete model.mantle;
    const proofs = proofsOf(record, id, profiles);
    if (proofs === undefined) delete model.proofs;
    else model.proofs = proofs.map((proof) => copies.of(toProof(proof)));
    if (pricing !== undefined) putPricing(model, exportPricing(pricing[region], id));
    model.referencedByInstanceProfiles = profiles.map((each) => withRegion(copies.of(each), region));
    putMember(result, id, model);
  }
  return result;
}

/** Members in the order of their keys. */
function toAccess(
  facts: AccessFacts | undefined,
  at: IsoTime | undefined,
  modelId: ModelId,
  retention: RetentionBlock | undefined,
): ExportAccess {
  const { status, reasons: found } = diagnoseAccess(facts, modelId, { retention });
  const reasons = found.length === 0 ? undefined : found.map(({ kind, message }) => ({ kind, message }));
  const { agreement, authorization, entitlement, region } = facts ?? {};
  const checkedAt = facts === undefined ? undefined : (facts.checkedAt ?? at);
  return { ...defined({ agreement, authorization, checkedAt, entitlement, reasons, region }), status };
}
