/** When data is too old. */
import type { IsoTime } from './model.ts';

export const DAY_MS = 86_400_000;

/** The cache's time to live: 7 days, in milliseconds. */
const MAX_AGE_MS = 7 * DAY_MS;

/** Whether data of that time has expired; true if there is none, false while the clock is behind it. */
export function isExpired(at: IsoTime | undefined, nowEpochMs: number): boolean {
  return !(nowEpochMs - Date.parse(at ?? '') <= MAX_AGE_MS);
}
