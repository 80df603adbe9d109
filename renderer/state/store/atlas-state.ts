/** The window's state and how events change it: the same reducer for the snapshot as in the main process. */
import type { AppEvent, ConnectionState } from '../../../electron/contract/bridge/api.ts';
import type { Settings } from '../../../electron/contract/bridge/settings.ts';
import type { Failure, Snapshot } from '../../../electron/contract/snapshot/model.ts';
import {
  applyScanEvent,
  type ScanEvent,
  type ScanState,
} from '../../../electron/contract/snapshot/scan-event.ts';
import { NO_SCAN } from '../../../electron/contract/snapshot/scan-progress.ts';
import { emptySnapshot } from '../../../electron/contract/snapshot/snapshot.ts';
import type { OpenedDocument } from './opened-document.ts';

/** A message to the user that stays until it is dismissed. */
export interface Notice {
  id: number;
  level: 'problem' | 'info';
  failure: Failure;
}

export interface AtlasState extends ScanState {
  /** Undefined until the main process has spoken. */
  connection: ConnectionState | undefined;
  settings: Settings | undefined;
  notices: readonly Notice[];
  /** The snapshot as it was when the running or last scan began. */
  before: Snapshot | undefined;
  /** The document that is looked at: `snapshot` is then its, and `live` is what goes on meanwhile. */
  viewing: { file: string; exportedAt: string; live: ScanState } | undefined;
}

/** Nothing heard yet. */
export const FIRST_STATE: AtlasState = {
  snapshot: emptySnapshot({ kind: 'aws', partition: 'aws' }),
  scan: NO_SCAN,
  connection: undefined,
  settings: undefined,
  notices: [],
  before: undefined,
  viewing: undefined,
};

/** How many messages are kept; older ones give way. */
const NOTICE_LIMIT = 4;

/** The state after the event; the view, commands, files and links change nothing here. */
export function applyAppEvent(state: AtlasState, event: AppEvent): AtlasState {
  switch (event.type) {
    case 'scan':
      return withScanEvent(state, event.event);
    case 'connection':
      return { ...state, connection: event.connection };
    case 'settings':
      return { ...state, settings: event.settings };
    case 'notice':
      return withNotice(state, event.level, event.failure);
    case 'view':
    case 'command':
    case 'opened':
    case 'link':
      return state;
  }
}

function withScanEvent(state: AtlasState, event: ScanEvent): AtlasState {
  const live = state.viewing?.live ?? state;
  const before = beforeScan(state.before, live, event);
  const after = applyScanEvent({ snapshot: live.snapshot, scan: live.scan }, event);
  if (state.viewing !== undefined) return { ...state, before, viewing: { ...state.viewing, live: after } };
  return { ...state, ...after, before };
}

function beforeScan(before: Snapshot | undefined, live: ScanState, event: ScanEvent): Snapshot | undefined {
  if (event.type === 'scan-started') return live.snapshot;
  return event.type === 'snapshot-restored' ? undefined : before;
}

/** Shows the document in place of the scans, which go on unseen. */
export function withDocument(state: AtlasState, document: OpenedDocument): AtlasState {
  const { file, exportedAt, snapshot } = document;
  const live = state.viewing?.live ?? { snapshot: state.snapshot, scan: state.scan };
  return { ...state, snapshot, scan: NO_SCAN, viewing: { file, exportedAt, live } };
}

/** Shows the scans again, as they stand by now. */
export function withoutDocument(state: AtlasState): AtlasState {
  return state.viewing === undefined ? state : { ...state, ...state.viewing.live, viewing: undefined };
}

/** The state with one message more; the same message said again moves to the end. */
export function withNotice(state: AtlasState, level: Notice['level'], failure: Failure): AtlasState {
  const others = state.notices.filter((notice) => notice.failure.message !== failure.message);
  const id = 1 + state.notices.reduce((highest, notice) => Math.max(highest, notice.id), 0);
  return { ...state, notices: [...others, { id, level, failure }].slice(-NOTICE_LIMIT) };
}

/** The state without that message. */
export function withoutNotice(state: AtlasState, id: number): AtlasState {
  return { ...state, notices: state.notices.filter((notice) => notice.id !== id) };
}
