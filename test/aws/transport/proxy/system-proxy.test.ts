/** The proxy of the operating system: asked where the environment names none, and asked again. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type OpenGatewayOptions, openGateway } from '../../../../electron/aws/open-gateway.ts';
import { Proxies } from '../../../../electron/aws/transport/proxy/proxy-choice.ts';
import { builtInRegions } from '../../../../electron/contract/cells/regions.ts';
import { closedWithTest } from '../../../helpers/closed-with-test.ts';
import {
  type ConnectProxy,
  type ProxyManners,
  startConnectProxy,
} from '../../../helpers/servers/connect-proxy.ts';
import { failureIn, listModels, noCancel, open, setEnv, unwrap } from '../../local-bedrock.ts';
import { hiddenBedrock } from './behind-proxy.ts';

const AWS = new URL('https://bedrock.us-east-1.amazonaws.com');

describe("the system's answer", () => {
  it.each([
    ['PROXY proxy:3128', 'http://proxy:3128/'],
    ['HTTPS proxy:443', 'https://proxy/'],
    ['  PROXY one:1 ;PROXY two:2; DIRECT', 'http://one:1/'],
    ['SOCKS5 socks:1080; PROXY second:3128', 'socks5h://socks:1080'],
    ['SOCKS socks:1080; DIRECT', 'socks4://socks:1080'],
    ['QUIC one:1; PROXY second:3128', 'http://second:3128/'],
    ['QUIC one:1; DIRECT', undefined],
    ['DIRECT', undefined],
    ['', undefined],
    ['PROXY', undefined],
  ])('"%s" means %s', async (answer, expected) => {
    const proxies = new Proxies({ env: {}, system: async () => answer });
    const found = await proxies.of(AWS).catch(() => undefined);
    expect(found?.url.href).toBe(expected);
    expect(proxies.isProxied).toBe(expected !== undefined);
  });

  it('that is a fault, or none, means directly', async () => {
    const failing = new Proxies({ env: {}, system: () => Promise.reject(new Error('no network')) });
    expect(await failing.of(AWS)).toBeUndefined();
  });

  it('is not asked for where the environment names a proxy, or an exception from it', async () => {
    const system = vi.fn(async () => 'PROXY system:1');
    const env = { HTTPS_PROXY: 'http://own:3128', NO_PROXY: 'us-east-1.amazonaws.com' };
    const proxies = new Proxies({ env, system });
    expect(await proxies.of(AWS)).toBeUndefined();
    expect(await proxies.of(new URL('https://sts.eu-west-1.amazonaws.com'))).toMatchObject({
      from: 'HTTPS_PROXY',
    });
    expect(await proxies.of(new URL('https://127.0.0.1'))).toBeUndefined();
    expect(system).not.toHaveBeenCalled();
  });

  it('is kept for a moment only: the network may change', async () => {
    let nowEpochMs = 0;
    let answer = 'DIRECT';
    const system = vi.fn(async () => answer);
    const proxies = new Proxies({ env: {}, system, nowEpochMs: () => nowEpochMs });
    expect(await proxies.of(AWS)).toBeUndefined();
    answer = 'PROXY office:3128';
    nowEpochMs = 29_000;
    expect(await proxies.of(AWS)).toBeUndefined();
    nowEpochMs = 31_000;
    expect(await proxies.of(AWS)).toMatchObject({ from: 'the system', url: new URL('http://office:3128') });
    expect(system).toHaveBeenCalledTimes(2);
  });
});

describe('a scan', () => {
  let server: Awaited<ReturnType<typeof hiddenBedrock>>;

  beforeEach(async () => {
    server = await hiddenBedrock(() => undefined);
  });

  const proxy = (refuseWith?: number, manners?: ProxyManners): Promise<ConnectProxy> =>
    closedWithTest(startConnectProxy(server.port, refuseWith, manners));
  const through = ({ url }: ConnectProxy): OpenGatewayOptions => ({
    reach: { systemProxy: async () => `PROXY ${new URL(url).host}; DIRECT` },
  });

  it("goes through the system's proxy, and loses nothing to one that carries few tunnels", async () => {
    const few = await proxy(undefined, { limit: 32 });
    const { gateway } = await open(through(few));
    const regions = builtInRegions('aws');
    const answers = await Promise.all(
      regions.flatMap((region) => [
        gateway.listModels(region, noCancel),
        gateway.listProfiles(region, 'SYSTEM_DEFINED', undefined, noCancel),
        gateway.checkAccess(region, 'acme.one', noCancel),
      ]),
    );
    expect(few.tunnels.most).toBeLessThanOrEqual(32);
    expect(answers.filter((answer) => !answer.ok && answer.failure.kind === 'proxy')).toEqual([]);
  });

  it.each([
    [
      403,
      /^The proxy 127\.0\.0\.1:\d+ did not let the connection through \(403\)/,
      /network settings of this computer/,
    ],
    [407, /asks for a user name and password/, /HTTPS_PROXY \(http:\/\/user/],
  ])('is told of a refusal (%s) where the proxy is named', async (status, message, nextStep) => {
    const { gateway } = await open({ ...through(await proxy(status)), maxAttempts: 1 });
    const failure = failureIn(await gateway.listModels('eu-west-1', noCancel));
    expect(failure.message).toMatch(message);
    expect(failure.nextStep).toMatch(nextStep);
  });

  it('is told of a kind of proxy that nobody knows before any call', async () => {
    const opened = await openGateway({ reach: { systemProxy: async () => 'QUIC 127.0.0.1:1080' } });
    expect(failureIn(opened).message).toContain('of a kind that the app does not know');
  });

  it('reaches this computer directly, whatever the system says', async () => {
    const idle = await proxy();
    setEnv({ AWS_ENDPOINT_URL_BEDROCK: server.url });
    unwrap(await listModels(through(idle), 'eu-west-1'));
    expect(idle.asked).toEqual([]);
  });
});
