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

/** So many stay whatever their age, and all that are not older than so many days. */
const ALWAYS = { scans: 365, days: 30 };

/**
 * Names of those to drop, of scans in the order in which they were kept, oldest first. Older ones than 30 days are thinned
 * to the last of each day (UTC), and dropped after `days`; the newest 365 always stay.
 */
export function scansToDrop(
  scans: readonly { name: string; at: string }[],
  nowEpochMs: number,
  days: number,
): Set<string> {
  const lastOfDay = new Map(scans.map(({ at, name }) => [at.slice(0, 10), name]));
  const old = scans
    .slice(0, Math.max(0, scans.length - ALWAYS.scans))
    .filter(({ at }) => Date.parse(at) < nowEpochMs - ALWAYS.days * DAY_MS);
  const dropped = old.filter(
    ({ at, name }) => Date.parse(at) < nowEpochMs - days * DAY_MS || lastOfDay.get(at.slice(0, 10)) !== name,
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
