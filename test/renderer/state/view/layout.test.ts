import { describe, expect, test } from 'vitest';
import type { VisibleMatrix } from '../../../../renderer/state/matrix/model/visible-rows.ts';
import { providerJump, providerStarts } from '../../../../renderer/state/matrix/provider-jump.ts';
import type { Sort } from '../../../../renderer/state/rows/sort.ts';
import {
  FIRST_LAYOUT,
  type Layout,
  layoutSchema,
  showModels,
  showRegions,
  togglePinnedModel,
  togglePinnedRegion,
} from '../../../../renderer/state/view/layout.ts';
import { aModel } from '../../../helpers/builders.ts';
import { idsOf, matrixWith, shownOf } from '../matrix/matrix-world.ts';

const matrix = matrixWith({
  'eu-central-1': [
    aModel('a.one', { modelLifecycle: { status: 'ACTIVE', startOfLifeTime: '2024-01-01T00:00:00Z' } }),
    aModel('a.two', { modelLifecycle: { status: 'ACTIVE', startOfLifeTime: '2026-01-01T00:00:00Z' } }),
  ],
  'us-east-1': ['a.one', 'b.three'],
  'us-west-2': [aModel('b.three', { inferenceTypesSupported: [] }, 'us-west-2')],
});

const shown = (layout: Partial<Layout>, sort: Sort = { by: 'provider' }): VisibleMatrix =>
  shownOf(matrix, {}, sort, layout);
const regions = (visible: VisibleMatrix): string[] => visible.columns.map((column) => column.region);

describe('the arrangement', () => {
  test('puts pinned models above the others, in the order of the sort', () => {
    const visible = shown({ pinnedModels: ['b.three', 'a.two'] });
    expect(idsOf(visible)).toEqual(['a.two', 'b.three', 'a.one']);
    expect(visible.pinned).toEqual({ rows: 2, columns: 0 });
  });

  test('puts pinned regions first, in the order of pinning, with their own cells', () => {
    const visible = shown({ pinnedRegions: ['us-west-2', 'eu-central-1'] });
    expect(regions(visible)).toEqual(['us-west-2', 'eu-central-1', 'us-east-1']);
    expect(visible.pinned.columns).toBe(2);
    for (const [index, column] of visible.columns.entries()) {
      const cell = visible.rows[0]?.cells[visible.columnIndexes[index] ?? -1];
      expect(cell).toBe(column.cells.get('a.one'));
    }
  });

  test('leaves out hidden regions and keeps the models', () => {
    const visible = shown({ hiddenRegions: ['eu-central-1'] });
    expect(regions(visible)).toEqual(['us-east-1', 'us-west-2']);
    expect(idsOf(visible)).toEqual(['a.one', 'a.two', 'b.three']);
  });

  test('leaves out hidden models, counts them, and counts no choice of the filter with them', () => {
    const visible = shown({ hiddenModels: ['a.one', 'gone.model'] });
    expect(idsOf(visible)).toEqual(['a.two', 'b.three']);
    expect(visible).toMatchObject({ models: { total: 3 }, hiddenByHand: 1 });
    expect(visible.facets().models.kinds.get('on-demand')).toBe(2);
    expect(shown({}).facets().models.kinds.get('on-demand')).toBe(3);
  });

  test('asks a way of the shown regions only', () => {
    const layout = { hiddenRegions: ['eu-central-1'] };
    const visible = shownOf(matrix, { kinds: ['on-demand'] }, { by: 'name' }, layout);
    expect(idsOf(visible)).toEqual(['a.one', 'b.three']);
  });

  test('keeps what can be called from a pinned region, not what is only listed there', () => {
    expect(idsOf(shown({ pinnedRegions: ['us-east-1'], onlyFromPinned: true }))).toEqual([
      'a.one',
      'b.three',
    ]);
    expect(idsOf(shown({ pinnedRegions: ['us-west-2'], onlyFromPinned: true }))).toEqual([]);
  });

  test('sorts by release, the newest first and without a date last', () => {
    expect(idsOf(shown({}, { by: 'released' }))).toEqual(['a.two', 'a.one', 'b.three']);
  });
});

describe('pins and hidden regions', () => {
  test('a second press takes the pin away', () => {
    const once = togglePinnedModel(FIRST_LAYOUT, 'a.one');
    expect(once.pinnedModels).toEqual(['a.one']);
    expect(togglePinnedModel(once, 'a.one')).toEqual(FIRST_LAYOUT);
  });

  test('a pinned region is shown, a hidden one is not pinned', () => {
    const hidden = showRegions(FIRST_LAYOUT, ['eu-west-1', 'eu-west-3'], false);
    const pinned = togglePinnedRegion(hidden, 'eu-west-1');
    expect(pinned).toMatchObject({ pinnedRegions: ['eu-west-1'], hiddenRegions: ['eu-west-3'] });
    expect(showRegions(pinned, ['eu-west-1'], false).pinnedRegions).toEqual([]);
  });

  test('a hidden model is not pinned, a pinned one is shown', () => {
    const hidden = showModels(togglePinnedModel(FIRST_LAYOUT, 'a.one'), ['a.one'], false);
    expect(hidden).toEqual({ ...FIRST_LAYOUT, hiddenModels: ['a.one'] });
    expect(showModels(hidden, ['a.one'], false)).toBe(hidden);
    expect(showModels(hidden, ['a.one'], true)).toEqual(FIRST_LAYOUT);
    expect(togglePinnedModel(hidden, 'a.one')).toEqual({ ...FIRST_LAYOUT, pinnedModels: ['a.one'] });
  });

  test('nothing is asked of pins when the last is gone', () => {
    const asking = { ...FIRST_LAYOUT, pinnedRegions: ['eu-west-1'], onlyFromPinned: true };
    expect(togglePinnedRegion(asking, 'eu-west-1').onlyFromPinned).toBe(false);
    expect(showRegions(asking, ['eu-west-1'], false).onlyFromPinned).toBe(false);
  });

  test('come back from the settings, without what does not fit', () => {
    const kept = {
      pinnedModels: ['a', 'a', 7],
      hiddenRegions: ['x'],
      hiddenModels: ['b', 'a', null],
      onlyFromPinned: true,
    };
    expect(layoutSchema.parse(kept)).toEqual({
      ...FIRST_LAYOUT,
      pinnedModels: ['a'],
      hiddenRegions: ['x'],
      hiddenModels: ['b'],
    });
  });
});

describe('the jump between providers', () => {
  const rows = ['a', 'a', 'b', 'b', 'c'].map((provider, at) => ({ provider, modelId: `${provider}.${at}` }));

  test('goes to the first model of the next', () => {
    expect([0, 1, 2, 3, 4].map((from) => providerJump(rows, from, false))).toEqual([2, 2, 4, 4, 4]);
  });

  test('goes back to the own first, then to the one before', () => {
    expect([4, 3, 2, 1, 0].map((from) => providerJump(rows, from, true))).toEqual([2, 2, 0, 0, 0]);
  });

  test('starts from the header row too', () => {
    expect(providerJump(rows, -1, false)).toBe(0);
  });

  test('names each provider once', () => {
    expect(providerStarts(rows).map(({ modelId }) => modelId)).toEqual(['a.0', 'b.2', 'c.4']);
  });
});
