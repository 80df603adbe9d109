/** The page Changes in the real app: an earlier scan and a new one, what differs, the way to the cell. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { GONE, keepEarlierScan } from '../drivers/earlier-scan.ts';
import { launchApp } from '../drivers/launch.ts';
import { expectNoViolations, rescan } from '../drivers/window-page.ts';

test('shows what changed since an earlier scan, and leads to the cell', async () => {
  const userDataDir = mkdtempSync(join(tmpdir(), 'atlas-changes-'));
  await keepEarlierScan(userDataDir);
  const { app, page } = await launchApp({ args: ['--sample-data'], userDataDir });
  await rescan(page);
  await page.keyboard.press('Control+4');
  await expect(page.getByRole('list', { name: 'Scans' }).getByRole('listitem')).toHaveCount(2);
  const row = page
    .getByRole('table', { name: 'Changes' })
    .getByRole('row', { name: `Added us-east-1 ${GONE}` });
  await expect(row).toBeVisible();
  await expectNoViolations(page);
  await row.getByRole('button', { name: GONE }).click();
  await expect(page.getByRole('grid', { name: 'Model availability by region' })).toBeVisible();
  await expect(page.getByRole('list', { name: 'Best regions' })).toBeVisible();
  await app.close();
});
