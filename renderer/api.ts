/** The only file of the window that names the bridge to the main process. */
import type { AppEvent } from '../electron/contract/bridge/api.ts';
import type { AtlasApi, AtlasBridge } from '../electron/contract/bridge/calls.ts';

declare global {
  interface Window {
    atlas?: AtlasBridge;
    atlasLocale?: string;
  }
}

/** The calls to the main process; undefined outside the app. */
export const bridge: AtlasApi | undefined = window.atlas && withEvents(window.atlas);

/** How the system writes dates and numbers; empty: it does not say. */
export const systemLocale: string = window.atlasLocale ?? '';

function withEvents(raw: AtlasBridge): AtlasApi {
  return {
    ...raw,
    subscribe: (listener) => raw.subscribe((json) => listener(JSON.parse(json) as AppEvent[])),
  };
}
