/** Proxies that ask who the user is: asked once, nothing lost meanwhile, and handed to Chromium where Node cannot. */
import { Readable } from 'node:stream';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ProxyQuestion } from '../../../../electron/contract/bridge/api.ts';
import { stepLine } from '../../../../electron/contract/reach/connection-test.ts';
import { withoutSecrets } from '../../../../electron/redact/secret-patterns.ts';
import { AskedLogins } from '../../../../electron/session/connecting/proxy-logins.ts';
import type { ReachOptions } from '../../../../electron/session/ports.ts';
import { goodReply } from '../../../drivers/good-bedrock.ts';
import { closedWithTest } from '../../../helpers/closed-with-test.ts';
import type { ConnectProxy, ProxyManners } from '../../../helpers/servers/connect-proxy.ts';
import { type ProtocolServer, startProtocolServer } from '../../../helpers/servers/protocol-server.ts';
import { failureIn, listFailure, noCancel, open, unwrap } from '../../local-bedrock.ts';
import { hiddenBedrock, proxyInEnvironment, scansAll, askedUser as user } from './behind-proxy.ts';

const BASIC = 'Proxy-Authenticate: Basic realm="Corp"\r\n';
const OF_SYSTEM = 'Proxy-Authenticate: Negotiate\r\nProxy-Authenticate: NTLM\r\n';

let server: ProtocolServer & { port: number };

beforeEach(async () => {
  server = await hiddenBedrock();
});

const proxy = (manners: ProxyManners, login = '', refuseWith?: number): Promise<ConnectProxy> =>
  proxyInEnvironment(server.port, refuseWith, manners, login);

const ME = { user: 'me', password: 'hunter-two!' };

describe('a proxy that wants a user name and password', () => {
  it('asks once for a whole scan, and loses nothing', async () => {
    const { tunnels } = await proxy({ headers: BASIC, login: 'me:hunter-two!' });
    const { logins, asked } = user(ME);
    await scansAll({ logins });
    expect(asked).toEqual([
      { proxy: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/), realm: 'Corp', isRefused: false },
    ]);
    expect(tunnels.most).toBeLessThanOrEqual(33);
    expect(withoutSecrets('hunter-two! went wrong')).not.toContain('hunter-two!');
  });

  it('is not asked about where its address holds them', async () => {
    await proxy({ headers: BASIC, login: 'me:hunter-two!' }, 'me:hunter-two!@');
    const { logins, asked } = user();
    await scansAll({ logins });
    expect(asked).toEqual([]);
  });

  it('waits for the user for longer than a call may take, and asks again after a wrong answer', async () => {
    await proxy({ headers: BASIC, login: 'me:hunter-two!' });
    const asked: ProxyQuestion[] = [];
    const logins = new AskedLogins((question) => question !== undefined && void asked.push(question));
    const { gateway } = await open({ reach: { logins }, regionDeadlineMs: 2_000 });
    const answers = Promise.all(
      ['us-east-1', 'us-west-2'].map((region) => gateway.listModels(region, noCancel)),
    );
    await expect.poll(() => asked.length).toBe(1);
    const askedMs = performance.now();
    await expect.poll(() => performance.now() - askedMs).toBeGreaterThan(2_000);
    logins.answer({ user: 'me', password: 'wrong-one' });
    await expect.poll(() => asked.map(({ isRefused }) => isRefused)).toEqual([false, true]);
    logins.answer(ME);
    for (const answer of await answers) unwrap(answer);
    expect(asked).toHaveLength(2);
  });

  it('is a named failure when the user does not want to, and asks again only when something new begins', async () => {
    await proxy({ headers: BASIC, login: 'me:hunter-two!' });
    const { logins, asked } = user(null, ME);
    const { gateway } = await open({ reach: { logins }, maxAttempts: 1 });
    for (const region of ['us-east-1', 'us-west-2']) {
      const failure = failureIn(await gateway.listModels(region, noCancel));
      expect(failure).toMatchObject({
        kind: 'proxy',
        message: expect.stringMatching(/^The proxy 127\.0\.0\.1:\d+ asks for a user name and password\.$/),
      });
      expect(failure.nextStep).toMatch(/^Scan again and enter them, or put them into HTTPS_PROXY/);
    }
    expect(asked).toHaveLength(1);
    logins.askAgain();
    unwrap(await gateway.listModels('us-east-1', noCancel));
    expect(asked).toHaveLength(2);
  });

  it('is asked about no longer when nobody waits for it', async () => {
    await proxy({ headers: BASIC, login: 'me:hunter-two!' });
    const told: (ProxyQuestion | undefined)[] = [];
    const logins = new AskedLogins((question) => void told.push(question));
    const { gateway } = await open({ reach: { logins }, maxAttempts: 1 });
    const stop = new AbortController();
    const answer = gateway.listModels('us-east-1', stop.signal);
    await expect.poll(() => told.length).toBe(1);
    stop.abort();
    await answer;
    expect(told.at(-1)).toBeUndefined();
    expect(logins.question).toBeUndefined();
  });

  it.each([
    ['asks', '', 'asks for a user name and password.'],
    ['refuses them', 'me:wrong-one@', 'does not accept the user name and password.'],
  ])('and %s where there is nobody to ask says what to do', async (_what, login, text) => {
    await proxy({ headers: BASIC, login: 'me:hunter-two!' }, login);
    const failure = await listFailure({ maxAttempts: 1 });
    expect(failure.message).toContain(text);
    expect(failure.nextStep).toBe(
      'Put them into HTTPS_PROXY (http://user:password@host:port), then start the app again.',
    );
    expect(JSON.stringify(failure)).not.toContain('wrong-one');
  });
});

describe('a proxy that wants the sign-in of the system', () => {
  /** Chromium, as far as requests go: it gets through the proxy to the same server. */
  function chromium(signIn: (ask: Parameters<Chromium>[0]) => boolean): {
    send: Chromium;
    requests: string[];
  } {
    const requests: string[] = [];
    return {
      requests,
      async send(request) {
        requests.push(`${request.method} ${request.url.pathname} by ${request.proxy}`);
        if (!signIn(request)) throw Object.assign(new Error('no'), { code: 'ERR_TUNNEL_CONNECTION_FAILED' });
        const answer = await fetch(`${plain.url}${request.url.pathname}${request.url.search}`, {
          method: request.method,
          headers: request.headers,
          signal: request.signal,
        });
        const headers = Object.fromEntries([...answer.headers].filter(([name]) => name !== 'connection'));
        return { status: answer.status, headers, body: Readable.from([Buffer.from(await answer.text())]) };
      },
    };
  }
  type Chromium = NonNullable<ReachOptions['systemRequests']>;
  let plain: ProtocolServer;

  beforeEach(async () => {
    plain = await closedWithTest(startProtocolServer(goodReply));
  });

  it('is handed to Chromium, and a whole scan loses nothing', async () => {
    const { url, asked } = await proxy({ headers: OF_SYSTEM }, '', 407);
    const { send, requests } = chromium(() => true);
    const { logins, asked: questions } = user();
    await scansAll({ logins, systemRequests: send });
    expect(questions).toEqual([]);
    expect(new Set(requests.map((each) => each.split(' by ')[1]))).toEqual(new Set([url]));
    // Node's client knocks once a tunnel, and then no more.
    expect(asked.length).toBeLessThanOrEqual(33);
    expect(plain.requests.every(({ region }) => region !== '')).toBe(true);
  });

  it('and does not know the account of the system asks the user once', async () => {
    await proxy({ headers: OF_SYSTEM }, '', 407);
    const { send } = chromium(({ onLogin }) => {
      const login = onLogin({ scheme: 'ntlm', realm: 'office' });
      return login?.user === 'CORP\\me' && login.password === 'hunter-two!';
    });
    const { logins, asked } = user({ user: 'CORP\\me', password: 'hunter-two!' });
    await scansAll({ logins, systemRequests: send });
    expect(asked).toEqual([{ proxy: expect.any(String), realm: 'office', isRefused: false }]);
  });

  it('is named when the user does not want to sign in', async () => {
    await proxy({ headers: OF_SYSTEM }, '', 407);
    const { send } = chromium(({ onLogin }) => onLogin({ scheme: 'ntlm', realm: '' }) !== undefined);
    const { logins, asked } = user(null);
    const failure = await listFailure({ reach: { logins, systemRequests: send }, maxAttempts: 1 });
    expect(failure).toMatchObject({
      kind: 'proxy',
      message: expect.stringContaining('asks for a user name'),
    });
    expect(asked).toHaveLength(1);
  });

  it.each([
    ['ERR_CERT_AUTHORITY_INVALID', 'tls'],
    ['ERR_NAME_NOT_RESOLVED', 'network'],
    ['ERR_PROXY_CONNECTION_FAILED', 'proxy'],
    ['ERR_TIMED_OUT', 'timeout'],
  ])('and then %s is a failure of the kind %s', async (code, kind) => {
    await proxy({ headers: OF_SYSTEM }, '', 407);
    const systemRequests: Chromium = () => Promise.reject(Object.assign(new Error(code), { code }));
    expect(
      (
        await listFailure({
          reach: { systemRequests, systemAuthorities: async () => [] },
          maxAttempts: 1,
        })
      ).kind,
    ).toBe(kind);
  });

  it('and then says nothing is left at the time limit', async () => {
    await proxy({ headers: OF_SYSTEM }, '', 407);
    let isAborted = false;
    const systemRequests: Chromium = ({ signal }) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          isAborted = true;
          reject(new Error('aborted'));
        });
      });
    expect(
      (await listFailure({ reach: { systemRequests }, maxAttempts: 1, regionDeadlineMs: 400 })).kind,
    ).toBe('timeout');
    expect(isAborted).toBe(true);
  });

  it('is a step of Test connection that names it', async () => {
    await proxy({ headers: OF_SYSTEM }, '', 407);
    const { send } = chromium(() => true);
    const { testConnection } = await open({ reach: { systemRequests: send } });
    const steps = await testConnection(['us-east-1'], () => undefined, noCancel);
    expect(steps.map(stepLine)[1]).toMatch(
      /which HTTPS_PROXY names, let the request through after the sign-in/,
    );
    expect(steps.map(stepLine)[2]).toContain('was checked with those of the system');
    expect(steps.map(stepLine)[2]).toContain('Certificate files do not count there');
    expect(steps.at(-1)?.state).toBe('ok');
  });

  it('and then meets a certificate that the system does not trust says where to add it', async () => {
    await proxy({ headers: OF_SYSTEM }, '', 407);
    const code = 'ERR_CERT_AUTHORITY_INVALID';
    const systemRequests: Chromium = () => Promise.reject(Object.assign(new Error(code), { code }));
    const reach = { systemRequests, systemAuthorities: async () => [] };
    const { nextStep } = await listFailure({ reach, maxAttempts: 1 });
    expect(nextStep).toContain('to those of the system');
    expect(nextStep).not.toContain('AWS_CA_BUNDLE');
  });

  it('is beyond plain Node, which says so', async () => {
    await proxy({ headers: OF_SYSTEM }, '', 407);
    const failure = await listFailure({ maxAttempts: 1 });
    expect(failure.message).toMatch(
      /wants the sign-in of the system \(negotiate, ntlm\), which only the window can do/,
    );
    expect(failure.nextStep).toContain('px or cntlm');
  });
});
