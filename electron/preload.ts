/** Puts the contract's api into the window by forwarding; no logic, no Node. */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { AtlasBridge } from './contract/bridge/api.ts';

// Spelled out, not imported: a sandboxed preload is one file without runtime imports. `satisfies` keeps it honest.
const CHANNELS = {
  subscribe: 'atlas:subscribe',
  events: 'atlas:events',
  rescan: 'atlas:rescan',
  cancelScan: 'atlas:cancel-scan',
  measureLatency: 'atlas:measure-latency',
  listOwnModels: 'atlas:list-own-models',
  exportMatrix: 'atlas:export-matrix',
  openFile: 'atlas:open-file',
  rememberFile: 'atlas:remember-file',
  chooseSource: 'atlas:choose-source',
  keepDamagedView: 'atlas:keep-damaged-view',
  saveSettings: 'atlas:save-settings',
  copyText: 'atlas:copy-text',
  showInMenu: 'atlas:show-in-menu',
  appInfo: 'atlas:app-info',
  shown: 'atlas:shown',
} as const satisfies typeof import('./contract/bridge/api.ts').CHANNELS;

/** What arrived before the window listened; undefined from then on. */
let waiting: string[] | undefined = [];
let tell: ((eventsJson: string) => void) | undefined;

// Asked for while the page is still being read: the state is then there when its script runs.
ipcRenderer.on(CHANNELS.events, (_event, eventsJson: string) => {
  if (waiting === undefined) tell?.(eventsJson);
  else waiting.push(eventsJson);
});
ipcRenderer.send(CHANNELS.subscribe);

const api: AtlasBridge = {
  subscribe(listener) {
    const early = waiting;
    waiting = undefined;
    tell = listener;
    if (early === undefined || early.length === 0) ipcRenderer.send(CHANNELS.subscribe);
    else for (const eventsJson of early) listener(eventsJson);
    return () => {
      if (tell === listener) tell = undefined;
    };
  },
  rescan: (regions) => ipcRenderer.invoke(CHANNELS.rescan, regions),
  cancelScan: () => ipcRenderer.invoke(CHANNELS.cancelScan),
  measureLatency: () => ipcRenderer.invoke(CHANNELS.measureLatency),
  listOwnModels: (region) => ipcRenderer.invoke(CHANNELS.listOwnModels, region),
  exportMatrix: (format) => ipcRenderer.invoke(CHANNELS.exportMatrix, format),
  // The page has the file and never its path: one that it made up itself has none.
  rememberFile: async (file) => ipcRenderer.invoke(CHANNELS.rememberFile, webUtils.getPathForFile(file)),
  openFile: () => ipcRenderer.invoke(CHANNELS.openFile),
  chooseSource: (choice) => ipcRenderer.invoke(CHANNELS.chooseSource, choice),
  keepDamagedView: (parts) => ipcRenderer.invoke(CHANNELS.keepDamagedView, parts),
  saveSettings: (change) => ipcRenderer.invoke(CHANNELS.saveSettings, change),
  copyText: (text) => ipcRenderer.invoke(CHANNELS.copyText, text),
  showInMenu: (state) => ipcRenderer.invoke(CHANNELS.showInMenu, state),
  appInfo: () => ipcRenderer.invoke(CHANNELS.appInfo),
  shown: () => ipcRenderer.invoke(CHANNELS.shown),
};

contextBridge.exposeInMainWorld('atlas', api);
