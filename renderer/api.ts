/** The only file of the window that names the bridge to the main process. */
import type { AppEvent } from '../electron/contract/bridge/api.ts';
import type { AtlasApi, AtlasBridge } from '../electron/contract/bridge/calls.ts';

declare global {
  interface Window {
    atlas?: AtlasBridge;
  }
}

/** The calls to the main process; undefined outside the app. */
export const bridge: AtlasApi | undefined = window.atlas && withEvents(window.atlas);

function withEvents(raw: AtlasBridge): AtlasApi {
  return {
    ...raw,
    subscribe: (listener) => raw.subscribe((json) => listener(JSON.parse(json) as AppEvent[])),
  };
}
