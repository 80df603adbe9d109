/** The main process' first batch, so that the first frame has the matrix in it and nothing is drawn twice. */
import type { AtlasStore } from '../../state/store/atlas-store.ts';

/** A main process that is slower than this finds the window drawn without data, in milliseconds. */
const FIRST_WORD_WITHIN_MS = 250;

/** Whether the first batch is here. */
export function hasFirstWord(store: AtlasStore): boolean {
  return store.data.getState().settings !== undefined;
}

/** Settles with the first batch, at once where the preload had it before the page's script ran. */
export function firstWord(store: AtlasStore): Promise<void> {
  if (hasFirstWord(store)) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = store.data.subscribe(() => done());
    const timer = setTimeout(() => done(), FIRST_WORD_WITHIN_MS);
    const done = (): void => {
      stop();
      clearTimeout(timer);
      resolve();
    };
  });
}
