/** The main process as the window sees it, for tests: remembers what was asked, tells what the test says. */

import type {
  AppEvent,
  AppInfo,
  AtlasApi,
  ConnectionState,
  OpenedFile,
  Outcome,
  Settings,
} from '../../electron/contract/bridge/api.ts';
import type { MenuState } from '../../electron/contract/bridge/menu-state.ts';
import type { ExportFormat } from '../../electron/contract/export/formats.ts';
import type { Failure, RegionCode } from '../../electron/contract/snapshot/model.ts';
import type { OwnModelList, OwnModels } from '../../electron/contract/snapshot/own-models.ts';

/** Settings of a new user. */
export const FIRST_SETTINGS: Settings = { theme: 'system', view: '', regionDeadlineMs: 15_000 };

/** A connection through the default chain. */
export const CONNECTED: ConnectionState = {
  status: 'connected',
  source: { kind: 'aws', partition: 'aws', profile: 'work' },
  profiles: ['work', 'sandbox'],
  lookedFor: [],
};

const nothing = (): OwnModelList => ({ state: 'listed', models: [], droppedRecords: 0 });

/** An account that has nothing of its own. */
const NO_OWN_MODELS: OwnModels = {
  region: 'eu-central-1',
  lists: { custom: nothing(), imported: nothing(), provisioned: nothing(), marketplace: nothing() },
};

type Call =
  | { call: 'rescan'; regions?: RegionCode[] }
  | { call: 'cancelScan' | 'measureLatency' | 'openFile' }
  | { call: 'listOwnModels'; region: RegionCode }
  | { call: 'exportMatrix'; format: ExportFormat }
  | { call: 'chooseSource'; choice: Parameters<AtlasApi['chooseSource']>[0] }
  | { call: 'keepDamagedView'; parts: string[] }
  | { call: 'saveSettings'; change: Partial<Settings> }
  | { call: 'copyText'; text: string }
  | { call: 'rememberFile'; name: string };

/** Every call succeeds unless `failNext` was given a failure. */
export class FakeAtlasApi implements AtlasApi {
  readonly calls: Call[] = [];
  ownModels: OwnModels = NO_OWN_MODELS;
  exportedFile: string | null = 'matrix.json';
  openedFile: OpenedFile | null = null;
  /** What the menu was told last. */
  menu: MenuState | undefined;
  info: AppInfo = {
    version: '0.1.0',
    electron: '45.4.1',
    chrome: '152.0.0.0',
    node: '24.0.0',
    platform: 'linux x64',
    fallbackRuntime: false,
  };
  #listeners = new Set<(events: AppEvent[]) => void>();
  #failure: Failure | undefined;

  /** Delivers a batch to the window. */
  tell(...events: AppEvent[]): void {
    for (const listener of this.#listeners) listener(events);
  }

  /** The next call answers with this failure. */
  failNext(failure: Failure): void {
    this.#failure = failure;
  }

  subscribe(listener: (events: AppEvent[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  rescan(regions?: RegionCode[]): Promise<Outcome<null>> {
    return this.#answer({ call: 'rescan', ...(regions === undefined ? {} : { regions }) }, null);
  }

  cancelScan(): Promise<Outcome<null>> {
    return this.#answer({ call: 'cancelScan' }, null);
  }

  measureLatency(): Promise<Outcome<null>> {
    return this.#answer({ call: 'measureLatency' }, null);
  }

  listOwnModels(region: RegionCode): Promise<Outcome<OwnModels>> {
    return this.#answer({ call: 'listOwnModels', region }, this.ownModels);
  }

  exportMatrix(format: ExportFormat): Promise<Outcome<{ file: string } | null>> {
    const value = this.exportedFile === null ? null : { file: this.exportedFile };
    return this.#answer({ call: 'exportMatrix', format }, value);
  }

  rememberFile(file: File): Promise<Outcome<null>> {
    return this.#answer({ call: 'rememberFile', name: file.name }, null);
  }

  openFile(): Promise<Outcome<OpenedFile | null>> {
    return this.#answer({ call: 'openFile' }, this.openedFile);
  }

  chooseSource(choice: Parameters<AtlasApi['chooseSource']>[0]): Promise<Outcome<null>> {
    return this.#answer({ call: 'chooseSource', choice }, null);
  }

  keepDamagedView(parts: string[]): Promise<Outcome<null>> {
    return this.#answer({ call: 'keepDamagedView', parts }, null);
  }

  saveSettings(change: Partial<Settings>): Promise<Outcome<null>> {
    return this.#answer({ call: 'saveSettings', change }, null);
  }

  copyText(text: string): Promise<Outcome<null>> {
    return this.#answer({ call: 'copyText', text }, null);
  }

  showInMenu(state: MenuState): Promise<Outcome<null>> {
    this.menu = state;
    return Promise.resolve({ ok: true, value: null });
  }

  appInfo(): Promise<Outcome<AppInfo>> {
    return Promise.resolve({ ok: true, value: this.info });
  }

  shown(): Promise<Outcome<null>> {
    return Promise.resolve({ ok: true, value: null });
  }

  #answer<T>(call: Call, value: T): Promise<Outcome<T>> {
    this.calls.push(call);
    const failure = this.#failure;
    this.#failure = undefined;
    return Promise.resolve(failure === undefined ? { ok: true, value } : { ok: false, failure });
  }
}
