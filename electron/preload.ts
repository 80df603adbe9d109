/** Puts the contract's api into the window by forwarding; no logic, no Node. */
import { contextBridge, ipcRenderer } from 'electron';
import type { AppEvent, AtlasApi } from './contract/api.ts';

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
  chooseSource: 'atlas:choose-source',
  saveSettings: 'atlas:save-settings',
  copyText: 'atlas:copy-text',
  appInfo: 'atlas:app-info',
} as const satisfies typeof import('./contract/api.ts').CHANNELS;

const api: AtlasApi = {
  subscribe(listener) {
    const forward = (_event: unknown, events: AppEvent[]): void => listener(events);
    ipcRenderer.on(CHANNELS.events, forward);
    ipcRenderer.send(CHANNELS.subscribe);
    return () => ipcRenderer.removeListener(CHANNELS.events, forward);
  },
  rescan: (regions) => ipcRenderer.invoke(CHANNELS.rescan, regions),
  cancelScan: () => ipcRenderer.invoke(CHANNELS.cancelScan),
  measureLatency: () => ipcRenderer.invoke(CHANNELS.measureLatency),
  listOwnModels: (region) => ipcRenderer.invoke(CHANNELS.listOwnModels, region),
  exportMatrix: (format) => ipcRenderer.invoke(CHANNELS.exportMatrix, format),
  openFile: () => ipcRenderer.invoke(CHANNELS.openFile),
  chooseSource: (choice) => ipcRenderer.invoke(CHANNELS.chooseSource, choice),
  saveSettings: (change) => ipcRenderer.invoke(CHANNELS.saveSettings, change),
  copyText: (text) => ipcRenderer.invoke(CHANNELS.copyText, text),
  appInfo: () => ipcRenderer.invoke(CHANNELS.appInfo),
};

contextBridge.exposeInMainWorld('atlas', api);
