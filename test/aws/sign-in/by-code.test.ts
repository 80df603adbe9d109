/** Signing in by a code: when it is the way, how it is waited for, and how it ends. */
import { readFileSync } from 'node:fs';
import { Server } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Reply } from '../../helpers/servers/protocol-server.ts';
import { oauthError } from '../../helpers/servers/sso/oidc.ts';
import type { SsoServer } from '../../helpers/servers/sso/sso-server.ts';
import { failureIn, unwrap } from '../local-bedrock.ts';
import { type Attempt, attempt, opened, tokenPath, world } from './sign-in-world.ts';

/** Answers `CreateToken` with these, then as the server does. */
function answering(server: SsoServer, ...replies: (Reply | undefined)[]): void {
  server.manners.CreateToken = () => replies.shift();
}

const neverBrowses = (): Promise<Response> => new Promise(() => undefined);

async function withCode(server: SsoServer, profile = 'work'): Promise<Attempt> {
  const signing = attempt(await opened({ profile }), neverBrowses);
  await expect.poll(() => signing.last('browser')).toBeDefined();
  signing.useCode();
  await expect.poll(() => signing.last('code')).toBeDefined();
  server.allow(signing.last('code')?.userCode ?? '');
  return signing;
}

describe('a sign-in by a code', () => {
  it('is what the user chooses instead of the browser', async () => {
    const { home, server } = await world();
    const signing = await withCode(server);
    expect(signing.last('code')).toEqual({
      step: 'code',
      userCode: expect.stringMatching(/^ABCD-\d{4}$/),
      verificationUri: `${server.url}/device`,
      address: `${server.url}/device?user_code=${signing.last('code')?.userCode}`,
    });
    unwrap(await signing.result);
    const token = JSON.parse(readFileSync(tokenPath(home, 'corp'), 'utf8'));
    expect(server.tokens.has(token.accessToken)).toBe(true);
    // The browser that was given up comes to a closed door.
    const back = new URL(signing.pages[0] ?? '').searchParams.get('redirect_uri') ?? '';
    await expect(fetch(back)).rejects.toThrow();
  });

  it.each(['UnsupportedGrantTypeException', 'InvalidClientMetadataException', 'InvalidRequestException'])(
    'is the way where the service refuses the other one (%s), and why is said',
    async (refusal) => {
      const { server } = await world();
      server.manners.RegisterClient = ({ grantTypes }) =>
        grantTypes === undefined ? undefined : oauthError(refusal);
      const target = { startUrl: `${refusal}.awsapps.com/start`, region: 'eu-west-1' };
      const signing = attempt(await opened(target), neverBrowses);
      await expect.poll(() => signing.last('code')).toBeDefined();
      expect(signing.pages).toEqual([]);
      expect(signing.last('code')?.reason).toMatch(/does not offer a sign-in without a code/);
      server.allow(signing.last('code')?.userCode ?? '');
      unwrap(await signing.result);
    },
  );

  it('is the way where no port can be opened', async () => {
    const { server } = await world();
    const center = await opened({ profile: 'work' });
    vi.spyOn(Server.prototype, 'listen').mockImplementation(function refuse(this: Server) {
      queueMicrotask(() => this.emit('error', Object.assign(new Error('listen'), { code: 'EACCES' })));
      return this;
    });
    onTestFinished(() => void vi.restoreAllMocks());
    const signing = attempt(center, neverBrowses);
    await expect.poll(() => signing.last('code')).toBeDefined();
    expect(signing.last('code')?.reason).toMatch(/No port/);
    server.allow(signing.last('code')?.userCode ?? '');
    unwrap(await signing.result);
  });

  it('serves profiles without a section, under the name that the SDK looks for', async () => {
    const { home, server } = await world();
    unwrap(await (await withCode(server, 'legacy')).result);
    expect(JSON.parse(readFileSync(tokenPath(home, 'https://old.awsapps.com/start'), 'utf8'))).toMatchObject({
      startUrl: 'https://old.awsapps.com/start',
      region: 'eu-west-1',
    });
  });

  it('is asked for as often as the service wants, and slower when it says so', async () => {
    const { server } = await world();
    const pending = oauthError('AuthorizationPendingException');
    const slower = oauthError('SlowDownException');
    answering(server, pending, slower, pending, slower, pending);
    const signing = await withCode(server);
    unwrap(await signing.result);
    expect(signing.pauses.slice(0, 6)).toEqual([1_000, 1_000, 6_000, 6_000, 11_000, 11_000]);
  });

  it('outlives a fault of the network', async () => {
    const { server } = await world();
    answering(server, 'reset', 'reset', oauthError('InternalServerException', 500), {
      status: 503,
      body: '',
    });
    unwrap(await (await withCode(server)).result);
  });

  it.each([
    ['runs out', 'ExpiredTokenException', 'timeout', /not finished in time/],
    ['is refused', 'AccessDeniedException', 'denied', /refused in the browser/],
    ['is not known', 'InvalidGrantException', 'bad-credentials', /too old or was used/],
  ])('that %s ends', async (_name, refusal, kind, text) => {
    const { server } = await world();
    server.manners.CreateToken = () => oauthError(refusal);
    const signing = await withCode(server);
    const failure = failureIn(await signing.result);
    expect(failure.kind).toBe(kind);
    expect(failure.message).toMatch(text);
  });

  it('can be cancelled', async () => {
    const { server } = await world();
    server.manners.CreateToken = () => oauthError('AuthorizationPendingException');
    const signing = await withCode(server);
    signing.cancel();
    expect(failureIn(await signing.result).kind).toBe('cancelled');
  });

  it('is not taken from a page that no browser should see', async () => {
    const { server } = await world();
    server.manners.StartDeviceAuthorization = () => ({
      json: {
        ...{ deviceCode: 'd', userCode: 'u', expiresIn: 600, interval: 1 },
        ...{ verificationUri: 'file:///etc/passwd', verificationUriComplete: 'smb://example.invalid/' },
      },
    });
    const signing = attempt(await opened({ profile: 'work' }), neverBrowses);
    signing.useCode();
    expect(failureIn(await signing.result).kind).toBe('bad-answer');
    expect(signing.last('code')).toBeUndefined();
  });

  it('says that the start URL or the Region is wrong', async () => {
    const { server } = await world();
    server.manners.StartDeviceAuthorization = () => oauthError('InvalidRequestException');
    const signing = attempt(await opened({ profile: 'work' }), neverBrowses);
    signing.useCode();
    expect(failureIn(await signing.result)).toMatchObject({
      kind: 'bad-input',
      nextStep: 'Check the start URL and the Region of IAM Identity Center.',
    });
  });
});
