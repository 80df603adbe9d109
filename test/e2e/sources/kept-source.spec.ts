/** A profile whose name holds an account number: it is used again at the next start, and no file has the number. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { goodReply, MODEL_ID } from '../../drivers/good-bedrock.ts';
import { launchApp } from '../../drivers/launch.ts';
import { cellOf } from '../../drivers/window-page.ts';
import { startProtocolServer } from '../../helpers/servers/protocol-server.ts';
import { tempFolder, textsIn } from '../../helpers/temp-folder.ts';

const NUMBER = '998877665544';
const NAME = `PowerUser-${NUMBER}`;

test('a profile named by an account is chosen, scanned and used again, and no file of the app holds the number', async () => {
  const server = await startProtocolServer(goodReply);
  const folder = tempFolder();
  const credentials = join(folder, 'credentials');
  const keys = 'aws_access_key_id = AKIDEXAMPLEEXAMPLE01\naws_secret_access_key = secret\n';
  writeFileSync(credentials, `[${NAME}]\n${keys}[PowerUser-111122223333]\n${keys}`);
  const launch = {
    args: ['--regions', 'eu-west-1'],
    userDataDir: join(folder, 'data'),
    env: {
      AWS_SHARED_CREDENTIALS_FILE: credentials,
      AWS_ENDPOINT_URL_BEDROCK: server.url,
      AWS_MAX_ATTEMPTS: '1',
    },
  };
  const first = await launchApp(launch);
  await first.page.getByRole('combobox', { name: 'AWS profile' }).click();
  await first.page.getByRole('option', { name: NAME }).click();
  await expect(first.page.getByRole('combobox', { name: 'AWS profile' })).toContainText(NAME);
  await first.page.getByRole('button', { name: 'Rescan' }).click();
  await expect(cellOf(first.page, MODEL_ID, 'eu-west-1')).toBeVisible();
  await expect(first.page.getByRole('button', { name: 'Rescan' })).toBeVisible();
  await first.app.close();

  const again = await launchApp(launch);
  const box = again.page.getByRole('combobox', { name: 'AWS profile' });
  await expect(box).toContainText(NAME);
  await expect(cellOf(again.page, MODEL_ID, 'eu-west-1')).toBeVisible();
  await box.click();
  const last = again.page.getByRole('group', { name: 'Used last' });
  await expect(last.getByRole('option', { name: NAME })).toBeVisible();
  await again.app.close();
  await server.close();

  const kept = textsIn(launch.userDataDir);
  expect(kept).toContain('PowerUser-123456789012');
  expect(kept.includes(NUMBER)).toBe(false);
});
