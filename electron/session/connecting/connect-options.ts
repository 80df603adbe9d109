/** How a source's credentials are looked for, and who is told and asked meanwhile. */
import type { AskCode } from '../../aws/credentials/mfa.ts';
import type { CommandWait, ConnectionState } from '../../contract/bridge/api.ts';

export interface ConnectOptions {
  /** Gives up, and ends the command that is waited for. */
  signal?: AbortSignal;
  /** The user has signed in or out: credentials that were found before, or not, count no more. */
  isRenewed?: boolean;
  /** Hears what is set up on this computer, which is known before there are credentials. */
  onSetup?: (setup: Pick<ConnectionState, 'profiles' | 'lookedFor'>) => void;
  /** Hears of commands that are waited for, later too; undefined: of none any more. Absent: who heard before. */
  onWait?: (wait: CommandWait | undefined) => void;
  /** Hears of the account's alias, which is asked for beside the first call of a scan; absent: it is not asked for. */
  onAlias?: (alias: string) => void;
  /** Asks for the code of an MFA device, later too; absent: who was asked before, or nobody. */
  askCode?: AskCode;
}

/** Who is told and asked while credentials are waited for. */
export type Waiting = Pick<ConnectOptions, 'onWait' | 'askCode'>;
