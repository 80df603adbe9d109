/** What is set up on this computer, in words, and whom the cache belongs to. */
import { createHash } from 'node:crypto';
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSetup } from '../../../../electron/aws/credentials/files/profiles.ts';
import { cacheIdentity } from '../../../../electron/session/source/source-choice.ts';
import { setEnv, setProfiles } from '../../local-bedrock.ts';
import { keepToken } from '../../sign-in/sign-in-world.ts';

const CONFIG = `
[default]
region = eu-central-1
[profile gov]
region = us-gov-west-1
[profile work]
sso_session = corp
[sso-session corp]
sso_start_url = https://corp.awsapps.com/start
[services local]
bedrock =
  endpoint_url = http://127.0.0.1:1
[loose]
region = eu-west-1
`;
const CREDENTIALS = '[keys]\naws_access_key_id = AKIDSECRETID\naws_secret_access_key = verysecret\n';

const foundAt = (
  setup: { lookedFor: { place: string; found: string }[] },
  place: string,
): string | undefined => setup.lookedFor.find((each) => each.place.startsWith(place))?.found;

describe('profiles', () => {
  it('of both files are listed, and nothing else counts as one', async () => {
    await setProfiles({ config: CONFIG, credentials: CREDENTIALS });
    const setup = await readSetup(process.env);
    expect(setup.profiles).toEqual(['default', 'gov', 'keys', 'work']);
    expect(JSON.stringify(setup)).not.toMatch(/AKIDSECRETID|verysecret/);
  });

  it('are told with what the files say of them', async () => {
    await setProfiles({
      config: `[profile sso]\nsso_session = corp\nsso_account_id = 999988887777\nsso_role_name = Reader\nregion = eu-west-1
[sso-session corp]\nsso_region = eu-west-1\nsso_start_url = https://corp.example/start
[profile chain]\nrole_arn = arn:aws:iam::111122223333:role/team/Admin\nsource_profile = sso
[profile terminal]\nrole_arn = arn:aws:iam::111122223333:role/Admin\nsource_profile = console
[profile console]\nlogin_session = arn:aws:iam::111122223333:user/me
[profile mfa]\nrole_arn = arn:aws:iam::111122223333:role/Admin\nsource_profile = keys\nmfa_serial = arn:aws:iam::111122223333:mfa/me
[profile lost]\nrole_arn = arn:aws:iam::111122223333:role/Admin\nsource_profile = gone
[profile tool]\ncredential_process = /bin/tool
[profile pod]\nrole_arn = arn:aws:iam::111122223333:role/Pod\nweb_identity_token_file = /run/token
[profile host]\nrole_arn = arn:aws:iam::111122223333:role/Host\ncredential_source = Ec2InstanceMetadata
[profile half]\naws_access_key_id = AKIDSECRETID
[profile vague]\nsso_session = corp
[profile bare]\nregion = eu-west-2\n`,
      credentials: CREDENTIALS,
    });
    const { profileFacts } = await readSetup(process.env);
    const account = '111122223333';
    expect(Object.fromEntries(profileFacts.map(({ name, ...facts }) => [name, facts]))).toEqual({
      sso: {
        kind: 'IAM Identity Center',
        account: '999988887777',
        role: 'Reader',
        region: 'eu-west-1',
        session: {},
        canSignIn: true,
      },
      chain: { kind: 'role', account, role: 'Admin', region: 'eu-west-1', session: {}, canSignIn: true },
      terminal: {
        kind: 'role',
        account,
        role: 'Admin',
        session: {},
        login: 'aws login --profile console',
      },
      console: { kind: 'aws login', account, session: {}, login: 'aws login --profile console' },
      mfa: { kind: 'role with MFA', account, role: 'Admin' },
      lost: { kind: 'role', account, role: 'Admin', problem: expect.stringContaining('"gone"') },
      tool: { kind: 'credential process' },
      pod: { kind: 'web identity', account, role: 'Pod' },
      host: { kind: 'instance role', account, role: 'Host' },
      half: { kind: 'access key', problem: expect.stringContaining('without its secret access key') },
      vague: {
        kind: 'IAM Identity Center',
        session: {},
        canSignIn: true,
        problem: expect.stringContaining('names no account and role'),
      },
      bare: { kind: 'settings alone', region: 'eu-west-2', problem: 'names no credentials' },
      keys: { kind: 'access key' },
    });
    expect(JSON.stringify(profileFacts)).not.toMatch(/AKIDSECRETID|verysecret|bin\/tool/);
  });

  it('are told with the end of the login session that they rest on, and nothing of its tokens', async () => {
    const home = await setProfiles({
      config: `[profile own]\nsso_session = corp\nsso_account_id = 999988887777\nsso_role_name = Reader
[profile through]\nrole_arn = arn:aws:iam::111122223333:role/Admin\nsource_profile = old
[profile old]\nsso_start_url = https://old.example/start\nsso_account_id = 999988887777\nsso_role_name = Reader
[profile console]\nlogin_session = arn:aws:iam::444455556666:user/me
[profile broken]\nlogin_session = arn:aws:iam::444455556666:user/you
[sso-session corp]\nsso_region = eu-west-1\nsso_start_url = https://corp.example/start\n`,
    });
    setEnv({ HOME: home, AWS_LOGIN_CACHE_DIRECTORY: join(home, 'login') });
    const token = 'aoaATOKEN';
    const kept = {
      ...{ accessToken: token, refreshToken: token, clientId: 'c', clientSecret: token },
      registrationExpiresAt: '2126-01-01T00:00:00Z',
    };
    await keepToken(home, 'corp', { ...kept, expiresAt: '2026-11-24T10:00:00Z' });
    // As version 1 of the AWS CLI wrote it.
    await keepToken(home, 'https://old.example/start', { ...kept, expiresAt: '2026-11-24T11:00:00UTC' });
    await mkdir(join(home, 'login'));
    const loggedIn = (user: string, content: string): Promise<void> => {
      const name = createHash('sha256').update(`arn:aws:iam::444455556666:user/${user}`).digest('hex');
      return writeFile(join(home, 'login', `${name}.json`), content);
    };
    const accessToken = { secretAccessKey: token, expiresAt: '2026-11-24T12:00:00Z' };
    await loggedIn('me', JSON.stringify({ accessToken, refreshToken: token }));
    await loggedIn('you', '{"acc');
    const { profileFacts } = await readSetup(process.env);
    expect(Object.fromEntries(profileFacts.map(({ name, session }) => [name, session]))).toEqual({
      own: { validUntil: '2026-11-24T10:00:00.000Z', isRenewable: true },
      through: { validUntil: '2026-11-24T11:00:00.000Z' },
      old: { validUntil: '2026-11-24T11:00:00.000Z' },
      console: { validUntil: '2026-11-24T12:00:00.000Z', isRenewable: true },
      broken: {},
    });
    expect(profileFacts.find(({ name }) => name === 'console')?.account).toBe('444455556666');
    expect(JSON.stringify(profileFacts)).not.toContain(token);
  });

  it('are read anew each time', async () => {
    const home = await setProfiles({ config: '[profile one]\nregion = eu-west-1\n' });
    expect((await readSetup(process.env)).profiles).toEqual(['one']);
    await rm(join(home, 'config'));
    expect((await readSetup(process.env)).profiles).toEqual([]);
  });
});

describe('what was looked for', () => {
  it('says of each file how it is', async () => {
    const home = await setProfiles({ config: '  \n', credentials: 'not an ini file' });
    const setup = await readSetup(process.env);
    expect(foundAt(setup, 'Config file')).toBe('the file is empty');
    expect(foundAt(setup, 'Credentials file')).toBe('no profile in the file could be read');
    await rm(join(home, 'config'));
    await rm(join(home, 'credentials'));
    await mkdir(join(home, 'credentials'));
    const later = await readSetup(process.env);
    expect(foundAt(later, 'Config file')).toBe('there is no such file');
    expect(foundAt(later, 'Credentials file')).toBe('it is a folder, not a file');
    await chmod(join(home, 'credentials'), 0o755);
  });

  it('is told of the profile that was chosen, and of whose session it rests on', async () => {
    const roles =
      '[profile base]\nsso_session = corp\n[profile assumed]\nrole_arn = arn:aws:iam::1:role/r\nsource_profile = base\n';
    await setProfiles({ config: `${CONFIG}${roles}`, credentials: CREDENTIALS });
    const env = { ...process.env, AWS_PROFILE: 'gov', AWS_EC2_METADATA_DISABLED: 'false' };
    const of = async (chosen: string) => {
      const setup = await readSetup(env, chosen);
      const found = ['Chosen profile', 'Login session', 'EC2'].map((place) => foundAt(setup, place));
      return [...found, setup.login];
    };
    const notAsked = 'not asked: the profile names credentials';
    expect(await of('work')).toEqual([
      '"work", instead of "gov" in AWS_PROFILE',
      'set up in the profile "work"',
      notAsked,
      'aws sso login --profile work',
    ]);
    expect(await of('assumed')).toEqual([
      '"assumed", instead of "gov" in AWS_PROFILE',
      'set up in the profile "base", a source of "assumed"',
      notAsked,
      'aws sso login --profile base',
    ]);
    expect(await of('keys')).toEqual([
      '"keys", instead of "gov" in AWS_PROFILE',
      'not set up in the profile "keys"',
      notAsked,
      undefined,
    ]);
    expect((await of('nobody'))[0]).toBe(
      '"nobody", instead of "gov" in AWS_PROFILE: there is no such profile',
    );
  });

  it('says of the environment what is missing, and what wins', async () => {
    await setProfiles({ config: CONFIG });
    const keys = 'Keys in the environment';
    const at = async (env: Record<string, string>, place: string) =>
      foundAt(await readSetup({ ...process.env, ...env }), place);
    expect(await at({}, keys)).toBe('not set');
    expect(await at({ AWS_ACCESS_KEY_ID: 'a' }, keys)).toBe('the secret key is missing');
    expect(await at({ AWS_SECRET_ACCESS_KEY: 'a' }, keys)).toBe('the access key id is missing');
    const both = { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' };
    expect(await at(both, keys)).toBe('set');
    expect(await at({ ...both, AWS_PROFILE: 'work' }, keys)).toBe(
      'set: used if the profile in AWS_PROFILE has no session',
    );
    const chosen = await readSetup({ ...process.env, ...both, AWS_PROFILE: 'work' }, 'work');
    expect(foundAt(chosen, keys)).toBe('set, but the chosen profile wins');
    expect(await at({ AWS_PROFILE: 'nobody' }, 'Chosen profile')).toBe('"nobody": there is no such profile');
    expect(await at({ AWS_PROFILE: 'work' }, 'Login session')).toBe('set up in the profile "work"');
    expect(await at({ AWS_BEARER_TOKEN_BEDROCK: 'x' }, 'Bearer token')).toContain('used instead');
    expect(await at({ AWS_EC2_METADATA_DISABLED: 'true' }, 'EC2')).toContain('switched off');
    expect(await at({ AWS_EC2_METADATA_DISABLED: 'false' }, 'EC2')).toContain('asked last');
  });
});

describe('whom the cache belongs to', () => {
  const KEYS = { AWS_ACCESS_KEY_ID: 'AKIDSECRETID', AWS_SECRET_ACCESS_KEY: 's' };

  it('follows what the SDK would use', () => {
    expect(cacheIdentity(undefined, {})).toBe('profile:default');
    expect(cacheIdentity(undefined, { AWS_PROFILE: 'work' })).toBe('profile:work');
    expect(cacheIdentity('gov', { AWS_PROFILE: 'work', ...KEYS })).toBe('profile:gov');
    expect(cacheIdentity(undefined, { AWS_PROFILE: 'work', ...KEYS })).toBe('profile:work');
    expect(cacheIdentity(undefined, KEYS)).toMatch(/^key:[0-9a-f]{16}$/);
    expect(cacheIdentity('gov', { AWS_BEARER_TOKEN_BEDROCK: 'token' })).toMatch(/^token:[0-9a-f]{16}$/);
  });

  it('never holds the key, and differs from key to key', () => {
    const other = { ...KEYS, AWS_ACCESS_KEY_ID: 'AKIDOTHERID' };
    expect(cacheIdentity(undefined, KEYS)).not.toContain('AKID');
    expect(cacheIdentity(undefined, KEYS)).not.toBe(cacheIdentity(undefined, other));
    expect(cacheIdentity(undefined, KEYS)).toBe(
      cacheIdentity(undefined, { ...KEYS, AWS_SECRET_ACCESS_KEY: 't' }),
    );
  });
});
