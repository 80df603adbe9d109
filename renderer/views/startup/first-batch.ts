/**
 * The main process' first batch of events: the first frame waits for it, so that it has the matrix in it.
 *
 * Licence: without it the window showed an empty frame and the matrix 500 to 900 ms later. Its door is `whenReady`, used
 * by main.tsx alone; first-batch.test.ts holds that a silent main process is not waited for. It may go when the state
 * is part of the page that is loaded.
 */
import type { AtlasStore } from '../../state/store/atlas-store.ts';

/** If the main process is slower than this, the window renders without data, in milliseconds. */
const READY_WITHIN_MS = 250;

/** Whether the first batch is here. */
export function isReady(store: AtlasStore): boolean {
  return store.data.getState().settings !== undefined;
}

/** Settles with the first batch, at once where the preload had it before the page's script ran. */
export function whenReady(store: AtlasStore): Promise<void> {
  if (isReady(store)) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = store.data.subscribe(() => done());
    const timer = setTimeout(() => done(), READY_WITHIN_MS);
    const done = (): void => {
      stop();
      clearTimeout(timer);
      resolve();
    };
  });
}
