/** The counts beside the filter's choices. */
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
import type { RegionCode } from './model.ts';
import { REGION_GROUPS, type RegionGroup, regionInfo } from './regions.ts';
import { AREA_NAMES, type AreaName } from './residency.ts';

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
  stays: ReadonlyMap<AreaName, number>;
  groups: ReadonlyMap<RegionGroup, number>;
  unknown: UnknownCounts;
}

/** Models that a choice hides, or would hide, only because no source says whether they can: never a plain "no". */
export interface UnknownCounts {
  promptCaching: number;
  streaming: number;
  inputs: number;
  outputs: number;
}

/** Counts for every choice; `models` are those that match the query, `regions` all regions. */
export function facetCounts(
  models: readonly FilterableModel[],
  filter: FilterState,
  regions: readonly RegionCode[],
): FacetCounts {
  const visible = visibleRegions(regions, filter);
  const failing = models.map((model) => failingFacts(model, filter));
  const passing = models.filter((_, index) => failing[index] === 0);
  const placed = models.map((model) => isPlaced(model, filter, visible));
  /** Models that only the one fact may keep out. */
  const allBut = (fact: number): FilterableModel[] =>
    models.filter((_, index) => placed[index] === true && ((failing[index] ?? 0) & ~fact) === 0);
  const unknownOf = (fact: number): number =>
    allBut(fact).filter((model) => (model.unknownFacts & fact) !== 0).length;
  return {
    promptCaching: allBut(FACT.caching).filter((model) => model.promptCaching).length,
    streaming: allBut(FACT.streaming).filter((model) => model.streaming).length,
    legacy: allBut(FACT.legacy).filter((model) => model.legacy).length,
    kinds: countKinds(passing, filter, visible),
    providers: countEach(allBut(FACT.provider), (model) => [model.provider]),
    inputs: countEach(allBut(FACT.input), (model) => model.inputs),
    outputs: countEach(allBut(FACT.output), (model) => model.outputs),
    stays: countAreas(passing, filter, visible),
    groups: countGroups(passing, filter, regions),
    unknown: {
      promptCaching: unknownOf(FACT.caching),
      streaming: unknownOf(FACT.streaming),
      inputs: unknownOf(FACT.input),
      outputs: unknownOf(FACT.output),
    },
  };
}

function countKinds(
  models: readonly FilterableModel[],
  filter: FilterState,
  visible: readonly RegionCode[],
): Record<FilterKind, number> {
  const kinds: Record<FilterKind, number> = { 'on-demand': 0, geo: 0, global: 0 };
  for (const kind of FILTER_KINDS) kinds[kind] = countPlaced(models, { ...filter, kinds: [kind] }, visible);
  return kinds;
}

/** In one pass over the regions, for this is asked with every key that is typed. */
function countAreas(
  models: readonly FilterableModel[],
  filter: FilterState,
  visible: readonly RegionCode[],
): Map<AreaName, number> {
  const wants = (kind: string): boolean =>
    filter.kinds.length === 0 || filter.kinds.some((each) => each === kind);
  const areasOf = (model: FilterableModel): readonly AreaName[] => {
    const found = new Set<AreaName>();
    for (const region of visible) {
      if (found.size === AREA_NAMES.length) break;
      for (const route of model.staysIn(region)) {
        if (wants(route.kind)) for (const area of route.areas) found.add(area);
      }
    }
    return [...found];
  };
  const counts = new Map<AreaName, number>(AREA_NAMES.map((area) => [area, 0]));
  for (const [area, count] of countEach(models, areasOf)) counts.set(area, count);
  return counts;
}

function countPlaced(
  models: readonly FilterableModel[],
  filter: FilterState,
  visible: readonly RegionCode[],
): number {
  return models.filter((model) => isPlaced(model, filter, visible)).length;
}

function countGroups(
  models: readonly FilterableModel[],
  filter: FilterState,
  regions: readonly RegionCode[],
): Map<RegionGroup, number> {
  const counts = new Map<RegionGroup, number>();
  for (const group of REGION_GROUPS) {
    const own = regions.filter((region) => regionInfo(region).group === group);
    const alone = { ...filter, groups: [group] };
    if (own.length > 0) counts.set(group, countPlaced(models, alone, own));
  }
  return counts;
}

function countEach<Value extends string>(
  models: readonly FilterableModel[],
  valuesOf: (model: FilterableModel) => readonly Value[],
): Map<Value, number> {
  const counts = new Map<Value, number>();
  for (const model of models) {
    for (const value of new Set(valuesOf(model))) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}
