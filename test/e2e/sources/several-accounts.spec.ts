/** Several accounts in the real window: the real SDK against a local server that knows them by their keys. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { aSummary, goodReply, MODEL_ID, MODEL_IDS } from '../../drivers/good-bedrock.ts';
import { launchApp } from '../../drivers/launch.ts';
import {
  answerOpenDialog,
  cellOf,
  expectNoViolations,
  exportAs,
  gridOf,
  inDialog,
} from '../../drivers/window-page.ts';
import { type Reply, type SeenRequest, startProtocolServer } from '../../helpers/servers/protocol-server.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

const REGIONS = 'eu-west-1,us-east-1';
/** Without credentials: it needs a sign-in that no test can do. */
const LOCKED = 'locked';
const KEYS: Readonly<Record<string, string>> = {
  dev: 'AKIDEXAMPLEEXAMPLE01',
  '998877665544-prod': 'AKIDEXAMPLEEXAMPLE02',
};
const [ONLY_IN_PROD = '', ...OTHERS] = MODEL_IDS.toReversed();

/** The account of `dev` lists one model less. */
function answer(request: SeenRequest): Reply {
  const isDev = request.headers.authorization?.includes(KEYS.dev ?? '') === true;
  if (!isDev || request.path !== '/foundation-models') return goodReply(request);
  return { json: { modelSummaries: OTHERS.map((modelId) => aSummary(request.region, modelId)) } };
}

/** The folder's configuration with these profiles, as environment. */
function profilesIn(folder: string): Record<string, string> {
  const config = [...Object.keys(KEYS), LOCKED].map((name) => `[profile ${name}]\nregion = eu-west-1\n`);
  const secrets = Object.entries(KEYS).map(
    ([name, key]) => `[${name}]\naws_access_key_id = ${key}\naws_secret_access_key = secret\n`,
  );
  const [configFile, credentialsFile] = [join(folder, 'config'), join(folder, 'credentials')];
  writeFileSync(configFile, config.join('\n'));
  writeFileSync(credentialsFile, secrets.join('\n'));
  return { AWS_CONFIG_FILE: configFile, AWS_SHARED_CREDENTIALS_FILE: credentialsFile };
}

test('several accounts are scanned together, shown, narrowed, exported and left; another profile is scanned to be compared', async () => {
  const server = await startProtocolServer(answer);
  const folder = tempFolder();
  const { app, page } = await launchApp({
    args: ['--profile', 'dev', '--regions', REGIONS],
    env: { ...profilesIn(folder), AWS_ENDPOINT_URL_BEDROCK: server.url, AWS_MAX_ATTEMPTS: '1' },
  });
  const command = async (name: string): Promise<void> => {
    await page.keyboard.press('ControlOrMeta+k');
    await page.keyboard.type(`>${name}`);
    await page.getByRole('menuitem', { name: new RegExp(name) }).click();
  };
  await page.getByRole('button', { name: 'Rescan' }).click();
  await expect(cellOf(page, MODEL_ID, 'eu-west-1')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Rescan' })).toBeVisible();

  // The other profile was never scanned: it is now, and compared.
  await command('Compare with…');
  const compare = page.getByRole('dialog', { name: 'Compare with' });
  await compare.getByRole('checkbox', { name: 'Scan it now' }).check();
  await expectNoViolations(page, inDialog);
  await compare
    .getByRole('list', { name: 'A new scan of another profile' })
    .getByRole('button', { name: '998877665544-prod' })
    .click();
  await expect(page.getByRole('status', { name: 'Comparison' })).toContainText('998877665544-prod');
  const changes = page.getByRole('table', { name: 'Changes' });
  await expect(changes.getByRole('row', { name: `Removed eu-west-1 ${ONLY_IN_PROD}` })).toBeVisible();
  await expect(changes.getByRole('row')).toHaveCount(3);
  await page.getByRole('button', { name: 'Stop comparing' }).click();

  await command('Several accounts…');
  const accounts = page.getByRole('dialog', { name: 'Several accounts' });
  await accounts.getByRole('button', { name: 'Choose all' }).click();
  await expect(accounts.getByRole('status')).toHaveText('3 of 3 chosen');
  await expectNoViolations(page, inDialog);
  await accounts.getByRole('button', { name: 'Scan and show' }).click();
  const banner = page.getByRole('status', { name: 'Several accounts' });
  // One that needs a sign-in does not stop the others.
  await expect(banner).toContainText(new RegExp(`${LOCKED}.*not scanned`));
  await expect(accounts).toHaveCount(0);
  await expect(cellOf(page, MODEL_ID, 'eu-west-1')).toHaveAccessibleName(
    /2 of 3 accounts can call it: 998877665544-prod, dev; unknown: locked/,
  );
  await expectNoViolations(page, (axe) => axe.exclude('.matrix-scroller'));

  await banner.getByRole('button', { name: 'Leave out 1 not scanned' }).click();
  await expect(cellOf(page, MODEL_ID, 'eu-west-1')).toHaveAccessibleName(/2 of 2 accounts can call it/);
  const shares = page.getByRole('group', { name: 'Callable in' });
  await shares.getByRole('checkbox', { name: 'Some accounts' }).check();
  await expect(page.getByText('1 of 6 models, 2 regions')).toBeVisible();
  await expect(cellOf(page, ONLY_IN_PROD, 'us-east-1')).toHaveAccessibleName(
    /1 of 2 accounts can call it: 998877665544-prod; not callable: dev/,
  );
  await shares.getByRole('checkbox', { name: 'Some accounts' }).uncheck();
  await shares.getByRole('checkbox', { name: 'No account' }).check();
  await expect(page.getByText('0 of 6 models, 2 regions')).toBeVisible();
  await shares.getByRole('checkbox', { name: 'No account' }).uncheck();
  await shares.getByRole('checkbox', { name: 'All accounts' }).check();
  await expect(page.getByText('5 of 6 models, 2 regions')).toBeVisible();

  const file = join(folder, 'accounts.csv');
  await exportAs(app, page, 'CSV', file);
  await expect(page.getByText(/^Saved .*accounts\.csv/)).toBeVisible();
  const written = readFileSync(file, 'utf8');
  expect(written).toContain('1 of 2 accounts can call it: 123456789012-prod; not callable: dev');
  expect(written).not.toContain('998877665544');
  const exported = join(folder, 'accounts.json');
  await exportAs(app, page, 'JSON', exported);
  await expect(page.getByText(/^Saved .*accounts\.json/)).toBeVisible();

  await banner.getByRole('button', { name: 'Back to dev' }).click();
  await expect(banner).toHaveCount(0);
  await expect(gridOf(page)).toBeVisible();
  await expect(cellOf(page, ONLY_IN_PROD, 'eu-west-1')).toHaveCount(0);

  // What was exported says the same, and is left again.
  await answerOpenDialog(app, exported);
  await page.keyboard.press('ControlOrMeta+o');
  await expect(page.getByRole('status', { name: 'Opened file' })).toContainText('Viewing accounts.json');
  await expect(cellOf(page, ONLY_IN_PROD, 'us-east-1')).toHaveAccessibleName(
    /1 of 2 accounts can call it: 123456789012-prod; not callable: dev/,
  );
  await expect(shares).toBeVisible();
  await page.getByRole('button', { name: 'Close file' }).click();
  await expect(cellOf(page, MODEL_ID, 'eu-west-1')).not.toHaveAccessibleName(/accounts can call it/);
  await expect(shares).toHaveCount(0);
  await app.close();
  await server.close();
});
