import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFacetCounter } from '../../../electron/contract/filter/facet-counts.ts';
import {
  FILTER_MODEL,
  type FilterableModel,
  type FilterState,
  matches,
  NO_FILTER,
} from '../../../electron/contract/filter/filters.ts';
import { FILTER_KINDS, visibleRegions } from '../../../electron/contract/filter/placement.ts';
import { AREAS, aFilterable, anyFilter, anyModel, GROUPS, REGIONS } from '../filterable-models.ts';

/** One for all: what it remembers of a question must not change the answer to the next. */
const facetCounts = createFacetCounter(FILTER_MODEL);

type Expected = [count: number | undefined, choice: Partial<FilterState>];

describe('facet counts', () => {
  const countBy = (models: FilterableModel[], filter: FilterState): number =>
    models.filter((model) => matches(model, filter, visibleRegions(REGIONS, filter))).length;

  test('say for every choice what choosing it alone in its list would leave', () => {
    fc.assert(
      fc.property(fc.array(anyModel, { maxLength: 12 }), anyFilter, (models, filter) => {
        const counts = facetCounts(models, filter, REGIONS);
        const expected: Expected[] = [
          [counts.models.promptCaching, { promptCaching: true }],
          [counts.models.streaming, { streaming: true }],
          ...FILTER_KINDS.map((kind): Expected => [counts.models.kinds.get(kind), { kinds: [kind] }]),
          [counts.models.providers.get('Anthropic'), { providers: ['Anthropic'] }],
          [counts.models.providers.get('Meta'), { providers: ['Meta'] }],
          [counts.models.inputs.get('TEXT'), { inputs: ['TEXT'] }],
          [counts.models.inputs.get('IMAGE'), { inputs: ['IMAGE'] }],
          [counts.models.outputs.get('EMBEDDING'), { outputs: ['EMBEDDING'] }],
          ...AREAS.map((area): Expected => [counts.models.stays.get(area), { stays: [area] }]),
          ...GROUPS.map((group): Expected => [counts.models.groups.get(group), { groups: [group] }]),
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
        expect(facetCounts(models, filter, REGIONS).models.hideLegacy).toBe(shown - left);
      }),
    );
  });
});

describe('counts of what is unknown', () => {
  const unknownFacts: Partial<FilterableModel>[] = [
    { promptCaching: undefined },
    { streaming: undefined },
    { inputs: [] },
    { outputs: [] },
  ];
  const filterable = fc
    .tuple(anyModel, fc.subarray(unknownFacts))
    .map(([model, unknown]): FilterableModel => Object.assign({}, model, ...unknown));

  test('say how many models a choice hides although no source says no', () => {
    const yes = aFilterable();
    const no = aFilterable({ promptCaching: false });
    const unknown = aFilterable({ promptCaching: undefined });
    const legacy = { ...unknown, legacy: true };
    const models = [yes, no, unknown, legacy];
    expect(facetCounts(models, NO_FILTER, REGIONS)).toMatchObject({
      unknown: { promptCaching: 2, streaming: 0, inputs: 0, outputs: 0 },
      unknownHidden: 0,
    });
    const filter = { ...NO_FILTER, promptCaching: true, hideLegacy: true };
    expect(facetCounts(models, filter, REGIONS)).toMatchObject({
      unknown: { promptCaching: 1 },
      unknownHidden: 1,
    });
  });

  test('are the unknown models that the same filter without the choice shows', () => {
    fc.assert(
      fc.property(fc.array(filterable, { maxLength: 12 }), anyFilter, (models, filter) => {
        const { unknown, unknownHidden } = facetCounts(models, filter, REGIONS);
        const visible = visibleRegions(REGIONS, filter);
        const asked = (model: FilterableModel): FilterableModel => ({
          ...model,
          promptCaching: model.promptCaching ?? true,
          streaming: model.streaming ?? true,
          inputs: model.inputs.length === 0 ? filter.inputs : model.inputs,
          outputs: model.outputs.length === 0 ? filter.outputs : model.outputs,
        });
        const silent = models.filter(
          (model) => !matches(model, filter, visible) && matches(asked(model), filter, visible),
        );
        expect(unknownHidden).toBe(silent.length);
        const choices: [
          count: number,
          isUnknown: (model: FilterableModel) => boolean,
          Partial<FilterState>,
        ][] = [
          [unknown.promptCaching, (model) => model.promptCaching === undefined, { promptCaching: false }],
          [unknown.streaming, (model) => model.streaming === undefined, { streaming: false }],
          [unknown.inputs, (model) => model.inputs.length === 0, { inputs: [] }],
          [unknown.outputs, (model) => model.outputs.length === 0, { outputs: [] }],
        ];
        for (const [count, isUnknown, without] of choices) {
          const loose = { ...filter, ...without };
          const shown = models.filter((model) => matches(model, loose, visibleRegions(REGIONS, loose)));
          expect(count).toBe(shown.filter(isUnknown).length);
        }
      }),
    );
  });
});
