/** How the scans of several accounts go. */
import type { CodeQuestion, CommandWait } from '../reach/waiting.ts';
import type { Failure, IsoTime, Snapshot } from '../snapshot/model.ts';
import { failureText } from '../text.ts';

export interface AccountProgress {
  /** The profile's name. */
  profile: string;
  state: 'waiting' | 'signing-in' | 'scanning' | 'done' | 'failed' | 'cancelled';
  /** Regions that have answered, of those that are asked; 0 before. */
  answered: number;
  regions: number;
  /** The command that its credentials wait for; absent: none. */
  waitsFor?: CommandWait | undefined;
  /** The code that its role wants; absent: none. */
  asksCode?: CodeQuestion | undefined;
  /** Why it failed, with the next step. */
  failure?: Failure;
}

/** What is shown of several accounts. */
export interface AccountsView {
  /** Of all of them, with `accounts`. */
  snapshot: Snapshot;
  accounts: ShownAccount[];
}

export interface ShownAccount {
  profile: string;
  /** When the scan that is shown ended; absent: none is kept. */
  at?: IsoTime;
  /** Why a new scan of it failed: an older one is shown. */
  failure?: Failure;
}

/** Such as `12 of 33 Regions scanned`; a failure with its next step. */
export function progressText(progress: AccountProgress): string {
  const { state, answered, regions, failure, asksCode } = progress;
  if (asksCode !== undefined) return `Wants the code of the MFA device ${asksCode.device}`;
  switch (state) {
    case 'waiting':
      return 'Waiting';
    case 'signing-in':
      return 'Looking for credentials…';
    case 'scanning':
      return `${answered} of ${regions} Regions scanned${answered === regions ? ', finishing…' : ''}`;
    case 'done':
      return `${answered} of ${regions} Regions scanned`;
    case 'cancelled':
      return 'Cancelled';
    case 'failed':
      return failure === undefined ? 'Failed' : failureText(failure);
  }
}
