/** What Atlas is made of: the sources it can open, and what the rest of the main process does for it. */

import type { AppEvent, AppInfo, OpenedFile, Outcome, Settings } from '../contract/bridge/api.ts';
import type { MenuState } from '../contract/bridge/menu-state.ts';
import type { ExportFormat } from '../contract/export/formats.ts';
import type { Failure } from '../contract/snapshot/model.ts';
import type { SourceChoice } from './source-choice.ts';
import type { SourceSession } from './source-session.ts';

/** What is asked of the source in use. */
export type AtlasSession = Pick<
  SourceSession,
  | 'state'
  | 'subscribe'
  | 'restored'
  | 'firstConnection'
  | 'connect'
  | 'warm'
  | 'scan'
  | 'resume'
  | 'isStopped'
  | 'measureLatency'
  | 'ownModels'
  | 'close'
>;

export interface AtlasParts {
  openSession(choice: SourceChoice, onProblem: (failure: Failure) => void): Promise<AtlasSession>;
  publish(event: AppEvent): void;
  settings: {
    readonly settings: Settings;
    change(change: Partial<Settings> & { lastSource?: SourceChoice }): void;
    keepDamagedView(parts: readonly string[]): void;
  };
  /** The user's choice of a file; undefined when the dialog was cancelled. */
  chooseExportFile(name: string, format: ExportFormat): Promise<string | undefined>;
  /** Writes the snapshot; the failure if it could not. */
  writeExport(session: AtlasSession, file: string, format: ExportFormat): Promise<Failure | undefined>;
  /** Asks for a file and reads it; null when the dialog was cancelled. */
  openFile(): Promise<Outcome<OpenedFile | null>>;
  copyText(text: string): void;
  showInMenu(state: MenuState): void;
  info(): AppInfo;
  nowEpochMs(): number;
}
