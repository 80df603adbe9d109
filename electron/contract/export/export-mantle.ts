/** What a document says of a model on bedrock-mantle, written and read. */
import { defined } from '../defined.ts';
import type { MantleEntry, MantleList } from '../snapshot/model.ts';
import { mantleStatusOf } from '../snapshot/region-lists.ts';
import type { ExportMantle, ExportModel } from './export-format.ts';

export const DERIVED: ReadonlySet<string> = new Set([
  'referencedByInstanceProfiles',
  'availability',
  'callableAs',
  'callers',
  'access',
  'accessible',
  'mantle',
  'promptCaching',
  'proofs',
  'lifecycle',
  'priceStatus',
  'prices',
  'quotaStatus',
  'quotas',
]);

/** Keeps the member's place in a template. */
export const NOTHING_ON_MANTLE: ExportMantle = { status: 'unknown' };

/** Members in the order of their keys. */
export function toMantle(entry: MantleEntry | undefined, basePath: string | undefined): ExportMantle {
  const { allowedModes, mode, source } = entry?.dataRetention ?? {};
  const dataRetention = defined({ allowedModes, mode, source });
  return {
    ...defined({
      basePath,
      dataRetention: Object.keys(dataRetention).length === 0 ? undefined : dataRetention,
      reason: entry?.statusReason,
    }),
    status: mantleStatusOf(entry),
  };
}

/** Documents from before the member say it by the way to call alone. */
export function isOnMantle({ availability, mantle }: ExportModel): boolean {
  return mantle !== undefined || availability.includes('mantle');
}

/** Of the models about which the document says more than that they are there. */
export function entriesOf(models: readonly ExportModel[]): Pick<MantleList, 'entries'> {
  const entries = models.flatMap(({ modelId, mantle }): [string, MantleEntry][] => {
    if (mantle === undefined) return [];
    const { status, reason, dataRetention } = mantle;
    const entry = defined({
      status: status === 'unknown' ? undefined : status,
      statusReason: reason,
      dataRetention,
    });
    return Object.keys(entry).length === 0 ? [] : [[modelId, entry]];
  });
  return entries.length === 0 ? {} : { entries: Object.fromEntries(entries) };
}

/** Whether ListFoundationModels named it: a model of bedrock-mantle alone has nothing but its id and that one kind. */
export function isListed(model: ExportModel): boolean {
  const { availability } = model;
  const isThere = Object.keys(model).some((name) => name !== 'modelId' && !DERIVED.has(name));
  if (model.mantle?.status === 'unavailable') return isThere || availability.length > 0;
  return isThere || availability.length !== 1 || availability[0] !== 'mantle';
}
