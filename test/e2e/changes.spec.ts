/** What changed since an earlier scan, which the real main process has kept: on its page, and while the matrix compares with it. */
import { expect, test } from '@playwright/test';
import { GONE, keepScans } from '../drivers/kept-scans.ts';
import { launchScanned } from '../drivers/scanned-app.ts';
import { expectNoViolations, gridOf, inDialog } from '../drivers/window-page.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

test('the page Changes shows what changed since an earlier scan, leads to the cell, watches it, and compares until told to stop', async () => {
  const userDataDir = tempFolder();
  await keepScans(userDataDir);
  const { app, page } = await launchScanned({ userDataDir });
  await page.keyboard.press('Control+4');
  await expect(page.getByRole('list', { name: 'Scans' }).getByRole('listitem')).toHaveCount(2);
  const row = page
    .getByRole('table', { name: 'Changes' })
    .getByRole('row', { name: `Added us-east-1 ${GONE}` });
  await expect(row).toBeVisible();
  await expectNoViolations(page);
  await row.getByRole('button', { name: GONE }).click();
  await expect(gridOf(page)).toBeVisible();
  await expect(page.getByRole('list', { name: 'Best regions' })).toBeVisible();
  await page.getByRole('button', { name: 'Watch', exact: true }).click();
  await page.keyboard.press('Control+4');
  await expect(page.getByRole('list', { name: 'Watched' })).toContainText(GONE);
  await expectNoViolations(page);

  await page.keyboard.press('Control+k');
  await page.keyboard.type('>compare with…');
  await page.getByRole('menuitem', { name: /Compare with…/ }).click();
  await expect(page.getByRole('dialog', { name: 'Compare with' })).toBeVisible();
  await expectNoViolations(page, inDialog);
  await page.getByRole('list', { name: 'An earlier scan' }).getByRole('button').first().click();
  const banner = page.getByRole('status', { name: 'Comparison' });
  await expect(banner).toBeVisible();
  await expectNoViolations(page, (axe) => axe.exclude('.matrix-scroller'));
  await page.getByRole('button', { name: 'Stop comparing' }).click();
  await expect(banner).toHaveCount(0);
  await app.close();
});
