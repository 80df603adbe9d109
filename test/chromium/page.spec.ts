/** The page in a current Chromium, newer than the one of the fallback runtime; it is Debian's, Google's, or what CHROMIUM names. */
import { expect, test } from '@playwright/test';
import { type ServedPage, servePage, stubBridge } from './served-page.ts';

let served: ServedPage;
test.beforeAll(async () => {
  served = await servePage();
});
test.afterAll(() => served.close());

test('the page is drawn and used without a word in the console and without a break of the content security policy', async ({
  page,
}) => {
  const said: string[] = [];
  page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => said.push(`error: ${error.message}`));
  await stubBridge(page);
  await page.goto(served.url);
  const grid = page.getByRole('grid', { name: 'Model availability by region' });
  await expect(grid).toHaveAttribute('aria-rowcount', /\d\d/);

  await page.getByRole('searchbox', { name: 'Search models' }).fill('nova');
  await expect(page.getByText(/^\d+ of \d+ models/)).toBeVisible();
  await page.getByRole('rowheader').first().click();
  await expect(page.getByRole('complementary').getByText('Best regions')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+K');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.getByRole('tab', { name: 'Latency' }).click();
  await expect(page.getByRole('table').first()).toBeAttached();
  await page.getByRole('tab', { name: 'Compare' }).click();
  await page.getByRole('tab', { name: 'Matrix' }).click();
  await expect(grid).toBeVisible();
  expect(said).toEqual([]);
});
