import { describe, expect, it } from 'vitest';
import { noteBehaviour } from '../drivers/fault-rows.ts';
import { killRuns } from '../drivers/kill/kill-runs.ts';

/** `lab/kill.ts` does the same a hundred times. */
const KILLS = 25;

noteBehaviour('kill');

describe('kill -9 at random moments of scan, save and export', () => {
  it('leaves every file old or new, never half', { timeout: 120_000 }, async () => {
    const report = await killRuns(KILLS, 20_261_124);
    expect(report.wrong).toEqual([]);
    expect(report.exportOld + report.exportNew).toBe(KILLS);
    expect(report.cacheWhole + report.cacheAbsent).toBe(KILLS);
    // The kills did fall into the work, not before or after it.
    expect(report.cacheWhole).toBeGreaterThan(0);
  });
});
