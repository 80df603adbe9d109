/**
 * What the account itself has in a region: custom, imported and provisioned models and marketplace endpoints. Read on
 * demand, never part of a scan, a snapshot, a cache or an export: the ARNs hold the account number.
 */
import type { Failure, IsoTime, RegionCode } from './model.ts';

export const OWN_MODEL_KINDS = ['custom', 'imported', 'provisioned', 'marketplace'] as const;
export type OwnModelKind = (typeof OWN_MODEL_KINDS)[number];

export interface OwnModel {
  kind: OwnModelKind;
  arn: string;
  /** As the account called it; a marketplace endpoint has the name of its model's source. */
  name: string;
  /** An open string of the API, such as Active, InService or REGISTERED. */
  status?: string;
  /** ARN of the model that it was made from. */
  basedOn?: string;
  /** Model units that were bought; provisioned throughput only. */
  modelUnits?: number;
  createdAt?: IsoTime;
}

/** One list, perhaps incomplete (`missing` says why), or why it failed; the other lists do not depend on it. */
export type OwnModelList =
  | { state: 'listed'; models: OwnModel[]; droppedRecords: number; missing?: Failure }
  | { state: 'failed'; failure: Failure };

/** The four lists of one region. */
export interface OwnModels {
  region: RegionCode;
  lists: Record<OwnModelKind, OwnModelList>;
}

/**
 * Whether the ARN can be passed to InvokeModel as far as the list says. `needs-throughput`: a custom model is called
 * through its own Provisioned Throughput or deployment. Source: AWS documentation of the member modelId of InvokeModel (a
 * stored copy of the Kotlin SDK's reference, read 2026-11-24); that of Converse excludes imported models.
 */
export function callabilityOf({
  kind,
  status,
}: OwnModel): 'callable' | 'needs-throughput' | 'not-now' | 'unknown' {
  switch (kind) {
    case 'custom':
      return 'needs-throughput';
    case 'imported':
      return 'callable';
    case 'provisioned':
      return said(status, ['InService', 'Updating']);
    case 'marketplace':
      return said(status, ['REGISTERED']);
  }
}

function said(status: string | undefined, good: readonly string[]): 'callable' | 'not-now' | 'unknown' {
  if (status === undefined) return 'unknown';
  return good.includes(status) ? 'callable' : 'not-now';
}
