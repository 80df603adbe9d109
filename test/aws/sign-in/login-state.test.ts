/** Noticing a login made elsewhere, and knowing when a session ends. */
import { createHash } from 'node:crypto';
import { mkdir, rm, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { cacheFolders } from '../../../electron/aws/credentials/files/login-caches.ts';
import { readSetup } from '../../../electron/aws/credentials/files/profiles.ts';
import { type LoginState, loginState } from '../../../electron/aws/sign-in/noticing/login-state.ts';
import { watchFolders } from '../../../electron/aws/sign-in/noticing/watch-folders.ts';
import { withoutKnownSecrets } from '../../../electron/redact/known-secrets.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { setEnv } from '../local-bedrock.ts';
import { CONFIG, tokenPath, world } from './sign-in-world.ts';

const NOW = Date.parse('2026-11-28T12:00:00Z');
const LOGIN_SESSION = 'arn:aws:iam::111122223333:user/me';
const GOOD = { accessToken: 'a-token-of-a-test', expiresAt: '2026-11-28T13:00:00Z' };
const REFRESHABLE = {
  ...GOOD,
  ...{ clientId: 'c', clientSecret: 's', refreshToken: 'r', registrationExpiresAt: '2027-01-01T00:00:00Z' },
};

let home: string;

beforeEach(async () => {
  ({ home } = await world(
    `${CONFIG}[profile console]\nlogin_session = ${LOGIN_SESSION}\n[profile keys]\nregion = x\n`,
  ));
  setEnv({ AWS_LOGIN_CACHE_DIRECTORY: join(home, '.aws', 'login', 'cache') });
});

const stateOf = (profile: string): Promise<LoginState> => loginState(profile, process.env, NOW);

async function write(file: string, content: unknown): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
}

describe('the session of a profile', () => {
  it.each([
    ['is not there', 'work', undefined, undefined],
    ['is open for an hour', 'work', GOOD, { profile: 'work', endsAtEpochMs: NOW + 3_600_000 }],
    ['renews itself', 'work', REFRESHABLE, { profile: 'work' }],
    [
      'has ended and renews itself',
      'work',
      { ...REFRESHABLE, expiresAt: '2026-11-28T11:00:00Z' },
      { profile: 'work' },
    ],
    ['has ended', 'work', { ...GOOD, expiresAt: '2026-11-28T11:00:00Z' }, undefined],
    [
      'has ended with its registration',
      'work',
      { ...REFRESHABLE, expiresAt: '2026-11-28T11:00:00Z', registrationExpiresAt: '2026-11-28T11:00:00Z' },
      undefined,
    ],
    ['is that of its source', 'over', GOOD, { profile: 'work', endsAtEpochMs: NOW + 3_600_000 }],
    ['is just being written', 'work', '{"accessToken":"a-tok', undefined],
    ['has no token', 'work', { ...REFRESHABLE, accessToken: '' }, undefined],
  ])('%s', async (_name, profile, token, session) => {
    if (token !== undefined) await write(tokenPath(home, 'corp'), token);
    const state = await stateOf(profile);
    expect(state.needsSession).toBe(true);
    expect(state.session).toEqual(session);
  });

  it('of a profile without a section is never renewed', async () => {
    await write(tokenPath(home, 'https://old.awsapps.com/start'), REFRESHABLE);
    expect((await stateOf('legacy')).session).toEqual({ profile: 'legacy', endsAtEpochMs: NOW + 3_600_000 });
  });

  it('of aws login is there once its file is', async () => {
    expect(await stateOf('console')).toMatchObject({ needsSession: true });
    expect(await stateOf('console')).not.toHaveProperty('session');
    const name = createHash('sha256').update(LOGIN_SESSION).digest('hex');
    await write(join(home, '.aws', 'login', 'cache', `${name}.json`), { accessToken: {} });
    expect((await stateOf('console')).session).toEqual({ profile: 'console' });
  });

  it('is looked for in the home folder of the environment, as the SDK does, by list and notice alike', async () => {
    const other = tempFolder();
    const env = { ...process.env, HOME: other, AWS_LOGIN_CACHE_DIRECTORY: '' };
    await write(tokenPath(other, 'corp'), GOOD);
    const name = createHash('sha256').update(LOGIN_SESSION).digest('hex');
    await write(join(other, '.aws', 'login', 'cache', `${name}.json`), {
      accessToken: { expiresAt: GOOD.expiresAt },
    });
    for (const profile of ['work', 'console']) {
      expect((await loginState(profile, env, NOW)).session).toMatchObject({ profile });
      expect(await stateOf(profile)).not.toHaveProperty('session');
      const { profileFacts } = await readSetup(env);
      expect(profileFacts.find((each) => each.name === profile)?.session).toEqual({
        validUntil: '2026-11-28T13:00:00.000Z',
      });
    }
    for (const folder of Object.values(cacheFolders(env))) expect(folder.startsWith(other)).toBe(true);
  });

  it('gives away none of its secrets', async () => {
    const secrets = {
      accessToken: 'noticed-token',
      clientSecret: 'noticed-secret',
      refreshToken: 'noticed-refresh',
    };
    await write(tokenPath(home, 'corp'), { ...REFRESHABLE, ...secrets });
    expect((await stateOf('work')).session).toEqual({ profile: 'work' });
    expect(withoutKnownSecrets(Object.values(secrets).join(), {})).toBe('[removed],[removed],[removed]');
  });

  it('of aws login gives away none of its keys', async () => {
    const keys = { accessKeyId: 'ASIAKEPT', secretAccessKey: 'kept-key', sessionToken: 'kept-session' };
    const name = createHash('sha256').update(LOGIN_SESSION).digest('hex');
    await write(join(home, '.aws', 'login', 'cache', `${name}.json`), { accessToken: keys });
    expect((await stateOf('console')).session).toEqual({ profile: 'console' });
    expect(withoutKnownSecrets(Object.values(keys).join(), {})).toBe('[removed],[removed],[removed]');
  });

  it('is not needed by keys', async () => {
    expect((await stateOf('keys')).needsSession).toBe(false);
  });
});

describe('the mark', () => {
  it('changes with the token, the config file and the keys, and else with nothing', async () => {
    const file = tokenPath(home, 'corp');
    const marks = [(await stateOf('work')).mark];
    await write(file, GOOD);
    marks.push((await stateOf('work')).mark);
    await utimes(file, new Date(), new Date(NOW));
    marks.push((await stateOf('work')).mark);
    await write(join(home, 'credentials'), '[a]\n');
    marks.push((await stateOf('work')).mark);
    await write(tokenPath(home, 'another'), GOOD);
    expect((await stateOf('work')).mark).toBe(marks.at(-1));
    expect(new Set(marks).size).toBe(4);
    expect(marks.join()).not.toContain(GOOD.accessToken);
  });
});

describe('the folders of sessions', () => {
  function watched(): { heard(): number } {
    let count = 0;
    onTestFinished(
      watchFolders(Object.values(cacheFolders(process.env)), () => {
        count += 1;
      }),
    );
    return { heard: () => count };
  }

  it('are watched', async () => {
    await write(tokenPath(home, 'corp'), GOOD);
    const { heard } = watched();
    await write(tokenPath(home, 'corp'), REFRESHABLE);
    await expect.poll(heard).toBeGreaterThan(0);
  });

  it('are watched before they are there, and after they were removed', async () => {
    const { heard } = watched();
    await write(tokenPath(home, 'corp'), GOOD);
    await expect.poll(heard).toBeGreaterThan(0);
    const first = heard();
    await rm(join(home, '.aws'), { recursive: true });
    await expect.poll(heard).toBeGreaterThan(first);
    const removed = heard();
    await write(join(home, '.aws', 'login', 'cache', 'a.json'), {});
    await expect.poll(heard).toBeGreaterThan(removed);
    const again = heard();
    await write(join(home, '.aws', 'login', 'cache', 'b.json'), {});
    await expect.poll(heard).toBeGreaterThan(again);
  });
});
