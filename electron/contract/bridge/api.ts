/** The one typed interface between the main process and the window, and its channel names. */

import type { ExportFormat } from '../export/formats.ts';
import type { Failure, RegionCode, Source } from '../snapshot/model.ts';
import type { OwnModels } from '../snapshot/own-models.ts';
import type { ScanEvent } from '../snapshot/scan-event.ts';
import type { CommandName } from './commands.ts';
import type { MenuState } from './menu-state.ts';

/** What the app runs on and where its facts are from, for About. */
export interface AppInfo {
  version: string;
  electron: string;
  chrome: string;
  node: string;
  platform: string;
  /** True when the fallback runtime of an older Electron is used. */
  fallbackRuntime: boolean;
}

/** What was found when the app looked for AWS credentials; names and places only, never a value. */
export interface ConnectionState {
  /** `looking`: credentials are being looked for; nothing is known yet, so nothing is claimed. */
  status: 'looking' | 'connected' | 'no-credentials';
  source: Source;
  profiles: string[];
  /** Where credentials were looked for, in words, with what was found. */
  lookedFor: { place: string; found: string }[];
  failure?: Failure;
}

/** Longest `view` of the settings, in characters: room for forty saved views that each hide hundreds of models. */
export const LONGEST_VIEW = 1_000_000;

export interface Settings {
  theme: 'system' | 'light' | 'dark';
  /** Opaque to the main process: the renderer's filters, sort, pinned and hidden rows. JSON. */
  view: string;
  regionDeadlineMs: number;
}

/** Everything the main process tells the window, by one road and in order. */
export type AppEvent =
  | { type: 'scan'; event: ScanEvent }
  | { type: 'connection'; connection: ConnectionState }
  | { type: 'settings'; settings: Settings }
  | { type: 'notice'; level: 'problem' | 'info'; failure: Failure }
  | { type: 'command'; command: MenuCommand }
  /** A file that the user chose in a menu of the system. */
  | { type: 'opened'; file: OpenedFile }
  /** A link to a view that the system handed to the app: as it came, to be read with care. */
  | { type: 'link'; link: string };

/** What a menu item asks of the window. */
export type MenuCommand = CommandName;

/** A file that the user opened; the window never names a path. */
export interface OpenedFile {
  /** Without its folder. */
  name: string;
  text: string;
}

/** No export is larger; a larger file is not read. */
export const LARGEST_EXPORT_BYTES: number = 64 * 1024 * 1024;

export type Outcome<T> = { ok: true; value: T } | { ok: false; failure: Failure };

/** What the window can ask of the main process. Every call resolves; failures are values. */
export interface AtlasApi {
  /** Delivers batches of events in order, at most one batch a frame; the first holds settings, connection and snapshot. */
  subscribe(listener: (events: AppEvent[]) => void): () => void;
  /** Starts a scan of all regions, or of some. Asking again while one runs does nothing. */
  rescan(regions?: RegionCode[]): Promise<Outcome<null>>;
  cancelScan(): Promise<Outcome<null>>;
  measureLatency(): Promise<Outcome<null>>;
  /** What the account itself has in the region, read now; a list that is denied is a failure in its place. */
  listOwnModels(region: RegionCode): Promise<Outcome<OwnModels>>;
  /** Asks where to save and writes; `value` is the file's name, or null if the user cancelled. */
  exportMatrix(format: ExportFormat): Promise<Outcome<{ file: string } | null>>;
  /** Puts a file that the user dropped and that was an export among the recent ones; the preload finds its path. */
  rememberFile(file: File): Promise<Outcome<null>>;
  /** Asks for an exported file and reads it; null if the user cancelled. */
  openFile(): Promise<Outcome<OpenedFile | null>>;
  /** Switches to another AWS profile (null: the default chain) or to the sample data. */
  chooseSource(choice: { kind: 'aws'; profile: string | null } | { kind: 'sample' }): Promise<Outcome<null>>;
  /** Parts of the kept view that could not be read, in words: the file is kept, and the user is told. Once a start. */
  keepDamagedView(parts: string[]): Promise<Outcome<null>>;
  saveSettings(change: Partial<Settings>): Promise<Outcome<null>>;
  copyText(text: string): Promise<Outcome<null>>;
  /** Keeps the application menu true. */
  showInMenu(state: MenuState): Promise<Outcome<null>>;
  appInfo(): Promise<Outcome<AppInfo>>;
  /** The first frame is on the screen: what it does not need can begin. */
  shown(): Promise<Outcome<null>>;
}

/** What the preload puts into the window: events as JSON, since every value that crosses is copied member by member. */
export interface AtlasBridge extends Omit<AtlasApi, 'subscribe'> {
  subscribe(listener: (eventsJson: string) => void): () => void;
}

/** Channel names; `subscribe` announces a listener, `events` carries batches as JSON. */
export const CHANNELS = {
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
} as const;
