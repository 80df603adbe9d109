/** The work of a letter typed, counted by what the filter asks of the models. */
import { describe, expect, it } from 'vitest';
import { createFacetCounter } from '../../electron/contract/filter/facet-counts.ts';
import { FILTER_MODEL, type FilterableModel, NO_FILTER } from '../../electron/contract/filter/filters.ts';
import { createMatrixDeriver, visibleMatrix, visibleRows } from '../../renderer/state/matrix/matrix.ts';
import { createStatesPresent } from '../../renderer/state/rows/cell-state.ts';
import { generatedSnapshot } from '../helpers/snapshots.ts';

const MODELS = 60;

/** The model, counting each question about a region. */
function counted(model: FilterableModel, count: () => void): FilterableModel {
  return {
    ...model,
    kindsIn(region) {
      count();
      return model.kindsIn(region);
    },
    staysIn(region) {
      count();
      return model.staysIn(region);
    },
  };
}

describe('a letter typed', () => {
  it('asks no model about its regions again', () => {
    const matrix = createMatrixDeriver(() => false)(generatedSnapshot(MODELS));
    let asked = 0;
    const models = matrix.rows.map((row) =>
      counted(row, () => {
        asked += 1;
      }),
    );
    const count = createFacetCounter(FILTER_MODEL);
    const before = count(models, NO_FILTER, matrix.regions);
    expect(asked).toBeGreaterThan(0);
    asked = 0;
    const after = count(models, { ...NO_FILTER, query: 'a' }, matrix.regions);
    expect(asked).toBe(0);
    expect(after).toEqual(before);
  });

  it('gives the same counts after another filter was used between', () => {
    const count = createFacetCounter(FILTER_MODEL);
    const { rows, regions } = createMatrixDeriver(() => false)(generatedSnapshot(MODELS));
    const all = count(rows, NO_FILTER, regions);
    const other = count(rows, { ...NO_FILTER, kinds: ['geo'], groups: ['Europe'] }, regions);
    expect(other.models.groups).not.toEqual(all.models.groups);
    expect(count(rows, NO_FILTER, regions)).toEqual(all);
  });

  it('leaves the legend right for fewer columns', () => {
    const matrix = createMatrixDeriver(() => false)(generatedSnapshot(MODELS));
    const statesPresent = createStatesPresent();
    const seenWith = (filter: typeof NO_FILTER) => {
      const shown = visibleRows(matrix, filter, { by: 'name' });
      return statesPresent(visibleMatrix(matrix, shown));
    };
    const all = seenWith(NO_FILTER);
    seenWith({ ...NO_FILTER, groups: ['Europe'], kinds: ['on-demand'] });
    expect(seenWith(NO_FILTER)).toEqual(all);
  });
});
