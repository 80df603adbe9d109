/** Secrets are planted wherever the app reads or hears something; none may be found where it writes, shows or copies. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { FAULTY, goodReply, operationOf } from '../../drivers/good-bedrock.ts';
import { launchApp } from '../../drivers/launch.ts';
import { copiedDiagnostics, exportAs } from '../../drivers/window-page.ts';
import {
  type ProtocolServer,
  type SeenRequest,
  startProtocolServer,
} from '../../helpers/servers/protocol-server.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

/** None looks like what it is, but for those that AWS gives a shape: a pattern alone would not find them. */
const PLANTED = {
  keyId: 'AKIAQQQQWWWWEEEERRRR',
  secretKey: 'correct horse battery'.replaceAll(' ', '-'),
  sessionToken: 'a.session/token+of~odd=characters',
  otherSecret: 'secret-of-another-profile',
  ssoAccess: 'sso.access~token-1',
  ssoRefresh: 'sso.refresh~token-2',
  ssoClient: 'sso.client~secret-3',
  account: '999988887777',
  ssoAccount: '444455556666',
  proxyUser: 'proxy-user-1',
  proxyPassword: 'p@ss/word:2',
  bearer: 'bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29tLz9BY3Rpb249',
};
const FORMS: [string, string][] = [
  ...Object.entries(PLANTED).filter(([name]) => name !== 'proxyUser'),
  ['encoded session token', encodeURIComponent(PLANTED.sessionToken)],
  ['encoded proxy password', encodeURIComponent(PLANTED.proxyPassword)],
  ['proxy header', Buffer.from(`${PLANTED.proxyUser}:${PLANTED.proxyPassword}`).toString('base64')],
];

/** What a hostile or careless server, proxy or library may say. */
function everything({ headers }: SeenRequest): string {
  const proxy = `http://${PLANTED.proxyUser}:${encodeURIComponent(PLANTED.proxyPassword)}@127.0.0.1:9`;
  return [
    `authorization: ${headers.authorization}`,
    `x-amz-security-token: ${headers['x-amz-security-token']}`,
    `bearer ${headers['x-amz-sso_bearer_token']}`,
    `https://host/?X-Amz-Security-Token=${encodeURIComponent(PLANTED.sessionToken)}&X-Amz-Signature=0123456789abcdef01`,
    `Proxy-Authorization: Basic ${Buffer.from(`${PLANTED.proxyUser}:${PLANTED.proxyPassword}`).toString('base64')}`,
    `Authorization: Bearer ${PLANTED.bearer}`,
    `via ${proxy}, arn:aws:iam::${PLANTED.account}:user/me of ${PLANTED.ssoAccount}`,
    `keys ${PLANTED.keyId} ${PLANTED.secretKey} ${PLANTED.otherSecret} ${PLANTED.sessionToken}`,
    JSON.stringify({ refreshToken: PLANTED.ssoRefresh, clientSecret: PLANTED.ssoClient }),
  ].join(' ');
}

let folder: string;
let server: ProtocolServer;
/** What the app wrote to its standard streams. */
let said: string;

test.beforeEach(async () => {
  folder = tempFolder();
  said = '';
  writeAwsFiles();
  server = await startProtocolServer((request) => {
    const error = { status: 400, message: everything(request) };
    if (request.path.startsWith('/federation'))
      return { ...error, error: 'UnknownOddException', status: 400 };
    if (request.region === FAULTY) return { ...error, error: 'ValidationException' };
    if (request.region === 'us-west-2') return { ...error, error: 'AccessDeniedException', status: 403 };
    if (operationOf(request) === 'access' && request.path.includes('model-1')) {
      return { ...error, error: 'ValidationException' };
    }
    return goodReply(request);
  });
});
test.afterEach(() => server.close());

function writeAwsFiles(): void {
  const aws = join(folder, 'aws');
  mkdirSync(aws);
  writeFileSync(
    join(aws, 'config'),
    `[profile work]\nregion = us-east-1\n[profile other]\naws_secret_access_key = ${PLANTED.otherSecret}\n
[profile corp]\nsso_session = corp\nsso_account_id = ${PLANTED.ssoAccount}\nsso_role_name = Reader\nregion = us-east-1
[sso-session corp]\nsso_start_url = https://corp.invalid/start\nsso_region = us-east-1\n`,
  );
  writeFileSync(
    join(aws, 'credentials'),
    `[work]\naws_access_key_id = ${PLANTED.keyId}\naws_secret_access_key = ${PLANTED.secretKey}\naws_session_token = ${PLANTED.sessionToken}\n`,
  );
  const cache = join(folder, 'home', '.aws', 'sso', 'cache');
  mkdirSync(cache, { recursive: true });
  writeFileSync(
    join(cache, `${createHash('sha1').update('corp').digest('hex')}.json`),
    JSON.stringify({
      accessToken: PLANTED.ssoAccess,
      refreshToken: PLANTED.ssoRefresh,
      clientSecret: PLANTED.ssoClient,
      expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
    }),
  );
}

async function launch(profile: string): Promise<{ app: ElectronApplication; page: Page }> {
  const home = join(folder, 'home');
  const launched = await launchApp({
    args: ['--profile', profile, `--regions=us-east-1,us-west-2,eu-central-1,${FAULTY}`],
    userDataDir: join(folder, 'data'),
    env: {
      HOME: home,
      USERPROFILE: home,
      AWS_CONFIG_FILE: join(folder, 'aws', 'config'),
      AWS_SHARED_CREDENTIALS_FILE: join(folder, 'aws', 'credentials'),
      AWS_ENDPOINT_URL_BEDROCK: server.url,
      AWS_ENDPOINT_URL_SSO: server.url,
      HTTPS_PROXY: `http://${PLANTED.proxyUser}:${encodeURIComponent(PLANTED.proxyPassword)}@127.0.0.1:9`,
    },
  });
  for (const stream of [launched.app.process().stdout, launched.app.process().stderr]) {
    stream?.on('data', (data: Buffer) => {
      said += data.toString('utf8');
    });
  }
  return launched;
}

function expectClean(text: string, where: string): void {
  for (const [what, secret] of FORMS) expect(text.includes(secret), `${what} in ${where}`).toBe(false);
}

function filesUnder(place: string): string[] {
  return readdirSync(place).flatMap((name) => {
    const path = join(place, name);
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ? filesUnder(path) : [path];
  });
}

async function crashMain(app: ElectronApplication, page: Page): Promise<void> {
  const [request] = server.requests.filter(({ headers }) => headers['x-amz-security-token'] !== undefined);
  const message = everything(request ?? (server.requests[0] as SeenRequest));
  await app.evaluate((_electron, text) => {
    setTimeout(() => {
      throw new Error(text);
    }, 0);
  }, message);
  await expect(page.getByText('Something in the app failed.')).toBeVisible();
}

test('no secret is in cache, log, exports, diagnostics, crash output or anything the window shows', async () => {
  const { app, page } = await launch('work');
  await page.getByRole('button', { name: 'Rescan' }).click();
  // So small a scan can be over before its progress is seen.
  const log = join(folder, 'data', 'logs', 'bedrock-atlas.log');
  await expect.poll(() => readFileSync(log, 'utf8')).toContain('scan finished');
  for (const format of ['JSON', 'CSV', 'Markdown']) {
    await exportAs(app, page, format, join(folder, 'data', `out.${format}`));
    await expect.poll(() => readdirSync(join(folder, 'data'))).toContain(`out.${format}`);
  }
  await crashMain(app, page);
  const diagnostics = await copiedDiagnostics(app);
  await page
    .getByRole('button', { name: /problem|failed/i })
    .first()
    .click();
  const shown = [await page.content(), (await page.locator('body').textContent()) ?? ''];
  await app.close();

  // The scan did go through the planted texts, and what happened is still told.
  expect(
    server.requests.some(({ headers }) => headers['x-amz-security-token'] === PLANTED.sessionToken),
  ).toBe(true);
  expect(diagnostics).toContain(`${FAULTY} failed`);
  expect(shown.join()).toContain(FAULTY);
  const files = filesUnder(join(folder, 'data'));
  const own = files.filter((file) => /\/(cache|logs)\/|out\.|settings/.test(file));
  expect(own.length).toBeGreaterThanOrEqual(5);
  for (const file of files) {
    if (statSync(file, { throwIfNoEntry: false })?.isFile()) expectClean(readFileSync(file, 'latin1'), file);
  }
  expectClean(diagnostics, 'diagnostics');
  for (const text of shown) expectClean(text, 'the window');
  expectClean(said, 'standard streams');
});

test('no secret of an IAM Identity Center session is shown when its portal says it', async () => {
  const { app, page } = await launch('corp');
  await expect.poll(() => server.requests.some(({ path }) => path.startsWith('/federation'))).toBe(true);
  await expect(page.getByText(/fetching credentials|No credentials|profile "corp"/).first()).toBeVisible();
  await crashMain(app, page);
  const diagnostics = await copiedDiagnostics(app);
  const shown = await page.content();
  await app.close();
  expect(server.requests.some(({ headers }) => headers['x-amz-sso_bearer_token'] === PLANTED.ssoAccess)).toBe(
    true,
  );
  expectClean(diagnostics, 'diagnostics');
  expectClean(shown, 'the window');
  expectClean(said, 'standard streams');
  for (const file of filesUnder(join(folder, 'data', 'logs'))) expectClean(readFileSync(file, 'utf8'), file);
});
