import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFacetCounter } from '../../../electron/contract/filter/facet-counts.ts';
import type { FilterableModel } from '../../../electron/contract/filter/filterable-model.ts';
import { FILTER_MODEL, type FilterState, NO_FILTER } from '../../../electron/contract/filter/filters.ts';
import { visibleRegions } from '../../../electron/contract/filter/placement.ts';
import { always } from '../../helpers/properties.ts';
import { aFilterable, anyFilter, anyModel, REGIONS } from '../filterable-models.ts';

/** One for all: what it remembers of a question must not change the answer to the next. */
const facetCounts = createFacetCounter(FILTER_MODEL);
const { matches } = FILTER_MODEL;

type Expected = [count: number | undefined, choice: Partial<FilterState>];

describe('facet counts', () => {
  const countBy = (models: FilterableModel[], filter: FilterState): number =>
    models.filter((model) => matches(model, filter, visibleRegions(REGIONS, filter))).length;

  test('say for every choice what choosing it alone in its list would leave', () =>
    always([fc.array(anyModel, { maxLength: 12 }), anyFilter], (models, filter) => {
      const counts = facetCounts(models, filter, REGIONS);
      const expected = FILTER_MODEL.boxes.flatMap((box): Expected[] => {
        const count = counts.models[box.name];
        if (typeof count !== 'number') {
          const options: readonly string[] = box.kind === 'switch' ? [] : box.options(models, REGIONS);
          const countOf = count as ReadonlyMap<string, number>;
          return options.map((option) => [countOf.get(option), { [box.name]: [option] }]);
        }
        return box.kind === 'switch' ? [[count, { [box.name]: true }]] : [];
      });
      for (const [count, choice] of expected) {
        expect(count ?? 0, JSON.stringify(choice)).toBe(countBy(models, { ...filter, ...choice }));
      }
    }));
});

describe('counts of what is unknown', () => {
  const isSilent = (box: (typeof FILTER_MODEL.boxes)[number], model: FilterableModel): boolean => {
    if (box.kind === 'switch') return box.passes(model) === undefined;
    return box.kind === 'list' && !box.isAlwaysKnown && box.valuesOf(model).length === 0;
  };

  const unknownFacts: Partial<FilterableModel>[] = [
    { promptCaching: undefined },
    { records: [] },
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

  test('are the unknown models that the same filter without the choice shows', () =>
    always([fc.array(filterable, { maxLength: 12 }), anyFilter], (models, filter) => {
      const { unknown, unknownHidden } = facetCounts(models, filter, REGIONS);
      const visible = visibleRegions(REGIONS, filter);
      const asked = (model: FilterableModel): FilterState =>
        FILTER_MODEL.boxes
          .filter((box) => isSilent(box, model))
          .reduce((rest, { name }) => FILTER_MODEL.without(rest, name), filter);
      const silent = models.filter(
        (model) => !matches(model, filter, visible) && matches(model, asked(model), visible),
      );
      expect(unknownHidden).toBe(silent.length);
      for (const box of FILTER_MODEL.boxes.filter(({ kind }) => kind !== 'placed')) {
        const loose = FILTER_MODEL.without(filter, box.name);
        const shown = models.filter((model) => matches(model, loose, visibleRegions(REGIONS, loose)));
        expect(unknown[box.name], box.name).toBe(shown.filter((model) => isSilent(box, model)).length);
      }
    }));
});
