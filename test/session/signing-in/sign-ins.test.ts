/** Signing in from the window: what it is told, and what the source does then. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { serverInEnvironment, setEnv } from '../../aws/local-bedrock.ts';
import { tokenPath } from '../../aws/sign-in/sign-in-world.ts';
import { signing } from './signing-world.ts';

const WORK = { kind: 'aws', profile: 'work' } as const;

describe('a sign-in', () => {
  it('connects the source in use, at once after it failed for want of one', async () => {
    const { connection, signIn, signIns } = await signing(WORK);
    expect(connection()).toMatchObject({
      status: 'no-credentials',
      canSignIn: true,
      failure: { kind: 'expired-credentials' },
    });
    await signIns.calls.signIn();
    expect(connection()?.status).toBe('connected');
    expect(connection()).not.toHaveProperty('failure');
    expect(signIn()).toBeNull();
  });

  it('is told step by step, and a window that opens meanwhile hears of it', async () => {
    const { browse, published, signIn, signIns } = await signing(WORK);
    browse(async () => undefined);
    const done = signIns.calls.signIn();
    await expect.poll(signIn).toMatchObject({ step: 'browser', isOpened: true });
    expect(signIns.state()).toEqual(published.findLast(({ type }) => type === 'sign-in'));
    await signIns.calls.signInByCode();
    await expect.poll(signIn).toMatchObject({ step: 'code' });
    await signIns.calls.cancelSignIn();
    await done;
    expect(signIn()).toBeNull();
  });

  it('that fails says why, of which profile, until it is put away', async () => {
    const { server, signIn, signIns, connection } = await signing(WORK);
    server.manners.RegisterClient = () => ({ body: '<html>' });
    await signIns.calls.signIn();
    expect(signIn()).toMatchObject({
      step: 'failed',
      failure: { kind: 'bad-answer' },
      target: { profile: 'work' },
    });
    expect(connection()?.status).toBe('no-credentials');
    await signIns.calls.cancelSignIn();
    expect(signIn()).toBeNull();
  });

  it('takes the place of one under way', async () => {
    const { browse, connection, signIns } = await signing(WORK);
    browse(async () => undefined);
    const first = signIns.calls.signIn();
    await expect.poll(() => signIns.state()).toMatchObject({ signIn: { step: 'browser' } });
    browse((url) => fetch(url));
    await signIns.calls.signIn();
    await first;
    expect(connection()?.status).toBe('connected');
  });

  it('shows its page again, as long as there is one', async () => {
    const { browse, signIn, signIns } = await signing(WORK);
    const pages: string[] = [];
    browse(async (url) => void pages.push(url));
    expect(await signIns.calls.openSignInPage()).toBe(false);
    void signIns.calls.signIn();
    await expect.poll(signIn).toMatchObject({ step: 'browser' });
    expect(await signIns.calls.openSignInPage()).toBe(true);
    expect(pages).toHaveLength(2);
    expect(pages[1]).toBe(pages[0]);
  });

  it('is not offered where nothing could be signed in to', async () => {
    const { notices, signIn, signIns } = await signing({ kind: 'sample' });
    await signIns.calls.signIn();
    expect(signIn() ?? null).toBeNull();
    expect(notices()).toEqual(['No profile that rests on IAM Identity Center is in use.']);
  });
});

describe('a scan that the end of the session stopped', () => {
  it('goes on after one click, and only what is missing is asked', async () => {
    let isOver = false;
    const bedrock = await serverInEnvironment(({ path, region }) => {
      if (path !== '/foundation-models') return undefined;
      if (isOver && region === 'eu-west-1') return { error: 'ExpiredTokenException', status: 403 };
      return { json: { modelSummaries: [{ modelId: `a.${region}`, modelArn: 'arn' }] } };
    });
    setEnv({ AWS_ENDPOINT_URL_BEDROCK_MANTLE: bedrock.url });
    const { atlas, home, published, server, signIns } = await signing(WORK);
    await signIns.calls.signIn();
    isOver = true;
    await atlas.rescan();
    await expect.poll(() => atlas.facts.state?.scan.failure?.kind).toBe('expired-credentials');
    expect(atlas.facts.state?.scan.lastOutcome).toBe('stopped');
    expect(published).not.toContainEqual({ type: 'command', command: 'rescan' });
    // The session has ended at AWS as well.
    server.tokens.clear();
    server.refreshTokens.clear();
    isOver = false;
    await signIns.calls.signIn();
    expect(published).toContainEqual({ type: 'command', command: 'rescan' });
    const before = bedrock.requests.length;
    await atlas.rescan();
    await expect.poll(() => atlas.facts.state?.scan.lastOutcome).toBe('complete');
    const lists = bedrock.requests.slice(before).filter(({ path }) => path === '/foundation-models');
    expect(lists.map(({ region }) => region)).toEqual(['eu-west-1']);
    expect(existsSync(tokenPath(home, 'corp'))).toBe(true);
  });
});

describe('access checks that the end of the session stopped', () => {
  it('go on after the sign-in with those that are missing, each once, and no list is read again', async () => {
    const models = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ modelId: `${id}.one`, modelArn: 'arn' }));
    const answered: string[] = [];
    let isOver = false;
    const bedrock = await serverInEnvironment(({ path, region }) => {
      if (path === '/foundation-models') return { json: { modelSummaries: models } };
      if (!path.startsWith('/foundation-model-availability/')) return undefined;
      if (isOver && answered.length >= 3) return { error: 'ExpiredTokenException', status: 403 };
      answered.push(`${region} ${path}`);
      return { json: { modelId: 'any', entitlementAvailability: 'AVAILABLE' } };
    });
    setEnv({ AWS_ENDPOINT_URL_BEDROCK_MANTLE: bedrock.url });
    const { atlas, server, signIns } = await signing(WORK);
    await signIns.calls.signIn();
    isOver = true;
    await atlas.rescan();
    await expect.poll(() => atlas.facts.state?.scan.lastOutcome).toBe('stopped');
    const known = new Set(answered);
    expect(known.size).toBe(3);
    server.tokens.clear();
    server.refreshTokens.clear();
    isOver = false;
    await signIns.calls.signIn();
    const before = bedrock.requests.length;
    await atlas.rescan();
    await expect.poll(() => atlas.facts.state?.scan.lastOutcome).toBe('complete');
    const asked = bedrock.requests.slice(before).map(({ path, region }) => `${region} ${path}`);
    const checks = asked.filter((each) => each.includes('/foundation-model-availability/'));
    expect(checks.filter((each) => known.has(each))).toEqual([]);
    expect(new Set(checks).size).toBe(checks.length);
    expect(checks.length + known.size).toBe(2 * models.length);
    expect(asked.filter((each) => each.endsWith('/foundation-models'))).toEqual([]);
    expect(asked.filter((each) => each.includes('/inference-profiles'))).toEqual([]);
  });
});

describe('signing out', () => {
  it('ends the session, and the source says what is missing', async () => {
    const { connection, home, notices, server, signIns } = await signing(WORK);
    await signIns.calls.signIn();
    await signIns.calls.signOut();
    expect(server.tokens.size).toBe(0);
    expect(existsSync(tokenPath(home, 'corp'))).toBe(false);
    expect(connection()).toMatchObject({
      status: 'no-credentials',
      failure: { kind: 'expired-credentials' },
    });
    expect(notices()).toEqual(['Signed out of IAM Identity Center, for the AWS CLI too.']);
  });
});

describe('an account and a role', () => {
  it('become a profile for who has none, which is then in use', async () => {
    const { connection, home, server, signIn, signIns } = await signing({ kind: 'aws', profile: null }, '');
    await signIns.calls.signIn({ startUrl: 'https://corp.awsapps.com/start', region: 'eu-central-1' });
    expect(signIn()).toEqual({ step: 'accounts', session: 'corp', region: 'eu-central-1' });
    const accounts = await signIns.calls.ssoAccounts();
    expect(accounts.ok && accounts.value.accounts.map(({ name }) => name)).toEqual([
      'Production',
      'Sandbox',
      'Sandbox',
    ]);
    expect(await signIns.calls.ssoRoles('444455556666')).toEqual({
      ok: true,
      value: [{ name: 'ReadOnly' }],
    });
    const profile = { name: 'sandbox', accountId: '444455556666', roleName: 'ReadOnly' };
    expect((await signIns.calls.addSsoProfile(profile)).ok).toBe(true);
    expect(signIn()).toBeNull();
    await expect.poll(connection).toMatchObject({ status: 'connected', source: { profile: 'sandbox' } });
    expect(readFileSync(join(home, 'config'), 'utf8')).toContain('[sso-session corp]');
    expect(server.asked().at(-1)).toBe('GetRoleCredentials');
  });

  it('are asked for after a sign-in of a profile that names none', async () => {
    const { signIn, signIns } = await signing({ kind: 'aws', profile: 'bare' });
    await signIns.calls.signIn();
    expect(signIn()).toMatchObject({ step: 'accounts', session: 'corp' });
  });

  it('can be chosen for the session in use, and a name that is taken is refused', async () => {
    const { signIn, signIns } = await signing(WORK);
    await signIns.calls.signIn();
    await signIns.calls.chooseRole();
    expect(signIn()).toMatchObject({ step: 'accounts', session: 'corp' });
    const refused = await signIns.calls.addSsoProfile({
      ...{ name: 'over', accountId: '444455556666', roleName: 'ReadOnly' },
    });
    expect(refused).toMatchObject({ ok: false, failure: { message: 'There is a profile "over" already.' } });
    // The dialog stays for another name.
    expect(signIn()).toMatchObject({ step: 'accounts' });
  });
});
