/** Launch and end-of-life dates from AWS's pages, beside the dates that the API gives for some models. */

import type { DocumentedDates } from '../contract/cells/lifecycle.ts';
import { defined } from '../contract/defined.ts';
import type { ModelId, RegionCode } from '../contract/snapshot/model.ts';
import file from './data/lifecycle-docs.json' with { type: 'json' };
import { lookUp } from './model-id.ts';
import { replacementOf } from './replacements.ts';

/** A date in the source's own words, with the source. */
export interface DocumentedDate {
  text: string;
  source: string;
  asOf: string;
}

/** A row of the lifecycle page: dates as `YYYY-MM-DD`, for these regions only. */
export interface DocumentedEndOfLife {
  legacyDate: string;
  publicExtendedAccessDate?: string;
  endOfLifeDate: string;
  regions: RegionCode[];
  source: string;
  asOf: string;
}

export interface DocumentedLifecycle {
  launch?: DocumentedDate;
  /** The end of life printed on the model card, for all regions. */
  cardEndOfLife?: DocumentedDate;
  /** The card's promise for newer models. */
  endsNoSoonerThan?: DocumentedDate & { legacyPeriod?: string };
  endOfLife: DocumentedEndOfLife[];
  /** Set when the id is a context variant and the sources speak of this model only. */
  statedFor?: ModelId;
}

interface DateEntry {
  text: string;
  from: string;
  legacyPeriod?: string;
}

interface LifecycleEntry {
  launch?: DateEntry;
  cardEndOfLife?: DateEntry;
  endsNoSoonerThan?: DateEntry;
  endOfLife?: Omit<DocumentedEndOfLife, 'source' | 'asOf'>[];
}

const TABLE: ReadonlyMap<ModelId, LifecycleEntry> = new Map(
  Object.entries(file.models as Record<string, LifecycleEntry>),
);
const SOURCES = new Map<string, { source: string; asOf: string }>(Object.entries(file.source));
const LIFECYCLE_PAGE = file.source.lifecyclePage;

/** What AWS's pages say of the model that the id names; undefined if they say nothing. */
export function documentedLifecycle(id: string): DocumentedLifecycle | undefined {
  const found = lookUp(TABLE, id);
  if (found === undefined) return undefined;
  const { launch, cardEndOfLife, endsNoSoonerThan, endOfLife } = found.fact;
  return {
    ...defined({
      launch: launch && dated(launch),
      cardEndOfLife: cardEndOfLife && dated(cardEndOfLife),
      endsNoSoonerThan: endsNoSoonerThan && dated(endsNoSoonerThan),
    }),
    endOfLife: (endOfLife ?? []).map((row) => ({ ...row, regions: [...row.regions], ...LIFECYCLE_PAGE })),
    ...defined({ statedFor: found.statedFor }),
  };
}

/** The row of the lifecycle page that names the region; undefined if none does. */
export function documentedEndOfLife(id: string, region: RegionCode): DocumentedEndOfLife | undefined {
  const row = lookUp(TABLE, id)?.fact.endOfLife?.find(({ regions }) => regions.includes(region));
  return row && { ...row, ...LIFECYCLE_PAGE };
}

type StatedDates = NonNullable<ReturnType<DocumentedDates>>;

/** What the pages say of one id: in the Regions that a row names, and in all others. */
interface DatesByRegion {
  named: ReadonlyMap<RegionCode, StatedDates>;
  elsewhere: StatedDates | undefined;
}

/** Ids come from answers, so that their number is not known. */
const MAX_REMEMBERED_IDS = 20_000;
const remembered = new Map<string, DatesByRegion>();

/**
 * The dates that hold for the model in the region: those of the lifecycle page, else those of the model card, which names no
 * region; and what a page names in the model's place. The same object for the same answer.
 */
export const documentedDates: DocumentedDates = (id, region) => {
  const { named, elsewhere } = datesOf(id);
  return named.get(region) ?? elsewhere;
};

/** Put together once an id: the tables never change, and the matrix asks for each cell. */
function datesOf(id: string): DatesByRegion {
  const known = remembered.get(id);
  if (known !== undefined) return known;
  const replacement = replacementOf(id);
  const withReplacement = (dates: StatedDates): StatedDates => ({ ...dates, ...defined({ replacement }) });
  const { endOfLife = [] } = documentedLifecycle(id) ?? {};
  const card = cardDates(id) ?? (replacement === undefined ? undefined : NO_PAGE);
  const dates: DatesByRegion = {
    // The first row that names a Region counts.
    named: new Map(
      endOfLife.toReversed().flatMap((row) => row.regions.map((region) => [region, withReplacement(row)])),
    ),
    elsewhere: card && withReplacement(card),
  };
  if (remembered.size >= MAX_REMEMBERED_IDS) remembered.clear();
  remembered.set(id, dates);
  return dates;
}

const NO_PAGE = { source: '', asOf: '' };

function cardDates(id: string): ReturnType<DocumentedDates> {
  const { endOfLife = [], cardEndOfLife, endsNoSoonerThan } = documentedLifecycle(id) ?? {};
  const stated = cardEndOfLife ?? endsNoSoonerThan;
  const date = stated && isoDay(stated.text);
  if (stated === undefined || date === undefined) return undefined;
  const { source, asOf } = stated;
  return {
    ...(stated === cardEndOfLife ? { endOfLifeDate: date } : { endsNoSoonerThan: date }),
    ...(endOfLife.length === 0 ? {} : { unlessActive: true as const }),
    source,
    asOf,
  };
}

/** Model cards write `Aug 22, 2024`; without a zone, Date.parse would take the local one. */
function isoDay(text: string): string | undefined {
  const time = Date.parse(`${text} UTC`);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().slice(0, 10);
}

function dated({ from, ...entry }: DateEntry): DocumentedDate & { legacyPeriod?: string } {
  const { source, asOf } = SOURCES.get(from) ?? LIFECYCLE_PAGE;
  return { ...entry, source, asOf };
}
