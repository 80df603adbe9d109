/** Sessions, tokens and keys that are over, or that cannot be renewed: each is told by what it is. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { refusal } from '../../helpers/servers/sts.ts';
import {
  credentialFailure,
  listFailure,
  serverInEnvironment,
  setEnv,
  setKeys,
  setProfiles,
} from '../local-bedrock.ts';
import { keepToken } from '../sign-in/sign-in-world.ts';

const KEYS = 'aws_access_key_id = AKIDWORK\naws_secret_access_key = example\n';
const ROLE = 'role_arn = arn:aws:iam::999988887777:role/admin\n';
const EXPIRED = { error: 'ExpiredTokenException', status: 403, message: 'The security token is expired' };

describe('what AWS calls expired is', () => {
  it('the keys of the profile, for which there is no login', async () => {
    await serverInEnvironment(() => EXPIRED);
    await setProfiles({ config: `[profile work]\n${KEYS}aws_session_token = x\n` });
    const failure = await listFailure({ profile: 'work' });
    expect(failure.message).toBe('The keys of the profile "work" have expired.');
    expect(failure.nextStep).not.toContain('aws sso login');
  });

  it('the keys in the environment', async () => {
    await serverInEnvironment(() => EXPIRED);
    setKeys();
    const failure = await listFailure();
    expect(failure.message).toContain('The keys in the environment');
    expect(failure.nextStep).not.toContain('aws sso login');
  });
});

it('a session that cannot be refreshed for want of the network is not called expired', async () => {
  const home = await setProfiles({
    config: `[profile work]\nsso_session = corp\nsso_account_id = 999988887777\nsso_role_name = dev\n[sso-session corp]\nsso_start_url = https://corp.invalid/start\nsso_region = eu-west-1\n`,
  });
  await keepToken(home, 'corp', {
    ...{ accessToken: 'a', expiresAt: '2020-01-01T00:00:00Z', refreshToken: 'r' },
    ...{ clientId: 'c', clientSecret: 's', registrationExpiresAt: '2126-01-01T00:00:00Z' },
  });
  setEnv({ AWS_ENDPOINT_URL_SSO_OIDC: 'http://127.0.0.1:1' });
  const failure = await credentialFailure({ profile: 'work' });
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
  await serverInEnvironment(() => refusal(code, said, 400), 'STS');
  const failure = await credentialFailure({ profile: 'pod' });
  expect(failure.message).toContain(message);
  expect(failure.nextStep).not.toContain('AWS_ENDPOINT_URL');
});
