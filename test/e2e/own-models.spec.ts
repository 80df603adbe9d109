/** What the account has of its own, asked for by the window through the bridge. */
import { expect, test } from '@playwright/test';
import { launchApp } from '../drivers/launch.ts';
import { rescan } from '../drivers/window-page.ts';

test('comes as values, a denied list as a failure in its place, and only for a region', async () => {
  const { app, page } = await launchApp({ args: ['--sample-data'] });
  await expect(page.getByRole('button', { name: 'Rescan' })).toBeVisible();
  const [good, bad] = await page.evaluate(async () => {
    const atlas = Reflect.get(globalThis, 'atlas');
    return [await atlas.listOwnModels('us-east-1'), await atlas.listOwnModels('not a region')];
  });
  expect(good).toMatchObject({
    ok: true,
    value: {
      region: 'us-east-1',
      lists: {
        provisioned: { state: 'listed', models: [{ name: 'translation-steady', status: 'InService' }] },
        marketplace: { state: 'failed', failure: { kind: 'denied' } },
      },
    },
  });
  expect(bad).toMatchObject({ ok: false, failure: { kind: 'bad-input' } });
  await app.close();
});

test('is shown in a dialog, region by region', async () => {
  const { app, page } = await launchApp({ args: ['--sample-data'] });
  await expect(page.getByRole('button', { name: 'Your own models' })).toHaveCount(0);
  await rescan(page);
  await page.getByRole('button', { name: 'Your own models' }).click();
  const dialog = page.getByRole('dialog', { name: 'Your own models' });
  await dialog.getByRole('button', { name: /Region/ }).click();
  await page.getByRole('option', { name: /us-east-1/ }).click();
  await expect(dialog.getByRole('region', { name: 'Provisioned throughput' })).toContainText(
    'translation-steady',
  );
  await expect(dialog.getByRole('region', { name: 'Marketplace endpoints' })).toContainText('Not known:');
  await page.screenshot({ path: test.info().outputPath('own-models.png') });
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await app.close();
});
