/** The counts beside the filter's choices. */

import { REGION_GROUPS, type RegionGroup, regionInfo } from '../cells/regions.ts';
import { STAY_PLACES, type StayPlace } from '../cells/residency.ts';
import type { RegionCode } from '../snapshot/model.ts';
import {
  FACT,
  FILTER_KINDS,
  type FilterableModel,
  type FilterKind,
  type FilterState,
  failingFacts,
  isPlaced,
  visibleRegions,
} from './filter.ts';

/** Models that each choice would leave, the rest of the filter kept and the choice's own list left out. */
export interface FacetCounts {
  promptCaching: number;
  streaming: number;
  /** Legacy models that the switch hides or would hide. */
  legacy: number;
  kinds: Record<FilterKind, number>;
  providers: ReadonlyMap<string, number>;
  inputs: ReadonlyMap<string, number>;
  outputs: ReadonlyMap<string, number>;
  stays: ReadonlyMap<StayPlace, number>;
  groups: ReadonlyMap<RegionGroup, number>;
  unknown: UnknownCounts;
}

/** Models that a choice hides, or would hide, only because no source says whether they can: never a plain "no". */
export interface UnknownCounts {
  promptCaching: number;
  streaming: number;
  inputs: number;
  outputs: number;
  /** Hidden by the filter as it is, with nothing but silence against them: they may be what is asked for. */
  hidden: number;
}

/** Counts for every choice; `models` are those that match the query, `regions` all regions. */
export function facetCounts(
  models: readonly FilterableModel[],
  filter: FilterState,
  regions: readonly RegionCode[],
): FacetCounts {
  const placementOf = placements(filter, regions);
  const failing = models.map((model) => failingFacts(model, filter));
  const passing = models.filter((_, index) => failing[index] === 0).map(placementOf);
  const placed = models.map((model) => placementOf(model).isPlaced);
  /** Models that only the one fact may keep out. */
  const allBut = (fact: number): FilterableModel[] =>
    models.filter((_, index) => placed[index] === true && ((failing[index] ?? 0) & ~fact) === 0);
  const unknownOf = (fact: number): number =>
    allBut(fact).filter((model) => (model.unknownFacts & fact) !== 0).length;
  return {
    promptCaching: allBut(FACT.caching).filter((model) => model.promptCaching).length,
    streaming: allBut(FACT.streaming).filter((model) => model.streaming).length,
    legacy: allBut(FACT.legacy).filter((model) => model.legacy).length,
    kinds: countKinds(passing),
    providers: countEach(allBut(FACT.provider), (model) => [model.provider]),
    inputs: countEach(allBut(FACT.input), (model) => model.inputs),
    outputs: countEach(allBut(FACT.output), (model) => model.outputs),
    stays: countAreas(passing),
    groups: countGroups(passing, regions),
    unknown: {
      promptCaching: unknownOf(FACT.caching),
      streaming: unknownOf(FACT.streaming),
      inputs: unknownOf(FACT.input),
      outputs: unknownOf(FACT.output),
      hidden: models.filter((model, index) => {
        const facts = failing[index] ?? 0;
        return placed[index] === true && facts !== 0 && (facts & ~model.unknownFacts) === 0;
      }).length,
    },
  };
}

/** Where a model stands for one filter, whatever the query: what a choice would leave of it. */
interface Placement {
  isPlaced: boolean;
  /** Kinds that would leave it, each chosen alone. */
  kinds: readonly FilterKind[];
  areas: readonly StayPlace[];
  /** Groups of regions that would leave it, each chosen alone. */
  groups: readonly RegionGroup[];
}

let last:
  | {
      asked: Pick<FilterState, 'kinds' | 'stays' | 'groups'>;
      regions: readonly RegionCode[];
      known: WeakMap<FilterableModel, Placement>;
    }
  | undefined;

/** Placements of models, remembered for the last filter: a letter typed changes none, and each looks through all regions. */
function placements(
  filter: FilterState,
  regions: readonly RegionCode[],
): (model: FilterableModel) => Placement {
  const { kinds, stays, groups } = filter;
  const isSame =
    last?.regions === regions &&
    last.asked.kinds === kinds &&
    last.asked.stays === stays &&
    last.asked.groups === groups;
  if (last === undefined || !isSame) {
    last = { asked: { kinds, stays, groups }, regions, known: new WeakMap() };
  }
  const { known } = last;
  const visible = visibleRegions(regions, filter);
  const ownRegions = groupsOf(regions);
  return (model) => {
    const found = known.get(model);
    if (found !== undefined) return found;
    const placement: Placement = {
      isPlaced: isPlaced(model, filter, visible),
      kinds: FILTER_KINDS.filter((kind) => isPlaced(model, { ...filter, kinds: [kind] }, visible)),
      areas: areasOf(model, filter, visible),
      groups: [...ownRegions].flatMap(([group, own]) =>
        isPlaced(model, { ...filter, groups: [group] }, own) ? [group] : [],
      ),
    };
    known.set(model, placement);
    return placement;
  };
}

/** The groups that have regions, with these. */
function groupsOf(regions: readonly RegionCode[]): Map<RegionGroup, RegionCode[]> {
  const groups = new Map<RegionGroup, RegionCode[]>();
  for (const group of REGION_GROUPS) {
    const own = regions.filter((region) => regionInfo(region).group === group);
    if (own.length > 0) groups.set(group, own);
  }
  return groups;
}

function areasOf(
  model: FilterableModel,
  filter: FilterState,
  visible: readonly RegionCode[],
): readonly StayPlace[] {
  const wants = (kind: string): boolean =>
    filter.kinds.length === 0 || filter.kinds.some((each) => each === kind);
  const found = new Set<StayPlace>();
  for (const region of visible) {
    if (found.size === STAY_PLACES.length) break;
    for (const route of model.staysIn(region)) {
      if (wants(route.kind)) for (const area of route.areas) found.add(area);
    }
  }
  return [...found];
}

function countKinds(placed: readonly Placement[]): Record<FilterKind, number> {
  const kinds: Record<FilterKind, number> = { 'on-demand': 0, geo: 0, global: 0 };
  for (const placement of placed) for (const kind of placement.kinds) kinds[kind] += 1;
  return kinds;
}

function countAreas(placed: readonly Placement[]): Map<StayPlace, number> {
  const counts = new Map<StayPlace, number>(STAY_PLACES.map((area) => [area, 0]));
  for (const [area, count] of countEach(placed, (placement) => placement.areas)) counts.set(area, count);
  return counts;
}

function countGroups(placed: readonly Placement[], regions: readonly RegionCode[]): Map<RegionGroup, number> {
  const counts = new Map<RegionGroup, number>();
  for (const group of groupsOf(regions).keys()) counts.set(group, 0);
  for (const [group, count] of countEach(placed, (placement) => placement.groups)) counts.set(group, count);
  return counts;
}

function countEach<Item, Value extends string>(
  items: readonly Item[],
  valuesOf: (item: Item) => readonly Value[],
): Map<Value, number> {
  const counts = new Map<Value, number>();
  for (const item of items) {
    const values = valuesOf(item);
    const distinct = values.length < 2 ? values : new Set(values);
    for (const value of distinct) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}
