/** The window's state and how events change it: the same reducer for the snapshot as in the main process. */
import type { AppEvent, ConnectionState, Settings } from '../../electron/contract/api.ts';
import type { Failure } from '../../electron/contract/model.ts';
import { applyScanEvent, type ScanState } from '../../electron/contract/scan-event.ts';
import { NO_SCAN } from '../../electron/contract/scan-progress.ts';
import { emptySnapshot } from '../../electron/contract/snapshot.ts';

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
}

/** Nothing heard yet. */
export const FIRST_STATE: AtlasState = {
  snapshot: emptySnapshot({ kind: 'aws', partition: 'aws' }),
  scan: NO_SCAN,
  connection: undefined,
  settings: undefined,
  notices: [],
};

/** How many messages are kept; older ones give way. */
const NOTICE_LIMIT = 4;

/** The state after the event; commands change nothing. */
export function applyAppEvent(state: AtlasState, event: AppEvent): AtlasState {
  switch (event.type) {
    case 'scan':
      return { ...state, ...applyScanEvent(state, event.event) };
    case 'connection':
      return { ...state, connection: event.connection };
    case 'settings':
      return { ...state, settings: event.settings };
    case 'notice':
      return withNotice(state, event.level, event.failure);
    case 'command':
      return state;
  }
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
