/** What a source is opened with. */
import type { SourceChoice } from '../contract/bridge/settings.ts';
import type { Failure, RegionCode } from '../contract/snapshot/model.ts';
import type { HistoryLimits } from '../history/thinning.ts';
import type { AppLog } from '../log/log.ts';
import type { CallBudget } from './yielding-gateway.ts';

export interface SessionOptions {
  choice: SourceChoice;
  userDataDir: string;
  /** Scan only these; absent: every region of the partition that has Bedrock. */
  regions?: RegionCode[];
  /** Longest time for one call to a region, in milliseconds. */
  regionDeadlineMs: number;
  /** How long and how much is kept of finished scans, asked after each; absent: the defaults. */
  historyLimits?: () => HistoryLimits;
  /** How long the command of a profile may take; absent: until its user cancels. */
  commandTimeoutMs?: number;
  /** What it shares with other sessions of the process; absent: its own. */
  budget?: CallBudget;
  env: NodeJS.ProcessEnv;
  onProblem: (failure: Failure) => void;
  /** The cache is read and not written, and the user knows. Default false. */
  isReadOnly?: boolean;
  log?: AppLog;
}
