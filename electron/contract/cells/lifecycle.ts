/** When a model ends, region by region: as the API says, or as dated pages say where the API does not. */

import { DAY_MS } from '../snapshot/age.ts';
import type { ModelId, RegionCode, Snapshot } from '../snapshot/model.ts';
import { modelShapeIn } from '../snapshot/snapshot.ts';
import { type Cell, viewRegion } from './availability.ts';

/** A date and who says so: the region's API, or a page of AWS read at a time. */
export interface LifecycleDate {
  /** ISO 8601: an instant from the API, `YYYY-MM-DD` from a page. */
  date: string;
  from: { kind: 'api'; region: RegionCode } | { kind: 'docs'; source: string; asOf: string };
}

export interface RegionalLifecycle {
  /** ACTIVE, LEGACY or a newer word of the region's API; absent: the API does not say. */
  status?: string;
  startOfLife?: LifecycleDate;
  legacy?: LifecycleDate;
  extendedAccess?: LifecycleDate;
  endOfLife?: LifecycleDate;
}

/** What AWS's pages say for a model in a region; `documentedEndOfLife` of capabilities/lifecycle-docs.ts is one. */
export type DocumentedDates = (
  modelId: ModelId,
  region: RegionCode,
) =>
  | {
      legacyDate?: string;
      publicExtendedAccessDate?: string;
      endOfLifeDate?: string;
      source: string;
      asOf: string;
    }
  | undefined;

/** Pages that say nothing. */
const NO_DOCUMENTED_DATES: DocumentedDates = () => undefined;

/** The lifecycle of the model in the region; a page's date is used only if the API gives none. Empty: unknown. */
export function lifecycleIn(
  snapshot: Snapshot,
  region: RegionCode,
  modelId: ModelId,
  documented: DocumentedDates = NO_DOCUMENTED_DATES,
): RegionalLifecycle {
  const api = modelShapeIn(snapshot, region, modelId)?.modelLifecycle ?? {};
  const page = documented(modelId, region);
  const dateOf = (fromApi: string | undefined, fromPage?: string): LifecycleDate | undefined => {
    if (isDate(fromApi)) return { date: fromApi, from: { kind: 'api', region } };
    if (page === undefined || !isDate(fromPage)) return undefined;
    return { date: fromPage, from: { kind: 'docs', source: page.source, asOf: page.asOf } };
  };
  return present({
    status: api.status,
    startOfLife: dateOf(api.startOfLifeTime),
    legacy: dateOf(api.legacyTime, page?.legacyDate),
    extendedAccess: dateOf(api.publicExtendedAccessTime, page?.publicExtendedAccessDate),
    endOfLife: dateOf(api.endOfLifeTime, page?.endOfLifeDate),
  });
}

function isDate(text: string | undefined): text is string {
  return text !== undefined && !Number.isNaN(Date.parse(text));
}

function present(
  members: { [K in keyof RegionalLifecycle]: RegionalLifecycle[K] | undefined },
): RegionalLifecycle {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

/** Calendar days in UTC from now to the date: 0 today, 1 tomorrow, negative in the past; undefined if it is no date. */
export function daysLeft(date: string, nowEpochMs: number): number | undefined {
  const epochMs = Date.parse(date);
  return Number.isNaN(epochMs) ? undefined : Math.floor(epochMs / DAY_MS) - Math.floor(nowEpochMs / DAY_MS);
}

/** A model that ends in some regions on one day, as one source says. */
export interface EndingModel {
  modelId: ModelId;
  modelName?: string;
  endOfLife: LifecycleDate;
  daysLeft: number;
  /** Regions where this holds and the account can call the model, sorted. */
  regions: RegionCode[];
}

/**
 * What the account can call today (some kind holds, access not known to be blocked) and what reaches its end of life from
 * today until `days` days later; soonest first, then by id. Ended models that are still listed: days from -Infinity to -1.
 */
export function endingWithin(
  snapshot: Snapshot,
  nowEpochMs: number,
  days: number | { from: number; to: number } = 180,
  documented: DocumentedDates = NO_DOCUMENTED_DATES,
): EndingModel[] {
  const range = typeof days === 'number' ? { from: 0, to: days } : days;
  const found = new Map<string, EndingModel>();
  for (const [region, record] of Object.entries(snapshot.regions).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const view = viewRegion(snapshot, region);
    for (const modelId of new Set([...Object.keys(record.models), ...record.mantle.modelIds])) {
      const { endOfLife } = lifecycleIn(snapshot, region, modelId, documented);
      const left = endOfLife === undefined ? undefined : daysLeft(endOfLife.date, nowEpochMs);
      if (endOfLife === undefined || left === undefined || left < range.from || left > range.to) continue;
      if (!isUsable(view.cell(modelId))) continue;
      const key = JSON.stringify([modelId, left, endOfLife.from.kind]);
      const known = found.get(key);
      if (known !== undefined) known.regions.push(region);
      else
        found.set(key, { ...named(snapshot, region, modelId), endOfLife, daysLeft: left, regions: [region] });
    }
  }
  return [...found.values()].sort((a, b) => a.daysLeft - b.daysLeft || (a.modelId < b.modelId ? -1 : 1));
}

function isUsable(cell: Cell): boolean {
  return cell.availability.kinds.length > 0 && cell.access !== 'blocked';
}

function named(
  snapshot: Snapshot,
  region: RegionCode,
  modelId: ModelId,
): { modelId: ModelId; modelName?: string } {
  const modelName = modelShapeIn(snapshot, region, modelId)?.modelName;
  return modelName === undefined ? { modelId } : { modelId, modelName };
}
