/** How a region stands, as a document says it. */
import { regionInfo } from '../cells/regions.ts';
import { defined } from '../defined.ts';
import { withoutAccounts } from '../snapshot/account-numbers.ts';
import { figuresOf } from '../snapshot/latency.ts';
import type { DataRetention, RegionCode, RegionRecord } from '../snapshot/model.ts';
import { isComplete } from '../snapshot/region-lists.ts';
import type { ExportRegion, IncompleteList } from './export-format.ts';

/** The members that do not depend on its models. */
export function toRegion(region: RegionCode, record: RegionRecord): ExportRegion {
  const { state, dataRetention, failure, latency, leftOutMembers, scannedAt, stale, useCaseForm } = record;
  const incomplete = incompleteLists(record);
  const error = state === 'ok' || failure === undefined ? undefined : failure;
  return {
    name: regionInfo(region).name,
    state,
    stale,
    ...defined({
      scannedAt,
      error: error && { kind: error.kind, message: withoutAccounts(error.message) },
      ...(dataRetention && toRetention(dataRetention)),
      latency: latency && figuresOf(latency),
      incomplete: incomplete.length === 0 ? undefined : incomplete,
      leftOutMembers,
      useCaseForm,
    }),
  };
}

/** An answer without a mode and without a failure is none that the app makes. */
const NO_MODE = { kind: 'unknown', message: 'The answer held no mode.' } as const;

function toRetention(retention: DataRetention): Pick<ExportRegion, 'dataRetention' | 'dataRetentionError'> {
  const { failure, mode, readAt, updatedAt } = retention;
  if (mode !== undefined) return { dataRetention: { mode, readAt, ...defined({ updatedAt }) } };
  const { kind, message } = failure ?? NO_MODE;
  return { dataRetentionError: { kind, message: withoutAccounts(message), readAt } };
}

function incompleteLists(record: RegionRecord): IncompleteList[] {
  const { mantle, scannedAt } = record;
  return [
    ...(mantle.state === 'failed' || mantle.failure !== undefined ? ['mantle' as const] : []),
    ...(scannedAt === undefined ? [] : (['models', 'profiles'] as const)).filter(
      (list) => !isComplete(record, list),
    ),
  ];
}

/** Before the member was there, a region that answered in part did not say which list it lacks. */
export function lacks({ incomplete, state }: ExportRegion, list: IncompleteList): boolean {
  return incomplete === undefined ? state === 'partial' : incomplete.includes(list);
}
