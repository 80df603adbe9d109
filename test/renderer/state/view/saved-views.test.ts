import { describe, expect, test } from 'vitest';
import { NO_FILTER } from '../../../../electron/contract/filter/filters.ts';
import { FIRST_LAYOUT } from '../../../../renderer/state/view/layout.ts';
import {
  isApplied,
  MAX_VIEWS,
  type SavedView,
  withoutView,
  withView,
} from '../../../../renderer/state/view/saved-views.ts';
import { FIRST_VIEW, viewFromText, viewToText } from '../../../../renderer/state/view/view-state.ts';

const named = (name: string, query = name): SavedView => ({
  name,
  filter: { ...NO_FILTER, query },
  sort: { by: 'released' },
  layout: { ...FIRST_LAYOUT, pinnedRegions: ['eu-west-3'] },
  cells: 'latency',
});

describe('saved views', () => {
  test('stand in the order of their names; the same name is saved over', () => {
    const views = [named('view 10'), named('view 2')].reduce(withView, [] as SavedView[]);
    expect(views.map(({ name }) => name)).toEqual(['view 2', 'view 10']);
    expect(withView(views, named('view 2', 'new'))).toEqual([named('view 2', 'new'), named('view 10')]);
  });

  test('come back when the deletion is taken back', () => {
    const views = [named('a'), named('b'), named('c')];
    expect(withView(withoutView(views, 'b'), named('b'))).toEqual(views);
  });

  test('know whether they are what is shown', () => {
    const { name: _name, ...now } = named('a');
    expect(isApplied(named('a'), now)).toBe(true);
    expect(isApplied(named('a'), { ...now, sort: { by: 'name' } })).toBe(false);
  });

  test('are kept in the settings, less what does not fit', () => {
    const kept = viewFromText(viewToText({ ...FIRST_VIEW, savedViews: [named('a'), named('b')] }));
    expect(kept.savedViews).toEqual([named('a'), named('b')]);
    const odd = viewFromText(JSON.stringify({ savedViews: [7, {}, { name: '' }, { name: 'x', sort: 9 }] }));
    expect(odd.savedViews).toEqual([
      { name: 'x', filter: NO_FILTER, sort: { by: 'provider' }, layout: FIRST_LAYOUT, cells: 'availability' },
    ]);
  });

  test('fit into the settings, which take 64 KB', () => {
    const many = Array.from({ length: MAX_VIEWS }, (_, at) =>
      named(`A view with quite a long name, number ${at}`),
    );
    expect(viewToText({ ...FIRST_VIEW, savedViews: many }).length).toBeLessThan(65_536 / 2);
  });
});
