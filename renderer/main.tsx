/** Starts the window: store, derivations and the tree of views. The only file that names the bridge to the main process. */
import { StrictMode, startTransition } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { documentedFactsOf } from '../electron/capabilities/documented-facts.ts';
import { documentedDates } from '../electron/capabilities/lifecycle-docs.ts';
import type { AppEvent } from '../electron/contract/bridge/api.ts';
import type { AtlasBridge } from '../electron/contract/bridge/calls.ts';
import { writeNumbersAs } from '../electron/contract/text.ts';
import { createMatrixModel } from './state/matrix/model/matrix-model.ts';
import { endingIds } from './state/scan/ending-soon.ts';
import { AtlasStore } from './state/store/atlas-store.ts';
import { pacedEvents } from './state/store/paced-events.ts';
import { App } from './views/shell/shell.tsx';
import { isReady, whenReady } from './views/startup/first-batch.ts';
import { firstFrame } from './views/startup/first-paint.ts';
import './styles/index.css';

/** Chromium's; TypeScript does not know it yet. */
declare const scheduler: { postTask(task: () => void): Promise<void> };

declare global {
  interface Window {
    /** Undefined outside the app. */
    atlas?: AtlasBridge;
    /** How the system writes dates and numbers; absent or empty: it does not say. */
    atlasLocale?: string;
  }
}

const api = window.atlas;
if (api === undefined) throw new Error('The preload script did not run: the window has no bridge.');

chooseWindowFont();
writeNumbersAs(window.atlasLocale ?? '');

/**
 * News of a scan are shown at least this often, however busy the page is, in milliseconds. Far longer than a render of
 * the matrix takes: each news restarts it, and a busy page would never finish one.
 */
const NEWS_WITHIN_MS = 1_000;

/** How often the time is looked at for models that have ended, in milliseconds. */
const REFRESH_MS = 15 * 60_000;

const store = new AtlasStore({
  ...api,
  rescan: (regions) => api.rescan(regions, shownModels()),
  subscribe: (listener) => {
    const whenIdle = (run: () => void) => requestIdleCallback(run, { timeout: NEWS_WITHIN_MS });
    const paced = pacedEvents(listener, { whenIdle, nextTurn });
    return api.subscribe((json) => paced(JSON.parse(json) as AppEvent[]));
  },
});
const close = store.open();
window.addEventListener('pagehide', close);
void firstFrame.then(() => api.shown());

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element to render into.');
if (!isReady(store)) await whenReady(store);
const model = createMatrixModel(
  { data: store.data, view: store.view.state },
  {
    documented: documentedFactsOf,
    lifecycle: { documented: documentedDates, now: () => Date.now() },
    ending: (rows, snapshot) => endingIds(rows, snapshot, store.data.getState().settings?.endingDays),
    afterInput: (run) => setTimeout(() => startTransition(run)),
    inBackground: startTransition,
    turns: { nowMs: () => performance.now(), nextTurn },
  },
);
model.open();
store.opening.prepareBy((document, isWanted) => model.prepare(document, isWanted));
setInterval(() => model.refresh(), REFRESH_MS);
const tree = createRoot(root);
flushSync(() =>
  tree.render(
    <StrictMode>
      <App store={store} model={model} />
    </StrictMode>,
  ),
);

/** After what the page has waiting: keys, frames, React's slices. */
function nextTurn(run: () => void): void {
  void scheduler.postTask(run);
}

/** For access checks of what is shown alone. */
function shownModels(): string[] | undefined {
  if (store.data.getState().settings?.accessChecks !== 'shown') return undefined;
  return model.visible.getState().ids.map(({ modelId }) => modelId);
}

/**
 * A bare Linux has no font but Liberation Mono, and gives it for every name that it does not know. Has to run before the
 * first frame is drawn. Asking a canvas instead took 10 ms and more.
 */
function chooseWindowFont(): void {
  if (!navigator.userAgent.includes('Linux')) return;
  const widthOf = (text: string): number => {
    const probe = document.createElement('span');
    probe.textContent = text;
    probe.style.cssText = 'position: absolute; visibility: hidden; font: 13px system-ui';
    document.body.append(probe);
    const { width } = probe.getBoundingClientRect();
    probe.remove();
    return width;
  };
  if (widthOf('iiii') === widthOf('WWWW')) document.documentElement.dataset.font = 'shipped';
}
