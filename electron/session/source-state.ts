/** The window's source: none, being opened, or open. */
import type { ConnectionState } from '../contract/bridge/api.ts';
import type { SourceChoice } from '../contract/bridge/settings.ts';
import type { AtlasSession } from './ports.ts';

/** The source in use. A source that was left publishes nothing, and nothing starts on it. */
export type SourceState =
  | { kind: 'none' }
  | { kind: 'opening'; choice: SourceChoice; deadlineMs: number }
  | {
      kind: 'open';
      choice: SourceChoice;
      /** With which it was opened. */
      deadlineMs: number;
      session: AtlasSession;
      connection: ConnectionState;
    };
