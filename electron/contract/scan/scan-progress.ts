/** The progress of a scan, for the progress bar and the live region. */
import type { Failure, RegionCode } from '../snapshot/model.ts';

/** `complete`: every region answered. `partial`: some failed. `stopped`: it could not go on (see the failure). */
export type ScanOutcome = 'complete' | 'partial' | 'cancelled' | 'stopped';

export interface ScanProgress {
  /**
   * `listing`: model and profile lists. `access`: the account's access, model by model. `latency`: the
   * last part of a scan. `measuring`: latency alone; `proving`: access of some ids. The user asked for both.
   */
  phase: 'idle' | 'listing' | 'access' | 'latency' | 'measuring' | 'proving';
  regions: RegionCode[];
  /** Regions that answered or failed, in the order in which they did. */
  answered: RegionCode[];
  accessDone: number;
  accessTotal: number;
  /** Models of each region whose check has an answer in this scan. */
  checkedIn?: Readonly<Record<RegionCode, number>>;
  /** Regions measured or given up in this run, and how many there are to measure. */
  latencyDone: number;
  latencyTotal: number;
  /** Ids that were tried in this run, and how many there are; absent: there was none. */
  proofsDone?: number;
  proofsTotal?: number;
  /** No access of the account was known when the scan began, and it asks for some. */
  isFirstCheck?: true;
  startedAt?: string;
  finishedAt?: string;
  lastOutcome?: ScanOutcome;
  failure?: Failure;
}

/** No scan has run yet. */
export const NO_SCAN: ScanProgress = {
  phase: 'idle',
  regions: [],
  answered: [],
  accessDone: 0,
  accessTotal: 0,
  latencyDone: 0,
  latencyTotal: 0,
};

/** The same progress with nothing running. */
export function idleScan(scan: ScanProgress): ScanProgress {
  return scan.phase === 'idle' ? scan : NO_SCAN;
}
