import { describe, expect, test, vi } from 'vitest';
import type { OpenedFile } from '../../../../electron/contract/bridge/api.ts';
import { AtlasStore } from '../../../../renderer/state/store/atlas-store.ts';
import { AT } from '../../../helpers/builders.ts';
import { exportOf } from '../../../helpers/exports.ts';
import { FakeAtlasApi } from '../../../helpers/fakes/fake-atlas-api.ts';
import { listed, snapshotOf } from '../../../helpers/scan-events.ts';

const EXPORTED_AT = '2026-11-01T12:00:00.000Z';
const TEXT = JSON.stringify(
  exportOf(snapshotOf({ 'eu-central-1': ['a.saved'] }), { generatedAt: EXPORTED_AT }),
);

async function opened(): Promise<{ store: AtlasStore; api: FakeAtlasApi }> {
  const api = new FakeAtlasApi();
  const store = new AtlasStore(api);
  store.open();
  api.tell({ type: 'scan', event: listed('us-east-1', ['a.live']) });
  await store.opening.show({ name: 'saved.json', text: TEXT });
  return { store, api };
}

/** The store with a preparation that ends when it is told to. */
async function preparing() {
  const { store, api } = await opened();
  const begun: { isWanted: () => boolean; end: () => void; fail: (error: Error) => void }[] = [];
  store.opening.prepareBy(
    (_document, isWanted) => new Promise<void>((end, fail) => void begun.push({ isWanted, end, fail })),
  );
  const show = async (name: string, dropped?: File) => {
    const before = begun.length;
    const showing = store.opening.show({ name, text: TEXT }, dropped);
    await vi.waitFor(() => expect(begun).toHaveLength(before + 1));
    const [preparation] = begun.slice(before) as [(typeof begun)[number]];
    return { ...preparation, showing };
  };
  const shown = (): string | undefined => store.data.getState().viewing?.file;
  return { store, api, show, shown };
}

describe('an opened export that is prepared', () => {
  test('is shown after it', async () => {
    const { show, shown } = await preparing();
    const { showing, isWanted, end } = await show('second.json');
    expect([shown(), isWanted()]).toEqual(['saved.json', true]);
    end();
    await showing;
    expect(shown()).toBe('second.json');
  });

  test('gives way to what is opened later', async () => {
    const { api, show, shown } = await preparing();
    const first = await show('first.json', new File([TEXT], 'first.json'));
    const second = await show('second.json');
    expect([first.isWanted(), second.isWanted()]).toEqual([false, true]);
    second.end();
    await second.showing;
    first.end();
    await first.showing;
    expect(shown()).toBe('second.json');
    expect(api.calls).toEqual([]);
  });

  test('is not shown if it was closed meanwhile', async () => {
    const { store, show, shown } = await preparing();
    const { showing, isWanted, end } = await show('late.json');
    store.closeDocument();
    expect(isWanted()).toBe(false);
    end();
    await showing;
    expect(shown()).toBeUndefined();
  });

  test('is not shown if that fails, and the next one is', async () => {
    const { show, shown } = await preparing();
    const { showing, fail } = await show('bad.json');
    fail(new Error('a bug'));
    await expect(showing).rejects.toThrow('a bug');
    expect(shown()).toBe('saved.json');
    const next = await show('next.json');
    next.end();
    await next.showing;
    expect(shown()).toBe('next.json');
  });
});

describe('an opened export', () => {
  test('is shown in place of the scans, with its name and date', async () => {
    const { viewing, snapshot } = (await opened()).store.data.getState();
    expect(viewing).toMatchObject({ file: 'saved.json', exportedAt: EXPORTED_AT });
    expect(Object.keys(snapshot.regions)).toEqual(['eu-central-1']);
  });

  test('is remembered if it was dropped, and only then', async () => {
    const { store, api } = await opened();
    expect(api.calls).toEqual([]);
    await store.opening.show({ name: 'notes.json', text: '{}' }, new File(['{}'], 'notes.json'));
    await store.opening.show({ name: 'dropped.json', text: TEXT }, new File([TEXT], 'dropped.json'));
    expect(api.calls).toEqual([['rememberFile', 'dropped.json']]);
  });

  test('stays while scans go on, and gives way to all they found', async () => {
    const { store, api } = await opened();
    api.tell({ type: 'scan', event: { type: 'scan-started', regions: ['eu-west-1'], atIso: AT } });
    api.tell({ type: 'scan', event: listed('eu-west-1', ['a.live']) });
    expect(Object.keys(store.data.getState().snapshot.regions)).toEqual(['eu-central-1']);
    expect(store.data.getState().scan.phase).toBe('idle');
    store.closeDocument();
    expect(Object.keys(store.data.getState().snapshot.regions).sort()).toEqual(['eu-west-1', 'us-east-1']);
    expect(store.data.getState()).toMatchObject({ viewing: undefined, scan: { phase: 'listing' } });
  });

  test('is the one that was opened last, whichever is read first', async () => {
    const { store, api } = await opened();
    const large = TEXT.replace('{', `{"new":[${'{},'.repeat(100_000)}{}],`);
    let read: (file: OpenedFile) => void = () => undefined;
    const slow = new Promise<OpenedFile>((resolve) => {
      read = resolve;
    });
    const first = store.opening.show(slow, new File([TEXT], 'slow.json'));
    const second = store.opening.show({ name: 'large.json', text: large });
    const third = store.opening.show({ name: 'small.json', text: TEXT });
    await Promise.all([second, third]);
    expect(store.data.getState().viewing?.file).toBe('small.json');
    read({ name: 'slow.json', text: TEXT });
    await first;
    expect(store.data.getState()).toMatchObject({ viewing: { file: 'small.json' }, notices: [] });
    expect(api.calls).toEqual([]);
  });

  test('is not shown if it was closed, or AWS was asked, before it was read', async () => {
    const { store } = await opened();
    const opening = store.opening.show({ name: 'late.json', text: TEXT });
    store.closeDocument();
    await opening;
    expect(store.data.getState().viewing).toBeUndefined();
  });

  test('is closed by a scan that is asked for', async () => {
    const { store, api } = await opened();
    void store.rescan();
    expect(store.data.getState().viewing).toBeUndefined();
    expect(api.calls).toContainEqual(['rescan']);
  });

  test('can follow another without losing the scans', async () => {
    const { store } = await opened();
    await store.opening.show({ name: 'second.json', text: TEXT });
    store.closeDocument();
    expect(Object.keys(store.data.getState().snapshot.regions)).toEqual(['us-east-1']);
  });

  test.each(['', 'not json', '{}', '[]', '{"format":"bedrock-atlas/matrix","version":2}'])(
    'is refused with words if it is none: %s',
    async (text) => {
      const { store } = await opened();
      await store.opening.show({ name: 'other.json', text });
      expect(store.data.getState().viewing?.file).toBe('saved.json');
      expect(store.data.getState().notices.at(-1)).toMatchObject({
        kind: 'problem',
        failure: { kind: 'bad-input' },
      });
    },
  );

  test('from the dialog: cancelled shows nothing, a failure is told', async () => {
    const { store, api } = await opened();
    store.closeDocument();
    await store.opening.ask();
    expect(store.data.getState().viewing).toBeUndefined();
    api.failNext({ kind: 'disk', message: 'x.json could not be read.', nextStep: 'Choose another file.' });
    await store.opening.ask();
    expect(store.data.getState().notices.at(-1)).toMatchObject({
      failure: { message: 'x.json could not be read.' },
    });
    api.openedFile = { name: 'saved.json', text: TEXT };
    await store.opening.ask();
    expect(store.data.getState().viewing?.file).toBe('saved.json');
  });
});
