import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { keepEarlierScan } from '../drivers/earlier-scan.ts';
import { launchApp } from '../drivers/launch.ts';
import { expectNoViolations, rescan } from '../drivers/window-page.ts';

test('compares with an earlier scan, says which two are shown, and has one way out', async () => {
  const userDataDir = mkdtempSync(join(tmpdir(), 'atlas-compare-with-'));
  await keepEarlierScan(userDataDir);
  const { app, page } = await launchApp({ args: ['--sample-data'], userDataDir });
  await rescan(page);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('>compare with…');
  await page.getByRole('menuitem', { name: /Compare with…/ }).click();
  await expect(page.getByRole('dialog', { name: 'Compare with' })).toBeVisible();
  await expectNoViolations(page, '[role="dialog"]');
  await page.getByRole('list', { name: 'An earlier scan' }).getByRole('button').first().click();
  const banner = page.getByRole('status', { name: 'Comparison' });
  await expect(banner).toBeVisible();
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'Stop comparing' }).click();
  await expect(banner).toHaveCount(0);
  await app.close();
  rmSync(userDataDir, { recursive: true, force: true, maxRetries: 3 });
});
