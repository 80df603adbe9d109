/** STS and IAM Identity Center: where they are asked, and what is said when they refuse, throttle or cannot be reached. */
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { defined } from '../../../electron/contract/defined.ts';
import { closedWithTest } from '../../helpers/closed-with-test.ts';
import { startProtocolServer } from '../../helpers/servers/protocol-server.ts';
import { refusal, roleKeys } from '../../helpers/servers/sts.ts';
import {
  credentialFailure,
  lookForCredentials,
  noCancel,
  open,
  serverInEnvironment,
  setEnv,
  setKeys,
  setProfiles,
  unwrap,
} from '../local-bedrock.ts';
import { keepToken } from '../sign-in/sign-in-world.ts';

const BASE = '[base]\naws_access_key_id = AKIDBASE\naws_secret_access_key = example\n';
const ROLE = 'role_arn = arn:aws:iam::999988887777:role/admin\nsource_profile = base\n';
const GOV_ROLE = ROLE.replace('arn:aws:', 'arn:aws-us-gov:');
const SSO = `sso_session = corp\nsso_account_id = 999988887777\nsso_role_name = dev\n[sso-session corp]\nsso_start_url = https://corp.invalid/start\nsso_region = eu-west-1\n`;
/** No name server knows it. */
const NOWHERE = 'https://service.atlas.invalid';

/** A role whose keys AWS STS gives. */
async function setRole(): Promise<void> {
  await setProfiles({ config: `[profile admin]\nregion = eu-west-1\n${ROLE}`, credentials: BASE });
}

/** A profile of IAM Identity Center, with a session that is good for an hour. */
async function setSession(): Promise<void> {
  const home = await setProfiles({ config: `[profile work]\nregion = eu-west-1\n${SSO}` });
  const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
  await keepToken(home, 'corp', { accessToken: 'good', expiresAt });
}

describe('STS is asked', () => {
  it.each([
    ['of the partition that is scanned', GOV_ROLE, '', { partition: 'aws-us-gov' }, 'us-gov-west-1'],
    ['of the partition that the role names', GOV_ROLE, '', {}, 'us-gov-west-1'],
    ['in the region of the source profile', GOV_ROLE, 'region = us-gov-east-1\n', {}, 'us-gov-east-1'],
    ['in the region of the profile', `${ROLE}region = eu-west-3\n`, '', {}, 'eu-west-3'],
    ['in China where the role is there', ROLE.replace('arn:aws:', 'arn:aws-cn:'), '', {}, 'cn-north-1'],
  ])('%s', async (_name, role, baseConfig, options, region) => {
    const sts = await serverInEnvironment(() => roleKeys(), 'STS');
    await setProfiles({
      config: `[profile admin]\n${role}[profile base]\n${baseConfig}`,
      credentials: BASE,
    });
    unwrap(await lookForCredentials({ profile: 'admin', ...options }));
    expect(sts.requests.map((request) => request.region)).toEqual([region]);
  });

  it.each([
    ['endpoint_url of the profile', (url: string) => `endpoint_url = ${url}\n`],
    [
      'services section of the profile',
      (url: string) => `services = private\n[services private]\nsts =\n  endpoint_url = ${url}\n`,
    ],
  ])('at the %s, as the AWS CLI does', async (_name, settings) => {
    const sts = await closedWithTest(startProtocolServer(() => roleKeys()));
    await setProfiles({
      config: `[profile admin]\nregion = eu-west-1\n${ROLE}${settings(sts.url)}`,
      credentials: BASE,
    });
    unwrap(await lookForCredentials({ profile: 'admin' }));
    expect(sts.requests).toHaveLength(1);
  });
});

describe('STS that', () => {
  it.each([
    [
      'does not give the role for so long',
      refusal(
        'ValidationError',
        'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
        400,
      ),
      /does not give the role of the profile "admin" for so long/,
      'duration_seconds',
    ],
    [
      'calls the keys of the source profile expired',
      refusal('ExpiredToken', 'The security token included in the request is expired', 400),
      /^The keys of the profile "base" have expired\.$/,
      'Renew them',
    ],
    [
      'takes no such role',
      refusal('ValidationError', 'admin is invalid', 400),
      /refused the role of the profile "admin".*admin is invalid/,
      'role_arn',
    ],
    [
      'is not activated in the Region',
      refusal('RegionDisabledException', 'not activated'),
      /not activated for this account/,
      'another Region',
    ],
    [
      'says nothing',
      'silence' as const,
      /^While fetching credentials: AWS STS in eu-west-1 did not answer in time/,
      '',
    ],
  ])('%s is quoted with the true cause', async (_name, reply, message, nextStep) => {
    await serverInEnvironment(() => reply, 'STS');
    setEnv({ AWS_MAX_ATTEMPTS: '1' });
    await setRole();
    const failure = await credentialFailure({ profile: 'admin', regionDeadlineMs: 500 });
    expect(failure.message).toMatch(message);
    expect(failure.nextStep).toContain(nextStep);
    expect(JSON.stringify(failure)).not.toMatch(/sso login|credential_process|AWS_ENDPOINT_URL|999988887777/);
  });
});

describe('IAM Identity Center that', () => {
  it.each([
    [
      'throttles',
      { error: 'TooManyRequestsException', status: 429, message: 'HTTP 429 Unknown Code' },
      /^IAM Identity Center is throttling/,
      'throttled',
    ],
    [
      'does not give the role',
      { error: 'ForbiddenException', status: 403, message: 'No access' },
      /does not give you the role of the profile "work"/,
      'bad-credentials',
    ],
    [
      'takes the session no more',
      { error: 'UnauthorizedException', status: 401, message: 'Session token not found or invalid' },
      /^The login session of the profile "work" has expired/,
      'expired-credentials',
    ],
  ])('%s is told so', async (_name, reply, message, kind) => {
    await serverInEnvironment(() => reply, 'SSO');
    setEnv({ AWS_MAX_ATTEMPTS: '1' });
    await setSession();
    const failure = await credentialFailure({ profile: 'work' });
    expect(failure).toMatchObject({ kind, message: expect.stringMatching(message) });
    expect(failure.nextStep).not.toContain('aws configure');
  });
});

/** What captive portals and proxies send. */
const PAGES: readonly [body: string, status: number][] = [
  ['<!DOCTYPE html><html><body>Sign in</body></html>', 200],
  ['\n<!-- portal --><HTML><head><title>Login</title></head></HTML>', 200],
  ['<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN"><html></html>', 200],
  ['<html>Who are you?</html>', 401],
];

describe.each([
  ['AWS STS', 'STS', setRole, 'admin'],
  ['IAM Identity Center', 'SSO', setSession, 'work'],
])('%s that', (name, service, setUp, profile) => {
  it.each(PAGES)('is a login page of the network (%s, HTTP %i) is named as one', async (body, status) => {
    await serverInEnvironment(() => ({ body, status }), service);
    await setUp();
    const { message, nextStep } = await credentialFailure({ profile });
    expect(message).toBe(
      `A web page came back instead of the answer of ${name}: perhaps the login page of the network or of a proxy.`,
    );
    expect(nextStep).toMatch(/^Open the login page in a browser/);
  });

  it('cannot be reached is named, not Bedrock', async () => {
    setEnv({ [`AWS_ENDPOINT_URL_${service}`]: NOWHERE, AWS_MAX_ATTEMPTS: '1' });
    await setUp();
    const { message, nextStep } = await credentialFailure({ profile });
    expect(message).toContain(name);
    expect(message + nextStep).not.toContain('Bedrock');
  });
});

it('the connection test names the login page that answers for AWS STS', async () => {
  const { url } = await closedWithTest(
    startProtocolServer(() => ({ body: '<!doctype html><title>Sign in</title>' })),
  );
  setEnv({ AWS_ENDPOINT_URL: url });
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
    await lookForCredentials(defined({ profile }));
    expect(written).toEqual([]);
  });
});
