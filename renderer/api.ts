/** The only file of the window that names the bridge to the main process. */
import type { AtlasApi } from '../electron/contract/api.ts';

declare global {
  interface Window {
    atlas?: AtlasApi;
  }
}

/** The bridge that the preload script put into the window; undefined outside the app. */
export const bridge: AtlasApi | undefined = window.atlas;
