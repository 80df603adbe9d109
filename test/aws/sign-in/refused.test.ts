/** Sign-ins by the browser that end otherwise: refused, cancelled, too late, badly answered. */
import { statSync } from 'node:fs';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openIdentityCenter } from '../../../electron/aws/sign-in/identity-center.ts';
import type { Reply } from '../../helpers/servers/protocol-server.ts';
import { oauthError } from '../../helpers/servers/sso/oidc.ts';
import { failureIn, noCancel, unwrap } from '../local-bedrock.ts';
import { attempt, back, opened, redirectOf, stateOf, tokenPath, world } from './sign-in-world.ts';

describe('a sign-in that does not go through', () => {
  it('because the user refuses says so', async () => {
    await world();
    const signing = attempt(await opened({ profile: 'work' }), (page) =>
      back(page, { error: 'access_denied', state: stateOf(page) }),
    );
    expect(failureIn(await signing.result)).toMatchObject({
      kind: 'denied',
      message: 'The sign-in was refused in the browser.',
    });
  });

  it('because the user cancels leaves nothing behind', async () => {
    const { home, server } = await world();
    const signing = attempt(await opened({ profile: 'work' }), () => new Promise(() => undefined));
    await expect.poll(() => signing.last('browser')).toBeDefined();
    signing.cancel();
    expect(failureIn(await signing.result).kind).toBe('cancelled');
    await expect(fetch(redirectOf(signing.pages[0] ?? ''))).rejects.toThrow();
    expect(() => statSync(tokenPath(home, 'corp'))).toThrow();
    expect(server.asked()).not.toContain('CreateToken');
  });

  it('because nobody answers ends after its ten minutes', async () => {
    await world();
    const center = await opened({ profile: 'work' });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    onTestFinished(() => void vi.useRealTimers());
    const signing = attempt(center, () => new Promise(() => undefined));
    await expect.poll(() => signing.last('browser'), { timeout: 15_000 }).toBeDefined();
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    expect(failureIn(await signing.result)).toMatchObject({
      kind: 'timeout',
      message: 'The sign-in was not finished in time.',
    });
  });

  it('without a browser shows the address, which works elsewhere', async () => {
    await world();
    const center = await opened({ profile: 'work' });
    const states: string[] = [];
    let address = '';
    const result = center.signIn(
      {
        openBrowser: () => Promise.reject(new Error('no browser')),
        tell(state) {
          states.push(state.step === 'browser' ? `browser ${state.isOpened}` : state.step);
          if (state.step === 'browser') {
            address = state.address;
            void fetch(address);
          }
        },
        wantsCode: noCancel,
        pause: () => Promise.reject(new Error('no pause is needed')),
      },
      noCancel,
    );
    unwrap(await result);
    expect(states).toEqual(['starting', 'browser false']);
    expect(address).not.toBe('');
  });

  it.each<[string, Reply, string, RegExp]>([
    ['an old code', oauthError('InvalidGrantException'), 'bad-credentials', /too old or was used/],
    ['garbage', { body: '{"tokenType' }, 'bad-answer', /cannot be read/],
    ['a web page', { body: '<html>login</html>' }, 'bad-answer', /perhaps the login page of the network/],
    ['half an answer', { json: { tokenType: 'Bearer' } }, 'bad-answer', /cannot be read/],
    ['a fault of its own', oauthError('InternalServerException', 500), 'service', /IAM Identity Center/],
    ['a closed connection', 'reset', 'network', /IAM Identity Center|connection/],
  ])('because the service answers with %s is told in words', async (_name, reply, kind, text) => {
    const { home, server } = await world();
    server.manners.CreateToken = () => reply;
    const failure = failureIn(await attempt(await opened({ profile: 'work' })).result);
    expect(failure.kind).toBe(kind);
    expect(failure.message).toMatch(text);
    expect(JSON.stringify(failure)).not.toMatch(/Bedrock|undefined|secret-of|code-|is not valid JSON/);
    expect(() => statSync(tokenPath(home, 'corp'))).toThrow();
  });

  it('because the service never answers ends in time', async () => {
    const { server } = await world();
    server.manners.RegisterClient = () => 'silence';
    const center = await opened({ startUrl: 'silent.awsapps.com/start', region: 'eu-west-1' });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    onTestFinished(() => void vi.useRealTimers());
    const signing = attempt(center);
    await expect.poll(() => server.asked()).toEqual(['RegisterClient']);
    await vi.advanceTimersByTimeAsync(12_000);
    expect(failureIn(await signing.result)).toMatchObject({
      kind: 'timeout',
      message: 'IAM Identity Center did not answer in time.',
    });
  });

  it.each([
    ['names no session', '[profile work]\nregion = eu-west-1\n', /does not rest on a session/],
    [
      'names a session that is missing',
      '[profile work]\nsso_session = corp\n',
      /no section \[sso-session corp\]/,
    ],
    [
      'lacks a start URL',
      '[profile work]\nsso_session = corp\n[sso-session corp]\nsso_region = eu-west-1\n',
      /\[sso-session corp\] has no sso_start_url/,
    ],
    ['lacks a Region', '[profile work]\nsso_start_url = https://x.awsapps.com/start\n', /has no sso_region/],
  ])('because the profile %s is refused before anything is asked', async (_name, config, text) => {
    const { server } = await world(config);
    const result = await openIdentityCenter({ profile: 'work' }, { env: process.env, nowEpochMs: Date.now });
    expect(failureIn(result).message).toMatch(text);
    expect(server.requests).toEqual([]);
  });
});
