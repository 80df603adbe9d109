/** Prices and quotas in the details: fetched when asked. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchApp } from '../drivers/launch.ts';
import { rescan } from '../drivers/window-page.ts';

test('fetches prices and quotas of the sample and shows them in the details', async () => {
  const first = await launchApp({ args: ['--sample-data', '--regions', 'us-east-1,eu-west-1'] });
  const { page } = first;
  await rescan(page);
  await page.getByRole('searchbox', { name: 'Search models' }).fill('claude haiku 4.5');
  await page
    .locator('[data-model-id="anthropic.claude-haiku-4-5-20251001-v1:0"][data-region="us-east-1"]')
    .click();
  const details = page.getByRole('complementary', { name: 'Claude Haiku 4.5' });
  const prices = details.getByRole('region', { name: 'Prices' });
  const quotas = details.getByRole('region', { name: 'Quotas' });
  await expect(prices).toContainText('Not fetched');
  await prices.getByRole('button', { name: 'Fetch prices' }).click();
  await expect(prices.getByRole('row', { name: /Global profile Standard/ })).toContainText('$1');
  await expect(prices.getByRole('row', { name: /In region and geo profiles Standard/ })).toContainText(
    '$1.1',
  );
  await expect(prices).toContainText('The global profile is cheapest');
  await expect(prices).toContainText('Sample prices');
  await prices.getByText('Cost estimate').click();
  await expect(prices.getByRole('list', { name: 'Monthly cost, cheapest first' })).toContainText('a month');

  await quotas.getByRole('button', { name: 'Fetch quotas' }).click();
  await expect(quotas.getByRole('row', { name: /Geo profiles, tokens per minute/ })).toBeVisible();
  await first.app.close();
});

test('shows a price in each cell, and keeps that over a restart', async () => {
  test.setTimeout(180_000);
  const haiku = '[data-model-id="anthropic.claude-haiku-4-5-20251001-v1:0"][data-region="us-east-1"]';
  const args = ['--sample-data', '--regions', 'us-east-1,eu-west-1'];
  const userDataDir = mkdtempSync(join(tmpdir(), 'atlas-cells-'));
  const first = await launchApp({ args, userDataDir });
  const { page } = first;
  await rescan(page);
  await page.getByRole('button', { name: /Cells show/ }).click();
  await page.getByRole('option', { name: 'Input price' }).click();
  await page.getByRole('searchbox', { name: 'Search models' }).fill('claude haiku 4.5');
  await expect(page.locator(haiku)).toHaveText('?');
  await page.getByRole('button', { name: 'Fetch prices' }).click();
  await expect(page.locator(haiku)).toHaveText('1');
  await expect(page.locator(haiku)).toHaveAccessibleName(
    /input per million tokens \$1 \(Global profile\), \$1\.1 \(In region and geo profiles\)$/,
  );
  await page.locator(haiku).focus();
  await page.keyboard.press('m');
  await expect(page.locator(haiku)).toHaveText('5');
  await first.app.close();

  const second = await launchApp({ args, userDataDir });
  await expect(second.page.locator(haiku)).toHaveText('5');
  await second.app.close();
  rmSync(userDataDir, { recursive: true, force: true, maxRetries: 3 });
});
