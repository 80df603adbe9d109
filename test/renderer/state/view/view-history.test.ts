import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AtlasStore } from '../../../../renderer/state/store/atlas-store.ts';
import { showModels, showRegions, togglePinnedModel } from '../../../../renderer/state/view/layout.ts';
import { withoutView, withView } from '../../../../renderer/state/view/saved-views.ts';
import { FIRST_VIEW, type ViewState } from '../../../../renderer/state/view/view-state.ts';
import { FakeAtlasApi } from '../../../helpers/fakes/fake-atlas-api.ts';

let store: AtlasStore;
beforeEach(() => {
  vi.useFakeTimers();
  store = new AtlasStore(new FakeAtlasApi());
});
afterEach(() => vi.useRealTimers());

const view = (): ViewState => store.view.state.getState();
const labels = (): string[] => store.view.history.getState().done.map(({ label }) => label);

describe('undo', () => {
  test('restores filter, sort, hidden region and model, pin and deleted view, one after the other, and redo does them again', () => {
    const { filter, sort, layout, cells } = FIRST_VIEW;
    const saved = withView([], { name: 'Mine', filter, sort, layout, cells });
    const changes: (() => void)[] = [
      () => store.view.changeFilter({ providers: ['Meta'] }),
      () => store.view.change({ sort: { by: 'released' } }),
      () => store.view.change({ cells: 'input-price' }),
      () => store.view.changeLayout((old) => showRegions(old, ['eu-west-1'], false)),
      () => store.view.changeLayout((old) => togglePinnedModel(old, 'a.one')),
      () => store.view.changeLayout((old) => showModels(old, ['b.two'], false)),
      () => store.view.showHiddenModels(),
      () => store.view.change({ savedViews: saved }),
      () => store.view.change({ savedViews: withoutView(saved, 'Mine') }),
      () => store.view.clearFilters(),
    ];
    const states = [view()];
    for (const change of changes) {
      change();
      states.push(view());
    }
    expect(labels()).toEqual([
      'Filter',
      'Sort',
      'Cells show',
      'Hide eu-west-1',
      'Pin',
      'Hide b.two',
      'Show models',
      'Save view',
      'Delete view “Mine”',
      'Clear filters',
    ]);
    for (const state of states.slice(0, -1).reverse()) {
      store.view.undo();
      expect(view()).toEqual(state);
    }
    store.view.undo();
    expect(view()).toEqual(states[0]);
    for (const state of states.slice(1)) {
      store.view.redo();
      expect(view()).toEqual(state);
    }
  });

  test('takes letters typed one after the other as one', () => {
    for (const query of ['s', 'so', 'son']) store.view.changeFilter({ query });
    expect(labels()).toEqual(['Search']);
    store.view.undo();
    expect(view().filter.query).toBe('');
  });

  test('clears query, boxes and pins as one entry', () => {
    store.view.changeLayout((old) => ({ ...old, pinnedRegions: ['eu-west-1'], onlyFromPinned: true }));
    store.view.changeFilter({ query: 'x', hideLegacy: true });
    const before = view();
    store.view.clearFilters();
    expect(store.view.history.getState().done.at(-1)).toMatchObject({
      label: 'Clear filters',
      doneLabel: 'Cleared filters',
    });
    store.view.undo();
    expect(view()).toEqual(before);
  });

  test('goes to a hidden model by showing it, and shows all as one entry', () => {
    store.view.changeLayout((old) => showModels(showModels(old, ['a.one'], false), ['b.two'], false));
    expect(labels().at(-1)).toBe('Hide 2 models');
    store.view.goToModel('a.one');
    expect(view()).toMatchObject({ details: { modelId: 'a.one' }, layout: { hiddenModels: ['b.two'] } });
    store.view.changeFilter({ streaming: true });
    const before = view();
    store.view.showAllModels();
    expect(view()).toMatchObject({ filter: { streaming: false }, layout: { hiddenModels: [] } });
    store.view.undo();
    expect(view()).toEqual(before);
  });

  test('leaves alone where one looks, and is over for what was undone once something else is done', () => {
    store.view.change({ sort: { by: 'name' } });
    store.view.openDetails('a.one');
    store.view.change({ page: 'latency' });
    store.view.undo();
    expect(view()).toMatchObject({
      page: 'latency',
      details: { modelId: 'a.one' },
      sort: { by: 'provider' },
    });
    store.view.changeFilter({ streaming: true });
    store.view.redo();
    expect(view().sort).toEqual({ by: 'provider' });
  });

  describe('of a link', () => {
    const LINK = 'bedrock-atlas://view?page=latency&q=nova&sort=name&model=b.two&collapsed=Meta';
    /** A view of which every part differs from what the link shows. */
    const lookAround = (): void => {
      store.view.change({ compared: ['a.one'], collapsed: ['Amazon'] });
      store.view.change({ page: 'compare', sort: { by: 'released' } });
      store.view.changeFilter({ query: 'mine', streaming: true });
      store.view.changeLayout((old) => showModels(old, ['c.three'], false));
      store.view.openDetails('a.one', 'eu-west-1');
      store.view.change({ scrollAnchor: { modelId: 'a.one', topPx: 3, leftPx: 40 } });
    };

    test('brings back the whole view of before in one step, and redo shows the link again', () => {
      lookAround();
      const before = view();
      store.openLink(`${LINK}&compare=d.four`);
      const linked = view();
      expect(linked).toMatchObject({ page: 'latency', details: { modelId: 'b.two' }, compared: ['d.four'] });
      expect(labels().at(-1)).toBe('Open link');
      store.view.undo();
      expect(view()).toEqual(before);
      store.view.redo();
      expect(view()).toEqual(linked);
      store.view.undo();
      expect(view()).toEqual(before);
    });

    test('leads back from where one went after it, and keeps what was chosen meanwhile', () => {
      lookAround();
      const before = view();
      store.openLink(LINK);
      store.view.change({ page: 'matrix' });
      store.view.openDetails('e.five');
      store.view.change({ compared: [...view().compared, 'e.five'] });
      store.view.changeFilter({ promptCaching: true });
      store.view.undo();
      expect(view()).toMatchObject({ page: 'matrix', details: { modelId: 'e.five' } });
      store.view.undo();
      expect(view()).toEqual({ ...before, compared: ['a.one', 'e.five'] });
    });

    test('that changes the page or the details alone can be undone too; one that changes nothing is no step', () => {
      store.view.openDetails('a.one');
      for (const [link, after] of [
        ['bedrock-atlas://view?page=latency&model=a.one', { page: 'latency' }],
        ['bedrock-atlas://view', { details: null }],
      ] as const) {
        store.openLink(link);
        expect(view()).toMatchObject(after);
        store.view.undo();
        expect(view()).toMatchObject({ page: 'matrix', details: { modelId: 'a.one' } });
      }
      store.openLink('bedrock-atlas://view?model=a.one');
      expect(labels()).toEqual([]);
    });
  });
});
