import { expect, test } from 'vitest';
import { NO_FILTER } from '../../../../electron/contract/filter/filters.ts';
import { filterParts } from '../../../../renderer/state/matrix/filter-parts.ts';
import { FIRST_LAYOUT } from '../../../../renderer/state/view/layout.ts';
import { matrixWith } from './matrix-world.ts';

const matrix = matrixWith({ 'eu-west-1': ['a.one', 'a.two'], 'us-east-1': ['b.three'] });

test('each part of the filter is named with what would show without it, the worst first', () => {
  const filter = { ...NO_FILTER, query: 'three', groups: ['Europe' as const], kinds: ['on-demand' as const] };
  expect(filterParts(matrix, filter).map(({ label, wouldShow }) => [label, wouldShow])).toEqual([
    ['Search “three”', 2],
    ['Region group: Europe', 1],
    ['Inference type: On-demand', 0],
  ]);
});

test('for each part there is the filter without it', () => {
  const filter = { ...NO_FILTER, query: 'three', hideLegacy: true };
  expect(filterParts(matrix, filter).map(({ without }) => without)).toEqual([
    { filter: { ...NO_FILTER, hideLegacy: true }, layout: FIRST_LAYOUT },
    { filter: { ...NO_FILTER, query: 'three' }, layout: FIRST_LAYOUT },
  ]);
});

test('no filter has no parts', () => {
  expect(filterParts(matrix, NO_FILTER)).toEqual([]);
});

test('what was hidden by hand and what pins ask for is named, and counted with the arrangement', () => {
  const layout = {
    ...FIRST_LAYOUT,
    hiddenModels: ['b.three', 'a.one'],
    pinnedRegions: ['us-east-1'],
    onlyFromPinned: true,
  };
  const parts = filterParts(matrix, { ...NO_FILTER, query: 'three' }, layout);
  expect(parts.map(({ label, wouldShow }) => [label, wouldShow])).toEqual([
    ['Hidden by you', 1],
    ['Search “three”', 0],
    ['Callable from my pinned Regions', 0],
  ]);
  expect(parts[0]?.without.layout).toEqual({ ...layout, hiddenModels: [] });
});
