/** The exported document, version 1: the matrix of a snapshot as scripts read it. */
import { maskAccounts } from './arn.ts';
import { type AvailabilityKind, type Cell, viewRegion } from './availability.ts';
import type {
  AccessFacts,
  AccessStatus,
  FailureKind,
  InferenceProfile,
  IsoTime,
  LatencySummary,
  ModelId,
  ModelRecord,
  RegionCode,
  RegionRecord,
  RegionState,
  Snapshot,
  Source,
} from './model.ts';
import { OrderedCopies, putMember } from './ordered-copies.ts';
import { regionInfo } from './regions.ts';
import { modelShapeIn, withRegion } from './snapshot.ts';
import { isWhole } from './whole-lists.ts';

/** How a region stood when the document was made. */
export interface ExportRegion {
  name: string;
  state: RegionState;
  /** When the region's models were fetched; absent if never. */
  scannedAt?: IsoTime;
  stale: boolean;
  /** Why the state is not `ok`. */
  error?: { kind: FailureKind; message: string };
  /** Lists that are not whole: what they do not name is not known. Absent: all are. */
  incomplete?: IncompleteList[];
  /** Absent if never measured. */
  latency?: LatencySummary;
}

export type IncompleteList = 'mantle' | 'models' | 'profiles';

export interface ExportAccess {
  status: AccessStatus;
  agreement?: string;
  authorization?: string;
  entitlement?: string;
  region?: string;
  checkedAt?: IsoTime;
}

/** Whether prompts can be cached, and who says so. */
export interface ExportPromptCaching {
  support: 'yes' | 'no' | 'unknown';
  source: string;
  asOf: string;
}

/** A model as one region's API gave it, with what follows from that region's answers. */
export interface ExportModel extends ModelRecord {
  referencedByInstanceProfiles: InferenceProfile[];
  /** The ways to call it that hold; empty: listed but not callable. */
  availability: AvailabilityKind[];
  callableAs: string[];
  access: ExportAccess;
  /** False only when the access is known to be blocked. */
  accessible: boolean;
  promptCaching: ExportPromptCaching;
}

/** The whole document; `docs/export.schema.json` describes it to other programs. */
export interface ExportDocument {
  format: 'bedrock-atlas/matrix';
  version: 1;
  generatedAt: IsoTime;
  generator: { name: 'bedrock-atlas'; version: string };
  source: Source;
  regions: Record<RegionCode, ExportRegion>;
  models: Record<RegionCode, Record<ModelId, ExportModel>>;
}

export interface ExportOptions {
  generatedAt: IsoTime;
  generatorVersion: string;
  promptCachingOf: (modelId: ModelId) => ExportPromptCaching;
  /** True: account numbers in ARNs stay. Otherwise each becomes `123456789012`. */
  keepAccounts?: boolean;
}

/**
 * The snapshot as a document with sorted keys: equal snapshots give equal texts but for `generatedAt`. Objects are written
 * in the order of their keys here, since sorting them afterwards takes longer than all the rest.
 */
export function toExportDocument(snapshot: Snapshot, options: ExportOptions): ExportDocument {
  const { kind, partition, profile } = snapshot.source;
  const copies = new OrderedCopies(options.keepAccounts === true ? (text) => text : maskAccounts);
  const templates = new Templates(copies, options.promptCachingOf);
  const regions = Object.keys(snapshot.regions).sort();
  const document: ExportDocument = {
    format: 'bedrock-atlas/matrix',
    generatedAt: options.generatedAt,
    generator: { name: 'bedrock-atlas', version: options.generatorVersion },
    models: {},
    regions: {},
    source: { kind, partition, ...(profile === undefined ? {} : { profile }) },
    version: 1,
  };
  for (const region of regions) {
    const record = snapshot.regions[region];
    if (record === undefined) continue;
    document.regions[region] = copies.of(toRegion(region, record));
    document.models[region] = toModels(snapshot, region, record, templates, copies);
  }
  return document;
}

function toRegion(region: RegionCode, record: RegionRecord): ExportRegion {
  const { state, failure, latency, scannedAt, stale } = record;
  const incomplete = incompleteLists(record);
  return {
    name: regionInfo(region).name,
    state,
    stale,
    ...(scannedAt === undefined ? {} : { scannedAt }),
    ...(state === 'ok' || failure === undefined
      ? {}
      : { error: { kind: failure.kind, message: failure.message } }),
    ...(latency === undefined ? {} : { latency: toLatency(latency) }),
    ...(incomplete.length === 0 ? {} : { incomplete }),
  };
}

function incompleteLists(record: RegionRecord): IncompleteList[] {
  const { mantle, scannedAt } = record;
  return [
    ...(mantle.state === 'failed' || mantle.failure !== undefined ? ['mantle' as const] : []),
    ...(scannedAt === undefined ? [] : (['models', 'profiles'] as const)).filter(
      (list) => !isWhole(record, list),
    ),
  ];
}

function toLatency({ medianMs, p90Ms, minMs, samples, measuredAt }: LatencySummary): LatencySummary {
  return { medianMs, p90Ms, minMs, samples, measuredAt };
}

/** What a model has in common in all regions that list it alike, every member in its place. Made once for each. */
class Templates {
  readonly #copies: OrderedCopies;
  readonly #promptCachingOf: ExportOptions['promptCachingOf'];
  readonly #made = new Map<ModelRecord | ModelId, ExportModel>();

  constructor(copies: OrderedCopies, promptCachingOf: ExportOptions['promptCachingOf']) {
    this.#copies = copies;
    this.#promptCachingOf = promptCachingOf;
  }

  /** For a model that no list has described, by its id alone. */
  of(id: ModelId, shape: ModelRecord | undefined): ExportModel {
    const known = this.#made.get(shape ?? id);
    if (known !== undefined) return known;
    const { support, source, asOf } = this.#promptCachingOf(id);
    const template = this.#copies.merge(shape ?? { modelId: id }, {
      access: NOTHING_KNOWN,
      accessible: true,
      availability: [],
      callableAs: [],
      promptCaching: { asOf, source, support },
      referencedByInstanceProfiles: [],
    });
    this.#made.set(shape ?? id, template);
    return template;
  }
}

const NOTHING_KNOWN: ExportAccess = { status: 'unknown' };

function toModels(
  snapshot: Snapshot,
  region: RegionCode,
  record: RegionRecord,
  templates: Templates,
  copies: OrderedCopies,
): Record<ModelId, ExportModel> {
  const view = viewRegion(snapshot, region);
  const models: Record<ModelId, ExportModel> = {};
  // Most models of a region share their facts.
  const accesses = new Map<AccessFacts | undefined, ExportAccess>();
  // bedrock-mantle names models that ListFoundationModels does not: nothing but the id is known of them.
  for (const id of [...new Set([...Object.keys(record.models), ...record.mantle.modelIds])].sort()) {
    const cell = view.cell(id);
    const { kinds, callableAs, profiles } = cell.availability;
    const access = accesses.get(cell.accessFacts) ?? toAccess(cell, record.accessCheckedAt);
    accesses.set(cell.accessFacts, access);
    const model = withRegion(templates.of(id, modelShapeIn(snapshot, region, id)), region);
    model.access = access;
    model.accessible = cell.access !== 'blocked';
    model.availability = kinds;
    model.callableAs = callableAs;
    model.referencedByInstanceProfiles = profiles.map((profile) => copies.of(profile));
    putMember(models, id, model);
  }
  return models;
}

function toAccess(cell: Cell, checkedAt: IsoTime | undefined): ExportAccess {
  const facts = cell.accessFacts;
  if (facts === undefined) return { status: cell.access };
  const { agreement, authorization, entitlement, region } = facts;
  return {
    ...(agreement === undefined ? {} : { agreement }),
    ...(authorization === undefined ? {} : { authorization }),
    ...(checkedAt === undefined ? {} : { checkedAt }),
    ...(entitlement === undefined ? {} : { entitlement }),
    ...(region === undefined ? {} : { region }),
    status: cell.access,
  };
}
