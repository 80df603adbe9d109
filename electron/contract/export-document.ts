/** The exported document, version 1: the matrix of a snapshot as scripts read it. */
import { maskAccounts } from './arn.ts';
import { type AvailabilityKind, type Cell, viewRegion } from './availability.ts';
import type {
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
import { regionInfo } from './regions.ts';
import { modelIn } from './snapshot.ts';

/** How a region stood when the document was made. */
export interface ExportRegion {
  name: string;
  state: RegionState;
  /** When the region's models were fetched; absent if never. */
  scannedAt?: IsoTime;
  stale: boolean;
  /** Why the state is not `ok`. */
  error?: { kind: FailureKind; message: string };
  /** Absent if never measured. */
  latency?: LatencySummary;
}

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

/** The snapshot as a document with sorted keys: equal snapshots give equal texts but for `generatedAt`. */
export function toExportDocument(snapshot: Snapshot, options: ExportOptions): ExportDocument {
  const { kind, partition, profile } = snapshot.source;
  const records = Object.entries(snapshot.regions);
  const document: ExportDocument = {
    format: 'bedrock-atlas/matrix',
    version: 1,
    generatedAt: options.generatedAt,
    generator: { name: 'bedrock-atlas', version: options.generatorVersion },
    source: { kind, partition, ...(profile === undefined ? {} : { profile }) },
    regions: Object.fromEntries(records.map(([region, record]) => [region, toRegion(region, record)])),
    models: Object.fromEntries(
      records.map(([region, record]) => [region, toModels(snapshot, region, record, options)]),
    ),
  };
  return sorted(document, options.keepAccounts === true ? (text) => text : maskAccounts) as ExportDocument;
}

function toRegion(region: RegionCode, record: RegionRecord): ExportRegion {
  const { state, failure, latency, scannedAt, stale } = record;
  return {
    name: regionInfo(region).name,
    state,
    stale,
    ...(scannedAt === undefined ? {} : { scannedAt }),
    ...(state === 'ok' || failure === undefined
      ? {}
      : { error: { kind: failure.kind, message: failure.message } }),
    ...(latency === undefined ? {} : { latency: toLatency(latency) }),
  };
}

function toLatency({ medianMs, p90Ms, minMs, samples, measuredAt }: LatencySummary): LatencySummary {
  return { medianMs, p90Ms, minMs, samples, measuredAt };
}

function toModels(
  snapshot: Snapshot,
  region: RegionCode,
  record: RegionRecord,
  options: ExportOptions,
): Record<ModelId, ExportModel> {
  const view = viewRegion(snapshot, region);
  // bedrock-mantle names models that ListFoundationModels does not: nothing but the id is known of them.
  const ids = new Set([...Object.keys(record.models), ...record.mantle.modelIds]);
  return Object.fromEntries(
    [...ids].map((id) => {
      const { support, source, asOf } = options.promptCachingOf(id);
      const cell = view.cell(id);
      return [
        id,
        {
          ...(modelIn(snapshot, region, id) ?? { modelId: id }),
          referencedByInstanceProfiles: cell.availability.profiles,
          availability: cell.availability.kinds,
          callableAs: cell.availability.callableAs,
          access: toAccess(cell, record.accessCheckedAt),
          accessible: cell.access !== 'blocked',
          promptCaching: { support, source, asOf },
        },
      ];
    }),
  );
}

function toAccess(cell: Cell, checkedAt: IsoTime | undefined): ExportAccess {
  const facts = cell.accessFacts;
  if (facts === undefined) return { status: cell.access };
  const { agreement, authorization, entitlement, region } = facts;
  return {
    status: cell.access,
    ...(agreement === undefined ? {} : { agreement }),
    ...(authorization === undefined ? {} : { authorization }),
    ...(entitlement === undefined ? {} : { entitlement }),
    ...(region === undefined ? {} : { region }),
    ...(checkedAt === undefined ? {} : { checkedAt }),
  };
}

/** A copy with the keys of every object in code unit order and every text changed. */
function sorted(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((each) => sorted(each, change));
  if (typeof value !== 'object' || value === null) return value;
  // fromEntries, so that a member called `__proto__` stays a plain member.
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, each]) => [name, sorted(each, change)]),
  );
}
