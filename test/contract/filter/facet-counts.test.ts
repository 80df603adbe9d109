import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { facetCounts } from '../../../electron/contract/filter/facet-counts.ts';
import {
  FACT,
  FILTER_KINDS,
  type FilterableModel,
  type FilterState,
  matches,
  NO_FILTER,
  visibleRegions,
} from '../../../electron/contract/filter/filter.ts';
import { AREAS, aFilterable, anyFilter, anyModel, GROUPS, REGIONS } from '../filterable-models.ts';

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
    .tuple(anyModel, fc.subarray([FACT.caching, FACT.streaming, FACT.input, FACT.output]))
    .map(([model, facts]) => ({ ...model, unknownFacts: facts.reduce((sum, fact) => sum | fact, 0) }));

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
      hidden: 0,
    });
    const filter = { ...NO_FILTER, promptCaching: true, hideLegacy: true };
    expect(facetCounts(models, filter, REGIONS).unknown).toMatchObject({ promptCaching: 1, hidden: 1 });
  });

  test('are the unknown models that the same filter without the choice shows', () => {
    fc.assert(
      fc.property(fc.array(filterable, { maxLength: 12 }), anyFilter, (models, filter) => {
        const { unknown } = facetCounts(models, filter, REGIONS);
        const visible = visibleRegions(REGIONS, filter);
        const asked = (model: FilterableModel): FilterableModel => ({
          ...model,
          promptCaching: model.promptCaching || (model.unknownFacts & FACT.caching) !== 0,
          streaming: model.streaming || (model.unknownFacts & FACT.streaming) !== 0,
          inputs: (model.unknownFacts & FACT.input) === 0 ? model.inputs : filter.inputs,
          outputs: (model.unknownFacts & FACT.output) === 0 ? model.outputs : filter.outputs,
        });
        const silent = models.filter(
          (model) => !matches(model, filter, visible) && matches(asked(model), filter, visible),
        );
        expect(unknown.hidden).toBe(silent.length);
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
