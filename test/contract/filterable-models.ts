/** Models as a filter sees them, by hand and at random, and filters over them. */
import fc from 'fast-check';
import { AVAILABILITY_KINDS, type AvailabilityKind } from '../../electron/contract/cells/availability.ts';
import type { RegionGroup } from '../../electron/contract/cells/regions.ts';
import type { AreaName } from '../../electron/contract/cells/residency.ts';
import type { FilterableModel, FilterState } from '../../electron/contract/filter/filters.ts';
import { FILTER_KINDS, type StayingRoute } from '../../electron/contract/filter/placement.ts';
import type { RegionCode } from '../../electron/contract/snapshot/model.ts';

export const REGIONS = ['us-east-1', 'eu-central-1', 'eu-west-3', 'ap-south-1'];
export const AREAS: AreaName[] = ['EU', 'US'];
export const GROUPS: RegionGroup[] = ['US', 'Europe', 'Asia Pacific'];

type Kinds = Partial<Record<RegionCode, AvailabilityKind[]>>;

type Stays = Partial<Record<RegionCode, StayingRoute[]>>;

export function aFilterable(
  change: Partial<FilterableModel> = {},
  kinds: Kinds = {},
  stays: Stays = {},
): FilterableModel {
  return {
    modelId: 'anthropic.claude-x',
    provider: 'Anthropic',
    inputs: ['TEXT'],
    outputs: ['TEXT'],
    streaming: true,
    promptCaching: true,
    legacy: false,
    mantleOnly: false,
    kindsIn: (region) => kinds[region],
    staysIn: (region) => stays[region] ?? [],
    accessIn: (region) => (kinds[region] === undefined ? undefined : 'unknown'),
    ...change,
  };
}

export const anyFilter: fc.Arbitrary<FilterState> = fc.record({
  query: fc.constant(''),
  promptCaching: fc.boolean(),
  streaming: fc.boolean(),
  hideLegacy: fc.boolean(),
  kinds: fc.subarray([...FILTER_KINDS]),
  providers: fc.subarray(['Anthropic', 'Meta']),
  inputs: fc.subarray(['TEXT', 'IMAGE']),
  outputs: fc.subarray(['TEXT', 'EMBEDDING']),
  stays: fc.subarray(AREAS),
  groups: fc.subarray(GROUPS),
});

export const anyModel: fc.Arbitrary<FilterableModel> = fc
  .record({
    provider: fc.constantFrom('Anthropic', 'Meta', 'Unknown provider'),
    inputs: fc.subarray(['TEXT', 'IMAGE']),
    outputs: fc.subarray(['TEXT', 'EMBEDDING']),
    streaming: fc.boolean(),
    promptCaching: fc.boolean(),
    legacy: fc.boolean(),
    kinds: fc.dictionary(fc.constantFrom(...REGIONS), fc.subarray([...AVAILABILITY_KINDS])),
    stays: fc.dictionary(
      fc.constantFrom(...REGIONS),
      fc.array(fc.record({ kind: fc.constantFrom('on-demand', 'geo', 'global'), areas: fc.subarray(AREAS) })),
    ),
  })
  .map(({ kinds, stays, ...facts }) => aFilterable(facts, kinds, stays));
