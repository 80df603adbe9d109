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
  const count = page.getByRole('status').filter({ hasText: /of \d+ models/ });
  const models = await count.textContent();
  // The rows are the models, and one row has the heads.
  expect(models).toMatch(new RegExp(`^${rows - 1} of ${rows - 1} models`));

  await name.click();
  await expect(page.getByRole('complementary', { name: 'Nova Lite' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowRight');
  await expect(button).toHaveAttribute('aria-expanded', 'true');
  await expect(name).toHaveAttribute('aria-expanded', 'true');
  await expect(grid).toHaveAttribute('aria-rowcount', String(rows + 2));
  await expect(count).toHaveText(models ?? '');
  await page.keyboard.press('ArrowDown');
  await expect(page.locator(':focus')).toHaveAttribute('data-row', VARIANTS[0] ?? '');
  await expect(page.locator(':focus')).toHaveAccessibleName(/Nova Lite.*24k.*id 2 of 3 of Nova Lite/);
  await expectNoViolations(page, (axe) => axe.include('.matrix-scroller'));
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', { name: 'Nova Lite' });
  await expect(panel.getByText(VARIANTS[0] ?? '', { exact: true }).first()).toBeVisible();
  // The panel leads to the others.
  await panel.getByRole('button', { name: OWN, exact: true }).click();
  await expect(panel.getByRole('button', { name: VARIANTS[1] ?? '', exact: true })).toBeVisible();
  await expectNoViolations(page);
  await app.close();

  const again = await launchApp({ args: ['--sample-data'], userDataDir });
  await expect(again.page.locator(`[data-row="${VARIANTS[1]}"]`)).toBeVisible();
  await again.page.getByRole('button', { name: '3 ids of Nova Lite' }).click();
  await expect(again.page.locator(`[data-row="${VARIANTS[1]}"]`)).toHaveCount(0);
  await again.app.close();
});
