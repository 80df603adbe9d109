/** Quotas of Amazon Bedrock as Service Quotas lists them. Model, scope and period stand only in a quota's name. */
import type { Failure, IsoTime, ModelId, RegionCode } from '../snapshot/model.ts';

/** One quota as the service gave it; the ARN, which holds the account number, is left out at the door. */
export interface QuotaRow {
  code: string;
  name: string;
  value: number;
  unit: string;
  adjustable: boolean;
}

/** What a quota's name says. */
export interface QuotaMeaning {
  /** The model in the words of Service Quotas, such as `Anthropic Claude Opus 4.7`. */
  subject: string;
  scope: 'on-demand' | 'cross-region' | 'global' | 'mantle';
  metric: 'requests' | 'tokens' | 'input-tokens' | 'output-tokens' | 'concurrent-requests';
  /** Absent: a number at any moment. */
  period?: 'minute' | 'day';
  variant?: '1m-context' | 'latency-optimized' | 'async';
  /** The name says "doubled for cross-region calls"; the value is for calls in the region. */
  isDoubledForCrossRegion?: true;
}

export interface Quota extends QuotaRow, Omit<QuotaMeaning, 'subject'> {
  origin: 'applied' | 'default';
  readAt: IsoTime;
}

export const QUOTA_STATUSES = [
  'applied',
  'default-only',
  'partial',
  'not-listed',
  'not-mapped',
  'no-permission',
  'renamed',
  'not-loaded',
] as const;
export type QuotaStatus = (typeof QUOTA_STATUSES)[number];

/** What a region's Service Quotas said, for the account as a whole. */
export interface RegionQuotas {
  region: RegionCode;
  readAt: IsoTime;
  /** `not-enabled`: the region is not enabled for the account. */
  state: 'complete' | 'partial' | 'denied' | 'not-enabled' | 'failed';
  applied: readonly QuotaRow[];
  /** Read on request only. */
  defaults?: readonly QuotaRow[];
  /** Why the list is not complete. */
  failure?: Failure;
}

export interface ModelQuotas {
  status: QuotaStatus;
  quotas: readonly Quota[];
  /** Codes that are known for the model and came under another name. */
  renamed: readonly { code: string; name: string; knownAs: string }[];
  failure?: Failure;
}

/** The dated table of quota codes and subjects. */
export interface QuotaNames {
  /** The recorded name of the code; undefined: the code is not known. */
  nameOf(code: string): string | undefined;
  /** Models that the subject stands for, compared as `sameName` does. */
  modelsOf(subject: string): readonly ModelId[];
  /** Whether any subject stands for the model. */
  isMapped(modelId: ModelId): boolean;
}
