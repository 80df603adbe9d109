/** Sessions, tokens and keys that are over, or that cannot be renewed: each is told by what it is. */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  failureIn,
  localBedrock,
  noCancel,
  open,
  serverInEnvironment,
  setEnv,
  setKeys,
  setProfiles,
} from '../local-bedrock.ts';

const KEYS = 'aws_access_key_id = AKIDWORK\naws_secret_access_key = example\n';
const ROLE = 'role_arn = arn:aws:iam::999988887777:role/admin\n';
const EXPIRED = { error: 'ExpiredTokenException', status: 403, message: 'The security token is expired' };

describe('what AWS calls expired is', () => {
  it('the keys of the profile, for which there is no login', async () => {
    const server = await serverInEnvironment();
    server.script(() => EXPIRED);
    await setProfiles({ config: `[profile work]\n${KEYS}aws_session_token = x\n` });
    const { gateway } = await open({ profile: 'work' });
    const failure = failureIn(await gateway.listModels('us-east-1', noCancel));
    expect(failure.message).toBe('The keys of the profile "work" have expired.');
    expect(failure.nextStep).not.toContain('aws sso login');
  });

  it('the keys in the environment', async () => {
    const server = await serverInEnvironment();
    server.script(() => EXPIRED);
    await setProfiles({});
    setKeys();
    const { gateway } = await open();
    const failure = failureIn(await gateway.listModels('us-east-1', noCancel));
    expect(failure.message).toContain('The keys in the environment');
    expect(failure.nextStep).not.toContain('aws sso login');
  });
});

it('a session that cannot be refreshed for want of the network is not called expired', async () => {
  const home = await setProfiles({
    config: `[profile work]\nsso_session = corp\nsso_account_id = 999988887777\nsso_role_name = dev\n[sso-session corp]\nsso_start_url = https://corp.invalid/start\nsso_region = eu-west-1\n`,
  });
  const folder = join(home, '.aws', 'sso', 'cache');
  await mkdir(folder, { recursive: true });
  const token = { accessToken: 'a', expiresAt: '2020-01-01T00:00:00Z', refreshToken: 'r', clientId: 'c' };
  await writeFile(
    join(folder, `${createHash('sha1').update('corp').digest('hex')}.json`),
    JSON.stringify({ ...token, clientSecret: 's', registrationExpiresAt: '2126-01-01T00:00:00Z' }),
  );
  setEnv({ AWS_ENDPOINT_URL_SSO_OIDC: 'http://127.0.0.1:1' });
  const { checkCredentials } = await open({ profile: 'work' });
  const failure = failureIn(await checkCredentials(noCancel));
  expect(failure).toMatchObject({ kind: 'network', message: expect.stringMatching(/refuses connections/) });
});

it.each([
  ['ExpiredTokenException', 'Token expired: current date', 'The token of the web identity has expired.'],
  ['InvalidIdentityToken', 'No provider found', 'AWS STS does not accept the token of the web identity.'],
])('AWS STS that says %s of a web identity speaks of its token', async (code, said, message) => {
  const home = await setProfiles({});
  await writeFile(join(home, 'token'), 'eyJ');
  await writeFile(
    join(home, 'config'),
    `[profile pod]\n${ROLE}web_identity_token_file = ${join(home, 'token')}\n`,
  );
  const { server } = await localBedrock(() => ({
    status: 400,
    headers: { 'content-type': 'text/xml' },
    body: `<ErrorResponse><Error><Code>${code}</Code><Message>${said}</Message></Error></ErrorResponse>`,
  }));
  setEnv({ AWS_ENDPOINT_URL_STS: server.url });
  const { checkCredentials } = await open({ profile: 'pod' });
  const failure = failureIn(await checkCredentials(noCancel));
  expect(failure.message).toContain(message);
  expect(failure.nextStep).not.toContain('AWS_ENDPOINT_URL');
});

it.each([
  [
    'ValidationError',
    400,
    'admin is invalid',
    /refused the role of the profile "work".*admin is invalid/,
    'role_arn',
  ],
  ['RegionDisabledException', 403, 'not activated', /not activated for this account/, 'another Region'],
])('AWS STS that answers %s is told with what to correct', async (code, status, said, message, step) => {
  await setProfiles({ config: `[profile work]\n${ROLE}source_profile = base\n[profile base]\n${KEYS}` });
  const { server } = await localBedrock(() => ({
    status,
    headers: { 'content-type': 'text/xml' },
    body: `<ErrorResponse><Error><Code>${code}</Code><Message>${said}</Message></Error></ErrorResponse>`,
  }));
  setEnv({ AWS_ENDPOINT_URL_STS: server.url });
  const { checkCredentials } = await open({ profile: 'work' });
  const failure = failureIn(await checkCredentials(noCancel));
  expect(failure.message).toMatch(message);
  expect(failure.nextStep).toContain(step);
});
