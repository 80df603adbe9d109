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

/**
 * The dates that hold for the model in the region: those of the lifecycle page, else those of the model card, which names no
 * region; and what a page names in the model's place.
 */
export const documentedDates: DocumentedDates = (id, region) => {
  const row = documentedEndOfLife(id, region);
  const replacement = replacementOf(id);
  const stated = row ?? cardDates(id);
  if (stated === undefined && replacement === undefined) return undefined;
  return { ...(stated ?? NO_PAGE), ...defined({ replacement }) };
};

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
