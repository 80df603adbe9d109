/** What Atlas depends on: the sources it can open, and the rest of the main process. */
import type { AppEvent, ConnectionState } from '../contract/bridge/api.ts';
import type { ExportFormat } from '../contract/export/formats.ts';
import type { Settings, SourceChoice } from '../contract/settings/settings.ts';
import type { Failure } from '../contract/snapshot/model.ts';
import type { KeptScans } from './kept-scans.ts';
import type { OpenedSource } from './source/opened-source.ts';
import type { ScanAsks, SessionOptions } from './source/source-choice.ts';
import type { SourceSession } from './source/source-session.ts';
import type { PricedSession } from './window-pricing.ts';

export type { ScanAsks };

/** How AWS may be reached. */
export type ReachOptions = NonNullable<SessionOptions['reach']>;

/** What Atlas calls of the source in use. */
export type AtlasSession = Pick<
  SourceSession,
  | 'state'
  | 'subscribe'
  | 'restored'
  | 'answeredRegions'
  | 'scan'
  | 'isStopped'
  | 'task'
  | 'measureLatency'
  | 'prove'
  | 'checkModel'
  | 'close'
> &
  PricedSession & {
    kept: Pick<KeptScans, 'list' | 'load'>;
    aws: Omit<OpenedSource, 'gateway' | 'runtime' | 'quotas' | 'ownPriceListUrl' | 'close'>;
  };

export interface AtlasDeps {
  /** `isBeside`: the source in use stays so. */
  openSession(
    choice: SourceChoice,
    onProblem: (failure: Failure) => void,
    isBeside?: boolean,
  ): Promise<AtlasSession>;
  publish(event: AppEvent): void;
  settings: {
    readonly settings: Settings;
    change(change: Partial<Settings> & { lastSource?: SourceChoice }): void;
  };
  /** The user's choice of a file; undefined when the dialog was cancelled. */
  chooseExportFile(name: string, format: ExportFormat): Promise<string | undefined>;
  /** The same of an offer file of the price list. */
  chooseOfferFile(): Promise<string | undefined>;
  /** Whether the user wants Bedrock to be asked at these addresses, which are not AWS's. */
  confirmHosts(strange: readonly (readonly [region: string, address: string])[]): Promise<boolean>;
  /** Writes the whole content or nothing; the failure if it could not. */
  writeFile(file: string, content: string | Iterable<string | Uint8Array>): Promise<Failure | undefined>;
  /** Of the app, for the export. */
  version: string;
  nowEpochMs(): number;
}

/** The window's source: none, being opened, or open. A source that was left publishes nothing, and nothing starts on it. */
export type SourceState =
  | { kind: 'none' }
  | { kind: 'opening'; choice: SourceChoice }
  | {
      kind: 'open';
      choice: SourceChoice;
      session: AtlasSession;
      connection: ConnectionState;
    };
