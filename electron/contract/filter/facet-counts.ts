/** The counts beside the filter's check boxes. */
import type { RegionCode } from '../snapshot/model.ts';
import {
  type BoxName,
  type FilterModel,
  type FilterStateOf,
  isUnknown,
  passes,
  placementOf,
} from './filter-model.ts';
import type { FilterableModel } from './filterable-model.ts';
import type { FILTERS } from './filters.ts';
import { isPlaced, type PlaceableModel, type PlacementFilter, visibleRegions } from './placement.ts';

/** What is counted once however many of its ids there are; see `FilterableModel`. */
type OneOfModel = PlaceableModel & Pick<Partial<FilterableModel>, 'model'>;

/** Models that each choice would leave, the rest of the filter kept and the choice's own list left out. */
export interface FacetCounts<Table = typeof FILTERS> {
  /** By filter: a number for a switch, and by value for a list. */
  models: {
    [Name in BoxName<Table>]: Table[Name] extends { kind: 'switch' } ? number : ReadonlyMap<string, number>;
  };
  /** Models that a filter hides, or would hide, only because no source says whether they pass: never a plain "no". */
  unknown: { [Name in BoxName<Table>]: number };
  /** Hidden by the filter as it is, with nothing but silence against them: they may be what is asked for. */
  unknownHidden: number;
}

/**
 * Counts for every choice; `models` are those that match the query, `unsaid` those of which no source says whether they do,
 * `regions` all regions.
 */
export interface FacetCounter<Model = FilterableModel, Table = typeof FILTERS> {
  (
    models: readonly Model[],
    filter: FilterStateOf<Table>,
    regions: readonly RegionCode[],
    unsaid?: readonly Model[],
  ): FacetCounts<Table>;
  /** Looks where these models are, so that counting them for this filter takes a tenth of the time. */
  remember(models: readonly Model[], filter: FilterStateOf<Table>, regions: readonly RegionCode[]): void;
}

/**
 * A counter that remembers where models are for its last filter: a letter typed changes none of it, and each model looks
 * through all regions.
 *
 * Licence: with 15,000 models a letter takes 9 ms with this, 100 ms without. Its door is `createFacetCounter`;
 * facet-counts.test.ts holds one counter for all questions to `matches`. It may go when a letter takes as long without it.
 */
export function createFacetCounter<Model extends OneOfModel, Table>(
  filters: FilterModel<Model, Table>,
): FacetCounter<Model, Table> {
  const { boxes } = filters;
  let last: Placements<Model> | undefined;
  const placementsFor = (
    filter: FilterStateOf<Table>,
    regions: readonly RegionCode[],
  ): Placements<Model>['of'] => {
    const placement = placementOf(filter);
    if (last?.isFor(placement, regions) !== true) last = placements(filters, placement, regions);
    return last.of;
  };
  const count = (
    models: readonly Model[],
    filter: FilterStateOf<Table>,
    regions: readonly RegionCode[],
    unsaid: readonly Model[] = [],
  ): FacetCounts<Table> => {
    const of = placementsFor(filter, regions);
    const candidateOf = (model: Model) => ({
      model,
      failing: boxes.filter((box) => !passes(box, model, filter[box.name])).map(({ name }) => name),
      placement: of(model),
    });
    const candidates = models.map(candidateOf);
    const silent = unsaid.map(candidateOf).filter((each) => each.placement.isPlaced);
    const passing = candidates.filter(({ failing }) => failing.length === 0);
    const placed = candidates.filter((each) => each.placement.isPlaced);
    const counted = boxes.map((box) => {
      if (box.kind === 'placed') {
        const options = new Map(box.options([], regions).map((option) => [option, 0]));
        return { box, count: countEach(passing, (each) => each.placement.left[box.name] ?? [], options) };
      }
      /** Models that only this filter may keep out. */
      const others = placed.filter(({ failing }) => failing.every((name) => name === box.name));
      const unknown = unsaidModels(box, others);
      if (box.kind === 'list')
        return { box, unknown, count: countEach(others, ({ model }) => box.valuesOf(model)) };
      return { box, unknown, count: countModels(others.filter(({ model }) => box.passes(model) === true)) };
    });
    return {
      models: Object.fromEntries(counted.map(({ box, count }) => [box.name, count])),
      unknown: Object.fromEntries(counted.map(({ box, unknown = 0 }) => [box.name, unknown])),
      unknownHidden: countModels(
        [...silent, ...placed.filter(({ failing }) => failing.length > 0)].filter(({ model, failing }) =>
          boxes.every((box) => !failing.includes(box.name) || isUnknown(box, model)),
        ),
        passing.filter((each) => each.placement.isPlaced),
      ),
    } as FacetCounts<Table>;
  };
  const remember: FacetCounter<Model, Table>['remember'] = (models, filter, regions) => {
    const of = placementsFor(filter, regions);
    for (const model of models) of(model);
  };
  return Object.assign(count, { remember });
}

/** Where a model stands for one filter, whatever the query. */
interface Placement {
  isPlaced: boolean;
  /** By filter, the values that would leave the model, each chosen alone. */
  left: Readonly<Record<PropertyKey, readonly string[]>>;
}

interface Placements<Model> {
  of(model: Model): Placement;
  isFor(filter: PlacementFilter, regions: readonly RegionCode[]): boolean;
}

function placements<Model extends PlaceableModel, Table>(
  { boxes }: FilterModel<Model, Table>,
  filter: PlacementFilter,
  regions: readonly RegionCode[],
): Placements<Model> {
  const known = new WeakMap<Model, Placement>();
  const visible = visibleRegions(regions, filter);
  const leaving = boxes.flatMap((box) =>
    box.kind === 'placed' ? [{ name: box.name, leftOf: box.leaving(filter, regions) }] : [],
  );
  return {
    isFor: (other, others) =>
      regions === others &&
      filter.kinds === other.kinds &&
      filter.stays === other.stays &&
      filter.accounts === other.accounts &&
      filter.groups === other.groups,
    of(model) {
      const found = known.get(model);
      if (found !== undefined) return found;
      const placement: Placement = {
        isPlaced: isPlaced(model, filter, visible),
        left: Object.fromEntries(leaving.map(({ name, leftOf }) => [name, leftOf(model)])),
      };
      known.set(model, placement);
      return placement;
    },
  };
}

interface Counted {
  model: OneOfModel;
}

/** For each value the models that have it. */
function countEach<Item extends Counted>(
  items: readonly Item[],
  valuesOf: (item: Item) => readonly string[],
  counts: Map<string, number> = new Map(),
): ReadonlyMap<string, number> {
  const seen = new Map<string, Set<string>>();
  for (const item of items) {
    const { model } = item.model;
    const values = new Set(valuesOf(item));
    const before = model === undefined ? undefined : seen.get(model);
    for (const value of values) {
      if (before?.has(value) !== true) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    if (model !== undefined) seen.set(model, new Set([...(before ?? []), ...values]));
  }
  return counts;
}

/** How many models the ids belong to, without those that one of `except` belongs to. */
function countModels(ids: readonly Counted[], except: readonly Counted[] = []): number {
  const several = new Set(ids.flatMap(({ model: { model } }) => model ?? []));
  if (several.size > 0) for (const { model } of except) several.delete(model.model ?? '');
  return ids.filter(({ model }) => model.model === undefined).length + several.size;
}

/** How many models the filter would hide because no source says anything of any of their ids that passes. */
function unsaidModels<Model extends OneOfModel>(
  box: Parameters<typeof isUnknown<Model>>[0],
  ids: readonly { model: Model }[],
): number {
  if (box.kind === 'placed') return 0;
  const isSaid = ({ model }: { model: Model }): boolean =>
    box.kind === 'switch' ? box.passes(model) === true : box.valuesOf(model).length > 0;
  return countModels(
    ids.filter(({ model }) => isUnknown(box, model)),
    ids.filter((each) => each.model.model !== undefined && isSaid(each)),
  );
}
