/** How a region stood, from a document. */
import { defined } from '../defined.ts';
import type { ExportRegion } from '../export/export-format.ts';
import { figuresOf } from '../snapshot/latency.ts';
import { FAILURE_KINDS, type Failure, type RegionCode, type RegionRecord } from '../snapshot/model.ts';
import { emptyRegion } from '../snapshot/snapshot.ts';

/** A region that has none of its models yet. */
export function standing(region: RegionCode, exported: ExportRegion): RegionRecord {
  const { state, stale, scannedAt, error, latency, leftOutMembers, useCaseForm } = exported;
  return {
    ...emptyRegion(region),
    state,
    stale,
    ...defined({
      scannedAt,
      incomplete: incompleteOf(exported),
      failure: error && failureOf(error),
      latency: latency && figuresOf(latency),
      dataRetention: retentionOf(exported),
      leftOutMembers,
      useCaseForm,
    }),
  };
}

function retentionOf({
  dataRetention,
  dataRetentionError: error,
}: ExportRegion): RegionRecord['dataRetention'] {
  return dataRetention ?? (error && { failure: failureOf(error), readAt: error.readAt });
}

function failureOf({ kind, message }: NonNullable<ExportRegion['error']>): Failure {
  return {
    kind: FAILURE_KINDS.includes(kind) ? kind : 'unknown',
    message,
    nextStep: 'This is a saved export: scan to ask again.',
  };
}

function incompleteOf({ incomplete = [] }: ExportRegion): RegionRecord['incomplete'] {
  const lists = (['models', 'profiles'] as const).filter((list) => incomplete.includes(list));
  return lists.length === 2 ? 'models-and-profiles' : lists[0];
}
