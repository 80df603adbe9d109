/** Which credentials count when there are several, and what is said when a session is missing. */
import { describe, expect, it } from 'vitest';
import { openSession } from '../../session/open-session.ts';
import {
  credentialFailure,
  keyIds,
  listModels,
  lookForCredentials,
  noCancel,
  serverInEnvironment,
  setEnv,
  setKeys,
  setProfiles,
  unwrap,
} from '../local-bedrock.ts';

const WITHOUT_SESSION =
  '[profile work]\nsso_session = corp\nsso_account_id = 999988887777\nsso_role_name = dev\n[sso-session corp]\nsso_region = eu-west-1\nsso_start_url = https://corp.example/start\n';

describe('keys', () => {
  it.each([
    ['without a session', WITHOUT_SESSION],
    ['without any credentials', '[profile work]\nregion = eu-west-1\n'],
  ])('of the environment beside an AWS_PROFILE %s are named as those in use', async (_name, config) => {
    await serverInEnvironment();
    await setProfiles({ config });
    setKeys('AKIDENVIRONMENT1');
    setEnv({ AWS_PROFILE: 'work' });
    const session = await openSession({ regions: ['us-east-1'] });
    const inEffect = async (): Promise<unknown> => (await session.aws.effectiveSettings())[0];
    expect(await inEffect()).toMatchObject({
      value: 'profile work',
      from: 'AWS_PROFILE; without a session of it, AWS_ACCESS_KEY_ID',
    });
    const steps = await session.aws.testConnection(() => undefined, noCancel);
    expect(steps.find(({ name }) => name === 'credentials')).toMatchObject({
      state: 'ok',
      words:
        'The access key of the environment (AWS_ACCESS_KEY_ID) is used: the profile in AWS_PROFILE has no session.',
    });
    expect(await inEffect()).toEqual({
      label: 'Credentials',
      value: 'access key',
      from: 'AWS_ACCESS_KEY_ID, because the profile in AWS_PROFILE has no session',
    });
  });

  it('of the environment beside such a profile are checked as well', async () => {
    const server = await serverInEnvironment();
    await setProfiles({ config: WITHOUT_SESSION });
    setKeys('AKIDENVIRONMENT1\r');
    setEnv({ AWS_PROFILE: 'work' });
    expect(await credentialFailure()).toMatchObject({
      kind: 'bad-credentials',
      message: 'A key in the environment has a line end in it.',
    });
    expect(server.requests).toEqual([]);
  });

  it('in the environment are used beside an AWS_PROFILE without a session, and not when the profile was chosen', async () => {
    const server = await serverInEnvironment();
    await setProfiles({ config: WITHOUT_SESSION });
    setKeys('AKIDENVIRONMENT1');
    setEnv({ AWS_PROFILE: 'work' });
    unwrap(await listModels());
    expect(keyIds(server)).toEqual(['AKIDENVIRONMENT1']);
    expect(await credentialFailure({ profile: 'work' })).toMatchObject({
      kind: 'expired-credentials',
      command: 'aws sso login --profile work',
    });
  });

  it('in the environment give way to an AWS_PROFILE that has credentials, as in the SDK', async () => {
    const server = await serverInEnvironment();
    await setProfiles({
      credentials: '[work]\naws_access_key_id = AKIDWORK\naws_secret_access_key = example\n',
    });
    setKeys('AKIDENVIRONMENT1');
    setEnv({ AWS_PROFILE: 'work' });
    unwrap(await listModels());
    expect(keyIds(server)).toEqual(['AKIDWORK']);
  });

  it.each([
    ['a line end', 'AKIDENVIRONMENT1\r', 'a line end in it'],
    ['quotes', '"AKIDENVIRONMENT1"', 'quotes around it'],
    ['a blank', 'AKID ENVIRONMENT1', 'a blank in it'],
  ])('with %s are refused before AWS is asked', async (_name, id, text) => {
    const server = await serverInEnvironment();
    setKeys(id);
    expect((await credentialFailure()).message).toContain(text);
    expect(server.requests).toEqual([]);
  });

  it('of a container at another host over http are refused in words', async () => {
    setEnv({ AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://keys.example/get' });
    expect((await credentialFailure()).message).toContain('AWS_CONTAINER_CREDENTIALS_FULL_URI');
  });
});

describe('a Bedrock API key', () => {
  it('hides no name of a profile that is wrong', async () => {
    await setProfiles({ config: '[profile work]\nregion = eu-west-1\n' });
    setEnv({ AWS_BEARER_TOKEN_BEDROCK: 'ABSKexample' });
    expect((await credentialFailure({ profile: 'nosuch' })).message).toContain('no AWS profile "nosuch"');
    unwrap(await lookForCredentials({ profile: 'work' }));
  });
});

describe('a session that is missing', () => {
  const SSO = 'sso_account_id = 999988887777\nsso_role_name = dev\n';
  const CORP =
    "[sso-session 'My Corp']\nsso_region = eu-west-1\nsso_start_url = https://corp.example/start\n";
  it.each([
    [
      'in a role over IAM Identity Center',
      `[profile work]\nrole_arn = arn:aws:iam::999988887777:role/r\nsource_profile = base\n[profile base]\nsso_session = My Corp\n${SSO}${CORP}`,
      'aws sso login --profile base',
    ],
    [
      'in a chain of two roles',
      `[profile work]\nrole_arn = arn:aws:iam::999988887777:role/r\nsource_profile = mid\n[profile mid]\nrole_arn = arn:aws:iam::999988887777:role/m\nsource_profile = base\n[profile base]\nsso_session = My Corp\n${SSO}${CORP}`,
      'aws sso login --profile base',
    ],
    [
      'with a session name in quotes',
      `[profile work]\nsso_session = My Corp\n${SSO}${CORP}`,
      'aws sso login --profile work',
    ],
    [
      'without a session section (legacy)',
      `[profile work]\nsso_region = eu-west-1\nsso_start_url = https://corp.example/start\n${SSO}`,
      'aws sso login --profile work',
    ],
    [
      'of aws login',
      '[profile work]\nlogin_session = arn:aws:iam::999988887777:user/me\nregion = eu-west-1\n',
      'aws login --profile work',
    ],
    [
      'in a role over aws login',
      '[profile work]\nrole_arn = arn:aws:iam::999988887777:role/r\nsource_profile = base\n[profile base]\nlogin_session = arn:aws:iam::999988887777:user/me\nregion = eu-west-1\n',
      'aws login --profile base',
    ],
  ])('%s names the command that opens it', async (_name, config, command) => {
    await setProfiles({ config });
    expect(await credentialFailure({ profile: 'work' })).toMatchObject({
      kind: 'expired-credentials',
      command,
      nextStep: expect.stringContaining(command),
    });
  });

  it.each([
    ['sso-session', `[profile work]\nsso_session = corp\n${SSO}`, '[sso-session corp]'],
    [
      'source profile',
      '[profile work]\nrole_arn = arn:aws:iam::999988887777:role/r\nsource_profile = base\n',
      '"base"',
    ],
  ])('for want of its %s is said in words', async (_name, config, text) => {
    await setProfiles({ config });
    const { message } = await credentialFailure({ profile: 'work' });
    expect(message).toContain(text);
    expect(message).not.toMatch(/undefined|Cannot read|ENOENT/);
  });
});
