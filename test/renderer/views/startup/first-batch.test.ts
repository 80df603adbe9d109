import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { AtlasStore } from '../../../../renderer/state/store/atlas-store.ts';
import { whenReady } from '../../../../renderer/views/startup/first-batch.ts';
import { FakeAtlasApi, FIRST_SETTINGS } from '../../../helpers/fakes/fake-atlas-api.ts';

/** Whether it has settled when all that can be done at once is done. */
async function isSettled(promise: Promise<void>): Promise<boolean> {
  const later = new Promise<string>((resolve) => setImmediate(() => resolve('later')));
  return (await Promise.race([promise, later])) !== 'later';
}

function opened(): { api: FakeAtlasApi; store: AtlasStore } {
  const api = new FakeAtlasApi();
  const store = new AtlasStore(api);
  store.open();
  return { api, store };
}

describe('the first batch of the main process', () => {
  it('is not waited for when it came before', async () => {
    const { api, store } = opened();
    api.tell({ type: 'settings', settings: FIRST_SETTINGS });
    expect(await isSettled(whenReady(store))).toBe(true);
  });

  it('is waited for when it comes later', async () => {
    const { api, store } = opened();
    const ready = whenReady(store);
    expect(await isSettled(ready)).toBe(false);
    api.tell({ type: 'settings', settings: FIRST_SETTINGS });
    expect(await isSettled(ready)).toBe(true);
  });

  it('is not waited for longer than a quarter of a second', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const ready = whenReady(opened().store);
    await vi.advanceTimersByTimeAsync(250);
    await ready;
  });
});
