/** What the window asks the main process for when a user looks at one model or one region. */
import { expect, type Page, test } from '@playwright/test';
import type { LaunchedApp } from '../drivers/launch.ts';
import { launchScanned } from '../drivers/scanned-app.ts';
import { cellOf } from '../drivers/window-page.ts';

let launched: LaunchedApp;
let page: Page;
test.beforeAll(async () => {
  launched = await launchScanned();
  page = launched.page;
});
test.afterAll(() => launched.app.close());

async function openDetails(name: string, modelId: string, region: string) {
  await page.getByRole('searchbox', { name: 'Search models' }).fill(modelId);
  await cellOf(page, modelId, region).click();
  return page.getByRole('complementary', { name });
}

test('details say where facts are from and of how many models a filter knows nothing', async () => {
  for (const name of ['Prompt caching', 'Streaming']) {
    const filter = page.getByRole('checkbox', { name, exact: true });
    await expect(filter).toHaveAccessibleDescription(/^\d+ [1-9]\d* models unknown$/);
    await filter.check();
    await expect(filter).toHaveAccessibleDescription(/^\d+ [1-9]\d* models unknown, not shown$/);
    await expect(page.getByText(/models hidden by filters, \d+ models unknown/)).toBeVisible();
    await filter.uncheck();
  }

  const details = await openDetails('Claude Sonnet 4.6', 'anthropic.claude-sonnet-4-6', 'eu-central-1');
  const sectionOf = (name: string) =>
    details.locator('section', { has: page.getByRole('heading', { name }) });
  const limits = sectionOf('Capabilities and limits');
  await expect(limits.locator('.fact', { hasText: 'Context window' })).toContainText('1M tokens');
  await expect(limits.locator('.fact', { hasText: 'Max output tokens' })).toContainText('64K tokens');
  await limits.getByText(/^Sources and dates/).click();
  await expect(limits.getByRole('listitem').first()).toHaveText(/^ListFoundationModels; as of .*\d{4}$/);
  await expect(limits.getByRole('listitem').last()).toHaveText(/model-card.*as of .*2026/);
  const features = sectionOf('Converse features');
  await expect(features.locator('.fact', { hasText: /^Supported/ })).toContainText('Guardrails');
  await expect(features.locator('.fact', { hasText: /^Unknown/ })).toContainText('S3 links');
});

test('prices and quotas are fetched when asked, and shown in the details and in each cell', async () => {
  const haiku = 'anthropic.claude-haiku-4-5-20251001-v1:0';
  const details = await openDetails('Claude Haiku 4.5', haiku, 'us-east-1');
  const prices = details.getByRole('region', { name: 'Prices' });
  await expect(prices).toContainText('Not fetched');
  await prices.getByRole('button', { name: 'Fetch prices' }).click();
  await expect(prices.getByRole('row', { name: /Global cross-Region Standard/ })).toContainText('$1');
  await expect(prices).toContainText('Sample prices');
  const quotas = details.getByRole('region', { name: 'Quotas' });
  await quotas.getByRole('button', { name: 'Fetch quotas' }).click();
  await expect(quotas.getByRole('row', { name: /Geographic cross-Region, tokens per minute/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /Cells show/ }).click();
  await page.getByRole('option', { name: 'Input price' }).click();
  await expect(cellOf(page, haiku, 'us-east-1')).toHaveText('1');
});

test('access is proven when the user sends for it, and cell and details say what came of it', async () => {
  const nova = 'amazon.nova-lite-v1:0';
  const details = await openDetails('Nova Lite', nova, 'us-east-1');
  const proof = details.getByRole('region', { name: 'Proof' });
  await expect(proof).toContainText('Nothing was tried');
  await proof.getByRole('button', { name: 'Prove access' }).click();
  const dialog = page.getByRole('dialog', { name: 'Prove access' });
  await expect(dialog.getByRole('list', { name: 'What is sent' })).toContainText('for one token of answer');
  await expect(dialog).toContainText('CloudTrail');
  await dialog.getByRole('button', { name: /^Send for \d+ ids?$/ }).click();
  await expect(proof).toContainText(/Works, first token \d\.\d s/);
  await expect(cellOf(page, nova, 'us-east-1')).toHaveAttribute('data-proof', 'works');
});

test('what the account has of its own is shown region by region, and a denied list as such', async () => {
  await page.getByRole('button', { name: 'Your own models' }).click();
  const dialog = page.getByRole('dialog', { name: 'Your own models' });
  await dialog.getByRole('button', { name: /Region/ }).click();
  await page.getByRole('option', { name: /us-east-1/ }).click();
  await expect(dialog.getByRole('region', { name: 'Provisioned Throughput' })).toContainText(
    'translation-steady',
  );
  await expect(dialog.getByRole('region', { name: 'Marketplace endpoints' })).toContainText('Unknown:');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});
