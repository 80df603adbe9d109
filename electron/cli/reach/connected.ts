/** Looks for credentials without a window: says what is waited for, and gives up on a signal. */
import type { CommandWait, ConnectionState } from '../../contract/bridge/api.ts';
import { withoutAccounts } from '../../contract/snapshot/account-numbers.ts';
import type { Waiting } from '../../session/connecting/connect-options.ts';
import type { SourceSession } from '../../session/source/source-session.ts';
import { codePrompt } from './code-prompt.ts';

const FIRST_TOLD_AFTER_MS = 2_000;
const TELL_EVERY_MS = 10_000;

const askCode = codePrompt(process.stdin, process.stderr);

/** Looks for them; while a command is waited for, says so. */
export async function connected(
  session: SourceSession,
  tell: (line: string) => void,
  signal: AbortSignal,
): Promise<ConnectionState> {
  const { stop, ...waiting } = waitingOn(tell);
  try {
    return await Promise.race([session.aws.connect({ signal, ...waiting }), neverConnected(session, signal)]);
  } finally {
    stop();
  }
}

/** Says that a command is waited for, first after some seconds, then now and then, and asks for codes on the terminal. */
export function waitingOn(tell: (line: string) => void): Required<Waiting> & { stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  const stop = (): void => clearTimeout(timer);
  const onWait = (wait: CommandWait | undefined): void => {
    stop();
    if (wait === undefined) return;
    const { profile, sinceEpochMs, said } = wait;
    const tellWait = (): void => {
      const seconds = Math.round((Date.now() - sinceEpochMs) / 1_000);
      const quote = said === undefined ? '' : ` It says: "${said}"`;
      tell(`Waiting for the command of profile ${withoutAccounts(profile)}, ${seconds} s.${quote}`);
      timer = setTimeout(tellWait, TELL_EVERY_MS);
    };
    timer = setTimeout(tellWait, FIRST_TOLD_AFTER_MS);
  };
  return { onWait, askCode, stop };
}

/** Settles when the signal aborts, for whatever does not hear it. */
function neverConnected(session: SourceSession, signal: AbortSignal): Promise<ConnectionState> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(session.aws.firstConnection()), { once: true });
    if (signal.aborted) resolve(session.aws.firstConnection());
  });
}
