/** A machine without AWS credentials: the app says so in words and offers the sample. */
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchApp } from '../../drivers/launch.ts';
import { expectNoViolations } from '../../drivers/window-page.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

function bareHome(): Record<string, string> {
  const home = tempFolder();
  return {
    HOME: home,
    AWS_CONFIG_FILE: join(home, 'no-config'),
    AWS_SHARED_CREDENTIALS_FILE: join(home, 'no-credentials'),
  };
}

test('a start without credentials offers to connect and to explore', async () => {
  const { app, page } = await launchApp({ args: [], env: bareHome() });
  await expect(page.getByRole('heading', { name: 'Connect to AWS' })).toBeVisible();
  await expect(page.getByText('AWS_ACCESS_KEY_ID').first()).toBeVisible();
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'Explore with sample data' }).click();
  await expect(page.getByText('Sample data', { exact: true }).first()).toBeVisible();
  // It scans by itself: nobody has to find another button first.
  await expect(page.getByRole('button', { name: 'Cancel scan' })).toBeVisible();
  await expect(page.getByRole('grid', { name: 'Model availability by region' })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel scan' }).click();
  await expect(page.getByRole('button', { name: 'Rescan' })).toBeVisible();
  await expectNoViolations(page);
  await app.close();
});

test('a start with an unknown profile names it and the next step', async () => {
  const { app, page } = await launchApp({ args: ['--profile', 'no-such-profile'], env: bareHome() });
  await expect(page.getByText(/no-such-profile/).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Explore with sample data' })).toBeVisible();
  await app.close();
});
