/** What an export of a snapshot says, part by part: for the document itself and for its text, which is written without it. */
import { maskAccounts } from '../cells/arn.ts';
import {
  type AvailabilityKind,
  accessStatusOf,
  availabilityOf,
  indexProfiles,
} from '../cells/availability.ts';
import { regionInfo } from '../cells/regions.ts';
import { isWhole } from '../snapshot/completeness.ts';
import type {
  AccessFacts,
  InferenceProfile,
  IsoTime,
  LatencySummary,
  ModelId,
  ModelRecord,
  RegionCode,
  RegionRecord,
  Snapshot,
} from '../snapshot/model.ts';
import { accessIn, modelShapeIn, profileShapesIn } from '../snapshot/snapshot.ts';
import type {
  ExportAccess,
  ExportDocument,
  ExportModel,
  ExportOptions,
  ExportRegion,
  IncompleteList,
} from './export-format.ts';
import { OrderedCopies } from './ordered-copies.ts';

/** A model in one region. Models and profiles are shared and without the region, which `withRegion` puts into a copy. */
export interface ExportRow {
  id: ModelId;
  /** All members in their order, as far as they are the same in all regions that list the model alike. */
  template: ExportModel;
  access: ExportAccess;
  accessible: boolean;
  availability: AvailabilityKind[];
  callableAs: string[];
  referencedByInstanceProfiles: InferenceProfile[];
}

/** The parts of one export, their members in the order of the keys: what is shared in the snapshot is made once. */
export class ExportParts {
  readonly #snapshot: Snapshot;
  readonly #options: ExportOptions;
  readonly #copies: OrderedCopies;
  readonly #templates = new Map<ModelRecord | ModelId, ExportModel>();

  constructor(snapshot: Snapshot, options: ExportOptions) {
    this.#snapshot = snapshot;
    this.#options = options;
    this.#copies = new OrderedCopies(options.keepAccounts === true ? (text) => text : maskAccounts);
  }

  /** The document with every region and no models. */
  outline(): ExportDocument {
    const { regions, source } = this.#snapshot;
    const { kind, partition, profile } = source;
    return {
      format: 'bedrock-atlas/matrix',
      generatedAt: this.#options.generatedAt,
      generator: { name: 'bedrock-atlas', version: this.#options.generatorVersion },
      models: {},
      regions: Object.fromEntries(
        Object.entries(regions)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([region, record]) => [region, this.#copies.of(toRegion(region, record))]),
      ),
      source: { kind, partition, ...(profile === undefined ? {} : { profile }) },
      version: 1,
    };
  }

  /** The models of a region, sorted by id as the members of an object are. */
  rowsIn(region: RegionCode): ExportRow[] {
    const snapshot = this.#snapshot;
    const record = snapshot.regions[region];
    if (record === undefined) return [];
    // What can be called does not depend on the region in the ARNs.
    const profilesByModel = indexProfiles(profileShapesIn(snapshot, region));
    const mantle = new Set(record.mantle.modelIds);
    // Most models of a region share their facts.
    const accesses = new Map<AccessFacts | undefined, ExportAccess>();
    // bedrock-mantle names models that ListFoundationModels does not: nothing but the id is known of them.
    return memberOrder(new Set([...Object.keys(record.models), ...mantle])).map((id) => {
      const shape = modelShapeIn(snapshot, region, id);
      const { kinds, callableAs, profiles } = availabilityOf(id, shape, profilesByModel, mantle.has(id));
      const facts = accessIn(snapshot, region, id);
      const access = accesses.get(facts) ?? toAccess(facts, record.accessCheckedAt);
      accesses.set(facts, access);
      return {
        id,
        template: this.#template(id, shape),
        access,
        accessible: access.status !== 'blocked',
        availability: kinds,
        callableAs,
        referencedByInstanceProfiles: profiles.map((profile) => this.#copies.of(profile)),
      };
    });
  }

  /** For a model that no list has described, by its id alone. */
  #template(id: ModelId, shape: ModelRecord | undefined): ExportModel {
    const known = this.#templates.get(shape ?? id);
    if (known !== undefined) return known;
    const { support, source, asOf } = this.#options.promptCachingOf(id);
    const template = this.#copies.merge(shape ?? { modelId: id }, {
      access: NOTHING_KNOWN,
      accessible: true,
      availability: [],
      callableAs: [],
      promptCaching: { asOf, source, support },
      referencedByInstanceProfiles: [],
    });
    this.#templates.set(shape ?? id, template);
    return template;
  }
}

/** Sorted; in an object, names that are whole numbers come first, whenever they are added. */
function memberOrder(names: Iterable<string>): string[] {
  const sorted = [...names].sort();
  const hasNumbers = sorted.some((name) => /^\d+$/.test(name));
  return hasNumbers ? Object.keys(Object.fromEntries(sorted.map((name) => [name, name]))) : sorted;
}

const NOTHING_KNOWN: ExportAccess = { status: 'unknown' };

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

function toAccess(facts: AccessFacts | undefined, checkedAt: IsoTime | undefined): ExportAccess {
  const status = accessStatusOf(facts);
  if (facts === undefined) return { status };
  const { agreement, authorization, entitlement, region } = facts;
  return {
    ...(agreement === undefined ? {} : { agreement }),
    ...(authorization === undefined ? {} : { authorization }),
    ...(checkedAt === undefined ? {} : { checkedAt }),
    ...(entitlement === undefined ? {} : { entitlement }),
    ...(region === undefined ? {} : { region }),
    status,
  };
}
