/** An API key pasted into the real window: it asks with the key, and without a keychain the next start has it no more. */
import { expect, test } from '@playwright/test';
import { goodReply, MODEL_ID } from '../../drivers/good-bedrock.ts';
import { launchApp } from '../../drivers/launch.ts';
import { cellOf, expectNoViolations } from '../../drivers/window-page.ts';
import { startProtocolServer } from '../../helpers/servers/protocol-server.ts';
import { tempFolder, textsIn } from '../../helpers/temp-folder.ts';

const KEY = `ABSK${Buffer.from('BedrockAPIKey-x-at-111122223333:a-pasted-secret').toString('base64')}`;
/** Of the environment: the key that the user gave comes before it. */
const OTHER = `ABSK${Buffer.from('BedrockAPIKey-y-at-111122223333:another-secret').toString('base64')}`;

test('an API key is pasted, used before that of the environment, and without a keychain gone at the next start', async () => {
  const server = await startProtocolServer(goodReply);
  const userDataDir = tempFolder();
  const options = {
    // Chromium's own stand-in for a keychain, whose key is no secret.
    args: ['--password-store=basic', '--regions', 'us-east-1'],
    env: { AWS_ENDPOINT_URL_BEDROCK: server.url, AWS_BEARER_TOKEN_BEDROCK: OTHER, AWS_MAX_ATTEMPTS: '1' },
    userDataDir,
  };
  const first = await launchApp(options);
  const { page } = first;
  await page.getByRole('combobox', { name: 'AWS profile' }).click();
  await expectNoViolations(page);
  const search = page.getByRole('combobox', { name: 'Search sources' });
  await search.fill('add an api');
  // Enter takes what the field says is the first that was found.
  const found = await page.getByRole('option', { name: /^Add an API key/ }).getAttribute('id');
  await expect(search).toHaveAttribute('aria-activedescendant', found ?? '');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Add an API key' });
  await expect(dialog).toContainText('held until the app closes, and written nowhere');
  await expect(dialog.getByLabel('API key', { exact: true })).toBeFocused();
  await page.keyboard.insertText(KEY);
  await expect(dialog.getByRole('status')).toHaveText('long-term API key');
  await expectNoViolations(page);
  await dialog.getByLabel('Name').fill('Team');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'AWS profile' })).toHaveText('API key Team');
  await page.getByRole('button', { name: 'Rescan' }).click();
  await expect(cellOf(page, MODEL_ID, 'us-east-1')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Rescan' })).toBeVisible();
  expect([...new Set(server.requests.map(({ headers }) => headers.authorization))]).toEqual([
    `Bearer ${KEY}`,
  ]);
  await first.app.close();
  const kept = textsIn(userDataDir);
  expect(kept).toContain(MODEL_ID);
  expect(kept).not.toContain(KEY.slice(4, 44));

  const second = await launchApp(options);
  await expect(
    second.page.getByText(/The API key that was used last is not kept any more/).first(),
  ).toBeVisible();
  const asked = server.requests.length;
  await second.page.getByRole('combobox', { name: 'AWS profile' }).click();
  await second.page.getByRole('option', { name: 'API key of the environment' }).click();
  await expect(second.page.getByRole('combobox', { name: 'AWS profile' })).toHaveText(
    'API key of the environment',
  );
  // The key that is gone was not replaced by another in silence.
  expect(server.requests.length).toBe(asked);
  await second.app.close();
  await server.close();
});
