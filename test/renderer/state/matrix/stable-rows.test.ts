import { describe, expect, test } from 'vitest';
import { NO_FILTER } from '../../../../electron/contract/filter/filter.ts';
import { createMatrixDeriver } from '../../../../renderer/state/matrix/matrix.ts';
import { createSteadyRows } from '../../../../renderer/state/matrix/stable-rows.ts';
import { aModel, listed, stateAfter } from '../../../helpers/builders.ts';

const { snapshot } = stateAfter(
  listed('eu-west-1', [
    aModel('anthropic.one', {}, 'eu-west-1'),
    aModel('anthropic.two', {}, 'eu-west-1'),
    aModel('meta.three', {}, 'eu-west-1'),
  ]),
);
const matrix = createMatrixDeriver(() => undefined)(snapshot);
const asking = () => {
  const rowsShown = createSteadyRows();
  return (change: Partial<typeof NO_FILTER>) =>
    rowsShown(matrix, { ...NO_FILTER, ...change }, { by: 'name' });
};

describe('what is shown', () => {
  test('is the same object after a letter that changes nothing', () => {
    const ask = asking();
    expect(ask({ query: 'anthr' })).toBe(ask({ query: 'anthro' }));
  });

  test('is another after one that changes the rows', () => {
    const ask = asking();
    const all = ask({});
    const some = ask({ query: 'anthropic' });
    expect(all.rows.map((row) => row.modelId)).toEqual(['anthropic.one', 'anthropic.two', 'meta.three']);
    expect(some.rows.map((row) => row.modelId)).toEqual(['anthropic.one', 'anthropic.two']);
    expect(ask({}).rows).toHaveLength(3);
  });

  test('keeps its rows where only the counts change', () => {
    const ask = asking();
    const before = ask({ query: 'anthropic' });
    const after = ask({ query: '', providers: ['anthropic'] });
    expect(after).not.toBe(before);
    expect(after.rows).toBe(before.rows);
    expect(before.facets().providers.get('meta') ?? 0).toBe(0);
    expect(after.facets().providers.get('meta')).toBe(1);
  });

  test('is another when a box asks the same of the rows in another way', () => {
    const ask = asking();
    const before = ask({ kinds: ['on-demand'] });
    const after = ask({ kinds: ['on-demand', 'global'] });
    expect(after).not.toBe(before);
    expect(after.wanted.kinds).toEqual(['on-demand', 'global']);
  });
});
