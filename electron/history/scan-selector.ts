/** Which kept scan is meant: `--at WHEN` and the sides of `--diff`. */
import { DAY_MS } from '../contract/snapshot/age.ts';
import type { KeptScan } from '../contract/snapshot/kept/kept-scan.ts';

/** So many before the last, or the newest at or before an instant (milliseconds since 1970). */
export type ScanSelector = { kind: 'back'; steps: number } | { kind: 'until'; epochMs: number };

const BACK = /^@-(\d{1,6})$/;
const DATE = /^\d{4}-\d\d-\d\d$/;
const TIME = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/;
/** `@-1`, a date (UTC: its end) or an ISO time (UTC if it has no zone); undefined: the text is none of them. */
export function parseScanSelector(text: string): ScanSelector | undefined {
  const steps = BACK.exec(text)?.[1];
  if (steps !== undefined) return { kind: 'back', steps: Number(steps) };
  if (DATE.test(text)) {
    const startMs = dayMs(text);
    return startMs === undefined ? undefined : { kind: 'until', epochMs: startMs + DAY_MS - 1 };
  }
  const time = TIME.exec(text);
  if (time === null || dayMs(time[1] ?? '') === undefined) return undefined;
  const epochMs = Date.parse(time[4] === undefined ? `${text}Z` : text);
  return Number.isNaN(epochMs) ? undefined : { kind: 'until', epochMs };
}

/** The start of the day; undefined if there is none: `Date.parse` takes the 30th of February for a day in March. */
function dayMs(date: string): number | undefined {
  const epochMs = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(epochMs) || new Date(epochMs).toISOString().slice(0, 10) !== date ? undefined : epochMs;
}

/** The scan of a list that is newest first, as they were kept; undefined: nothing that old is kept. */
export function scanAt(scans: readonly KeptScan[], when: ScanSelector): KeptScan | undefined {
  if (when.kind === 'back') return scans[when.steps];
  // Where a clock went back, the list is not in the order of times.
  const [first, ...others] = scans.filter(({ at }) => Date.parse(at) <= when.epochMs);
  return others.reduce(
    (newest, scan) => (newest !== undefined && scan.at > newest.at ? scan : newest),
    first,
  );
}
