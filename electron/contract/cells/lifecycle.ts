/** When a model ends, region by region: as the API says, or as dated pages say where the API does not. */
import { defined } from '../defined.ts';
import { DAY_MS } from '../snapshot/age.ts';
import type { ModelId, ModelRecord, RegionCode, Snapshot } from '../snapshot/model.ts';
import { modelShapeIn } from '../snapshot/snapshot.ts';
import { dateText } from '../text.ts';

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
  /** A page's promise that it does not end before; its page then announces no end. */
  endsNoSoonerThan?: LifecycleDate;
  replacement?: Replacement;
}

/** A model that a dated page names in the place of one that ends. */
export interface Replacement {
  modelId: ModelId;
  name: string;
  /** Who says so, such as `Anthropic`. */
  by: string;
  source: string;
  asOf: string;
}

/** What AWS's pages say for a model in a region; `documentedDates` of capabilities/lifecycle-docs.ts is one. */
export type DocumentedDates = (
  modelId: ModelId,
  region: RegionCode,
) =>
  | {
      legacyDate?: string;
      publicExtendedAccessDate?: string;
      endOfLifeDate?: string;
      endsNoSoonerThan?: string;
      /** The date names no region, and other regions have dates of their own: a region that says ACTIVE is not meant. */
      unlessActive?: true;
      replacement?: Replacement;
      source: string;
      asOf: string;
    }
  | undefined;

/** Pages that say nothing. */
export const NO_DOCUMENTED_DATES: DocumentedDates = () => undefined;

/** The lifecycle of the model in the region; a page's date is used only if the API gives none. Empty: unknown. */
export function lifecycleIn(
  snapshot: Snapshot,
  region: RegionCode,
  modelId: ModelId,
  documented: DocumentedDates = NO_DOCUMENTED_DATES,
): RegionalLifecycle {
  const api = modelShapeIn(snapshot, region, modelId)?.modelLifecycle ?? {};
  const stated = documented(modelId, region);
  const page = stated?.unlessActive === true && api.status === 'ACTIVE' ? undefined : stated;
  const dateOf = (fromApi: string | undefined, fromPage?: string): LifecycleDate | undefined => {
    if (isDate(fromApi)) return { date: fromApi, from: { kind: 'api', region } };
    if (page === undefined || !isDate(fromPage)) return undefined;
    return { date: fromPage, from: { kind: 'docs', source: page.source, asOf: page.asOf } };
  };
  return defined({
    status: api.status,
    startOfLife: dateOf(api.startOfLifeTime),
    legacy: dateOf(api.legacyTime, page?.legacyDate),
    extendedAccess: dateOf(api.publicExtendedAccessTime, page?.publicExtendedAccessDate),
    endOfLife: dateOf(api.endOfLifeTime, page?.endOfLifeDate),
    endsNoSoonerThan: dateOf(undefined, page?.endsNoSoonerThan),
    replacement: stated?.replacement,
  });
}

function isDate(text: string | undefined): text is string {
  return text !== undefined && !Number.isNaN(Date.parse(text));
}

/** Calendar days in UTC from now to the date: 0 today, 1 tomorrow, negative in the past; undefined if it is no date. */
export function daysLeft(date: string, nowEpochMs: number): number | undefined {
  const epochMs = Date.parse(date);
  return Number.isNaN(epochMs) ? undefined : Math.floor(epochMs / DAY_MS) - Math.floor(nowEpochMs / DAY_MS);
}

/** The words of the export: ended after its end of life, extended in public extended access. */
export const LIFECYCLE_STATES = ['active', 'legacy', 'extended', 'ended'] as const;
export type LifecycleState = (typeof LIFECYCLE_STATES)[number];

/** Where a model stands in its lifecycle at a time, and who says so. */
export interface LifecycleAt {
  state: LifecycleState;
  /** ISO 8601; absent: no end of life is announced. */
  endsAt?: string;
  /** Calendar days in UTC until then; negative in the past. */
  daysLeft?: number;
  /** `api`, or the page that says it; then with the page's date. */
  source: string;
  asOf?: string;
  /** What a dated page names instead; only of a model that does not stay. */
  replacement?: Replacement;
}

/** Where the model stands; undefined if no source says anything. */
export function lifecycleAt(lifecycle: RegionalLifecycle, nowEpochMs: number): LifecycleAt | undefined {
  const { status, legacy, extendedAccess, endOfLife, endsNoSoonerThan, replacement } = lifecycle;
  const dated = stateAt({ status, legacy, extendedAccess, endOfLife }, nowEpochMs);
  // AWS adds the end of life to a card as soon as there is one.
  const state = dated ?? (endsNoSoonerThan === undefined ? undefined : 'active');
  if (state === undefined) return undefined;
  const inPlace = endOfLife ?? (status === undefined ? (extendedAccess ?? legacy) : undefined);
  const decides = dated === undefined ? endsNoSoonerThan : inPlace;
  const source =
    decides?.from.kind === 'docs'
      ? { source: decides.from.source, asOf: decides.from.asOf }
      : { source: 'api' };
  const stays = state === 'active' && endOfLife === undefined;
  const instead = stays || replacement === undefined ? {} : { replacement };
  if (endOfLife === undefined) return { state, ...source, ...instead };
  const left = daysLeft(endOfLife.date, nowEpochMs);
  const days = left === undefined ? {} : { daysLeft: left };
  return { state, endsAt: endOfLife.date, ...days, ...source, ...instead };
}

/** `per AWS docs of 22 Aug 2026`: the mark of what a page says and the API does not. */
export function perDocs(asOf: string): string {
  return `per AWS docs of ${pageDayText(asOf)}`;
}

/** The day on which a page was read, as the system writes it; the pages that carry no date are known to lie between two. */
export function pageDayText(asOf: string): string {
  const days = asOf.match(/\d{4}-\d{2}-\d{2}/g) ?? [];
  const [first, last = first] = [days[0], days.at(-1)];
  if (first !== undefined && last !== undefined) {
    return first === last ? dateText(first) : `${dateText(first)} to ${dateText(last)}`;
  }
  return /\babout (.+)$/.exec(asOf)?.[1] ?? (asOf === '' ? 'an unknown day' : asOf);
}

function stateAt(
  dates: { [K in 'status' | 'legacy' | 'extendedAccess' | 'endOfLife']: RegionalLifecycle[K] | undefined },
  nowEpochMs: number,
): LifecycleState | undefined {
  const { status, legacy, extendedAccess, endOfLife } = dates;
  if (endOfLife !== undefined && isPast(endOfLife, nowEpochMs)) return 'ended';
  if (extendedAccess !== undefined && isPast(extendedAccess, nowEpochMs)) return 'extended';
  if (status === 'LEGACY' || (legacy !== undefined && isPast(legacy, nowEpochMs))) return 'legacy';
  return status === 'ACTIVE' || legacy !== undefined || endOfLife !== undefined ? 'active' : undefined;
}

/** A day of a page lasts until its end, because the page names no hour. */
function isPast({ date, from }: LifecycleDate, nowEpochMs: number): boolean {
  if (from.kind === 'docs') return (daysLeft(date, nowEpochMs) ?? 0) < 0;
  return Date.parse(date) <= nowEpochMs;
}

/**
 * The last time at or before now at which a lifecycle could change: an instant of the API, or the start of the UTC day, as
 * pages name days. What holds then holds now.
 */
export function lifecycleSince({ modelTable }: Snapshot, nowEpochMs: number): number {
  let since = Math.floor(nowEpochMs / DAY_MS) * DAY_MS;
  for (const { modelLifecycle } of modelTable) {
    if (modelLifecycle === undefined) continue;
    const { legacyTime, publicExtendedAccessTime, endOfLifeTime } = modelLifecycle;
    for (const date of [legacyTime, publicExtendedAccessTime, endOfLifeTime]) {
      const epochMs = date === undefined ? Number.NaN : Date.parse(date);
      if (epochMs > since && epochMs <= nowEpochMs) since = epochMs;
    }
  }
  return since;
}

/** Where a model stands in a region at one time. */
export type LifecycleLookup = (region: RegionCode, modelId: ModelId) => LifecycleAt | undefined;

/** Looks up models of the snapshot at that time; regions that list a model alike, and of which pages say the same, share the answer. */
export function lifecycleLookup(
  snapshot: Snapshot,
  documented: DocumentedDates,
  nowEpochMs: number,
): LifecycleLookup {
  const known = new Map<ModelRecord | undefined, Map<ReturnType<DocumentedDates>, LifecycleAt | undefined>>();
  return (region, modelId) => {
    const shape = modelShapeIn(snapshot, region, modelId);
    const stated = documented(modelId, region);
    const ofShape = known.get(shape) ?? new Map<ReturnType<DocumentedDates>, LifecycleAt | undefined>();
    if (ofShape.has(stated)) return ofShape.get(stated);
    const found = lifecycleAt(
      lifecycleIn(snapshot, region, modelId, () => stated),
      nowEpochMs,
    );
    known.set(shape, ofShape.set(stated, found));
    return found;
  };
}
