/** Starts the window: store, derivations and the tree of views. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { promptCachingOf } from '../electron/capabilities/prompt-caching.ts';
import { bridge } from './api.ts';
import { App } from './app.tsx';
import { AtlasStore } from './state/atlas-store.ts';
import { createMatrixDeriver } from './state/matrix.ts';

if (bridge === undefined) throw new Error('The preload script did not run: the window has no bridge.');

/** A main process that is slower than this finds the window drawn without data, in milliseconds. */
const FIRST_WORD_WITHIN_MS = 250;

const store = new AtlasStore(bridge);
const deriveMatrix = createMatrixDeriver((modelId) => {
  const { support } = promptCachingOf(modelId);
  return support === 'unknown' ? undefined : support === 'yes';
});
const close = store.open();
window.addEventListener('pagehide', close);

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element to draw into.');
await firstWord();
createRoot(root).render(
  <StrictMode>
    <App store={store} deriveMatrix={deriveMatrix} />
  </StrictMode>,
);

/** Settles with the main process' first batch, so that the first frame has the matrix in it and nothing is drawn twice. */
function firstWord(): Promise<void> {
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
