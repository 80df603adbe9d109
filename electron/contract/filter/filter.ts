/** Which models and regions are shown: the filter's state and whether a model passes it. */
import type { AvailabilityKind } from '../cells/availability.ts';
import { type RegionGroup, regionInfo } from '../cells/regions.ts';
import type { CallRoute, StayPlace } from '../cells/residency.ts';
import type { ModelId, RegionCode } from '../snapshot/model.ts';

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
  /** Areas that calls and their data must not leave; empty asks nothing. */
  stays: StayPlace[];
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
  stays: [],
  groups: [],
};

/** What the filter has to know of a model. */
export interface FilterableModel {
  modelId: ModelId;
  provider: string;
  inputs: readonly string[];
  outputs: readonly string[];
  /** True only where the API says so. */
  streaming: boolean;
  /** True only where support is a known fact: unknown does not pass the filter. */
  promptCaching: boolean;
  /** True if every region that lists the model calls it legacy. */
  legacy: boolean;
  /** Bits of `FACT` whose answer no source gives: such a model does not pass the filter, and `facetCounts` counts it. */
  unknownFacts: number;
  /** Kinds that hold in the region; undefined if the model is not known to be there. */
  kindsIn(region: RegionCode): readonly AvailabilityKind[] | undefined;
  /** The ways to call from the region, each with the areas that its calls do not leave. */
  staysIn(region: RegionCode): readonly StayingRoute[];
}

/** A way to call a model and the areas in which its calls are answered for sure. */
export interface StayingRoute {
  kind: CallRoute['kind'];
  areas: readonly StayPlace[];
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
  const lists = [filter.kinds, filter.providers, filter.inputs, filter.outputs, filter.stays, filter.groups];
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
  if (asksForWays(filter)) return visible.some((region) => holdsIn(model, region, filter));
  return filter.groups.length === 0 || visible.some((region) => model.kindsIn(region) !== undefined);
}

/** What a filter asks of a cell. */
export type WantedWays = Pick<FilterState, 'kinds' | 'stays'>;

/** Whether the filter asks anything of single cells. */
export function asksForWays(wanted: WantedWays): boolean {
  return wanted.kinds.length > 0 || wanted.stays.length > 0;
}

/** Whether the model can be called from the region in one of the wanted ways that stays in one of the wanted areas. */
export function holdsIn(model: FilterableModel, region: RegionCode, wanted: WantedWays): boolean {
  const { kinds, stays } = wanted;
  const wants = (kind: AvailabilityKind): boolean => kinds.some((each) => each === kind);
  if (stays.length === 0) return model.kindsIn(region)?.some(wants) === true;
  return model
    .staysIn(region)
    .some(
      (route) =>
        (kinds.length === 0 || wants(route.kind)) && route.areas.some((area) => stays.includes(area)),
    );
}
