/** The exported document, version 1, as scripts read it; `docs/export.schema.json` describes it to other programs. */
import type { AvailabilityKind } from '../cells/availability.ts';
import type { LifecycleAt, LifecycleLookup } from '../cells/lifecycle.ts';
import type { Price, PriceMark, PriceStatus } from '../pricing/price.ts';
import type { Pricing } from '../pricing/region-pricing.ts';
import type { Quota, QuotaStatus } from '../quotas/quota.ts';
import type { LatencySummary } from '../snapshot/latency.ts';
import type {
  AccessStatus,
  Callers,
  FailureKind,
  InferenceProfile,
  IsoTime,
  ModelId,
  ModelRecord,
  RegionCode,
  RegionState,
  Source,
  UseCaseForm,
} from '../snapshot/model.ts';
import type { ProofStatus, ProofWay } from '../snapshot/proof.ts';

/** How a region stood when the document was made. */
export interface ExportRegion {
  name: string;
  state: RegionState;
  /** When the region's models were fetched; absent if never. */
  scannedAt?: IsoTime;
  stale: boolean;
  /** Why the state is not `ok`. */
  error?: { kind: FailureKind; message: string };
  /** Members new at AWS that were too long to be kept; absent: none. */
  leftOutMembers?: number;
  /** Incomplete lists: what they do not name is unknown. Absent: all are complete. */
  incomplete?: IncompleteList[];
  /** Absent: never asked, or not known. */
  dataRetention?: { mode: string; readAt: IsoTime; updatedAt?: IsoTime };
  /** It was asked for and is not known: why. Without it and the member above it was not asked. */
  dataRetentionError?: { kind: FailureKind; message: string; readAt: IsoTime };
  /** Whether the account sent Anthropic's use-case form; in the one region that was asked. */
  useCaseForm?: UseCaseForm;
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
  /** What blocks; only where the status is `blocked`. */
  reasons?: { kind: string; message: string }[];
}

/** What bedrock-mantle's list says of the model, and how it is called there. */
export interface ExportMantle {
  status: 'available' | 'unavailable' | 'unknown';
  reason?: string;
  /** Such as `/openai/v1`; absent: not known. */
  basePath?: string;
  dataRetention?: { mode?: string; source?: string; allowedModes?: string[] };
}

/** Whether prompts can be cached, and who says so. */
export interface ExportPromptCaching {
  support: 'yes' | 'no' | 'unknown';
  source: string;
  asOf: string;
}

/** One published price; equal rows are one, with all SKUs. */
export interface ExportPrice
  extends Omit<Price, 'joinConfirmedOn' | 'joinHasOneSource' | 'marks' | 'skus' | 'usagetype'> {
  /** Such as `promotional`; absent: none. */
  marks?: PriceMark[];
  sku: string;
  /** Only where more than one row says this. */
  skus?: string[];
}

export interface ExportQuota extends Omit<Quota, 'isDoubledForCrossRegion'> {
  doubledForCrossRegion?: true;
}

/** Members of a model that stand there only if they were asked for, in the order of their names. */
export interface ExportPricing {
  priceStatus?: PriceStatus;
  prices?: ExportPrice[];
  quotaStatus?: QuotaStatus;
  quotas?: ExportQuota[];
}

/** What came of trying one exact id, at the user's request. */
export interface ExportProof {
  at: IsoTime;
  error?: { kind: string; message: string };
  firstTokenMs?: number;
  how: ProofWay;
  id: string;
  status: ProofStatus;
  totalMs?: number;
}

/** A model as one region's API gave it, with what follows from that region's answers. */
export interface ExportModel extends ModelRecord, ExportPricing {
  referencedByInstanceProfiles: InferenceProfile[];
  /** The ways to call it; empty: listed but not callable. */
  availability: AvailabilityKind[];
  callableAs: string[];
  /** Profiles by how their accounts stand to the model; only where several accounts were exported together. */
  callers?: Callers;
  access: ExportAccess;
  /** False only when the access is known to be blocked. */
  accessible: boolean;
  promptCaching: ExportPromptCaching;
  /** One for each id that was tried, in the order of the ids; absent: none was. */
  proofs?: ExportProof[];
  /** Only where the region's bedrock-mantle lists the model. */
  mantle?: ExportMantle;
  /** Where it stood at `generatedAt`; absent: no source says. */
  lifecycle?: LifecycleAt;
}

/** A row of a table: one id, or the ids of one model. */
export interface ExportRow {
  /** The model's own id first. */
  ids: ModelId[];
  name: string;
  provider: string;
  /** For each region of the view the id whose cell is shown; absent: the only one. */
  shown?: ModelId[] | undefined;
}

/** A part of the matrix as the window showed it. */
export interface ExportView {
  /** The ids, in the order of the rows and columns. */
  models: ModelId[];
  /** How tables show them; absent: a row for each id. Not in the JSON document, whose models are ids. */
  rows?: ExportRow[] | undefined;
  regions: RegionCode[];
  /** What was typed into the search; empty: nothing. */
  query: string;
  /** A link that shows the view again, with all its filters. */
  link: string;
}

/** The whole document. */
export interface ExportDocument {
  format: 'bedrock-atlas/matrix';
  version: 1;
  generatedAt: IsoTime;
  generator: { name: 'bedrock-atlas'; version: string };
  source: Source;
  regions: Record<RegionCode, ExportRegion>;
  models: Record<RegionCode, Record<ModelId, ExportModel>>;
  /** Absent: all that is known. */
  view?: ExportView;
}

export interface ExportOptions {
  generatedAt: IsoTime;
  generatorVersion: string;
  promptCachingOf: (modelId: ModelId) => ExportPromptCaching;
  /** Such as `/openai/v1`; absent, or undefined: not known. */
  mantlePathOf?: (modelId: ModelId) => string | undefined;
  /** Where a model stands at `generatedAt`; absent: the document does not say. */
  lifecycleOf?: LifecycleLookup;
  /** Prices and quotas that are known; absent: none. */
  pricing?: Pricing;
  /** Only these models and regions; absent: all. */
  view?: ExportView;
  /** True: account numbers in ARNs stay. Otherwise each becomes `123456789012`. */
  keepAccounts?: boolean;
}

/** A document whose models come region by region: all together take many times the memory of the snapshot. */
export interface DocumentParts {
  /** The document without its models. */
  frame: ExportDocument;
  modelsOf: (region: RegionCode) => Record<ModelId, ExportModel>;
}
