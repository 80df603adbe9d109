/** Models as a filter sees them, by hand and at random, and filters over them. */
import fc from 'fast-check';
import { AVAILABILITY_KINDS, type AvailabilityKind } from '../../electron/contract/cells/availability.ts';
import type { RegionGroup } from '../../electron/contract/cells/regions.ts';
import type { AreaName } from '../../electron/contract/cells/residency.ts';
import type { FilterableModel } from '../../electron/contract/filter/filterable-model.ts';
import {
  FILTER_MODEL,
  type FilterName,
  type FilterState,
  NO_FILTER,
} from '../../electron/contract/filter/filters.ts';
import type { StayingRoute } from '../../electron/contract/filter/placement.ts';
import type { ModelRecord, RegionCode } from '../../electron/contract/snapshot/model.ts';

export const REGIONS = ['us-east-1', 'eu-central-1', 'eu-west-3', 'ap-south-1'];
const AREAS: AreaName[] = ['EU', 'US'];
const GROUPS: RegionGroup[] = ['US', 'Europe', 'Asia Pacific'];

type Kinds = Partial<Record<RegionCode, AvailabilityKind[]>>;

type Stays = Partial<Record<RegionCode, StayingRoute[]>>;

function streamingRecord(responseStreamingSupported: boolean): ModelRecord {
  return { modelId: 'anthropic.claude-x', responseStreamingSupported };
}

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
    records: [streamingRecord(true)],
    promptCaching: true,
    legacy: false,
    mantleOnly: false,
    kindsIn: (region) => kinds[region],
    endedIn: new Set(),
    staysIn: (region) => stays[region] ?? [],
    accessIn: (region) => (kinds[region] === undefined ? undefined : 'unknown'),
    isRetentionBlockedIn: () => false,
    ...change,
  };
}

/** Values of the lists that depend on the data, and some of the fixed ones. */
const CHOICES: Partial<Record<FilterName, readonly string[]>> = {
  providers: ['Anthropic', 'Meta'],
  inputs: ['TEXT', 'IMAGE'],
  outputs: ['TEXT', 'EMBEDDING'],
  stays: AREAS,
  groups: GROUPS,
};

/** Any choice of any filter in the table, without a query. */
export const anyFilter: fc.Arbitrary<FilterState> = fc
  .record(
    Object.fromEntries(
      FILTER_MODEL.boxes.map((box) => [
        box.name,
        box.kind === 'switch'
          ? fc.boolean()
          : fc.subarray([...(CHOICES[box.name] ?? box.values ?? ['some', 'other'])]),
      ]),
    ),
  )
  .map((choices) => ({ ...NO_FILTER, ...choices }));

export const anyModel: fc.Arbitrary<FilterableModel> = fc
  .record({
    provider: fc.constantFrom('Anthropic', 'Meta', 'Unknown provider'),
    inputs: fc.subarray(['TEXT', 'IMAGE']),
    outputs: fc.subarray(['TEXT', 'EMBEDDING']),
    records: fc.boolean().map((streams) => [streamingRecord(streams)]),
    promptCaching: fc.boolean(),
    legacy: fc.boolean(),
    kinds: fc.dictionary(fc.constantFrom(...REGIONS), fc.subarray([...AVAILABILITY_KINDS])),
    stays: fc.dictionary(
      fc.constantFrom(...REGIONS),
      fc.array(fc.record({ kind: fc.constantFrom('on-demand', 'geo', 'global'), areas: fc.subarray(AREAS) })),
    ),
  })
  .map(({ kinds, stays, ...facts }) => aFilterable(facts, kinds, stays));
