/** Puts the contract's api into the window by forwarding; no logic, no Node. */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { AtlasBridge, AtlasCalls } from './contract/bridge/calls.ts';
import { EVENTS_CHANNEL, forwards, localeOf, SUBSCRIBE_CHANNEL } from './contract/bridge/channels.ts';

/** The names in the table of calls; the build writes them here, for the table itself brings its checks along. */
declare const CALL_NAMES: readonly string[];

/** What arrived before the window listened; undefined from then on. */
let waiting: string[] | undefined = [];
let tell: ((eventsJson: string) => void) | undefined;
/** How many have listened before the one that does. */
let listeners = 0;

// Asked for while the page is still being read: the state is then there when its script runs.
ipcRenderer.on(EVENTS_CHANNEL, (_event, eventsJson: string) => {
  if (waiting === undefined) tell?.(eventsJson);
  else waiting.push(eventsJson);
});
askForState();

const calls = forwards(CALL_NAMES, (channel, ...args) =>
  ipcRenderer.invoke(channel, ...args),
) as unknown as AtlasCalls;

const api: AtlasBridge = {
  ...calls,
  // The page has the file and never its path: one that it made up itself has none.
  rememberFile: async (file) => calls.rememberFile(webUtils.getPathForFile(file as File)),
  subscribe(listener) {
    const early = waiting;
    waiting = undefined;
    tell = listener;
    if (early === undefined) listeners += 1;
    if (early === undefined || early.length === 0) askForState();
    else for (const eventsJson of early) listener(eventsJson);
    return () => {
      if (tell === listener) tell = undefined;
    };
  },
};

contextBridge.exposeInMainWorld('atlas', api);
contextBridge.exposeInMainWorld('atlasLocale', localeOf(process.argv));

/** The same words for the same listener: they are answered once, or the state would come again behind a link. */
function askForState(): void {
  ipcRenderer.send(SUBSCRIBE_CHANNEL, `${performance.timeOrigin} ${listeners}`);
}
