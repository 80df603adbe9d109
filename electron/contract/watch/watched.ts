/** What can be watched, and what is noticed of it: the next kind is an entry of `KINDS` and of `watchedSchema`. */
import { z } from 'zod/mini';
import type { CellName } from '../diff/difference.ts';
import { jsonLength } from '../snapshot/kept/json-length.ts';
import type { ModelId } from '../snapshot/model.ts';

/** Far more than anybody follows, and few enough for a file of settings. */
export const MAX_WATCHED = 100;

const name = z.string().check(z.minLength(1), z.maxLength(200));

/** Characters of a saved view's filter as JSON: a search of 1,000 and all boxes take a few thousand. */
const MAX_FILTER_LENGTH = 20_000;
const filter = z
  .record(z.string(), z.unknown())
  .check(z.refine((value) => jsonLength(value, MAX_FILTER_LENGTH) <= MAX_FILTER_LENGTH));

/** `filter`: the choices of a saved view, as they are kept; whoever reads them leaves out what does not fit. */
export const watchedSchema = z.union([
  z.object({ kind: z.literal('model'), modelId: name }),
  z.object({ kind: z.literal('provider'), provider: name }),
  z.object({ kind: z.literal('region'), region: name }),
  z.object({ kind: z.literal('filter'), name, filter }),
]);

export type Watched = z.output<typeof watchedSchema>;
export type WatchedKind = Watched['kind'];
type OfKind<Kind extends WatchedKind> = Extract<Watched, { kind: Kind }>;

/** Older ones give way. */
export const MAX_NOTICED = 100;

const text = z.string().check(z.maxLength(2_000));

/** Something of what is watched that a scan found changed. */
export const noticedSchema = z.object({
  /** The end of the scan. */
  at: text,
  /** What is watched. */
  title: text,
  /** What happened, without the title. */
  sentence: text,
  /** Where it leads: the only model that changed, empty for several; and the first region. */
  modelId: text,
  region: text,
  /** The profile that was scanned, without account numbers; absent: the default chain or the sample. */
  profile: z.exactOptional(text),
});

export type Noticed = z.output<typeof noticedSchema>;

/** What has to be known of models to say whether a change is one of what is watched. */
export interface WatchFacts {
  providerOf(modelId: ModelId): string | undefined;
  /** The model's own id: a watched model changes with any of its ids. */
  ownIdOf(modelId: ModelId): ModelId;
  /** Whether the filter shows the cell, before the scan or after it. */
  isShown(filter: OfKind<'filter'>['filter'], cell: CellName): boolean;
}

interface KindShape<Kind extends WatchedKind> {
  /** Above those of the kind in a list. */
  label: string;
  title(watched: OfKind<Kind>): string;
  /** `cell.modelId` is empty where the region itself changed. */
  concerns(watched: OfKind<Kind>, cell: CellName, facts: WatchFacts): boolean;
}

const KINDS: { [Kind in WatchedKind]: KindShape<Kind> } = {
  model: {
    label: 'Model',
    title: ({ modelId }) => modelId,
    concerns: ({ modelId }, cell, { ownIdOf }) => ownIdOf(cell.modelId) === ownIdOf(modelId),
  },
  provider: {
    label: 'Provider',
    title: ({ provider }) => provider,
    concerns: ({ provider }, cell, { providerOf }) => providerOf(cell.modelId) === provider,
  },
  region: {
    label: 'Region',
    title: ({ region }) => region,
    concerns: ({ region }, cell) => cell.region === region,
  },
  filter: {
    label: 'Saved view',
    title: ({ name: title }) => title,
    concerns: ({ filter }, cell, { isShown }) => isShown(filter, cell),
  },
};

/** Such as `Provider`. */
export function watchedLabel({ kind }: Watched): string {
  return KINDS[kind].label;
}

/** What it is called: an id, a provider, a region, or the name of the view. */
export function watchedTitle(watched: Watched): string {
  return shapeOf(watched).title(watched);
}

export function concerns(watched: Watched, cell: CellName, facts: WatchFacts): boolean {
  return shapeOf(watched).concerns(watched, cell, facts);
}

/** Whether both name the same thing; a saved view is named by its name, whatever it shows by now. */
export function isSameWatched(a: Watched, b: Watched): boolean {
  return a.kind === b.kind && watchedTitle(a) === watchedTitle(b);
}

function shapeOf<Kind extends WatchedKind>({ kind }: OfKind<Kind>): KindShape<Kind> {
  return KINDS[kind as Kind] as KindShape<Kind>;
}
