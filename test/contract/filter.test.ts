import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AVAILABILITY_KINDS, type AvailabilityKind } from '../../electron/contract/availability.ts';
import { facetCounts } from '../../electron/contract/facet-counts.ts';
import {
  activeFilterCount,
  FACT,
  FILTER_KINDS,
  type FilterableModel,
  type FilterState,
  matches,
  NO_FILTER,
  type StayingRoute,
  visibleRegions,
} from '../../electron/contract/filter.ts';
import type { RegionCode } from '../../electron/contract/model.ts';
import type { RegionGroup } from '../../electron/contract/regions.ts';
import type { AreaName } from '../../electron/contract/residency.ts';

const REGIONS = ['us-east-1', 'eu-central-1', 'eu-west-3', 'ap-south-1'];
const AREAS: AreaName[] = ['EU', 'US'];
const GROUPS: RegionGroup[] = ['US', 'Europe', 'Asia Pacific'];

type Kinds = Partial<Record<RegionCode, AvailabilityKind[]>>;

type Stays = Partial<Record<RegionCode, StayingRoute[]>>;

function aFilterable(
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
    unknownFacts: 0,
    kindsIn: (region) => kinds[region],
    staysIn: (region) => stays[region] ?? [],
    ...change,
  };
}

function passes(model: FilterableModel, change: Partial<FilterState>): boolean {
  const filter = { ...NO_FILTER, ...change };
  return matches(model, filter, visibleRegions(REGIONS, filter));
}

describe('matches', () => {
  test('shows every model without a filter, even one that is in no region', () => {
    expect(passes(aFilterable(), {})).toBe(true);
  });

  test('asks for every switch that is on', () => {
    const model = aFilterable({ promptCaching: false });
    expect(passes(model, { streaming: true })).toBe(true);
    expect(passes(model, { streaming: true, promptCaching: true })).toBe(false);
  });

  test('hides a legacy model only when asked to', () => {
    const model = aFilterable({ legacy: true });
    expect(passes(model, {})).toBe(true);
    expect(passes(model, { hideLegacy: true })).toBe(false);
  });

  test('is content with any entry of a list', () => {
    const model = aFilterable({ inputs: ['IMAGE', 'TEXT'] });
    expect(passes(model, { inputs: ['VIDEO', 'IMAGE'] })).toBe(true);
    expect(passes(model, { inputs: ['VIDEO'] })).toBe(false);
    expect(passes(model, { providers: ['Meta'] })).toBe(false);
  });

  test('looks for the kinds in the visible regions only', () => {
    const model = aFilterable({}, { 'us-east-1': ['on-demand'], 'eu-central-1': ['geo'] });
    expect(passes(model, { kinds: ['on-demand'] })).toBe(true);
    expect(passes(model, { kinds: ['on-demand'], groups: ['Europe'] })).toBe(false);
    expect(passes(model, { kinds: ['on-demand', 'geo'], groups: ['Europe'] })).toBe(true);
  });

  test('wants one way to call that both is of the kind and stays in the area', () => {
    const model = aFilterable(
      {},
      { 'eu-central-1': ['geo', 'global'] },
      {
        'eu-central-1': [
          { kind: 'geo', areas: ['EU'] },
          { kind: 'global', areas: [] },
        ],
      },
    );
    expect(passes(model, { stays: ['EU'] })).toBe(true);
    expect(passes(model, { stays: ['US'] })).toBe(false);
    expect(passes(model, { stays: ['EU'], kinds: ['geo'] })).toBe(true);
    expect(passes(model, { stays: ['EU'], kinds: ['global'] })).toBe(false);
    expect(passes(model, { stays: ['EU'], groups: ['US'] })).toBe(false);
  });

  test('hides models that no region of the chosen groups lists', () => {
    const model = aFilterable({}, { 'ap-south-1': [] });
    expect(passes(model, { groups: ['Asia Pacific'] })).toBe(true);
    expect(passes(model, { groups: ['US'] })).toBe(false);
  });
});

test('counts the set parts of a filter', () => {
  expect(activeFilterCount(NO_FILTER)).toBe(0);
  expect(activeFilterCount({ ...NO_FILTER, query: ' ' })).toBe(0);
  expect(activeFilterCount({ ...NO_FILTER, query: 'a', kinds: ['geo', 'global'], hideLegacy: true })).toBe(4);
});

const anyFilter: fc.Arbitrary<FilterState> = fc.record({
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

const anyModel: fc.Arbitrary<FilterableModel> = fc
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

type Expected = [count: number | undefined, choice: Partial<FilterState>];

describe('facet counts', () => {
  const countBy = (models: FilterableModel[], filter: FilterState): number =>
    models.filter((model) => matches(model, filter, visibleRegions(REGIONS, filter))).length;

  test('say for every choice what choosing it alone in its list would leave', () => {
    fc.assert(
      fc.property(fc.array(anyModel, { maxLength: 12 }), anyFilter, (models, filter) => {
        const counts = facetCounts(models, filter, REGIONS);
        const expected: Expected[] = [
          [counts.promptCaching, { promptCaching: true }],
          [counts.streaming, { streaming: true }],
          ...FILTER_KINDS.map((kind): Expected => [counts.kinds[kind], { kinds: [kind] }]),
          [counts.providers.get('Anthropic'), { providers: ['Anthropic'] }],
          [counts.providers.get('Meta'), { providers: ['Meta'] }],
          [counts.inputs.get('TEXT'), { inputs: ['TEXT'] }],
          [counts.inputs.get('IMAGE'), { inputs: ['IMAGE'] }],
          [counts.outputs.get('EMBEDDING'), { outputs: ['EMBEDDING'] }],
          ...AREAS.map((area): Expected => [counts.stays.get(area), { stays: [area] }]),
          ...GROUPS.map((group): Expected => [counts.groups.get(group), { groups: [group] }]),
        ];
        for (const [count, choice] of expected) {
          expect(count ?? 0, JSON.stringify(choice)).toBe(countBy(models, { ...filter, ...choice }));
        }
      }),
    );
  });

  test('say how many legacy models the switch hides', () => {
    fc.assert(
      fc.property(fc.array(anyModel, { maxLength: 12 }), anyFilter, (models, filter) => {
        const shown = countBy(models, { ...filter, hideLegacy: false });
        const left = countBy(models, { ...filter, hideLegacy: true });
        expect(facetCounts(models, filter, REGIONS).legacy).toBe(shown - left);
      }),
    );
  });
});

describe('counts of what is unknown', () => {
  const filterable = fc
    .tuple(anyModel, fc.integer({ min: 0, max: 2 ** Object.keys(FACT).length - 1 }))
    .map(([model, unknownFacts]) => ({ ...model, unknownFacts }));

  test('say how many models a choice hides although no source says no', () => {
    const yes = aFilterable();
    const no = aFilterable({ promptCaching: false });
    const unknown = aFilterable({ promptCaching: false, unknownFacts: FACT.caching });
    const legacy = { ...unknown, legacy: true };
    const models = [yes, no, unknown, legacy];
    expect(facetCounts(models, NO_FILTER, REGIONS).unknown).toEqual({
      promptCaching: 2,
      streaming: 0,
      inputs: 0,
      outputs: 0,
    });
    const filter = { ...NO_FILTER, promptCaching: true, hideLegacy: true };
    expect(facetCounts(models, filter, REGIONS).unknown.promptCaching).toBe(1);
  });

  test('are the unknown models that the same filter without the choice shows', () => {
    fc.assert(
      fc.property(fc.array(filterable, { maxLength: 12 }), anyFilter, (models, filter) => {
        const { unknown } = facetCounts(models, filter, REGIONS);
        const choices: [count: number, fact: number, without: Partial<FilterState>][] = [
          [unknown.promptCaching, FACT.caching, { promptCaching: false }],
          [unknown.streaming, FACT.streaming, { streaming: false }],
          [unknown.inputs, FACT.input, { inputs: [] }],
          [unknown.outputs, FACT.output, { outputs: [] }],
        ];
        for (const [count, fact, without] of choices) {
          const loose = { ...filter, ...without };
          const shown = models.filter((model) => matches(model, loose, visibleRegions(REGIONS, loose)));
          expect(count).toBe(shown.filter((model) => (model.unknownFacts & fact) !== 0).length);
        }
      }),
    );
  });
});

test('a filter never shows more than the same filter with one part less', () => {
  fc.assert(
    fc.property(anyModel, anyFilter, (model, filter) => {
      const wider = [
        { hideLegacy: false },
        { streaming: false },
        { promptCaching: false },
        { providers: [] },
      ];
      const isShown = matches(model, filter, visibleRegions(REGIONS, filter));
      for (const part of wider) {
        const loose = { ...filter, ...part };
        if (isShown) expect(matches(model, loose, visibleRegions(REGIONS, loose))).toBe(true);
      }
    }),
  );
});
