/** Which pages a script in the window can have the system open. */
import { expect, test } from '@playwright/test';
import { launchApp } from '../../drivers/launch.ts';
import { hearSystem } from '../../drivers/window-page.ts';

test('the system is given pages of AWS to open, and nothing that only looks like one', async () => {
  const { app, page } = await launchApp({ args: ['--sample-data'] });
  await expect(page.getByRole('button', { name: 'Rescan' })).toBeVisible();
  const given = await hearSystem(app, 'openExternal');
  const guide = 'https://docs.aws.amazon.com/bedrock/latest/userguide/';
  for (const url of [
    'https://example.invalid/',
    'http://docs.aws.amazon.com/',
    'https://docs.aws.amazon.com.example.invalid/',
    'https://docs.aws.amazon.com@example.invalid/',
    'file:///etc/passwd',
    'smb://example.invalid/share',
    guide,
  ]) {
    expect(await page.evaluate((each) => window.open(each), url)).toBeNull();
  }
  await expect.poll(given).toEqual([guide]);
  await app.close();
});
