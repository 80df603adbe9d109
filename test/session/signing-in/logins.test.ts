/** Logins made elsewhere, and the end of a session. */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { setEnv } from '../../aws/local-bedrock.ts';
import { CONFIG, keepToken } from '../../aws/sign-in/sign-in-world.ts';
import { type Signing, signing } from './signing-world.ts';

const WORK = { kind: 'aws', profile: 'work' } as const;
const MINUTE_MS = 60_000;

/** As another tool would write it. */
async function logIn({ home, server }: Signing, lastsMs = 3_600_000, cacheId = 'corp'): Promise<void> {
  server.tokens.add('a-token-of-the-cli');
  const expiresAt = new Date(Date.now() + lastsMs).toISOString();
  await keepToken(home, cacheId, { accessToken: 'a-token-of-the-cli', expiresAt });
}

describe('a login in a terminal', () => {
  it('is noticed when its file comes, and the source connects', async () => {
    const made = await signing(WORK);
    await made.logins.start();
    expect(made.connection()?.status).toBe('no-credentials');
    await logIn(made);
    await expect.poll(() => made.later.get(300)).toBeDefined();
    made.later.get(300)?.();
    await expect.poll(() => made.connection()?.status).toBe('connected');
  });

  it('is noticed when the window gets the focus', async () => {
    const made = await signing(WORK);
    await logIn(made);
    await made.logins.look();
    expect(made.connection()?.status).toBe('connected');
  });

  it('of another session changes nothing', async () => {
    const made = await signing(WORK);
    await logIn(made, 3_600_000, 'another');
    await made.logins.look();
    expect(made.connection()?.status).toBe('no-credentials');
    expect(made.server.asked()).toEqual([]);
  });

  it('that has ended already is not tried', async () => {
    const made = await signing(WORK);
    await logIn(made, -1_000);
    await made.logins.look();
    expect(made.server.asked()).toEqual([]);
  });

  it('that does not help is tried once, not at each focus', async () => {
    const made = await signing(WORK);
    await logIn(made);
    made.server.manners.GetRoleCredentials = () => ({
      status: 401,
      headers: { 'x-amzn-errortype': 'UnauthorizedException' },
      json: { message: 'Session token not found or invalid' },
    });
    await made.logins.look();
    const asked = made.server.asked().length;
    expect(asked).toBeGreaterThan(0);
    await made.logins.look();
    await made.logins.look();
    expect(made.server.asked()).toHaveLength(asked);
  });

  it('with `aws login` is noticed too', async () => {
    const session = 'arn:aws:iam::111122223333:user/me';
    const made = await signing(
      { kind: 'aws', profile: 'console' },
      `${CONFIG}[profile console]\nregion = eu-west-1\nlogin_session = ${session}\n`,
    );
    const folder = join(made.home, '.aws', 'login', 'cache');
    setEnv({ AWS_LOGIN_CACHE_DIRECTORY: folder });
    expect(made.connection()).toMatchObject({
      status: 'no-credentials',
      login: 'aws login --profile console',
      failure: { command: 'aws login --profile console' },
    });
    expect(made.connection()).not.toHaveProperty('canSignIn');
    await mkdir(folder, { recursive: true });
    const name = createHash('sha256').update(session).digest('hex');
    const keys = { accessKeyId: 'ASIALOGIN', secretAccessKey: 'example', sessionToken: 'example' };
    const token = {
      accessToken: { ...keys, accountId: '111122223333', expiresAt: new Date(Date.now() + 3_600_000) },
      ...{ clientId: 'c', refreshToken: 'r', dpopKey: 'k' },
    };
    await writeFile(join(folder, `${name}.json`), JSON.stringify(token));
    await made.logins.look();
    expect(made.connection()?.status).toBe('connected');
  });

  it('is left alone while the source has what it needs', async () => {
    const made = await signing(WORK);
    await made.signIns.calls.signIn();
    const asked = made.server.asked().length;
    await logIn(made);
    await made.logins.look();
    expect(made.server.asked()).toHaveLength(asked);
  });
});

describe('the end of a session that nothing can refresh', () => {
  it('is told five minutes before, once', async () => {
    const made = await signing(WORK);
    await logIn(made, 60 * MINUTE_MS);
    await made.logins.look();
    await expect.poll(() => [...made.later.keys()].some((ms) => ms > 54 * MINUTE_MS)).toBe(true);
    const [waitMs = 0, run] = [...made.later].find(([ms]) => ms > 54 * MINUTE_MS) ?? [];
    expect(Math.round(waitMs / MINUTE_MS)).toBe(55);
    expect(made.notices()).toEqual([]);
    made.clock.nowEpochMs += waitMs;
    run?.();
    const told = 'The session of IAM Identity Center on which the profile "work" rests ends in 5 minutes.';
    await expect.poll(() => made.notices()).toEqual([told]);
    await made.logins.look();
    expect(made.notices()).toEqual([told]);
  });

  it('is not told of a session that renews itself', async () => {
    const made = await signing(WORK);
    made.server.expiresIn = 200;
    await made.signIns.calls.signIn();
    await made.logins.look();
    expect(made.notices()).toEqual([]);
    expect([...made.later.keys()].filter((ms) => ms > 300)).toEqual([]);
  });
});
