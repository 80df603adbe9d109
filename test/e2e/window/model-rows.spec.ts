/** One row for each model: it opens by keyboard into its ids, says what holds in each, and is open again after a restart. */
import { expect, test } from '@playwright/test';
import { launchApp } from '../../drivers/launch.ts';
import { launchScanned } from '../../drivers/scanned-app.ts';
import { expectNoViolations, gridOf } from '../../drivers/window-page.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

const OWN = 'amazon.nova-lite-v1:0';
const VARIANTS = [`${OWN}:24k`, `${OWN}:300k`];

test('a model opens into its ids by keyboard, and stays open', async () => {
  const userDataDir = tempFolder();
  const { app, page } = await launchScanned({ userDataDir });
  const grid = gridOf(page);
  const name = page.locator(`[data-row="${OWN}"]`);
  const button = name.getByRole('button', { name: '3 ids of Nova Lite' });
  const rows = Number(await grid.getAttribute('aria-rowcount'));

  await name.click();
  await expect(page.getByRole('complementary', { name: 'Nova Lite' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowRight');
  await expect(button).toHaveAttribute('aria-expanded', 'true');
  await expect(name).toHaveAttribute('aria-expanded', 'true');
  await expect(grid).toHaveAttribute('aria-rowcount', String(rows + 2));
  await page.keyboard.press('ArrowDown');
  await expect(page.locator(':focus')).toHaveAttribute('data-row', VARIANTS[0] ?? '');
  await expect(page.locator(':focus')).toHaveAccessibleName(/Nova Lite.*24k.*id 2 of 3 of Nova Lite/);
  await expectNoViolations(page, (axe) => axe.include('.matrix-scroller'));
  await app.close();

  const again = await launchApp({ args: ['--sample-data'], userDataDir });
  await expect(again.page.locator(`[data-row="${VARIANTS[1]}"]`)).toBeVisible();
  await again.page.getByRole('button', { name: '3 ids of Nova Lite' }).click();
  await expect(again.page.locator(`[data-row="${VARIANTS[1]}"]`)).toHaveCount(0);
  await again.app.close();
});
