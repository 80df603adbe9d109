/** Signing in by the system's browser, with the real SDK clients against a local IAM Identity Center. */
import { readFileSync, statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { oauthError } from '../../helpers/servers/sso/oidc.ts';
import { failureIn, noCancel, open, serverInEnvironment, unwrap } from '../local-bedrock.ts';
import { attempt, back, opened, redirectOf, stateOf, tokenPath, world } from './sign-in-world.ts';

describe('a sign-in by the browser', () => {
  it('leaves the token where the AWS CLI and the SDK look for it, and the SDK scans with it', async () => {
    const { home, server } = await world();
    const bedrock = await serverInEnvironment();
    const before = await open({ profile: 'work' });
    expect(failureIn(await before.checkCredentials(noCancel)).kind).toBe('expired-credentials');
    const signing = attempt(await opened({ profile: 'work' }));
    unwrap(await signing.result);
    expect(await (await signing.shown[0])?.text()).toContain('Signed in');
    const after = await open({ profile: 'work' });
    unwrap(await after.gateway.listModels('us-east-1', noCancel));
    expect(bedrock.requests[0]?.headers.authorization).toContain('ASIASSOREADONLY');
    expect(server.asked()).toEqual(['RegisterClient', 'CreateToken', 'GetRoleCredentials']);
    for (const { headers, path } of server.requests) {
      if (path !== '/authorize') expect(headers['user-agent']).toMatch(/bedrock-atlas\/\d/);
    }
    const file = tokenPath(home, 'corp');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(file)).mode & 0o777).toBe(0o700);
  });

  it('keeps what the AWS CLI keeps, member by member', async () => {
    const { home, server } = await world();
    unwrap(await attempt(await opened({ profile: 'work' })).result);
    const token = JSON.parse(readFileSync(tokenPath(home, 'corp'), 'utf8'));
    expect(token).toEqual({
      startUrl: 'https://corp.awsapps.com/start',
      region: 'eu-central-1',
      accessToken: expect.stringMatching(/^access-/),
      expiresAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      clientId: expect.stringMatching(/^client-/),
      clientSecret: expect.stringMatching(/^secret-of-/),
      registrationExpiresAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      refreshToken: expect.stringMatching(/^refresh-/),
    });
    expect(server.tokens.has(token.accessToken)).toBe(true);
    const left = Date.parse(token.expiresAt) - Date.now();
    expect(left).toBeGreaterThan(3_500_000);
    expect(left).toBeLessThanOrEqual(3_600_000);
  });

  it('asks for one scope, at the Region of the session, with the address that RFC 8252 wants', async () => {
    const { server } = await world();
    unwrap(await attempt(await opened({ profile: 'over' })).result);
    expect(JSON.parse(server.requests[0]?.body ?? '')).toEqual({
      clientName: 'Bedrock Atlas',
      clientType: 'public',
      scopes: ['sso:account:access'],
      grantTypes: ['authorization_code', 'refresh_token'],
      redirectUris: ['http://127.0.0.1/oauth/callback'],
      issuerUrl: 'https://corp.awsapps.com/start',
    });
  });

  it('uses a registration again while it is valid', async () => {
    const { server } = await world();
    unwrap(await attempt(await opened({ startUrl: 'twice.awsapps.com/start', region: 'eu-west-1' })).result);
    unwrap(await attempt(await opened({ startUrl: 'twice.awsapps.com/start', region: 'eu-west-1' })).result);
    expect(server.asked()).toEqual(['RegisterClient', 'CreateToken', 'CreateToken']);
  });

  it('registers anew when the service has forgotten the registration', async () => {
    const { server } = await world();
    const target = { startUrl: 'forgot.awsapps.com/start', region: 'eu-west-1' };
    server.manners.CreateToken = () => oauthError('InvalidClientException', 401);
    expect((await attempt(await opened(target)).result).ok).toBe(false);
    server.manners = {};
    unwrap(await attempt(await opened(target)).result);
    expect(server.asked().filter((name) => name === 'RegisterClient')).toHaveLength(2);
  });

  it('replaces a token that was there, and its mode', async () => {
    const { home } = await world();
    const file = tokenPath(home, 'corp');
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, '{"accessToken":"old"', { mode: 0o644 });
    unwrap(await attempt(await opened({ profile: 'work' })).result);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toHaveProperty('startUrl');
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('says so when the token cannot be kept', async () => {
    const { home } = await world();
    await writeFile(join(home, '.aws'), 'a file in the way');
    const failure = failureIn(await attempt(await opened({ profile: 'work' })).result);
    expect(failure).toMatchObject({ kind: 'disk', message: expect.stringContaining('.aws/sso/cache') });
  });
});

describe('the address to which the browser comes back', () => {
  it('takes nothing that is not of this sign-in, and goes on waiting', async () => {
    await world();
    const signing = attempt(await opened({ profile: 'work' }), async (page) => {
      const strange = [
        await back(page, { code: 'stolen', state: 'wrong' }),
        await back(page, { code: 'stolen' }),
        await back(page, { error: 'access_denied', state: 'wrong' }),
        await fetch(new URL('/', redirectOf(page))),
        await fetch(new URL('/oauth/callback', redirectOf(page)), { method: 'POST' }),
        await fetch(redirectOf(page).href.replace('127.0.0.1', 'localhost')).catch(() => ({ status: 404 })),
      ];
      expect(strange.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404]);
      return await fetch(page);
    });
    unwrap(await signing.result);
    await expect(signing.shown[0]).resolves.toMatchObject({ status: 200 });
  });

  it('answers once', async () => {
    const { server } = await world();
    let second: Promise<Response> | undefined;
    let release: (() => void) | undefined;
    const after = new Promise<void>((resolve) => {
      release = resolve;
    });
    server.manners.CreateToken = () => ({ after, reply: oauthError('InvalidGrantException') });
    const signing = attempt(await opened({ profile: 'work' }), async (page) => {
      const first = fetch(page);
      await expect.poll(() => server.asked()).toContain('CreateToken');
      second = back(page, { code: 'another', state: stateOf(page) });
      await second.finally(release);
      return await first;
    });
    expect(failureIn(await signing.result).kind).toBe('bad-credentials');
    expect((await second)?.status).toBe(409);
    // The page does not say that it went well.
    expect(await (await signing.shown[0])?.text()).toContain('Not signed in');
  });

  it('is closed afterwards', async () => {
    await world();
    const signing = attempt(await opened({ profile: 'work' }));
    unwrap(await signing.result);
    await expect(fetch(redirectOf(signing.pages[0] ?? ''))).rejects.toThrow();
  });

  it('hands nothing on to other pages', async () => {
    await world();
    const signing = attempt(await opened({ profile: 'work' }));
    unwrap(await signing.result);
    const headers = (await signing.shown[0])?.headers;
    expect(headers?.get('cache-control')).toBe('no-store');
    expect(headers?.get('referrer-policy')).toBe('no-referrer');
    expect(headers?.get('content-security-policy')).toContain("default-src 'none'");
  });
});
