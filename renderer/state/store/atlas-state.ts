/** The window's state and how events change it: the same reducer for the snapshot as in the main process. */
import type {
  AccountProgress,
  AccountsView,
  ShownAccount,
} from '../../../electron/contract/accounts/account-progress.ts';
import type {
  AppEvent,
  ConnectionState,
  KnownSources,
  Notice,
  ProxyQuestion,
} from '../../../electron/contract/bridge/api.ts';
import type { MenuState } from '../../../electron/contract/bridge/menu-state.ts';
import { FILTER_MODEL } from '../../../electron/contract/filter/filters.ts';
import type { Pricing, RegionPricing } from '../../../electron/contract/pricing/region-pricing.ts';
import type { ConnectionStep } from '../../../electron/contract/reach/connection-test.ts';
import type { SignInState } from '../../../electron/contract/reach/sign-in-state.ts';
import {
  applyScanEvent,
  type ScanEvent,
  type ScanState,
} from '../../../electron/contract/scan/scan-event.ts';
import { NO_SCAN } from '../../../electron/contract/scan/scan-progress.ts';
import type { Settings } from '../../../electron/contract/settings/settings.ts';
import type { ComparedSide } from '../../../electron/contract/snapshot/kept/kept-scan.ts';
import type { Network } from '../../../electron/contract/snapshot/latency.ts';
import type { Snapshot } from '../../../electron/contract/snapshot/model.ts';
import { emptySnapshot } from '../../../electron/contract/snapshot/snapshot.ts';
import type { Noticed, Watched } from '../../../electron/contract/watch/watched.ts';
import type { CellMarks } from '../rows/cell-marks.ts';
import type { ViewHistory } from '../view/view-history.ts';
import type { ViewState } from '../view/view-state.ts';
import type { OpenedDocument } from './opened-document.ts';

/** A notice that is shown. */
export type ShownNotice = Notice & { id: number };

export interface AtlasState extends ScanState {
  /** Undefined until the main process has spoken. */
  connection: ConnectionState | undefined;
  sources: KnownSources;
  /** What a proxy asks. */
  proxyQuestion: ProxyQuestion | undefined;
  settings: Settings | undefined;
  /** How the last connection test went, or goes; empty: there was none. */
  connectionTest: readonly ConnectionStep[];
  /** That requests leave by now; undefined: not known. */
  network: Network | undefined;
  /** How the sign-in to IAM Identity Center goes; null: there is none. */
  signIn: SignInState | null;
  notices: readonly ShownNotice[];
  /** The snapshot as it was when the running or last scan began. */
  before: Snapshot | undefined;
  /** What the kept scans are compared with; undefined: with each other. */
  comparing: ComparedSide | undefined;
  /** Which cells changed since the scan that the user compares the matrix with; undefined until that is known. */
  marks: CellMarks | undefined;
  /** The id of that scan; undefined: the one before the last that differs. */
  since: string | undefined;
  watched: readonly Watched[];
  /** Newest first. */
  noticed: readonly Noticed[];
  /** How the last scans of several accounts went, or go; empty: there were none. */
  accounts: readonly AccountProgress[];
  /** Prices and quotas by region, as far as they were fetched. */
  pricing: Pricing;
  /** What is looked at instead: `snapshot` is then its, and `live` is what goes on meanwhile. */
  viewing: Viewing | undefined;
}

/** A document, or several accounts. */
type Viewing = { live: ScanState; livePricing: Pricing } & (
  | { file: string; exportedAt: string; accounts?: undefined }
  | { accounts: readonly ShownAccount[]; file?: undefined }
);

/** Nothing heard yet. */
export const FIRST_STATE: AtlasState = {
  snapshot: emptySnapshot({ kind: 'aws', partition: 'aws' }),
  scan: NO_SCAN,
  connection: undefined,
  sources: { recent: [], apiKeys: [] },
  proxyQuestion: undefined,
  settings: undefined,
  connectionTest: [],
  network: undefined,
  signIn: null,
  notices: [],
  before: undefined,
  comparing: undefined,
  marks: undefined,
  since: undefined,
  watched: [],
  noticed: [],
  accounts: [],
  pricing: {},
  viewing: undefined,
};

/** Older ones give way. */
const MAX_NOTICES = 4;

/** The state after the event; the view, commands, files and links change nothing here. */
export function applyAppEvent(state: AtlasState, event: AppEvent): AtlasState {
  switch (event.type) {
    case 'scan':
      return withScanEvent(withoutComparison(state, event.event), event.event);
    case 'connection':
      return withConnection(state, event.connection);
    case 'sources':
      return { ...state, sources: event.sources };
    case 'sign-in':
      return { ...state, signIn: event.signIn };
    case 'proxy-question':
      return { ...state, proxyQuestion: event.question ?? undefined };
    case 'connection-test':
      return { ...state, connectionTest: event.steps };
    case 'pricing':
      return withPricing(state, event.regions);
    case 'accounts':
      return { ...state, accounts: event.progress };
    case 'settings':
      return { ...state, settings: event.settings };
    case 'notice':
      return withNotice(state, event.notice);
    case 'watching':
      return { ...state, watched: event.watched, noticed: event.noticed };
    case 'view':
    case 'follow':
    case 'command':
    case 'opened':
    case 'link':
      return state;
  }
}

/** Messages that a session is missing are over once there is one. */
function withConnection(state: AtlasState, connection: ConnectionState): AtlasState {
  const isOver = (notice: ShownNotice): boolean =>
    notice.kind === 'problem' && notice.failure.kind === 'expired-credentials';
  if (connection.status !== 'connected' || !state.notices.some(isOver)) return { ...state, connection };
  return { ...state, connection, notices: state.notices.filter((notice) => !isOver(notice)) };
}

/** What came of a region takes the place of what was known of it. */
function withPricing(state: AtlasState, regions: readonly RegionPricing[]): AtlasState {
  const more = Object.fromEntries(regions.map((each) => [each.region, each]));
  const { viewing } = state;
  if (viewing === undefined) return { ...state, pricing: { ...state.pricing, ...more } };
  return { ...state, viewing: { ...viewing, livePricing: { ...viewing.livePricing, ...more } } };
}

/** The kept scans of another source are others. */
function withoutComparison(state: AtlasState, event: ScanEvent): AtlasState {
  if (event.type !== 'snapshot-restored' || state.comparing === undefined) return state;
  return { ...state, comparing: undefined };
}

function withScanEvent(state: AtlasState, event: ScanEvent): AtlasState {
  const live = state.viewing?.live ?? state;
  const before = beforeScan(state.before, live, event);
  const after = applyScanEvent({ snapshot: live.snapshot, scan: live.scan }, event);
  // Another source has prices and quotas of its own.
  const isOther = event.type === 'snapshot-restored';
  if (state.viewing !== undefined) {
    const livePricing = isOther ? {} : state.viewing.livePricing;
    return { ...state, before, viewing: { ...state.viewing, live: after, livePricing } };
  }
  return { ...state, ...after, before, ...(isOther ? { pricing: {} } : {}) };
}

function beforeScan(before: Snapshot | undefined, live: ScanState, event: ScanEvent): Snapshot | undefined {
  if (event.type === 'scan-started') return live.snapshot;
  return event.type === 'snapshot-restored' ? undefined : before;
}

/** Shows the document in place of the scans, which go on unseen. */
export function withDocument(state: AtlasState, document: OpenedDocument): AtlasState {
  const { file, exportedAt, snapshot, pricing } = document;
  return { ...state, snapshot, pricing, scan: NO_SCAN, viewing: { file, exportedAt, ...liveOf(state) } };
}

/** Shows the accounts in place of the scans of the one in use. */
export function withAccounts(state: AtlasState, { snapshot, accounts }: AccountsView): AtlasState {
  return { ...state, snapshot, pricing: {}, scan: NO_SCAN, viewing: { accounts, ...liveOf(state) } };
}

function liveOf({ viewing, snapshot, scan, pricing }: AtlasState): Pick<Viewing, 'live' | 'livePricing'> {
  return { live: viewing?.live ?? { snapshot, scan }, livePricing: viewing?.livePricing ?? pricing };
}

/** Shows the scans again, as they stand by now. */
export function withoutDocument(state: AtlasState): AtlasState {
  if (state.viewing === undefined) return state;
  const { live, livePricing } = state.viewing;
  return { ...state, ...live, pricing: livePricing, viewing: undefined };
}

/** The state with one message more; the same message said again moves to the end. */
export function withNotice(state: AtlasState, notice: Notice): AtlasState {
  const others = state.notices.filter((each) => messageOf(each) !== messageOf(notice));
  const id = 1 + Math.max(0, ...state.notices.map((each) => each.id));
  return { ...state, notices: [...others, { ...notice, id }].slice(-MAX_NOTICES) };
}

function messageOf(notice: Notice): string {
  return notice.kind === 'problem' ? notice.failure.message : notice.message;
}

/** The state without that message. */
export function withoutNotice(state: AtlasState, id: number): AtlasState {
  return { ...state, notices: state.notices.filter((notice) => notice.id !== id) };
}

/** What the application menu shows of the window: small and plain, so that it is cheap to see whether it changed. */
export function menuStateOf(view: ViewState, history: ViewHistory, data: AtlasState): MenuState {
  const { layout } = view;
  return {
    undo: history.done.at(-1)?.label ?? null,
    redo: history.undone.at(-1)?.label ?? null,
    sort: view.sort.by,
    hasFilters: FILTER_MODEL.activeCount(view.filter) > 0 || layout.onlyFromPinned,
    hasPins: layout.pinnedModels.length + layout.pinnedRegions.length > 0,
    hasHiddenModels: layout.hiddenModels.length > 0,
    isViewing: data.viewing?.file !== undefined,
  };
}

/** Whether what is shown came from elsewhere, another source or a file: words of a cell are those of its data. */
export function isOfOtherData(now: AtlasState, before: AtlasState): boolean {
  const [a, b] = [now.snapshot.source, before.snapshot.source];
  return (
    a.kind !== b.kind ||
    a.partition !== b.partition ||
    a.profile !== b.profile ||
    now.viewing?.file !== before.viewing?.file
  );
}
