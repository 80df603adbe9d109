/** Signing in to IAM Identity Center in the real app; the test plays the system's browser. */

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { aSummary } from '../../drivers/good-bedrock.ts';
import { launchApp } from '../../drivers/launch.ts';
import { expectNoViolations, hearSystem, menuItem, sendCommand } from '../../drivers/window-page.ts';
import { type ProtocolServer, startProtocolServer } from '../../helpers/servers/protocol-server.ts';
import { type SsoServer, startSsoServer } from '../../helpers/servers/sso/sso-server.ts';
import { tempFolder, textsIn } from '../../helpers/temp-folder.ts';

const CONFIG = `[profile work]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = ReadOnly
[sso-session corp]
sso_start_url = https://corp.awsapps.com/start
sso_region = eu-central-1
sso_registration_scopes = sso:account:access
`;

let sso: SsoServer;
let bedrock: ProtocolServer;
let home: string;
/** The next request of models in a Region is refused as expired. */
let expiresIn: string | undefined;

test.beforeEach(async () => {
  expiresIn = undefined;
  sso = await startSsoServer();
  bedrock = await startProtocolServer(({ path, region }) => {
    if (path !== '/foundation-models') return undefined;
    if (region === expiresIn) return { error: 'ExpiredTokenException', status: 403 };
    return { json: { modelSummaries: [aSummary(region, 'a.one')] } };
  });
  home = tempFolder();
});

test.afterEach(async () => {
  await Promise.all([sso.close(), bedrock.close()]);
});

/** The app with what a browser would be given instead of one. */
async function launched(config: string, args: readonly string[]) {
  const file = join(home, 'config');
  if (config !== '') writeFileSync(file, config);
  // Not the driver's own, which goes with the app.
  const userDataDir = join(home, 'user-data');
  const { app, page } = await launchApp({
    userDataDir,
    args: ['--regions', 'us-east-1,eu-west-1', ...args],
    env: {
      ...{ HOME: home, AWS_CONFIG_FILE: file, AWS_SHARED_CREDENTIALS_FILE: join(home, 'credentials') },
      ...{ AWS_ENDPOINT_URL_SSO: sso.url, AWS_ENDPOINT_URL_SSO_OIDC: sso.url },
      AWS_ENDPOINT_URL_BEDROCK: bedrock.url,
    },
  });
  /** The pages that the browser was given. */
  const given = await hearSystem(app, 'openExternal');
  /** What the user does in the browser: allows it. */
  const allowInBrowser = async (count = 1): Promise<void> => {
    await expect.poll(given).toHaveLength(count);
    const shown = await fetch((await given()).at(-1) ?? '');
    expect(await shown.text()).toContain('Signed in');
  };
  return { app, page, userDataDir, given, allowInBrowser };
}

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Sign in to IAM Identity Center' });

function tokenFile(): string {
  const name = createHash('sha1').update('corp').digest('hex');
  return join(home, '.aws', 'sso', 'cache', `${name}.json`);
}

test('one click signs in; a scan that the end of the session stops goes on after one more', async () => {
  const { app, page, userDataDir, given, allowInBrowser } = await launched(CONFIG, ['--profile', 'work']);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(dialogOf(page).getByText(/page that your browser has opened/)).toBeVisible();
  await expectNoViolations(page);
  await allowInBrowser();
  await expect(dialogOf(page)).toBeHidden();
  expect(statSync(tokenFile()).mode & 0o777).toBe(0o600);

  expiresIn = 'eu-west-1';
  await page.getByRole('button', { name: 'Rescan' }).click();
  await expect(page.getByRole('alert').getByText(/has expired/)).toBeVisible();
  const before = bedrock.requests.length;
  await page.getByRole('alert').getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect.poll(given).toHaveLength(2);
  // Only now: a file of the first login that is noticed late lets the app try the open session once by itself.
  expiresIn = undefined;
  // The window looks for credentials, and once more when it sees the new file: the first look must not end the second.
  let looks = 0;
  sso.manners.GetRoleCredentials = () => (looks++ === 0 ? 'silence' : undefined);
  await allowInBrowser(2);
  await expect(page.locator('[data-region="eu-west-1"][data-availability="on-demand"]')).toBeVisible();
  await expect(page.getByRole('alert').getByText(/has expired/)).toBeHidden();
  await expect(page.getByRole('button', { name: 'Rescan' })).toBeVisible();
  const lists = bedrock.requests.slice(before).filter(({ path }) => path === '/foundation-models');
  expect(new Set(lists.map(({ region }) => region))).toEqual(new Set(['eu-west-1']));

  // Nothing of the session is in what the app itself keeps.
  const { accessToken, clientSecret, refreshToken } = JSON.parse(readFileSync(tokenFile(), 'utf8'));
  await app.close();
  const kept = textsIn(userDataDir);
  for (const secret of [accessToken, clientSecret, refreshToken, '111122223333']) {
    expect(kept.includes(secret), secret).toBe(false);
  }
});

test('a login in a terminal is noticed, and signing out leaves nothing', async () => {
  const { app, page } = await launched(CONFIG, ['--profile', 'work']);
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
  sso.tokens.add('a-token-of-the-cli');
  mkdirSync(dirname(tokenFile()), { recursive: true });
  const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
  writeFileSync(tokenFile(), JSON.stringify({ accessToken: 'a-token-of-the-cli', expiresAt }));
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Rescan' })).toBeVisible();
  await menuItem(app, ['File', 'Sign out of IAM Identity Center'], true);
  await expect(page.getByRole('status').getByText(/Signed out of IAM Identity Center/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
  expect(() => statSync(tokenFile())).toThrow();
  expect(sso.tokens.size).toBe(0);
  await app.close();
});

test('the end of a session is told before it comes', async () => {
  sso.tokens.add('a-token');
  mkdirSync(dirname(tokenFile()), { recursive: true });
  const expiresAt = new Date(Date.now() + 4 * 60_000).toISOString();
  writeFileSync(tokenFile(), JSON.stringify({ accessToken: 'a-token', expiresAt }));
  const { app, page } = await launched(CONFIG, ['--profile', 'work']);
  await expect(
    page.getByText(/session of IAM Identity Center .*"work" rests ends in \d minutes?\./),
  ).toBeVisible();
  await app.close();
});

test('without any profile a start URL, a code, an account and a role make one', async () => {
  rmSync(join(home, 'config'), { force: true });
  const { app, page } = await launched('', []);
  await page.getByRole('button', { name: 'Sign in with IAM Identity Center…' }).click();
  await page.getByRole('textbox', { name: 'Start URL' }).fill('corp.awsapps.com/start');
  await page.getByRole('combobox', { name: 'Region of IAM Identity Center' }).fill('eu-central-1');
  await expectNoViolations(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Sign in', exact: true }).click();
  await dialogOf(page).getByRole('button', { name: 'Use a code instead' }).click();
  const code = dialogOf(page).getByRole('status', { name: 'Code' });
  await expect(code).toHaveText(/^ABCD-\d{4}$/);
  await expectNoViolations(page);
  sso.allow((await code.textContent()) ?? '');
  const chooser = page.getByRole('dialog', { name: 'Choose account and role' });
  await chooser.getByRole('button', { name: /Production/ }).click();
  await expect(chooser.getByRole('list', { name: 'Roles in Production' })).toBeVisible();
  await expectNoViolations(page);
  await chooser.getByRole('button', { name: 'New profile… for ReadOnly' }).click();
  await expect(chooser.getByRole('textbox', { name: 'Name of the profile' })).toHaveValue(
    'Production-ReadOnly',
  );
  await chooser.getByRole('button', { name: 'Save and use it' }).click();
  await expect(page.getByRole('combobox', { name: 'AWS profile' })).toHaveText(/Production-ReadOnly/);
  await expect(page.getByRole('button', { name: 'Rescan' })).toBeVisible();
  expect(readFileSync(join(home, 'config'), 'utf8')).toContain('[profile Production-ReadOnly]');
  await app.close();
});

test('a role that is used once is scanned with under its own name, and no file of AWS changes', async () => {
  const { app, page, allowInBrowser } = await launched(CONFIG, ['--profile', 'work']);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await allowInBrowser();
  await expect(dialogOf(page)).toBeHidden();
  await expect(page.getByRole('button', { name: 'Rescan' })).toBeVisible();
  await sendCommand(app, 'choose-role');
  const chooser = page.getByRole('dialog', { name: 'Choose account and role' });
  await chooser.getByRole('button', { name: /Production/ }).click();
  await chooser.getByRole('button', { name: 'Use once: Admin' }).click();
  await expect(chooser).toBeHidden();
  await expect(page.getByRole('combobox', { name: 'AWS profile' })).toHaveText(/^Production\/Admin/);
  const before = bedrock.requests.length;
  await page.getByRole('button', { name: 'Rescan' }).click();
  await expect(page.locator('[data-region="eu-west-1"][data-availability="on-demand"]')).toBeVisible();
  const keys = bedrock.requests
    .slice(before)
    .map(({ headers }) => /Credential=(\w+)/.exec(headers.authorization ?? '')?.[1]);
  expect(new Set(keys)).toEqual(new Set(['ASIASSOADMIN']));
  expect(readFileSync(join(home, 'config'), 'utf8')).toBe(CONFIG);
  expect(existsSync(join(home, 'credentials'))).toBe(false);
  await app.close();
});
