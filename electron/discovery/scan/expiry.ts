/** How old data is and when it is too old. */
import type { IsoTime } from '../../contract/snapshot/model.ts';

/** The cache's time to live: 7 days, in milliseconds. */
const CACHE_TTL_MS = 7 * 24 * 60 * 60 * 1000;

/** Age in milliseconds; infinite if never fetched, 0 if the clock has gone back. */
export function ageMs(fetchedAt: IsoTime | undefined, nowEpochMs: number): number {
  const fetched = fetchedAt === undefined ? Number.NaN : Date.parse(fetchedAt);
  return Number.isNaN(fetched) ? Number.POSITIVE_INFINITY : Math.max(0, nowEpochMs - fetched);
}

export function isExpired(age: number): boolean {
  return age > CACHE_TTL_MS;
}
