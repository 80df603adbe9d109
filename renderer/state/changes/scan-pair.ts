/** Which two kept scans are compared, and which of their changes are shown. */
import { type ChangeRow, changeRows } from '../../../electron/contract/diff/change-rows.ts';
import type { SideTitles } from '../../../electron/contract/diff/diff-text.ts';
import type { Difference } from '../../../electron/contract/diff/difference.ts';
import type { KeptScan, ScanPair } from '../../../electron/contract/snapshot/kept/kept-scan.ts';

/** The last two that differ; the last two if none do; undefined: there are no two. `scans`: newest first. */
export function firstPair(scans: readonly KeptScan[]): ScanPair | undefined {
  const index = scans.findIndex(({ changes }, place) => changes > 0 && place + 1 < scans.length);
  const now = scans[Math.max(index, 0)];
  const old = scans[Math.max(index, 0) + 1];
  return now === undefined || old === undefined ? undefined : { old: old.id, new: now.id };
}

/** The chosen scan and the one before it; of the oldest, it and the one after it. `scans`: newest first. */
export function pairOf(scans: readonly KeptScan[], id: string): ScanPair {
  const place = scans.findIndex((scan) => scan.id === id);
  const before = scans[place + 1];
  if (before !== undefined) return { old: before.id, new: id };
  return { old: id, new: scans[place - 1]?.id ?? id };
}

const LISTED: Readonly<Record<string, readonly [string, string]>> = {
  Added: ['not listed', 'listed'],
  Removed: ['listed', 'not listed'],
};

/** What the cell was on one side and on the other, in a sentence. */
export function thenAndNow({ from, group, modelId, region, to }: ChangeRow, titles: SideTitles): string {
  const place = modelId === '' ? region : `${modelId} in ${region}`;
  const [was, is] = LISTED[group] ?? [`${group.toLowerCase()} ${from}`, to];
  return `${place}: ${was} (${titles.old}), ${is} (${titles.new}).`;
}

/** The rows of a group (empty: all) that hold every word of the text, in any column. */
export function shownRows(difference: Difference, group: string, text: string): ChangeRow[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return changeRows(difference).filter((row) => {
    const all = Object.values(row).join(' ').toLowerCase();
    return (group === '' || row.group === group) && words.every((word) => all.includes(word));
  });
}
