/** Lifecycle lines of the comparison: the API's dates by region, else those of AWS's documentation. */

import {
  daysLeft,
  type LifecycleAt,
  type LifecycleDate,
  lifecycleAt,
  lifecycleIn,
} from '../../../electron/contract/cells/lifecycle.ts';
import type { RegionCode, Snapshot } from '../../../electron/contract/snapshot/model.ts';
import { counted, dateText } from '../../../electron/contract/text.ts';
import { lifecycleText } from '../words/cell-text.ts';
import { apiSource } from './compared-capabilities.ts';
import { type Documents, variantNote } from './compared-documents.ts';
import {
  type ComparedValue,
  type FactLine,
  type FactSource,
  known,
  knownLines,
  notKnown,
} from './compared-fact.ts';
import { type ComparedModel, scanSource } from './compared-model.ts';

/** Status, dates and days left. */
export function lifecycleLines(
  snapshot: Snapshot,
  documents: Documents,
  nowEpochMs: number,
): FactLine<ComparedModel>[] {
  const dates = (model: ComparedModel, member: DateMember): RegionalDate[] =>
    datesOf(snapshot, documents, model, member);
  const end = (model: ComparedModel): RegionalDate[] => {
    const found = dates(model, 'endOfLife');
    return found.length > 0 ? found : pageDate(documents, model, 'cardEndOfLife');
  };
  const standings = (model: ComparedModel): LifecycleAt[] =>
    model.listings.flatMap(
      ({ region }) =>
        lifecycleAt(lifecycleIn(snapshot, region, model.modelId, documents.endOfLife), nowEpochMs) ?? [],
    );
  const hasEnded = (model: ComparedModel): boolean => standings(model).some(({ state }) => state === 'ended');
  const since = (model: ComparedModel): RegionalDate[] => {
    const found = dates(model, 'startOfLife').slice(0, 1);
    return found.length > 0 ? found.map(everywhere) : pageDate(documents, model, 'launch');
  };
  return [
    { name: 'Status', read: (model) => statusOf(model, apiSource(snapshot, model)) },
    { name: 'Available since', read: (model) => datesValue(since(model), model) },
    { name: 'Legacy since', read: (model) => datesValue(dates(model, 'legacy'), model) },
    {
      name: 'End of life',
      read: (model) => {
        const found = end(model);
        if (found.length > 0) return datesValue(found, model);
        return announcedValue(standings(model)[0], apiSource(snapshot, model));
      },
    },
    {
      name: 'Days left',
      read: (model) => {
        const [first] = end(model);
        if (first === undefined) return announcedValue(standings(model)[0], apiSource(snapshot, model));
        return daysValue(first, nowEpochMs, hasEnded(model));
      },
    },
    { name: 'Suggested replacement', read: (model) => replacementValue(documents, model) },
    {
      name: 'Ends no sooner than',
      read: (model) => datesValue(pageDate(documents, model, 'endsNoSoonerThan'), model),
    },
  ];
}

type DateMember = 'startOfLife' | 'legacy' | 'endOfLife';

interface RegionalDate {
  /** An ISO 8601 date. */
  day: string;
  /** The regions that it holds for; undefined if the source names none. */
  regions: RegionCode[] | undefined;
  source: FactSource;
  note?: string | undefined;
}

/** The days of the regions that list the model, without duplicates, earliest first. */
function datesOf(
  snapshot: Snapshot,
  documents: Documents,
  model: ComparedModel,
  member: DateMember,
): RegionalDate[] {
  const found = new Map<string, RegionalDate>();
  for (const { region } of model.listings) {
    const date = lifecycleIn(snapshot, region, model.modelId, documents.endOfLife)[member];
    if (date === undefined) continue;
    const day = new Date(date.date).toISOString().slice(0, 10);
    const key = `${day} ${date.from.kind}`;
    const same = found.get(key);
    if (same === undefined)
      found.set(key, { day, regions: [region], source: sourceOf(date, snapshot, model) });
    else same.regions?.push(region);
  }
  return [...found.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

function sourceOf({ from }: LifecycleDate, snapshot: Snapshot, model: ComparedModel): FactSource {
  if (from.kind === 'docs') return { source: from.source, asOf: from.asOf };
  return scanSource('ListFoundationModels', snapshot, model.listings);
}

function everywhere(date: RegionalDate): RegionalDate {
  return { ...date, regions: undefined };
}

/** A date of a model card, which names no region; empty if the text is no date. */
function pageDate(
  documents: Documents,
  { modelId }: ComparedModel,
  member: 'launch' | 'cardEndOfLife' | 'endsNoSoonerThan',
): RegionalDate[] {
  const page = documents.lifecycle(modelId);
  const stated = page?.[member];
  // Model cards write `Aug 22, 2024`; without a zone, Date.parse would take the local one.
  const epochMs = stated === undefined ? Number.NaN : Date.parse(`${stated.text} UTC`);
  if (stated === undefined || Number.isNaN(epochMs)) return [];
  return [
    {
      day: new Date(epochMs).toISOString().slice(0, 10),
      regions: undefined,
      source: { source: stated.source, asOf: stated.asOf },
      note: variantNote(page?.statedFor),
    },
  ];
}

function datesValue(dates: readonly RegionalDate[], model: ComparedModel): ComparedValue {
  const [first] = dates;
  if (first === undefined) return notKnown();
  const lines = dates.map(({ day, regions }) => {
    const isEverywhere = regions === undefined || regions.length === model.listings.length;
    return isEverywhere ? dateText(day) : `${dateText(day)} ${placeText(regions)}`;
  });
  const sources = dates.map((date) => date.source);
  return knownLines(lines, sources, { note: first.note });
}

/** What is said where no date is: that none is announced, as in the panel. */
function announcedValue(standing: LifecycleAt | undefined, fromApi: FactSource[]): ComparedValue {
  if (standing === undefined) return notKnown();
  const { asOf, source } = standing;
  return known(lifecycleText(standing), asOf === undefined ? fromApi : [{ source, asOf }]);
}

function placeText(regions: readonly RegionCode[]): string {
  return regions.length > 2 ? `in ${regions.length} Regions` : `in ${regions.join(' and ')}`;
}

/** Days until the earliest end. */
function daysValue(end: RegionalDate, nowEpochMs: number, hasEnded: boolean): ComparedValue {
  const days = daysLeft(end.day, nowEpochMs);
  if (days === undefined) return notKnown();
  return known(daysText(days, hasEnded), [end.source]);
}

/** What the maker's dated page names; AWS names none. */
function replacementValue(documents: Documents, { modelId }: ComparedModel): ComparedValue {
  const stated = documents.replacement(modelId);
  if (stated === undefined) return notKnown();
  const { asOf, by, name, source } = stated;
  return known(`${name} (${stated.modelId}), says ${by}`, [{ source, asOf }]);
}

function daysText(days: number, hasEnded: boolean): string {
  if (days === 0) return hasEnded ? 'ended today' : 'ends today';
  const count = counted(Math.abs(days), 'day');
  return days > 0 ? count : `ended ${count} ago`;
}

function statusOf({ listings }: ComparedModel, sources: FactSource[]): ComparedValue {
  const counts = new Map<string, RegionCode[]>();
  for (const { region, record } of listings) {
    const status = record.modelLifecycle?.status;
    if (status !== undefined) counts.set(status, [...(counts.get(status) ?? []), region]);
  }
  const statuses = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  const [first] = statuses;
  if (first === undefined) return notKnown(sources);
  const lines =
    statuses.length === 1
      ? [first[0]]
      : statuses.map(([status, regions]) => `${status} ${placeText(regions)}`);
  return knownLines(lines, sources);
}
