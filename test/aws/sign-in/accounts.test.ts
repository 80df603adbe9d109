/** What can be done with the session: accounts and roles, refreshing, signing out. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { oauthError } from '../../helpers/servers/sso/oidc.ts';
import { failureIn, noCancel, unwrap } from '../local-bedrock.ts';
import { attempt, keepToken, opened, tokenPath, world } from './sign-in-world.ts';

async function signedIn() {
  const made = await world();
  const center = await opened({ profile: 'work' });
  unwrap(await attempt(center).result);
  const file = tokenPath(made.home, 'corp');
  const token = () => JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  const change = (members: object) => keepToken(made.home, 'corp', { ...token(), ...members });
  return { ...made, center, file, token, change };
}

describe('accounts and roles', () => {
  it('are listed page by page, in order', async () => {
    const { center, server } = await signedIn();
    expect(unwrap(await center.accounts(noCancel))).toEqual({
      accounts: [
        { accountId: '111122223333', name: 'Production' },
        { accountId: '444455556666', name: 'Sandbox' },
        { accountId: '777788889999', name: 'Sandbox' },
      ],
      isWhole: true,
    });
    expect(unwrap(await center.roles('111122223333', noCancel))).toEqual([
      { name: 'Admin' },
      { name: 'Billing' },
      { name: 'ReadOnly', profile: 'work' },
    ]);
    expect(server.asked().filter((name) => name === 'ListAccounts')).toHaveLength(2);
    expect(unwrap(await center.roles('777788889999', noCancel))).toEqual([]);
  });

  it('that break off are told as a part', async () => {
    const { center, server } = await signedIn();
    server.manners.ListAccounts = (_input, { query }) =>
      query.has('next_token') ? oauthError('TooManyRequestsException', 429) : undefined;
    const listed = unwrap(await center.accounts(noCancel));
    expect(listed.isWhole).toBe(false);
    expect(listed.accounts).toHaveLength(2);
  });

  it('with a page that repeats for ever end', async () => {
    const { center, server } = await signedIn();
    server.manners.ListAccounts = () => ({
      json: { accountList: [{ accountId: '111122223333', accountName: 'One' }], nextToken: 'again' },
    });
    expect(unwrap(await center.accounts(noCancel)).accounts).toEqual([
      { accountId: '111122223333', name: 'One' },
    ]);
  });

  it('leave out what is no account', async () => {
    const { center, server } = await signedIn();
    server.manners.ListAccounts = () => ({
      json: { accountList: [{ accountName: 'None' }, { accountId: '../1', accountName: 'X' }] },
    });
    expect(unwrap(await center.accounts(noCancel)).accounts).toEqual([]);
  });

  it.each([
    ['garbage', { body: '<html>' }, 'bad-answer'],
    ['nobody', 'reset', 'network'],
    [
      'a refusal',
      { status: 401, headers: { 'x-amzn-errortype': 'UnauthorizedException' }, json: {} },
      'expired-credentials',
    ],
  ] as const)('that are answered by %s are a failure in words', async (_name, reply, kind) => {
    const { center, server } = await signedIn();
    server.manners.ListAccounts = () => reply;
    const failure = failureIn(await center.accounts(noCancel));
    expect(failure.kind).toBe(kind);
    expect(JSON.stringify(failure)).not.toMatch(/Bedrock|access-|undefined/);
  });

  it('are refreshed for, when the token has ended and can be', async () => {
    const { center, server, token, change } = await signedIn();
    const before = token();
    await change({ expiresAt: '2020-01-01T00:00:00Z' });
    unwrap(await center.accounts(noCancel));
    const after = token();
    expect(after.accessToken).not.toBe(before.accessToken);
    expect(server.tokens.has(after.accessToken ?? '')).toBe(true);
    expect(Object.keys(after).sort()).toEqual(Object.keys(before).sort());
    expect(after).toMatchObject({ clientId: before.clientId, startUrl: before.startUrl });
  });

  it.each([
    ['has ended for good', { refreshToken: undefined }],
    ['is refused', { refreshToken: 'refresh-unknown' }],
    ['belongs to a registration that has ended', { registrationExpiresAt: '2020-01-01T00:00:00Z' }],
  ])('want a new sign-in when the session %s', async (_name, members) => {
    const { center, change } = await signedIn();
    await change({ ...members, expiresAt: '2020-01-01T00:00:00Z' });
    expect(failureIn(await center.accounts(noCancel)).kind).toBe('expired-credentials');
  });
});

describe('signing out', () => {
  it('ends the session at AWS and removes the token', async () => {
    const { center, file, server } = await signedIn();
    unwrap(await center.signOut(noCancel));
    expect(existsSync(file)).toBe(false);
    expect(server.tokens.size).toBe(0);
    // Once more is no fault.
    unwrap(await center.signOut(noCancel));
  });

  it('removes the token also where AWS cannot be told, and says so', async () => {
    const { center, file, server } = await signedIn();
    server.manners.Logout = () => 'reset';
    expect(failureIn(await center.signOut(noCancel)).message).toMatch(
      /^The session was removed from this computer, but/,
    );
    expect(existsSync(file)).toBe(false);
  });

  it('of a session that had ended is done', async () => {
    const { home, server } = await world();
    const file = tokenPath(home, 'corp');
    await keepToken(home, 'corp', { accessToken: 'gone', expiresAt: '2020-01-01T00:00:00Z' });
    unwrap(await (await opened({ profile: 'work' })).signOut(noCancel));
    expect(existsSync(file)).toBe(false);
    expect(server.asked()).toEqual(['Logout']);
  });
});
