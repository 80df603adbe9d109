/** Which profiles the config and credentials files hold, as the AWS CLI reads them, and what is said of those that are not there. */
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readProfileFiles } from '../../../../electron/aws/credentials/files/profile-files.ts';
import { partitionOfProfile } from '../../../../electron/aws/credentials/files/profiles.ts';
import { MAX_CONFIG_BYTES } from '../../../../electron/contract/bounds.ts';
import {
  credentialFailure,
  keyIds,
  listModels,
  serverInEnvironment,
  setEnv,
  setProfiles,
  unwrap,
} from '../../local-bedrock.ts';

const KEYS = 'aws_access_key_id = AKIDWANTEDPROFILE\naws_secret_access_key = example\n';

describe('a profile', () => {
  // Each follows the rules of the AWS CLI (botocore), 2026-11.
  it.each([
    ['in quotes, as aws configure writes it', 'Dev Account', `[profile 'Dev Account']\n${KEYS}`],
    ['in double quotes', 'Dev Account', `[profile "Dev Account"]\n${KEYS}`],
    ['with letters of any script', 'équipe-données', `[profile équipe-données]\n${KEYS}`],
    ['with several blanks behind "profile"', 'work', `[profile   work]\n${KEYS}`],
    ['with a tab behind "profile"', 'work', `[profile\twork]\n${KEYS}`],
    [
      'with settings in capitals',
      'work',
      `[profile work]\n${KEYS.replaceAll('aws_', 'AWS_').toUpperCase().replace('EXAMPLE', 'example')}`,
    ],
    ['with colons', 'work', `[profile work]\n${KEYS.replaceAll(' = ', ': ')}`],
    ['with indented settings', 'work', `[profile work]\n  ${KEYS.replace('\n', '\n  ')}`],
    ['behind a byte order mark', 'work', `\ufeff[profile work]\n${KEYS}`],
    ['with the line ends of Windows', 'work', `[profile work]\n${KEYS}`.replaceAll('\n', '\r\n')],
    [
      'beside one that is called __proto__',
      'work',
      `[profile __proto__]\nregion = x\n[profile work]\n${KEYS}`,
    ],
    ['whose name begins with "services."', 'services.dev', `[profile services.dev]\n${KEYS}`],
    ['whose name begins with "sso-session."', 'sso-session.dev', `[profile sso-session.dev]\n${KEYS}`],
    ['whose name holds brackets and signs', 'a/b+c@d%e', `[profile a/b+c@d%e]\n${KEYS}`],
    ['in two sections', 'work', `[profile work]\nregion = eu-west-1\n[profile x]\n[profile work]\n${KEYS}`],
    [
      'with comments',
      'work',
      `# one\n[profile work] ; two\n; three\n${KEYS.replace('example', 'example # four')}`,
    ],
    ['called default', 'default', `[default]\n${KEYS}`],
    ['called default, with the word profile', 'default', `[profile default]\n${KEYS}`],
    ['in the credentials file', 'work', undefined, `[work]\n${KEYS}`],
    ['in it, with a blank', 'Dev Account', undefined, `[Dev Account]\n${KEYS}`],
    ['in it, with two blanks', 'My Dev Account', undefined, `[My Dev Account]\n${KEYS}`],
    ['in it, with letters of any script', 'équipe', undefined, `[équipe]\n${KEYS}`],
  ])('%s is used', async (_name, profile, config, credentials?: string) => {
    const server = await serverInEnvironment();
    await setProfiles({ config, credentials });
    unwrap(await listModels({ profile }));
    expect(keyIds(server)).toEqual(['AKIDWANTEDPROFILE']);
    expect([...(await readProfileFiles(process.env)).profiles.keys()]).toContain(profile);
  });

  it('that names no services section has none, be there one without a name', async () => {
    await setProfiles({
      config: `[profile work]\n${KEYS}\n[services ""]\nbedrock =\n  endpoint_url = http://x\n`,
    });
    expect((await readProfileFiles(process.env)).services.size).toBe(0);
  });

  it('of AWS_DEFAULT_PROFILE is used when AWS_PROFILE is not set', async () => {
    const server = await serverInEnvironment();
    await setProfiles({ credentials: `[other]\n${KEYS}` });
    setEnv({ AWS_DEFAULT_PROFILE: 'other', AWS_PROFILE: '' });
    unwrap(await listModels());
    expect(keyIds(server)).toEqual(['AKIDWANTEDPROFILE']);
  });

  it.each([
    ['without the word "profile"', `[work]\n${KEYS}`, undefined, 'a profile is written [profile work]'],
    ['with it in the credentials file', undefined, `[profile work]\n${KEYS}`, 'a profile is written [work]'],
    ['when there are none', undefined, undefined, 'There are no profiles.'],
    [
      'when there are others',
      '[profile sandbox]\nregion = x\n[sso-session corp]\nsso_region = x\n',
      undefined,
      'There are: sandbox.',
    ],
    [
      'when one is nearly called so',
      '[profile sandbox]\n[profile wrk]\nregion=x\n',
      undefined,
      'Did you mean "wrk"?',
    ],
  ])('that is written %s is not there, and the reason is said', async (_name, config, credentials, text) => {
    await setProfiles({ config, credentials });
    const { kind, message } = await credentialFailure({ profile: 'work' });
    expect(kind).toBe('no-credentials');
    expect(message).toContain('There is no AWS profile "work"');
    expect(message).toContain(text);
  });

  it('that is misspelt among 500 is told the nearest name', async () => {
    const numbers = Array.from({ length: 500 }, (_, at) => String(at).padStart(4, '0'));
    const headers = numbers.map((number) => `[profile acct-${number}.AdministratorAccess]\n`);
    await setProfiles({ config: headers.join('') });
    const { message } = await credentialFailure({ profile: 'acct-0001.AdministratorAcess' });
    expect(message).toContain('"acct-0001.AdministratorAccess"');
  });

  it('is asked for with quotes in the command that sets it up', async () => {
    const { nextStep } = await credentialFailure({ profile: 'Dev Account' });
    expect(nextStep).toContain("--profile 'Dev Account'");
  });

  it.each([
    ['is not there', async (file: string) => rm(file, { force: true }), 'is not there'],
    ['is a folder', async (file: string) => mkdir(file), 'is a folder'],
    ['leads to a device', async (file: string) => symlink('/dev/zero', file), 'is not a regular file'],
    [
      'is far too large',
      async (file: string) => writeFile(file, 'x'.repeat(MAX_CONFIG_BYTES + 1)),
      'is far too large',
    ],
    [
      'is UTF-16',
      async (file: string) => writeFile(file, Buffer.from(`\ufeff[profile work]\n${KEYS}`, 'utf16le')),
      'cannot be read as text',
    ],
  ])('is missed in a config file that %s, which is named', async (_name, make, text) => {
    const home = await setProfiles({});
    await make(join(home, 'config'));
    const { message } = await credentialFailure({ profile: 'work' });
    expect(message).toContain(`${join(home, 'config')} ${text}`);
  });
});

describe('the partition', () => {
  const gov = 'arn:aws-us-gov:iam::999988887777:role/r';
  it.each([
    ['region of the profile', '[profile p]\nregion = us-gov-west-1\n', {}, 'aws-us-gov'],
    ['AWS_REGION', '[profile p]\noutput = json\n', { AWS_REGION: 'us-gov-west-1' }, 'aws-us-gov'],
    [
      'AWS_DEFAULT_REGION',
      '[profile p]\noutput = json\n',
      { AWS_DEFAULT_REGION: 'us-gov-west-1' },
      'aws-us-gov',
    ],
    [
      'role',
      `[profile p]\nrole_arn = ${gov}\nsource_profile = b\n[profile b]\nregion = us-east-1\n`,
      {},
      'aws-us-gov',
    ],
    [
      'role, whatever AWS_REGION says',
      `[profile p]\nrole_arn = ${gov}\n`,
      { AWS_REGION: 'us-east-1' },
      'aws-us-gov',
    ],
    ['role in China', '[profile p]\nrole_arn = arn:aws-cn:iam::999988887777:role/r\n', {}, 'aws-cn'],
    [
      'device of MFA',
      '[profile p]\nmfa_serial = arn:aws-us-gov:iam::999988887777:mfa/me\n',
      {},
      'aws-us-gov',
    ],
    [
      'region of the source profile',
      '[profile p]\nrole_arn = x\nsource_profile = b\n[profile b]\nregion = us-gov-east-1\n',
      {},
      'aws-us-gov',
    ],
    [
      'region of the sso-session',
      '[profile p]\nsso_session = c\n[sso-session c]\nsso_region = us-gov-west-1\n',
      {},
      'aws-us-gov',
    ],
    [
      'region of the profile against AWS_REGION',
      '[profile p]\nregion = us-gov-west-1\n',
      { AWS_REGION: 'us-east-1' },
      'aws-us-gov',
    ],
    ['EU sovereign region', '[profile p]\nregion = eusc-de-east-1\n', {}, 'aws-eusc'],
    ['commercial region', '[profile p]\nregion = eu-west-1\n', {}, 'aws'],
    ['role of a web identity in the environment', '', { AWS_ROLE_ARN: gov }, 'aws-us-gov'],
    ['nothing', '[profile p]\noutput = json\n', {}, 'aws'],
  ])('follows the %s', async (_name, config, env, expected) => {
    await setProfiles({ config });
    expect(await partitionOfProfile('p', { ...process.env, ...env })).toBe(expected);
  });
});
