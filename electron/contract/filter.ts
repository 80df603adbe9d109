/** Which models and regions are shown: the filter's state and whether a model passes it. */
import type { AvailabilityKind } from './availability.ts';
import type { ModelId, RegionCode } from './model.ts';
import { type RegionGroup, regionInfo } from './regions.ts';

/** The ways to call a model that the filter offers. */
export const FILTER_KINDS = ['on-demand', 'geo', 'global'] as const satisfies readonly AvailabilityKind[];
export type FilterKind = (typeof FILTER_KINDS)[number];

/** What the user narrowed the matrix to. Within one list any entry will do; the lists and switches must all hold. */
export interface FilterState {
  /** Free text; matching it is the search's work, not `matches`'s. */
  query: string;
  promptCaching: boolean;
  streaming: boolean;
  hideLegacy: boolean;
  kinds: FilterKind[];
  providers: string[];
  inputs: string[];
  outputs: string[];
  /** Region groups to show; empty shows all regions. */
  groups: RegionGroup[];
}

/** Shows everything. */
export const NO_FILTER: FilterState = {
  query: '',
  promptCaching: false,
  streaming: false,
  hideLegacy: false,
  kinds: [],
  providers: [],
  inputs: [],
  outputs: [],
  groups: [],
};

/** What the filter has to know of a model. */
export interface FilterableModel {
  modelId: ModelId;
  provider: string;
  inputs: readonly string[];
  outputs: readonly string[];
  streaming: boolean;
  /** True only where support is a known fact: unknown does not pass the filter. */
  promptCaching: boolean;
  /** True if every region that lists the model calls it legacy. */
  legacy: boolean;
  /** Kinds that hold in the region; undefined if the model is not known to be there. */
  kindsIn(region: RegionCode): readonly AvailabilityKind[] | undefined;
}

/** The regions that the filter leaves, in the order given. */
export function visibleRegions(regions: readonly RegionCode[], filter: FilterState): RegionCode[] {
  if (filter.groups.length === 0) return [...regions];
  return regions.filter((region) => filter.groups.includes(regionInfo(region).group));
}

/** Whether the model passes everything but the query. `visible` is what `visibleRegions` gave. */
export function matches(
  model: FilterableModel,
  filter: FilterState,
  visible: readonly RegionCode[],
): boolean {
  return failingFacts(model, filter) === NONE && isPlaced(model, filter, visible);
}

/** How many choices are set; the query counts as one. */
export function activeFilterCount(filter: FilterState): number {
  const switches = [filter.query.trim() !== '', filter.promptCaching, filter.streaming, filter.hideLegacy];
  const lists = [filter.kinds, filter.providers, filter.inputs, filter.outputs, filter.groups];
  return switches.filter(Boolean).length + lists.reduce((sum, list) => sum + list.length, 0);
}

/** Facts of a model that a filter can refuse, as bits. */
export const FACT = { caching: 1, streaming: 2, legacy: 4, provider: 8, input: 16, output: 32 } as const;
const NONE = 0;

/** The facts of the model, as bits, that the filter does not want; 0 if it has nothing against them. */
export function failingFacts(model: FilterableModel, filter: FilterState): number {
  return (
    (filter.promptCaching && !model.promptCaching ? FACT.caching : NONE) |
    (filter.streaming && !model.streaming ? FACT.streaming : NONE) |
    (filter.hideLegacy && model.legacy ? FACT.legacy : NONE) |
    (anyOf(filter.providers, [model.provider]) ? NONE : FACT.provider) |
    (anyOf(filter.inputs, model.inputs) ? NONE : FACT.input) |
    (anyOf(filter.outputs, model.outputs) ? NONE : FACT.output)
  );
}

function anyOf(wanted: readonly string[], held: readonly string[]): boolean {
  return wanted.length === 0 || held.some((each) => wanted.includes(each));
}

/** Whether the model is somewhere in the visible regions, in one of the wanted ways. */
export function isPlaced(
  model: FilterableModel,
  filter: FilterState,
  visible: readonly RegionCode[],
): boolean {
  if (filter.kinds.length > 0) return holdsIn(model, filter.kinds, visible);
  return filter.groups.length === 0 || visible.some((region) => model.kindsIn(region) !== undefined);
}

/** Whether one of the kinds holds in one of the regions. */
export function holdsIn(
  model: FilterableModel,
  kinds: readonly FilterKind[],
  regions: readonly RegionCode[],
): boolean {
  return regions.some((region) => {
    const held = model.kindsIn(region);
    return held !== undefined && kinds.some((kind) => held.includes(kind));
  });
}
