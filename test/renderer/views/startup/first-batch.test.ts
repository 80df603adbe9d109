import { describe, expect, it } from 'vitest';
import { AtlasStore } from '../../../../renderer/state/store/atlas-store.ts';
import { firstWord } from '../../../../renderer/views/startup/first-batch.ts';
import { FakeAtlasApi, FIRST_SETTINGS } from '../../../helpers/fake-atlas-api.ts';

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

describe('the first word of the main process', () => {
  it('is not waited for where it came before', async () => {
    const { api, store } = opened();
    api.tell({ type: 'settings', settings: FIRST_SETTINGS });
    expect(await isSettled(firstWord(store))).toBe(true);
  });

  it('is waited for where it comes later', async () => {
    const { api, store } = opened();
    const word = firstWord(store);
    expect(await isSettled(word)).toBe(false);
    api.tell({ type: 'settings', settings: FIRST_SETTINGS });
    expect(await isSettled(word)).toBe(true);
  });

  it('is not waited for for ever', async () => {
    await firstWord(opened().store);
  });
});
