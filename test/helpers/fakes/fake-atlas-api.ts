/** The main process as the window sees it, for tests: remembers what was asked, tells what the test says. */
import type { AccountsView } from '../../../electron/contract/accounts/account-progress.ts';
import type {
  AppEvent,
  AppInfo,
  ConnectionState,
  OpenedFile,
} from '../../../electron/contract/bridge/api.ts';
import type { ApiKeyFacts } from '../../../electron/contract/bridge/api-key.ts';
import { type AtlasApi, CALLS } from '../../../electron/contract/bridge/calls.ts';
import type { MenuState } from '../../../electron/contract/bridge/menu-state.ts';
import type { Difference } from '../../../electron/contract/diff/difference.ts';
import type { EffectiveSetting } from '../../../electron/contract/reach/effective-setting.ts';
import type { SsoAccounts, SsoRole } from '../../../electron/contract/reach/sign-in-state.ts';
import type { RegionEndpoints } from '../../../electron/contract/settings/region-endpoints.ts';
import { type Settings, userSettings } from '../../../electron/contract/settings/settings.ts';
import type { ComparedSide, KeptScan } from '../../../electron/contract/snapshot/kept/kept-scan.ts';
import type { Network } from '../../../electron/contract/snapshot/latency.ts';
import type { Failure } from '../../../electron/contract/snapshot/model.ts';
import type { OwnModelList, OwnModels } from '../../../electron/contract/snapshot/own-models.ts';

/** Settings of a new user. */
export const FIRST_SETTINGS: Settings = Object.fromEntries(
  userSettings().map(({ name, initial }) => [name, initial]),
) as unknown as Settings;

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

type CallName = keyof typeof CALLS;

/** Calls that every window makes by itself. */
const UNRECORDED: readonly string[] = [
  'showInMenu',
  'appInfo',
  'shown',
  'currentNetwork',
] satisfies CallName[];

/** Every call succeeds unless `failNext` was given a failure. */
class FakeCalls {
  /** The calls with their arguments; a file by its name. */
  readonly calls: [name: CallName, ...args: unknown[]][] = [];
  ownModels: OwnModels = NO_OWN_MODELS;
  exportedFile: string | null = 'matrix.json';
  openedFile: OpenedFile | null = null;
  scans: KeptScan[] = [];
  rowsInEffect: EffectiveSetting[] = [];
  network: Network | null = null;
  certificateFileName = '';
  compared: ComparedSide | null = null;
  accounts: AccountsView | null = null;
  endpoints: RegionEndpoints = {};
  keepsKeys = true;
  addedKey: ApiKeyFacts | null = null;
  accountsOfSession: SsoAccounts = { accounts: [], isWhole: true };
  rolesOfAccount: SsoRole[] = [];
  /** Whether a browser can be opened. */
  hasBrowser = true;
  /** Whether the user wants hosts that are not AWS's to be asked. */
  isConfirmed = true;
  difference: Difference = { added: [], removed: [], changed: [], unknown: [] };
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

  constructor() {
    for (const name of Object.keys(CALLS) as CallName[]) {
      Object.assign(this, { [name]: (...args: unknown[]) => this.#answer(name, args) });
    }
  }

  /** Delivers a batch to the window. */
  tell(...events: AppEvent[]): void {
    for (const listener of this.#listeners) listener(events);
  }

  /** The next call that can fail answers with this failure. */
  failNext(failure: Failure): void {
    this.#failure = failure;
  }

  subscribe(listener: (events: AppEvent[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async #answer(name: CallName, args: unknown[]): Promise<unknown> {
    if (name === 'showInMenu') this.menu = args[0] as MenuState;
    if (!UNRECORDED.includes(name)) {
      this.calls.push([name, ...args.map((arg) => (arg instanceof File ? arg.name : arg))]);
    }
    const { exportedFile } = this;
    const values: Partial<Record<CallName, unknown>> = {
      appInfo: this.info,
      listOwnModels: this.ownModels,
      exportMatrix: exportedFile === null ? null : { file: exportedFile },
      openFile: this.openedFile,
      listScans: this.scans,
      effectiveSettings: this.rowsInEffect,
      currentNetwork: this.network,
      certificateFile: this.certificateFileName,
      chooseCompared: this.compared,
      showAccounts: this.accounts,
      compareScans: this.difference,
      exportAccounts: exportedFile === null ? null : { file: exportedFile },
      regionEndpoints: this.endpoints,
      ssoAccounts: this.accountsOfSession,
      ssoRoles: this.rolesOfAccount,
      openSignInPage: this.hasBrowser,
      saveEndpoints: this.isConfirmed,
      keepsApiKeys: this.keepsKeys,
      addApiKey: this.addedKey,
      exportChanges: exportedFile === null ? null : { file: exportedFile },
      fetchPrices: [],
      fetchQuotas: [],
    };
    if (!CALLS[name].canFail) return values[name];
    const failure = this.#failure;
    this.#failure = undefined;
    return failure === undefined ? { ok: true, value: values[name] ?? null } : { ok: false, failure };
  }
}

export type FakeAtlasApi = FakeCalls & AtlasApi;
export const FakeAtlasApi: new () => FakeAtlasApi = FakeCalls as new () => FakeAtlasApi;
