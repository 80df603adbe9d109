/** What is known of a model and what is not: said in its details and at the filters, never taken for a no. */
import { expect, test } from '@playwright/test';
import { launchApp } from '../drivers/launch.ts';
import { rescan } from '../drivers/window-page.ts';

test('says where facts are from and of how many models a filter knows nothing', async () => {
  const { app, page } = await launchApp({ args: ['--sample-data'] });
  await rescan(page);

  for (const name of ['Prompt caching', 'Streaming']) {
    const filter = page.getByRole('checkbox', { name, exact: true });
    await expect(filter).toHaveAccessibleDescription(/^\d+ [1-9]\d* models unknown$/);
    await filter.check();
    await expect(filter).toHaveAccessibleDescription(/^\d+ [1-9]\d* models unknown, not shown$/);
    await expect(page.getByText(/models hidden by filters, \d+ models unknown/)).toBeVisible();
    await filter.uncheck();
  }

  await page.getByRole('searchbox', { name: 'Search models' }).fill('claude sonnet 4.6');
  await page.locator('[data-model-id="anthropic.claude-sonnet-4-6"]').first().click();
  const details = page.getByRole('complementary', { name: 'Claude Sonnet 4.6' });
  const limits = details.locator('section', {
    has: page.getByRole('heading', { name: 'Capabilities and limits' }),
  });
  await expect(limits.locator('.fact', { hasText: 'Context window' })).toContainText('1M tokens');
  await expect(limits.locator('.fact', { hasText: 'Max output tokens' })).toContainText('64K tokens');
  await limits.getByText(/^Sources and dates/).click();
  await expect(limits.getByRole('listitem').first()).toHaveText(
    /^ListFoundationModels; as of \d{4}-\d\d-\d\d$/,
  );
  await expect(limits.getByRole('listitem').last()).toHaveText(/model-card.*as of 2026-/);

  const features = details.locator('section', {
    has: page.getByRole('heading', { name: 'Converse features' }),
  });
  await expect(features.locator('.fact', { hasText: /^Supported/ })).toContainText('Guardrails');
  await expect(features.locator('.fact', { hasText: /^Not known/ })).toContainText('S3 links');
  await app.close();
});
