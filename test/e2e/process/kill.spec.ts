/** `kill -9` of the real app in scan, save and export. `lab/kill.ts` does the same a hundred times. */
import { expect, test } from '@playwright/test';
import { killApp } from '../../drivers/kill/killed-app.ts';

const KILLS = 8;

test('kill -9 in scan, save and export leaves every file old or new, and the next start works', async () => {
  const report = await killApp(KILLS, 20_261_124);
  expect(report.wrong).toEqual([]);
  expect(report.exportOld + report.exportNew).toBe(KILLS);
  expect(report.cacheWhole + report.cacheAbsent).toBe(KILLS);
  expect(report.settingsWhole + report.settingsAbsent).toBe(KILLS);
  // The kills did fall into the work, not before or after it.
  expect(report.cacheWhole).toBeGreaterThan(0);
  expect(report.settingsWhole).toBeGreaterThan(0);
});
