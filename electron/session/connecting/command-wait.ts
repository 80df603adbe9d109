/** How a connection is told while a command is waited for. Pure. */
import type { CommandWait, ConnectionState } from '../../contract/bridge/api.ts';

/** The connection with what is waited for, or with nothing. What was missing before is looked for again. */
export function withWait(connection: ConnectionState, wait: CommandWait | undefined): ConnectionState {
  const { waitsFor: _before, failure, ...rest } = connection;
  if (wait === undefined) return { ...rest, ...(failure === undefined ? {} : { failure }) };
  return { ...rest, status: rest.status === 'connected' ? 'connected' : 'looking', waitsFor: wait };
}
