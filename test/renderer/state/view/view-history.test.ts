import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AtlasStore } from '../../../../renderer/state/store/atlas-store.ts';
import { showModel, showRegions, togglePinnedModel } from '../../../../renderer/state/view/layout.ts';
import { withoutView, withView } from '../../../../renderer/state/view/saved-views.ts';
import { FIRST_VIEW, type ViewState } from '../../../../renderer/state/view/view-state.ts';
import { FakeAtlasApi } from '../../../helpers/fake-atlas-api.ts';

let store: AtlasStore;
beforeEach(() => {
  vi.useFakeTimers();
  store = new AtlasStore(new FakeAtlasApi());
});
afterEach(() => vi.useRealTimers());

const view = (): ViewState => store.view.getState();
const labels = (): string[] => store.history.getState().done.map(({ label }) => label);

describe('undo', () => {
  test('restores filter, sort, hidden region and model, pin and deleted view, one after the other, and redo does them again', () => {
    const { filter, sort, layout } = FIRST_VIEW;
    const saved = withView([], { name: 'Mine', filter, sort, layout });
    const changes: (() => void)[] = [
      () => store.changeFilter({ providers: ['Meta'] }),
      () => store.changeView({ sort: { by: 'released' } }),
      () => store.changeLayout((old) => showRegions(old, ['eu-west-1'], false)),
      () => store.changeLayout((old) => togglePinnedModel(old, 'a.one')),
      () => store.changeLayout((old) => showModel(old, 'b.two', false)),
      () => store.showHiddenModels(),
      () => store.changeView({ savedViews: saved }),
      () => store.changeView({ savedViews: withoutView(saved, 'Mine') }),
      () => store.clearFilters(),
    ];
    const states = [view()];
    for (const change of changes) {
      change();
      states.push(view());
    }
    expect(labels()).toEqual([
      'Filter',
      'Sort',
      'Hide eu-west-1',
      'Pin',
      'Hide b.two',
      'Show models',
      'Save view',
      'Delete view “Mine”',
      'Clear filters',
    ]);
    for (const state of states.slice(0, -1).reverse()) {
      store.undo();
      expect(view()).toEqual(state);
    }
    store.undo();
    expect(view()).toEqual(states[0]);
    for (const state of states.slice(1)) {
      store.redo();
      expect(view()).toEqual(state);
    }
  });

  test('takes letters typed one after the other as one', () => {
    for (const query of ['s', 'so', 'son']) store.changeFilter({ query });
    expect(labels()).toEqual(['Search']);
    store.undo();
    expect(view().filter.query).toBe('');
  });

  test('clears query, boxes and pins as one entry', () => {
    store.changeLayout((old) => ({ ...old, pinnedRegions: ['eu-west-1'], onlyFromPinned: true }));
    store.changeFilter({ query: 'x', hideLegacy: true });
    const before = view();
    store.clearFilters();
    expect(store.history.getState().done.at(-1)).toMatchObject({
      label: 'Clear filters',
      doneLabel: 'Cleared filters',
    });
    store.undo();
    expect(view()).toEqual(before);
  });

  test('goes to a hidden model by showing it, and shows all as one entry', () => {
    store.changeLayout((old) => showModel(showModel(old, 'a.one', false), 'b.two', false));
    expect(labels().at(-1)).toBe('Hide 2 models');
    store.goToModel('a.one');
    expect(view()).toMatchObject({ details: { modelId: 'a.one' }, layout: { hiddenModels: ['b.two'] } });
    store.changeFilter({ streaming: true });
    const before = view();
    store.showAllModels();
    expect(view()).toMatchObject({ filter: { streaming: false }, layout: { hiddenModels: [] } });
    store.undo();
    expect(view()).toEqual(before);
  });

  test('leaves alone where one looks, and is over for what was undone once something else is done', () => {
    store.changeView({ sort: { by: 'name' } });
    store.openDetails('a.one');
    store.changeView({ page: 'latency' });
    store.undo();
    expect(view()).toMatchObject({
      page: 'latency',
      details: { modelId: 'a.one' },
      sort: { by: 'provider' },
    });
    store.changeFilter({ streaming: true });
    store.redo();
    expect(view().sort).toEqual({ by: 'provider' });
  });

  describe('of a link', () => {
    const LINK = 'bedrock-atlas://view?page=latency&q=nova&sort=name&model=b.two&collapsed=Meta';
    /** A view of which every part differs from what the link shows. */
    const lookAround = (): void => {
      store.changeView({ compared: ['a.one'], collapsed: ['Amazon'] });
      store.changeView({ page: 'compare', sort: { by: 'released' } });
      store.changeFilter({ query: 'mine', streaming: true });
      store.changeLayout((old) => showModel(old, 'c.three', false));
      store.openDetails('a.one', 'eu-west-1');
      store.changeView({ scrollAnchor: { modelId: 'a.one', topPx: 3, leftPx: 40 } });
    };

    test('brings back the whole view of before in one step, and redo shows the link again', () => {
      lookAround();
      const before = view();
      store.openLink(`${LINK}&compare=d.four`);
      const linked = view();
      expect(linked).toMatchObject({ page: 'latency', details: { modelId: 'b.two' }, compared: ['d.four'] });
      expect(labels().at(-1)).toBe('Open link');
      store.undo();
      expect(view()).toEqual(before);
      store.redo();
      expect(view()).toEqual(linked);
      store.undo();
      expect(view()).toEqual(before);
    });

    test('leads back from where one went after it, and keeps what was chosen meanwhile', () => {
      lookAround();
      const before = view();
      store.openLink(LINK);
      store.changeView({ page: 'matrix' });
      store.openDetails('e.five');
      store.changeView({ compared: [...view().compared, 'e.five'] });
      store.changeFilter({ promptCaching: true });
      store.undo();
      expect(view()).toMatchObject({ page: 'matrix', details: { modelId: 'e.five' } });
      store.undo();
      expect(view()).toEqual({ ...before, compared: ['a.one', 'e.five'] });
    });

    test('that changes the page or the details alone can be undone too; one that changes nothing is no step', () => {
      store.openDetails('a.one');
      for (const [link, after] of [
        ['bedrock-atlas://view?page=latency&model=a.one', { page: 'latency' }],
        ['bedrock-atlas://view', { details: null }],
      ] as const) {
        store.openLink(link);
        expect(view()).toMatchObject(after);
        store.undo();
        expect(view()).toMatchObject({ page: 'matrix', details: { modelId: 'a.one' } });
      }
      store.openLink('bedrock-atlas://view?model=a.one');
      expect(labels()).toEqual([]);
    });
  });
});
