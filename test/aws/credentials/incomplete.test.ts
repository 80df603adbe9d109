/** Profiles that cannot work, told by their own fault before anything is asked; and names that only the AWS CLI takes. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { credentialFailure, lookForCredentials, setEnv, setProfiles, unwrap } from '../local-bedrock.ts';

const KEYS = 'aws_access_key_id = AKIDWORK\naws_secret_access_key = example\n';
const ROLE = 'role_arn = arn:aws:iam::999988887777:role/admin\n';
const SSO = 'sso_session = corp\nsso_account_id = 999988887777\nsso_role_name = dev\n';

const SETTINGS: readonly [what: string, config: string, says: RegExp][] = [
  ['an access key id alone', 'aws_access_key_id = AKID\n', /id without its secret access key/],
  ['a secret alone', 'aws_secret_access_key = x\n', /secret access key without its access key id/],
  ['an empty secret', 'aws_access_key_id = AKID\naws_secret_access_key =\n', /without its secret access key/],
  ['an empty command', 'credential_process =\n', /names no credentials/],
  ['a role without a source', ROLE, /does not say whose credentials take the role/],
  [
    'two sources',
    `${ROLE}credential_source = Environment\nsource_profile = base\n`,
    /has both a source_profile/,
  ],
  ['a source that nobody knows', `${ROLE}credential_source = environment\n`, /no AWS tool knows/],
  ['a source without credentials', `${ROLE}source_profile = empty\n`, /source profile "empty" names no cred/],
  ['a circle', `${ROLE}source_profile = work\n`, /lead in a circle/],
  ['a web identity without a role', 'web_identity_token_file = /t\n', /and no role_arn/],
  ['a token file that is not there', `${ROLE}web_identity_token_file = /nowhere\n`, /cannot be read/],
  [
    'a session without a Region',
    `${SSO}[sso-session corp]\nsso_start_url = https://x\n`,
    /has no sso_region/,
  ],
  ['a session without an address', `${SSO}[sso-session corp]\nsso_region = x\n`, /has no sso_start_url/],
  [
    'no role',
    'sso_session = corp\n[sso-session corp]\nsso_start_url = x\nsso_region = y\n',
    /no sso_account_id and/,
  ],
  [
    'a name without quotes',
    'sso_session = My Corp\n[sso-session My Corp]\nsso_region = x\n',
    /name needs quotes/,
  ],
];

describe('a profile with', () => {
  it.each(SETTINGS)('%s is told by that', async (_what, settings, says) => {
    await setProfiles({
      config: `[profile work]\n${settings}\n[profile base]\n${KEYS}[profile empty]\nregion = x\n`,
    });
    const { message, nextStep } = await credentialFailure({ profile: 'work' });
    expect(message).toMatch(says);
    expect(message).not.toMatch(/configuration\/credentials file|argument|ENOENT|cannot read properties/i);
    expect(nextStep).not.toBe('');
  });
});

describe('a profile of the name', () => {
  it.each(['a ;b', '#1'])('%s is used', async (name) => {
    await setProfiles({ config: `[profile "${name}"]\n${KEYS}` });
    unwrap(await lookForCredentials({ profile: name }));
  });

  it.each(['constructor', '__proto__', 'toString'])('%s is used, as a source too', async (name) => {
    await setProfiles({
      config: `[profile "${name}"]\n${KEYS}[profile over]\nrole_arn = arn:aws:iam::999988887777:role/x\nsource_profile = ${name}\n`,
    });
    unwrap(await lookForCredentials({ profile: name }));
    setEnv({ AWS_ENDPOINT_URL_STS: 'http://127.0.0.1:1' });
    expect((await credentialFailure({ profile: 'over' })).message).toMatch(/AWS STS refuses connections/);
  });

  it.each([
    ["[profile o'brien]", "o'brien", /names no profile as it is written/],
    ['[ profile work ]', 'work', /names no profile as it is written/],
    ['[profile e\u0301quipe]', 'équipe', /letters that look the same/],
    ['[profile work\u200b]', 'work', /letters that look the same/],
  ])('%s is near to what was asked for, and that is said', async (header, name, says) => {
    await setProfiles({ config: `${header}\n${KEYS}` });
    expect((await credentialFailure({ profile: name })).message).toMatch(says);
  });
});

describe('the environment', () => {
  it.each([
    ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'],
    ['AWS_SECRET_ACCESS_KEY', 'AWS_ACCESS_KEY_ID'],
    ['AWS_WEB_IDENTITY_TOKEN_FILE', 'AWS_ROLE_ARN'],
  ])('with %s alone is told to lack %s', async (set, missing) => {
    setEnv({ [set]: 'value' });
    const { message } = await credentialFailure();
    expect(message).toBe(`${set} is set in the environment, and ${missing} is not.`);
  });

  it('may name the config file by another variable, as the AWS CLI takes it', async () => {
    const home = await setProfiles({});
    await mkdir(join(home, 'x'));
    await writeFile(join(home, 'x', 'cfg'), `[profile work]\n${KEYS}`);
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a path as a user writes it
    for (const path of ['$HOME/x/cfg', '${HOME}/x/cfg', '~/x/cfg']) {
      setEnv({ AWS_CONFIG_FILE: path });
      unwrap(await lookForCredentials({ profile: 'work' }));
    }
  });

  it('that names a credentials file which is not there is told so', async () => {
    setEnv({ AWS_SHARED_CREDENTIALS_FILE: '/nowhere/credentials' });
    const { message } = await credentialFailure({ profile: 'work' });
    expect(message).toContain('The credentials file /nowhere/credentials is not there.');
  });

  it('with an API key and a profile that is not there is told so', async () => {
    setEnv({ AWS_BEARER_TOKEN_BEDROCK: 'ABSKexample', AWS_PROFILE: 'nosuch' });
    expect((await credentialFailure()).message).toContain('no AWS profile "nosuch"');
  });
});
