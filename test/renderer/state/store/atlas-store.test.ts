import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AtlasStore } from '../../../../renderer/state/store/atlas-store.ts';
import { FIRST_VIEW, viewToText } from '../../../../renderer/state/view/view-state.ts';
import { aFailure } from '../../../helpers/builders.ts';
import { CONNECTED, FakeAtlasApi, FIRST_SETTINGS } from '../../../helpers/fakes/fake-atlas-api.ts';
import { listed } from '../../../helpers/scan-events.ts';

let api: FakeAtlasApi;
let store: AtlasStore;
let close: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  api = new FakeAtlasApi();
  store = new AtlasStore(api);
  close = store.open();
});

afterEach(() => {
  close();
  vi.useRealTimers();
});

describe('what the main process tells', () => {
  test('becomes state, in one change a batch', () => {
    let changes = 0;
    store.data.subscribe(() => {
      changes += 1;
    });
    api.tell(
      { type: 'connection', connection: CONNECTED },
      { type: 'scan', event: listed('eu-west-1', ['a.one']) },
      { type: 'scan', event: listed('us-east-1', ['a.one']) },
    );
    expect(changes).toBe(1);
    expect(Object.keys(store.data.getState().snapshot.regions)).toEqual(['eu-west-1', 'us-east-1']);
    expect(store.data.getState().connection).toEqual(CONNECTED);
  });

  test('restores the view once, and later settings leave it alone', () => {
    const kept = viewToText({ ...FIRST_VIEW, page: 'latency' });
    api.tell({ type: 'settings', settings: FIRST_SETTINGS }, { type: 'view', text: kept });
    expect(store.view.state.getState().page).toBe('latency');
    store.view.change({ page: 'matrix' });
    api.tell({ type: 'settings', settings: { ...FIRST_SETTINGS, theme: 'dark' } });
    expect(store.view.state.getState().page).toBe('matrix');
    expect(store.data.getState().settings?.theme).toBe('dark');
  });

  test('keeps a view that is damaged before what is good of it is written', async () => {
    const good = viewToText({ ...FIRST_VIEW, page: 'latency' });
    const kept = JSON.stringify({ ...JSON.parse(good), savedViews: [{ name: 7 }, 8], sort: { by: 'mood' } });
    api.tell({ type: 'view', text: kept });
    expect(store.view.state.getState().page).toBe('latency');
    expect(api.calls).toEqual([['keepDamagedView', ['order', '2 saved views']]]);
    await vi.runAllTimersAsync();
    expect(api.calls.slice(1)).toEqual([['keepView', good]]);
  });

  test('hands on commands', () => {
    const heard: string[] = [];
    const stop = store.onCommand((command) => heard.push(command));
    api.tell({ type: 'command', command: 'search' });
    stop();
    api.tell({ type: 'command', command: 'export' });
    expect(heard).toEqual(['search']);
  });

  test('opens a link over the kept view, says so, and undo brings the view back', () => {
    const kept = viewToText({
      ...FIRST_VIEW,
      filter: { ...FIRST_VIEW.filter, query: 'mine' },
      compared: ['a'],
    });
    api.tell({ type: 'view', text: kept }, { type: 'link', link: 'bedrock-atlas://view?q=theirs&sort=name' });
    expect(store.view.state.getState()).toMatchObject({
      filter: { query: 'theirs' },
      sort: { by: 'name' },
      compared: ['a'],
    });
    expect(store.data.getState().notices).toMatchObject([{ kind: 'info' }]);
    api.tell({ type: 'link', link: 'bedrock-atlas://view?q=others&sort=name' });
    store.view.undo();
    expect(store.view.state.getState().filter.query).toBe('theirs');
    store.view.undo();
    expect(store.view.state.getState()).toMatchObject({
      filter: { query: 'mine' },
      sort: { by: 'provider' },
    });
  });

  test.each(['bedrock-atlas://view?evil=1', 'bedrock-atlas://run', 'https://example.com', 'x'.repeat(9_999)])(
    'refuses a bad link in one line and loses nothing: %.30s',
    (link) => {
      store.view.change({ filter: { ...FIRST_VIEW.filter, query: 'mine' } });
      const before = store.view.state.getState();
      api.tell({ type: 'link', link });
      expect(store.view.state.getState()).toBe(before);
      expect(store.data.getState().notices).toMatchObject([
        { kind: 'problem', failure: { kind: 'bad-input' } },
      ]);
    },
  );

  test('copies no link that it would not read', async () => {
    const hiddenModels = Array.from(
      { length: 300 },
      (_each, at) => `provider.quite-a-long-model-id-v${at}:0`,
    );
    store.view.changeLayout((layout) => ({ ...layout, hiddenModels }));
    await store.copyLink();
    expect(api.calls.map(([name]) => name)).not.toContain('copyText');
    expect(store.data.getState().notices).toMatchObject([
      { kind: 'problem', failure: { message: expect.stringContaining('for a link') } },
    ]);
    store.view.showHiddenModels();
    await store.copyLink();
    expect(api.calls).toContainEqual(['copyText', 'bedrock-atlas://view']);
  });

  test('shows a notice until it is dismissed, and the same one only once', () => {
    const failure = aFailure('expired-credentials');
    api.tell({ type: 'notice', notice: { kind: 'problem', failure } });
    api.tell({ type: 'notice', notice: { kind: 'problem', failure } });
    const { notices } = store.data.getState();
    expect(notices).toMatchObject([{ kind: 'problem', failure }]);
    store.dismiss(notices[0]?.id ?? 0);
    expect(store.data.getState().notices).toEqual([]);
  });
});

describe('what the user does', () => {
  test('is saved when the view has come to rest, once', () => {
    store.view.changeFilter({ query: 's' });
    store.view.changeFilter({ query: 'so' });
    expect(api.calls).toEqual([]);
    vi.advanceTimersByTime(1000);
    expect(api.calls).toEqual([['keepView', viewToText(store.view.state.getState())]]);
  });

  test('is saved at once when the window closes', () => {
    store.view.openDetails('a.one', 'eu-west-1');
    close();
    expect(api.calls).toHaveLength(1);
    vi.advanceTimersByTime(1000);
    expect(api.calls).toHaveLength(1);
  });

  test('becomes a message when it fails', async () => {
    const failure = aFailure('no-credentials');
    api.failNext(failure);
    await store.rescan(['eu-west-1']);
    expect(api.calls).toEqual([['rescan', ['eu-west-1']]]);
    expect(store.data.getState().notices).toMatchObject([{ kind: 'problem', failure }]);
  });

  test('says where an export went, and nothing when the dialog was cancelled', async () => {
    await store.exportMatrix('csv');
    expect(store.data.getState().notices).toMatchObject([{ kind: 'saved', message: 'Saved matrix.json.' }]);
    api.exportedFile = null;
    await store.exportMatrix('csv');
    expect(store.data.getState().notices).toHaveLength(1);
  });
});
