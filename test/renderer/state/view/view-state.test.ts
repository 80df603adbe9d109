import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_FILTER } from '../../../../electron/contract/filter/filters.ts';
import { FIRST_LAYOUT } from '../../../../renderer/state/view/layout.ts';
import { unreadableParts } from '../../../../renderer/state/view/unreadable-view.ts';
import {
  FIRST_VIEW,
  type ViewState,
  viewFromText,
  viewToText,
} from '../../../../renderer/state/view/view-state.ts';
import { always } from '../../../helpers/properties.ts';

describe('the view', () => {
  test('comes back from its text as it was', () => {
    const view: ViewState = {
      page: 'latency',
      collapsed: ['Meta'],
      opened: ['a.one'],
      scrollAnchor: { modelId: 'a.one', topPx: 3, leftPx: 40 },
      filter: {
        ...NO_FILTER,
        query: 'sonnet',
        kinds: ['geo'],
        providers: ['Meta'],
        groups: ['Europe'],
        streaming: true,
      },
      sort: { by: 'column', region: 'eu-west-1' },
      layout: {
        pinnedModels: ['a.one'],
        pinnedRegions: ['eu-west-1'],
        hiddenRegions: ['sa-east-1'],
        hiddenModels: ['b.two'],
        onlyFromPinned: true,
      },
      savedViews: [
        { name: 'Mine', filter: NO_FILTER, sort: { by: 'released' }, layout: FIRST_LAYOUT, cells: 'latency' },
      ],
      cells: 'input-price',
      railOpen: false,
      railOverlayOpen: false,
      weights: { kind: 0, access: 5, latency: 3, residency: 1, lifecycle: 2, price: 4, home: 2 },
      details: { modelId: 'a.one', region: 'eu-west-1' },
      compared: ['a.one', 'b.two'],
      onlyDifferences: true,
    };
    expect(viewFromText(viewToText(view))).toEqual(view);
  });

  test('of a time without prices and home Regions in the ranking gives them no weight, as then', () => {
    const weights = { kind: 0, access: 5, latency: 3, residency: 1, lifecycle: 2 };
    const text = JSON.stringify({ ...FIRST_VIEW, weights });
    expect(viewFromText(text).weights).toEqual({ ...weights, price: 0, home: 0 });
    expect(unreadableParts(text, viewFromText(text))).toEqual([]);
  });

  test('loses nothing of what the app wrote, now or before', async () => {
    for (const text of ['', '{}', viewToText(FIRST_VIEW), '{"page":"tetris","details":7,"fromLater":[1]}']) {
      expect(unreadableParts(text, viewFromText(text)), text).toEqual([]);
    }
    await always([fc.json()], (text) => {
      const view = viewFromText(text);
      expect(unreadableParts(viewToText(view), view)).toEqual([]);
    });
  });

  test.each<[string, unknown, string[]]>([
    ['no object', [1], ['filters', 'saved views']],
    ['null', null, ['filters', 'saved views']],
    ['a filter of a wrong type', { filter: { query: 7 } }, ['filters']],
    ['a filter that is text', { filter: 'sonnet' }, ['filters']],
    ['a provider that is a number', { filter: { providers: ['Meta', 7] } }, ['filters']],
    ['an order that there is not', { sort: { by: 'mood' } }, ['order']],
    ['a pin that is a number', { layout: { pinnedModels: [7] } }, ['pinned and hidden models and Regions']],
    ['weights out of range', { weights: { kind: 99 } }, ['weights of the ranking']],
    ['a folded provider that is null', { collapsed: [null, 'Meta'] }, ['folded providers']],
    ['too many models to compare', { compared: ['a', 'b', 'c', 'd', 'e', 'f'] }, ['models to compare']],
    ['saved views that are no list', { savedViews: {} }, ['saved views']],
    ['a saved view without a name', { savedViews: [{ name: '' }, { name: 'good' }] }, ['1 saved view']],
    ['a saved view with a bad order', { savedViews: [{ name: 'a', sort: { by: 1 } }] }, ['1 saved view']],
  ])('says what it lost of %s', (_what, kept, expected) => {
    const text = JSON.stringify(kept);
    expect(unreadableParts(text, viewFromText(text))).toEqual(expected);
  });

  test('is the first one for a new user', () => {
    expect(viewFromText('')).toEqual(FIRST_VIEW);
  });

  test('takes anything without harm', () =>
    always([fc.oneof(fc.string(), fc.json())], (text) => {
      const view = viewFromText(text);
      expect(viewFromText(viewToText(view))).toEqual(view);
    }));

  test('drops what does not fit and keeps the rest', () => {
    const text = JSON.stringify({
      page: 'tetris',
      filter: { query: 7, providers: ['Meta', 7], kinds: ['warp'] },
      sort: { by: 'mood' },
    });
    expect(viewFromText(text)).toEqual({ ...FIRST_VIEW, filter: { ...NO_FILTER, providers: ['Meta'] } });
  });

  test('keeps at most five models to compare, each once', () => {
    const text = JSON.stringify({ page: 'compare', compared: ['a', 'b', 'a', 7, 'c', 'd', 'e', 'f'] });
    expect(viewFromText(text)).toEqual({
      ...FIRST_VIEW,
      page: 'compare',
      compared: ['a', 'b', 'c', 'd', 'e'],
    });
  });

  test('does not open the filters over the matrix at the start', () => {
    expect(viewFromText(viewToText({ ...FIRST_VIEW, railOverlayOpen: true })).railOverlayOpen).toBe(false);
  });
});
