/** One side of a comparison: what a snapshot or an exported document knows, in the same shape. */
import type { LatencySummary } from '../snapshot/latency.ts';
import type { ModelId, ModelRecord, RegionCode, RegionRecord, Snapshot, Source } from '../snapshot/model.ts';

/** A model in a region as one side knows it. */
export interface SideCell {
  /** As ListFoundationModels gave it; absent: only bedrock-mantle lists the model. */
  record?: ModelRecord;
  /** The ways to call it that hold. */
  availability: readonly string[];
  callableAs: readonly string[];
  access: { status: string; reasons: readonly string[] };
  /** `yes` or `no`; absent: not known. */
  promptCaching?: string;
  /** Derived from the dates at the time of the export; absent: not known. */
  lifecycleState?: string;
  /** As the export's `prices`; absent: not known. */
  prices?: readonly unknown[];
  /** As the export's `quotas`; absent: not known. */
  quotas?: readonly unknown[];
}

export type RegionPart = 'profiles' | 'mantle' | 'access';

/** A region as one side knows it. */
export interface SideRegion {
  /** Why nothing of the region is known; absent: its models are. */
  unknown?: string;
  /** Parts that need an answer of their own: false, it failed or is not whole; undefined, it was never asked for. */
  knows: Record<RegionPart, boolean | undefined>;
  latency?: LatencySummary;
  /** Ids of all models, those of bedrock-mantle included. */
  modelIds: ReadonlySet<ModelId>;
  cell(modelId: ModelId): SideCell;
  /** The snapshot that the region is of, so that two of them need not be compared cell by cell. */
  of?: { snapshot: Snapshot; record: RegionRecord };
}

export interface Side {
  source: Source;
  regions: readonly RegionCode[];
  /** Undefined: the side never heard of the region. */
  region(region: RegionCode): SideRegion | undefined;
}
