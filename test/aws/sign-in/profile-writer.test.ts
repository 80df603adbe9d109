/** A profile that is written into the AWS config file: nothing else in it changes, and every tool reads it. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { chmod, mkdir, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readProfileFiles } from '../../../electron/aws/credentials/files/profile-files.ts';
import { failureIn, noCancel, open, setEnv, unwrap } from '../local-bedrock.ts';
import { attempt, CONFIG, opened, world } from './sign-in-world.ts';

const DEV = { name: 'dev', accountId: '444455556666', roleName: 'ReadOnly' };
const PLACE = { startUrl: 'https://new.awsapps.com/start/#/', region: 'eu-west-1' };

describe('a new profile', () => {
  it('stands at the end of the file, whose mode and text stay as they were', async () => {
    const { home } = await world();
    const file = join(home, 'config');
    await chmod(file, 0o640);
    unwrap(await (await opened({ profile: 'work' })).addProfile({ ...DEV, region: 'eu-west-1' }));
    expect(readFileSync(file, 'utf8')).toBe(
      `${CONFIG}\n[profile dev]\nsso_session = corp\nsso_account_id = 444455556666\nsso_role_name = ReadOnly\nregion = eu-west-1\n`,
    );
    expect(statSync(file).mode & 0o777).toBe(0o640);
  });

  it.each([
    ['without a line end', '[default]\nregion = x', '\n'],
    ['with the line ends of Windows', '[default]\r\nregion = x\r\n', '\r\n'],
    ['with a byte order mark and comments', '\ufeff# mine\n[default]\nregion=x ; y\n\n\n', '\n'],
    ['with odd settings', '[profile  a]\ncredential_process = "x" # y\n  nested =\n   deep = 1', '\n'],
    ['that is empty', '', '\n'],
    ['with comments alone', '# nothing yet\n', '\n'],
  ])('is added to a file %s', async (_name, before, lineEnd) => {
    const { home } = await world(before);
    const center = await opened(PLACE);
    unwrap(await center.addProfile({ ...DEV, name: 'Dev Account' }));
    const after = readFileSync(join(home, 'config'), 'utf8');
    expect(after.startsWith(before)).toBe(true);
    const lines = after.slice(before.length).split(lineEnd);
    expect(lines).toContain('[sso-session new]');
    expect(lines).toContain("[profile 'Dev Account']");
    expect(after.includes('\r')).toBe(lineEnd === '\r\n');
    const files = await readProfileFiles(process.env);
    expect(files.profiles.get('Dev Account')).toEqual({
      ...{ sso_session: 'new', sso_account_id: '444455556666', sso_role_name: 'ReadOnly' },
    });
    expect(files.sessions.get('new')).toEqual({
      sso_start_url: 'https://new.awsapps.com/start',
      sso_region: 'eu-west-1',
      sso_registration_scopes: 'sso:account:access',
    });
  });

  it('makes the file where there is none, for its owner alone', async () => {
    const { home } = await world();
    const folder = join(home, 'new', 'folder');
    // Where it is read as well: variables in its path count.
    setEnv({ NEW_FOLDER: folder, AWS_CONFIG_FILE: '$NEW_FOLDER/config' });
    unwrap(await (await opened(PLACE)).addProfile(DEV));
    expect(statSync(join(folder, 'config')).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('is written to where a link leads, and the link stays', async () => {
    const { home } = await world();
    await mkdir(join(home, 'dotfiles'));
    const real = join(home, 'dotfiles', 'aws-config');
    await writeFile(real, CONFIG);
    await rm(join(home, 'config'));
    await symlink(real, join(home, 'config'));
    unwrap(await (await opened({ profile: 'work' })).addProfile(DEV));
    expect(await readlink(join(home, 'config'))).toBe(real);
    expect(readFileSync(real, 'utf8')).toContain('[profile dev]');
  });

  it('is signed in to at once', async () => {
    const { server } = await world('');
    const center = await opened(PLACE);
    unwrap(await attempt(center).result);
    unwrap(await center.addProfile(DEV));
    unwrap(await (await open({ profile: 'dev' })).checkCredentials(noCancel));
    expect(server.asked().at(-1)).toBe('GetRoleCredentials');
  });

  it('rests on the session that the file has already, or has one of another name', async () => {
    const { home } = await world();
    const same = { startUrl: 'corp.awsapps.com/start', region: 'eu-central-1' };
    expect((await opened(same)).name).toBe('corp');
    const elsewhere = await opened({ ...same, region: 'us-east-1' });
    expect(elsewhere.name).toBe('corp-2');
    unwrap(await elsewhere.addProfile(DEV));
    expect(readFileSync(join(home, 'config'), 'utf8')).toContain('[sso-session corp-2]');
  });
});

describe('no profile is written', () => {
  it.each([
    ['of a name that there is', { name: 'work' }, /There is a profile "work" already/],
    ['of a name with a line end', { name: 'a]\n[profile b' }, /cannot be the name/],
    ['of a name with a bracket', { name: 'a]' }, /cannot be the name/],
    ['of a name with quotes', { name: "a'b" }, /cannot be the name/],
    ['of a name with blanks around it', { name: ' a' }, /cannot be the name/],
    ['without a name', { name: '' }, /cannot be the name/],
    ['for a Region that is none', { region: 'eu west' }, /no code of a Region/],
  ])('%s', async (_name, change, text) => {
    const { home } = await world();
    const failure = failureIn(await (await opened({ profile: 'work' })).addProfile({ ...DEV, ...change }));
    expect(failure.message).toMatch(text);
    expect(readFileSync(join(home, 'config'), 'utf8')).toBe(CONFIG);
  });

  it('into a file that is no text', async () => {
    const { home } = await world();
    const center = await opened(PLACE);
    const text = Buffer.from('\ufeff[default]\r\n', 'utf16le');
    await writeFile(join(home, 'config'), text);
    expect(failureIn(await center.addProfile(DEV)).message).toMatch(/not text in UTF-8/);
    expect(readFileSync(join(home, 'config'))).toEqual(text);
  });

  it('into a folder, or where there can be no file', async () => {
    const { home } = await world();
    const center = await opened(PLACE);
    await writeFile(join(home, 'file'), '');
    for (const [path, text] of [
      [home, /it is a folder/],
      [join(home, 'file', 'config'), /not a folder|cannot be/],
    ] as const) {
      setEnv({ AWS_CONFIG_FILE: path });
      expect(failureIn(await center.addProfile(DEV)).message).toMatch(text);
    }
    expect(existsSync(join(home, 'file', 'config'))).toBe(false);
  });

  it('for a profile without a section of its own', async () => {
    await world();
    expect(failureIn(await (await opened({ profile: 'legacy' })).addProfile(DEV)).message).toMatch(
      /sso-session/,
    );
  });
});
