/** The status strip: age of the data, regions that answered, problems. */

import { defined } from '../../../electron/contract/defined.ts';
import type { ScanOutcome, ScanProgress } from '../../../electron/contract/scan/scan-progress.ts';
import type {
  Failure,
  RegionCode,
  RegionRecord,
  RegionState,
  Snapshot,
} from '../../../electron/contract/snapshot/model.ts';
import { isLasting } from '../../../electron/contract/snapshot/region-lists.ts';
import { counted, grouped } from '../../../electron/contract/text.ts';

/** A region whose last attempt was incomplete. */
export interface RegionProblem {
  region: RegionCode;
  state: RegionRecord['state'];
  failure: Failure;
  /** When its shown data was fetched; absent if there is none. */
  scannedAt?: string;
}

export interface ScanSummary {
  regions: number;
  /** Regions whose last attempt was complete. */
  answered: number;
  /** The oldest of the fresh regions; absent if no region was ever scanned. */
  scannedAt?: string;
  hasData: boolean;
  /** Some region was scanned before, and the last scan of none gave an answer. */
  isStale: boolean;
  problems: RegionProblem[];
}

const UNSAID: Failure = {
  kind: 'unknown',
  message: 'The Region gave no answer.',
  nextStep: 'Rescan to ask again.',
};

/** Whether any region was ever scanned. */
export function hasScannedRegion(snapshot: Snapshot): boolean {
  return Object.values(snapshot.regions).some((record) => record.scannedAt !== undefined);
}

/** The summary of a snapshot; regions that were never asked are not problems. */
export function summarise(snapshot: Snapshot): ScanSummary {
  const records = Object.values(snapshot.regions);
  const times = records.flatMap((record) => (record.scannedAt === undefined ? [] : [record]));
  const fresh = times.filter((record) => !record.stale);
  const scannedAt = (fresh.length > 0 ? fresh : times).map((record) => record.scannedAt ?? '').sort()[0];
  return {
    regions: records.length,
    answered: records.filter((record) => record.state === 'ok').length,
    ...(scannedAt === undefined ? {} : { scannedAt }),
    hasData: hasScannedRegion(snapshot),
    isStale: times.length > 0 && fresh.length === 0,
    problems: records.flatMap(problemsOf).sort((a, b) => (a.region < b.region ? -1 : 1)),
  };
}

function problemsOf(record: RegionRecord): RegionProblem[] {
  if (record.state === 'ok' || record.state === 'not-scanned') return [];
  return [
    {
      region: record.region,
      state: record.state,
      failure: record.failure ?? UNSAID,
      ...(record.scannedAt === undefined ? {} : { scannedAt: record.scannedAt }),
    },
  ];
}

/** In how many of the regions that list models the access of all of them was asked. */
export function accessCoverage({ regions }: Snapshot): { checked: number; regions: number } {
  const listing = Object.values(regions).filter(({ models, stale }) => !stale && sizeOf(models) > 0);
  return {
    checked: listing.filter(({ access, models }) => sizeOf(access) >= sizeOf(models)).length,
    regions: listing.length,
  };
}

/** Tables never change, and each batch of events asks for all of them. */
const sizes = new WeakMap<object, number>();

function sizeOf(table: object): number {
  const known = sizes.get(table);
  if (known !== undefined) return known;
  const size = Object.keys(table).length;
  sizes.set(table, size);
  return size;
}

/** What failed alike, said once. */
export interface ProblemGroup {
  state: RegionState;
  /** For several regions without the name of one. */
  failure: Failure;
  problems: readonly RegionProblem[];
}

/** The problems by cause, the cause of most regions first. */
export function groupedProblems(problems: readonly RegionProblem[]): ProblemGroup[] {
  const groups = new Map<string, RegionProblem[]>();
  for (const problem of problems) {
    const { message, nextStep } = generalised(problem);
    const cause = JSON.stringify([problem.state, message, nextStep]);
    const known = groups.get(cause);
    if (known === undefined) groups.set(cause, [problem]);
    else known.push(problem);
  }
  return [...groups.values()]
    .flatMap((alike): ProblemGroup[] => {
      const [first] = alike;
      if (first === undefined) return [];
      const failure = alike.length === 1 ? first.failure : generalised(first);
      return [{ state: first.state, failure, problems: alike }];
    })
    .sort((a, b) => b.problems.length - a.problems.length);
}

/** The failure in words that hold for every region in which it is the same. */
function generalised({ failure, region }: RegionProblem): Failure {
  const words = (text: string): string => text.replaceAll(` in ${region}`, '').replaceAll(region, 'REGION');
  return {
    ...failure,
    message: words(failure.message),
    nextStep: words(failure.nextStep),
    ...defined({ command: failure.command === undefined ? undefined : words(failure.command) }),
  };
}

/** Regions worth a retry: not those that stay as they are until the account or AWS changes. */
export function retryable(problems: readonly RegionProblem[]): RegionCode[] {
  return problems.filter((problem) => !isLasting(problem)).map((problem) => problem.region);
}

/** The running phase, such as `Access 120 of 900`; undefined when nothing runs. */
export function phaseText(scan: ScanProgress): string | undefined {
  switch (scan.phase) {
    case 'idle':
      return undefined;
    case 'listing':
      return `Regions ${scan.answered.length} of ${scan.regions.length}`;
    case 'access':
      return `Access ${grouped(scan.accessDone)} of ${grouped(scan.accessTotal)}`;
    case 'latency':
    case 'measuring':
      return `Latency ${scan.latencyDone} of ${scan.latencyTotal}`;
    case 'proving':
      return `Proved ${scan.proofsDone ?? 0} of ${scan.proofsTotal ?? 0}`;
  }
}

/** The last Regions of a listing are named: one that hangs holds the scan, and nobody would know which. */
const NAMED_AT_LAST = 3;

/** Such as `waiting for sa-east-1`; undefined while many are open, or none. */
export function waitingText(scan: ScanProgress, { regions }: Pick<Snapshot, 'regions'>): string | undefined {
  const open = scan.regions.filter((region) => isWaitedFor(scan, region, regions[region]));
  const isAtLast = hasBegun(scan) && open.length > 0 && open.length <= NAMED_AT_LAST;
  return isAtLast ? `waiting for ${open.join(', ')}` : undefined;
}

/** Whether something of the phase is done. */
function hasBegun({ phase, answered, accessDone, latencyDone }: ScanProgress): boolean {
  switch (phase) {
    case 'listing':
      return answered.length > 0;
    case 'access':
      return accessDone > 0;
    case 'latency':
      return latencyDone > 0;
    case 'idle':
    case 'measuring':
    case 'proving':
      return false;
  }
}

/** Whether the phase waits for the Region, as far as its record says. */
function isWaitedFor(
  { answered, checkedIn, phase, startedAt = '' }: ScanProgress,
  region: RegionCode,
  record: RegionRecord | undefined,
): boolean {
  if (!answered.includes(region)) return true;
  if (record === undefined || phase === 'listing' || sizeOf(record.models) === 0 || record.stale)
    return false;
  if (phase === 'access') {
    // What an earlier scan had answered says nothing of this one.
    return (checkedIn?.[region] ?? 0) < sizeOf(record.models);
  }
  return (record.latency?.measuredAt ?? '') < startedAt && record.latencyFailure === undefined;
}

/** The live region's text about a scan; it changes only at milestones, so that a screen reader is not flooded. */
export function milestoneText(scan: ScanProgress, summary: ScanSummary): string {
  switch (scan.phase) {
    case 'listing': {
      const isHalfDone = 2 * scan.answered.length >= Math.max(1, scan.regions.length);
      return isHalfDone
        ? `Half of ${scan.regions.length} Regions scanned.`
        : `Scanning ${scan.regions.length} Regions.`;
    }
    case 'access':
      return 'All Regions scanned. Checking access.';
    case 'latency':
    case 'measuring':
      return 'Measuring latency.';
    case 'proving':
      return 'Proving access.';
    case 'idle':
      return scan.lastOutcome === undefined ? '' : outcomeText(scan.lastOutcome, summary, scan.failure);
  }
}

/** Regions that are switched off, or have no endpoint, have given their answer. */
function withErrors({ regions, answered, problems }: ScanSummary): number {
  return regions - answered - (problems.length - retryable(problems).length);
}

function outcomeText(outcome: ScanOutcome, summary: ScanSummary, failure?: Failure): string {
  const answered = `${summary.answered} of ${summary.regions} Regions scanned.`;
  switch (outcome) {
    case 'complete':
      return `Scan complete. ${answered}`;
    case 'partial':
      return `Scan finished, ${counted(withErrors(summary), 'Region')} with errors. ${answered}`;
    case 'cancelled':
      return `Scan cancelled. ${answered}`;
    case 'stopped':
      return failure === undefined ? 'Scan stopped.' : `Scan stopped: ${failure.message}`;
  }
}
