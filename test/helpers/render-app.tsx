/** The whole window over the fake API in jsdom, for tests of views. Named by a test file's `@vitest-environment jsdom`. */
import { act, cleanup, configure, render } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { onTestFinished } from 'vitest';
import { documentedFactsOf } from '../../electron/capabilities/documented-facts.ts';
import { documentedDates } from '../../electron/capabilities/lifecycle-docs.ts';
import type { AppEvent } from '../../electron/contract/bridge/api.ts';
import type { ScanEvent } from '../../electron/contract/scan/scan-event.ts';
import { App } from '../../renderer/views/shell/shell.tsx';
// Loaded with the test file, so that no test waits for the second chunk to be compiled.
import '../../renderer/views/startup/lazy-views.ts';
import { createMatrixModel } from '../../renderer/state/matrix/model/matrix-model.ts';
import { endingIds } from '../../renderer/state/scan/ending-soon.ts';
import { AtlasStore } from '../../renderer/state/store/atlas-store.ts';
import { CONNECTED, FakeAtlasApi, FIRST_SETTINGS } from './fakes/fake-atlas-api.ts';
import { listedIds } from './scan-events.ts';

// Views are waited for, not for a time: a busy machine renders late.
configure({ asyncUtilTimeout: 15_000 });

/** What jsdom lacks: it lays nothing out. A screen of 1440 by 900, wide, without preferences. */
class StillObserver {
  observe(): void {
    return;
  }
  unobserve(): void {
    return;
  }
  disconnect(): void {
    return;
  }
}

/** What views ask of a browser beside the document: jsdom lays nothing out. */
export function standInForLayout(): void {
  Object.assign(window, {
    matchMedia: (media: string): Partial<MediaQueryList> => ({
      media,
      matches: false,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    }),
    ResizeObserver: StillObserver,
    IntersectionObserver: StillObserver,
    CSS: { escape: (text: string) => text.replace(/[^\w-]/g, '\\$&') },
    innerWidth: 1440,
    innerHeight: 900,
    requestIdleCallback: (run: () => void) => setTimeout(run),
    cancelIdleCallback: clearTimeout,
  });
  Element.prototype.scrollTo = () => undefined;
  Element.prototype.scrollIntoView = () => undefined;
}

export interface RenderedApp {
  api: FakeAtlasApi;
  store: AtlasStore;
  user: UserEvent;
  /** Delivers events of the main process and waits until the views show them. */
  tell(...events: AppEvent[]): Promise<void>;
  /** The same with what happens in a scan. */
  scan(...events: ScanEvent[]): Promise<void>;
}

const ofScan = (events: readonly ScanEvent[]): AppEvent[] => events.map((event) => ({ type: 'scan', event }));

/** Renders the window and gives it the events of a start. Closed when the test ends. */
export async function renderApp(...events: AppEvent[]): Promise<RenderedApp> {
  standInForLayout();
  const api = new FakeAtlasApi();
  const store = new AtlasStore(api);
  const close = store.open();
  const tell = (...batch: AppEvent[]): Promise<void> =>
    act(async () => {
      api.tell(...batch);
    });
  await tell(...events);
  const model = createMatrixModel(
    { data: store.data, view: store.view.state },
    {
      documented: documentedFactsOf,
      lifecycle: { documented: documentedDates, now: () => Date.now() },
      ending: (rows, snapshot) => endingIds(rows, snapshot),
      afterInput: (run) => act(run),
      inBackground: (run) => run(),
    },
  );
  const stop = model.open();
  store.opening.prepareBy((document, isWanted) => model.prepare(document, isWanted));
  render(<App store={store} model={model} />);
  onTestFinished(() => {
    cleanup();
    stop();
    close();
  });
  const scan = (...batch: ScanEvent[]): Promise<void> => tell(...ofScan(batch));
  return { api, store, user: userEvent.setup(), tell, scan };
}

/** What each of the elements says. */
export function textsOf(elements: readonly Element[]): (string | null)[] {
  return elements.map(({ textContent }) => textContent);
}

/** The events of a start with a profile. */
export const START: readonly AppEvent[] = [
  { type: 'settings', settings: FIRST_SETTINGS },
  { type: 'connection', connection: CONNECTED },
];

/** The window after a start with a profile and one scanned region, or with these events of a scan instead of that region. */
export function renderScanned(...events: ScanEvent[]): Promise<RenderedApp> {
  const scanned = events.length === 0 ? [listedIds('eu-west-1', 'a.one')] : events;
  return renderApp(...START, ...ofScan(scanned));
}
