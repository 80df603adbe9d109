/** Watching from the window: what is watched is kept by the main process. */
import {
  isSameWatched,
  MAX_WATCHED,
  type Watched,
  watchedTitle,
} from '../../../electron/contract/watch/watched.ts';
import type { AtlasStore } from './atlas-store.ts';

/** Watches it, or no longer does; says which. */
export function toggleWatched(store: AtlasStore, watched: Watched): void {
  const { settings, watched: all } = store.data.getState();
  const title = watchedTitle(watched);
  if (all.some((each) => isSameWatched(each, watched))) {
    void store.calls.unwatch(watched);
    store.notify({ kind: 'info', message: `${title} is no longer watched.` });
    return;
  }
  if (all.length >= MAX_WATCHED) {
    store.report({
      kind: 'bad-input',
      message: `No more than ${MAX_WATCHED} things can be watched.`,
      nextStep: 'Stop watching another one on the page Changes.',
    });
    return;
  }
  void store.calls.watch(watched);
  const isByItself = (settings?.rescanHours ?? 0) > 0;
  store.notify({
    kind: 'info',
    message: `${title} is watched: each scan says what changed.`,
    ...(isByItself ? {} : { nextStep: 'File › Scheduled rescans scan every 1, 6 or 24 hours.' }),
  });
}
