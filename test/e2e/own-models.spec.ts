/** What the account has of its own, asked for by the window through the bridge. */
import { expect, test } from '@playwright/test';
import { launchApp } from './launch.ts';

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
