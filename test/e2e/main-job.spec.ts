/** The main job in the real app: launch, rescan, see the matrix, filter, export, quit, relaunch from the cache. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import schema from '../../docs/export.schema.json' with { type: 'json' };
import { launchApp } from '../drivers/launch.ts';
import { cellOf, exportAs, gridOf, hearSystem, rescan } from '../drivers/window-page.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

test('the sample is scanned, shown, filtered, exported and shown again from the cache', async () => {
  const userDataDir = tempFolder();
  const exported = join(userDataDir, 'matrix.json');
  const { app, page } = await launchApp({ args: ['--sample-data'], userDataDir });

  await expect(page).toHaveTitle(/Bedrock Atlas/);
  await expect(page.getByText('Sample data', { exact: true }).first()).toBeVisible();
  await rescan(page);

  await expect(gridOf(page)).toHaveAttribute('aria-rowcount', /\d{3}/);
  await page.getByRole('searchbox', { name: 'Search models' }).fill('sonnet 4.6');
  const frankfurt = cellOf(page, 'anthropic.claude-sonnet-4-6', 'eu-central-1');
  await expect(frankfurt).toHaveAttribute('data-availability', 'geo global application');
  await expect(frankfurt).toHaveAttribute('data-region-state', 'ok');
  await expect(frankfurt).toHaveAccessibleName(/Claude Sonnet 4\.6.*Frankfurt/);
  await expect(cellOf(page, 'anthropic.claude-sonnet-4-6', 'me-south-1')).toHaveAttribute(
    'data-region-state',
    'not-enabled',
  );
  await page.getByRole('button', { name: 'Clear filters' }).click();

  const count = page.getByRole('status').filter({ hasText: /\d+ of \d+ models, \d+ regions/ });
  await expect(count).toHaveText(/^(\d+) of \1 models/);
  const before = (await count.textContent()) ?? '';
  const caching = page
    .getByRole('checkbox', { name: 'Prompt caching', exact: true })
    .or(page.getByRole('switch', { name: 'Prompt caching', exact: true }));
  await caching.check();
  await expect(count).not.toHaveText(before);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(count).toHaveText(before);

  await exportAs(app, page, 'JSON', exported);
  await expect
    .poll(() => readFileSync(exported, { encoding: 'utf8', flag: 'a+' }).length)
    .toBeGreaterThan(1000);
  const shown = await hearSystem(app, 'showItemInFolder');
  await page.getByRole('button', { name: 'Show in folder' }).click();
  await expect.poll(shown).toEqual([exported]);
  const document = JSON.parse(readFileSync(exported, 'utf8'));
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  expect(ajv.validate(schema, document), JSON.stringify(ajv.errors?.slice(0, 3))).toBe(true);
  expect(document.source).toEqual({ kind: 'sample', partition: 'aws' });
  expect(document.models['eu-central-1']['anthropic.claude-sonnet-4-6'].callableAs).toEqual([
    'eu.anthropic.claude-sonnet-4-6',
    'global.anthropic.claude-sonnet-4-6',
  ]);
  expect(document.regions['us-east-1'].latency.samples).toBeGreaterThanOrEqual(3);
  await app.close();

  const again = await launchApp({ args: ['--sample-data'], userDataDir });
  await expect(
    again.page.getByRole('status').filter({ hasText: /\d+ of \d+ models, \d+ regions/ }),
  ).toHaveText(before);
  await expect(again.page.getByText(/Scanned .* ago|Scanned just now/)).toBeVisible();
  await again.app.close();
});

test('a scan is cancelled at once, and what has come is kept', async () => {
  const { app, page } = await launchApp({ args: ['--sample-data'] });
  await page.getByRole('button', { name: 'Rescan' }).click();
  const progress = page.getByRole('progressbar', { name: 'Scan progress' });
  await expect(progress).toBeVisible();
  await expect.poll(async () => Number(await progress.getAttribute('aria-valuenow'))).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Cancel scan' }).click();
  await expect(page.getByText(/^Scan cancelled\. \d+ of \d+ Regions scanned\.$/)).toBeAttached();
  await expect(page.getByRole('button', { name: 'Rescan' })).toBeVisible();
  await expect(page.locator('[data-region-state="ok"]').first()).toBeVisible();
  await app.close();
});
