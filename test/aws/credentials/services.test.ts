/** STS and IAM Identity Center: where they are asked, and what is said when they refuse, throttle or cannot be reached. */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Failure } from '../../../electron/contract/snapshot/model.ts';
import {
  type ProtocolServer,
  type Script,
  startProtocolServer,
} from '../../helpers/servers/protocol-server.ts';
import { failureIn, noCancel, open, setEnv, setKeys, setProfiles, unwrap } from '../local-bedrock.ts';

const IN_AN_HOUR = new Date(Date.now() + 3_600_000).toISOString();
const BASE = '[base]\naws_access_key_id = AKIDBASE\naws_secret_access_key = example\n';
const ROLE = 'role_arn = arn:aws:iam::999988887777:role/admin\nsource_profile = base\n';
const GOV_ROLE = ROLE.replace('arn:aws:', 'arn:aws-us-gov:');
const SSO = `sso_session = corp\nsso_account_id = 999988887777\nsso_role_name = dev\n[sso-session corp]\nsso_start_url = https://corp.invalid/start\nsso_region = eu-west-1\n`;
/** No name server knows it. */
const NOWHERE = 'https://service.atlas.invalid';

async function started(script: Script): Promise<ProtocolServer> {
  const server = await startProtocolServer(script);
  onTestFinished(() => server.close());
  return server;
}

const givesRole: Script = () => ({
  headers: { 'content-type': 'text/xml' },
  body: `<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ASIAROLE</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>${IN_AN_HOUR}</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`,
});

const refusesRole =
  (code: string, message: string): Script =>
  () => ({
    status: 400,
    headers: { 'content-type': 'text/xml' },
    body: `<ErrorResponse><Error><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
  });

/** A session of IAM Identity Center that is good for an hour. */
async function setSession(home: string): Promise<void> {
  const folder = join(home, '.aws', 'sso', 'cache');
  await mkdir(folder, { recursive: true });
  const name = createHash('sha1').update('corp').digest('hex');
  const session = { accessToken: 'good', expiresAt: IN_AN_HOUR };
  await writeFile(join(folder, `${name}.json`), JSON.stringify(session));
}

async function failureOf(profile: string, regionDeadlineMs?: number): Promise<Failure> {
  const { checkCredentials } = await open({
    profile,
    ...(regionDeadlineMs === undefined ? {} : { regionDeadlineMs }),
  });
  return failureIn(await checkCredentials(noCancel));
}

describe('STS is asked', () => {
  it.each([
    ['of the partition that is scanned', GOV_ROLE, '', { partition: 'aws-us-gov' }, 'us-gov-west-1'],
    ['of the partition that the role names', GOV_ROLE, '', {}, 'us-gov-west-1'],
    ['in the region of the source profile', GOV_ROLE, 'region = us-gov-east-1\n', {}, 'us-gov-east-1'],
    ['in the region of the profile', `${ROLE}region = eu-west-3\n`, '', {}, 'eu-west-3'],
    ['in China where the role is there', ROLE.replace('arn:aws:', 'arn:aws-cn:'), '', {}, 'cn-north-1'],
  ])('%s', async (_name, role, baseConfig, options, region) => {
    const sts = await started(givesRole);
    setEnv({ AWS_ENDPOINT_URL_STS: sts.url });
    await setProfiles({
      config: `[profile admin]\n${role}[profile base]\n${baseConfig}`,
      credentials: BASE,
    });
    const { checkCredentials } = await open({ profile: 'admin', ...options });
    unwrap(await checkCredentials(noCancel));
    expect(sts.requests.map((request) => request.region)).toEqual([region]);
  });

  it.each([
    ['endpoint_url of the profile', (url: string) => `endpoint_url = ${url}\n`],
    [
      'services section of the profile',
      (url: string) => `services = private\n[services private]\nsts =\n  endpoint_url = ${url}\n`,
    ],
  ])('at the %s, as the AWS CLI does', async (_name, settings) => {
    const sts = await started(givesRole);
    await setProfiles({
      config: `[profile admin]\nregion = eu-west-1\n${ROLE}${settings(sts.url)}`,
      credentials: BASE,
    });
    const { checkCredentials } = await open({ profile: 'admin' });
    unwrap(await checkCredentials(noCancel));
    expect(sts.requests).toHaveLength(1);
  });
});

/** What captive portals and proxies send. */
const PAGES: readonly [body: string, status: number][] = [
  ['<!DOCTYPE html><html><body>Sign in</body></html>', 200],
  ['\n<!-- portal --><HTML><head><title>Login</title></head></HTML>', 200],
  ['<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN"><html></html>', 200],
  ['<html>Who are you?</html>', 401],
];

describe('STS that', () => {
  it.each([
    [
      'does not give the role for so long',
      refusesRole(
        'ValidationError',
        'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
      ),
      /does not give the role of the profile "admin" for so long/,
      'duration_seconds',
    ],
    [
      'calls the keys of the source profile expired',
      refusesRole('ExpiredToken', 'The security token included in the request is expired'),
      /^The keys of the profile "base" have expired\.$/,
      'Renew them',
    ],
    [
      'says nothing',
      () => 'silence' as const,
      /^While fetching credentials: AWS STS in eu-west-1 did not answer in time/,
      '',
    ],
  ])('%s is quoted with the true cause', async (_name, script, message, nextStep) => {
    const sts = await started(script);
    setEnv({ AWS_ENDPOINT_URL_STS: sts.url, AWS_MAX_ATTEMPTS: '1' });
    await setProfiles({ config: `[profile admin]\nregion = eu-west-1\n${ROLE}`, credentials: BASE });
    const failure = await failureOf('admin', 500);
    expect(failure.message).toMatch(message);
    expect(failure.nextStep).toContain(nextStep);
    expect(JSON.stringify(failure)).not.toMatch(/sso login|credential_process|AWS_ENDPOINT_URL|999988887777/);
  });

  it.each(PAGES)('is a login page of the network (%s, HTTP %i) is named as one', async (body, status) => {
    const sts = await started(() => ({ body, status }));
    setEnv({ AWS_ENDPOINT_URL_STS: sts.url });
    await setProfiles({ config: `[profile admin]\nregion = eu-west-1\n${ROLE}`, credentials: BASE });
    const { message, nextStep } = await failureOf('admin');
    expect(message).toBe(
      'A web page came back instead of the answer of AWS STS: perhaps the login page of the network or of a proxy.',
    );
    expect(nextStep).toMatch(/^Open the login page in a browser/);
  });

  it('cannot be reached is named, not Bedrock', async () => {
    setEnv({ AWS_ENDPOINT_URL_STS: NOWHERE, AWS_MAX_ATTEMPTS: '1' });
    await setProfiles({ config: `[profile admin]\nregion = eu-west-1\n${ROLE}`, credentials: BASE });
    const { message, nextStep } = await failureOf('admin');
    expect(message).toContain('AWS STS');
    expect(message + nextStep).not.toContain('Bedrock');
  });
});

describe('IAM Identity Center that', () => {
  it.each([
    [
      'throttles',
      () => ({ error: 'TooManyRequestsException', status: 429, message: 'HTTP 429 Unknown Code' }),
      /^IAM Identity Center is throttling/,
      'throttled',
    ],
    [
      'does not give the role',
      () => ({ error: 'ForbiddenException', status: 403, message: 'No access' }),
      /does not give you the role of the profile "work"/,
      'bad-credentials',
    ],
    [
      'takes the session no more',
      () => ({ error: 'UnauthorizedException', status: 401, message: 'Session token not found or invalid' }),
      /^The login session of the profile "work" has expired/,
      'expired-credentials',
    ],
  ])('%s is told so', async (_name, script, message, kind) => {
    const portal = await started(script);
    setEnv({ AWS_ENDPOINT_URL_SSO: portal.url, AWS_MAX_ATTEMPTS: '1' });
    const home = await setProfiles({ config: `[profile work]\nregion = eu-west-1\n${SSO}` });
    await setSession(home);
    const failure = await failureOf('work');
    expect(failure).toMatchObject({ kind, message: expect.stringMatching(message) });
    expect(failure.nextStep).not.toContain('aws configure');
  });

  it.each(PAGES)('is a login page of the network (%s, HTTP %i) is named as one', async (body, status) => {
    const portal = await started(() => ({ body, status }));
    setEnv({ AWS_ENDPOINT_URL_SSO: portal.url });
    const home = await setProfiles({ config: `[profile work]\nregion = eu-west-1\n${SSO}` });
    await setSession(home);
    const { message, nextStep } = await failureOf('work');
    expect(message).toMatch(/^A web page came back instead of the answer of IAM Identity Center: perhaps/);
    expect(nextStep).toMatch(/^Open the login page in a browser/);
  });

  it('cannot be reached is named, not Bedrock', async () => {
    setEnv({ AWS_ENDPOINT_URL_SSO: NOWHERE, AWS_MAX_ATTEMPTS: '1' });
    const home = await setProfiles({ config: `[profile work]\nregion = eu-west-1\n${SSO}` });
    await setSession(home);
    const { message, nextStep } = await failureOf('work');
    expect(message).toContain('IAM Identity Center');
    expect(message + nextStep).not.toContain('Bedrock');
  });
});

it('the connection test names the login page that answers for AWS STS', async () => {
  const server = await started(() => ({ body: '<!doctype html><title>Sign in</title>' }));
  setEnv({ AWS_ENDPOINT_URL: server.url });
  setKeys();
  const { testConnection } = await open();
  const steps = await testConnection(['us-east-1'], () => undefined, noCancel);
  const { failure } = steps.find(({ name }) => name === 'identity') ?? {};
  expect(failure?.message).toMatch(/instead of the answer of AWS STS: perhaps the login page/);
  expect(failure?.nextStep).toMatch(/^Open the login page/);
});

describe('the SDK', () => {
  it.each([
    ['a profile that is not there beside keys', { AWS_PROFILE: 'default' }, undefined, true],
    ['a chosen profile without credentials beside keys', {}, 'work', true],
    ['AWS_PROFILE without credentials', { AWS_PROFILE: 'work' }, undefined, false],
  ])('adds no words of its own for %s', async (_name, env, profile, hasKeys) => {
    await setProfiles({ config: '[profile work]\nregion = eu-west-1\n' });
    if (hasKeys) setKeys();
    setEnv(env);
    const written: string[] = [];
    for (const stream of [process.stdout, process.stderr]) {
      const spy = vi.spyOn(stream, 'write').mockImplementation((text) => written.push(String(text)) > 0);
      onTestFinished(() => spy.mockRestore());
    }
    for (const level of ['warn', 'error', 'info', 'log'] as const) {
      const spy = vi
        .spyOn(console, level)
        .mockImplementation((...words) => void written.push(words.join(' ')));
      onTestFinished(() => spy.mockRestore());
    }
    const { checkCredentials } = await open(profile === undefined ? {} : { profile });
    await checkCredentials(noCancel);
    expect(written).toEqual([]);
  });
});
