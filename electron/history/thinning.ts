/** Which kept scans go: by age in one history, by size over all of them. */
import { readdirSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DAY_MS } from '../contract/snapshot/age.ts';
import { findScans } from './scan-index.ts';

/** How long scans are kept, and how much all histories together may take. */
export interface HistoryLimits {
  days: number;
  bytes: number;
}

export const HISTORY_LIMITS: HistoryLimits = { days: 365, bytes: 200_000_000 };

/** All scans of so many days stay, and so many of the last; of those before, the last of each day. */
const WHOLE = { days: 30, scans: 365 };

/**
 * Names of those to drop, of scans in the order in which they were kept, oldest first. Those that are older than 30 days
 * and not of the last 365 are thinned to the last of each day (UTC); all are dropped after `days`. The newest and the one
 * before it always stay. Ages count from the latter: a clock that is far ahead must not empty a history with its first scan.
 */
export function scansToDrop(
  scans: readonly { name: string; at: string }[],
  nowEpochMs: number,
  days: number,
): Set<string> {
  const before = scans.at(-2);
  if (before === undefined) return new Set();
  const fromMs = Math.min(nowEpochMs, Date.parse(before.at));
  const isOlder = (at: string, thanDays: number): boolean => Date.parse(at) < fromMs - thanDays * DAY_MS;
  const lastOfDay = new Map(scans.map(({ at, name }) => [at.slice(0, 10), name]));
  const others = Math.max(0, scans.length - WHOLE.scans);
  const dropped = scans
    .slice(0, -2)
    .filter(
      ({ at, name }, place) =>
        isOlder(at, days) ||
        (place < others && isOlder(at, WHOLE.days) && lastOfDay.get(at.slice(0, 10)) !== name),
    );
  return new Set(dropped.map(({ name }) => name));
}

/**
 * Removes the oldest scans of all histories in the folder until they fit. The newest of each stays. What cannot be removed
 * does no harm.
 */
export async function removeOldest(root: string, limitBytes: number): Promise<void> {
  const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const paths = folders.map(({ name }) => join(root, name));
  let total = paths.reduce((sum, folder) => sum + bytesIn(folder), 0);
  if (total <= limitBytes) return;
  const scans = paths.flatMap((folder) =>
    findScans(folder)
      .slice(0, -1)
      .map((scan) => ({ ...scan, file: join(folder, `${scan.name}.gz`) })),
  );
  for (const { bytes, file } of scans.sort((a, b) => a.writtenMs - b.writtenMs)) {
    if (total <= limitBytes) return;
    await rm(file, { force: true }).catch(() => undefined);
    total -= bytes;
  }
}

function bytesIn(folder: string): number {
  return readdirSync(folder).reduce(
    (sum, name) => sum + (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
}
