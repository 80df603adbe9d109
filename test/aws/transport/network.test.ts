/** Proxies, certificates and many regions at once. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { openGateway } from '../../../electron/aws/open-gateway.ts';
import { builtInRegions } from '../../../electron/contract/cells/regions.ts';
import { type ConnectProxy, startConnectProxy } from '../../helpers/servers/connect-proxy.ts';
import { type ProtocolServer, startProtocolServer } from '../../helpers/servers/protocol-server.ts';
import { selfSigned } from '../../helpers/servers/self-signed-certificate.ts';
import {
  failureIn,
  localBedrock,
  noCancel,
  open,
  setEnv,
  setKeys,
  setProfiles,
  unwrap,
} from '../local-bedrock.ts';

const HOST = 'bedrock.atlas.invalid';

let home: string;

beforeEach(async () => {
  home = await setProfiles({});
  setKeys();
});

async function secureServer(
  validity: 'valid' | 'expired' = 'valid',
): Promise<{ server: ProtocolServer; bundle: string }> {
  const certificate = selfSigned([HOST], validity);
  const server = await startProtocolServer(undefined, certificate);
  onTestFinished(() => server.close());
  const bundle = join(home, 'bundle.pem');
  await writeFile(bundle, `# our own authority\n${certificate.cert}`);
  return { server, bundle };
}

async function proxyTo(server: ProtocolServer, refuseWith?: number): Promise<ConnectProxy> {
  const proxy = await startConnectProxy(Number(new URL(server.url).port), refuseWith);
  onTestFinished(() => proxy.close());
  return proxy;
}

describe('a certificate', () => {
  it('that nobody vouches for is a TLS failure that names the remedy', async () => {
    const { server } = await secureServer();
    setEnv({ AWS_ENDPOINT_URL_BEDROCK: server.url });
    const { gateway } = await open();
    const failure = failureIn(await gateway.listModels('us-east-1', noCancel));
    expect(failure.kind).toBe('tls');
    expect(failure.nextStep).toContain('AWS_CA_BUNDLE');
    expect(server.requests).toEqual([]);
  });

  it.each(['AWS_CA_BUNDLE', 'NODE_EXTRA_CA_CERTS', 'REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE', 'SSL_CERT_FILE'])(
    'is trusted when %s names it',
    async (variable) => {
      const { server, bundle } = await secureServer();
      setEnv({ AWS_ENDPOINT_URL_BEDROCK: server.url, [variable]: bundle });
      const { gateway } = await open();
      unwrap(await gateway.listModels('us-east-1', noCancel));
      expect(unwrap(await gateway.pingRegion('us-east-1', noCancel))).toBeGreaterThan(0);
      expect(new Set(server.requests.map((request) => request.connection)).size).toBe(1);
    },
  );

  it.each([
    ['the profile names it', { profile: 'work' }, {}],
    ['AWS_PROFILE names the profile that names it', {}, { AWS_PROFILE: 'work' }],
    ['AWS_CA_BUNDLE names it below ~', {}, { AWS_CA_BUNDLE: '~/bundle.pem' }],
  ])('is trusted when %s', async (_name, options, env) => {
    const { server } = await secureServer();
    await writeFile(
      join(home, 'config'),
      '[profile work]\nca_bundle = ~/bundle.pem\naws_access_key_id = AKIDWORK\naws_secret_access_key = example\n',
    );
    setEnv({ AWS_ENDPOINT_URL_BEDROCK: server.url, ...env });
    const { gateway } = await open(options);
    unwrap(await gateway.listModels('us-east-1', noCancel));
  });

  it('file of the profile that is missing is named before any call', async () => {
    await writeFile(join(home, 'config'), '[profile work]\nca_bundle = /nowhere.pem\n');
    expect(failureIn(await openGateway({ profile: 'work' })).message).toContain('ca_bundle of the profile');
  });

  it('that has expired is told from one that is not trusted', async () => {
    const { server, bundle } = await secureServer('expired');
    setEnv({ AWS_ENDPOINT_URL_BEDROCK: server.url, AWS_CA_BUNDLE: bundle });
    const { gateway } = await open();
    const failure = failureIn(await gateway.listModels('us-east-1', noCancel));
    expect(failure).toMatchObject({
      kind: 'tls',
      message: expect.stringContaining('not valid at this time'),
    });
  });

  it.each([
    ['is missing', undefined],
    ['holds none', 'hello'],
  ])('file that %s is named before any call', async (_name, content) => {
    const bundle = join(home, 'other.pem');
    if (content !== undefined) await writeFile(bundle, content);
    setEnv({ AWS_CA_BUNDLE: bundle });
    const failure = failureIn(await openGateway({}));
    expect(failure.kind).toBe('tls');
    expect(failure.message).toContain('AWS_CA_BUNDLE');
  });

  it('is asked for in vain where plain HTTP is spoken', async () => {
    const server = await startProtocolServer();
    onTestFinished(() => server.close());
    setEnv({ AWS_ENDPOINT_URL_BEDROCK: server.url.replace('http:', 'https:') });
    const { gateway } = await open();
    expect(failureIn(await gateway.listModels('us-east-1', noCancel)).kind).toBe('tls');
  });
});

describe('a proxy', () => {
  it('is used for https, with its certificates and its password, on kept connections', async () => {
    const { server, bundle } = await secureServer();
    const proxy = await proxyTo(server);
    setEnv({
      AWS_ENDPOINT_URL_BEDROCK: `https://${HOST}`,
      AWS_CA_BUNDLE: bundle,
      HTTPS_PROXY: proxy.url.replace('//', '//me:pass%20word@'),
    });
    const { gateway } = await open();
    unwrap(await gateway.listModels('eu-west-1', noCancel));
    unwrap(await gateway.listProfiles('eu-west-1', 'SYSTEM_DEFINED', undefined, noCancel));
    expect(proxy.asked).toEqual([
      { target: `${HOST}:443`, authorization: `Basic ${Buffer.from('me:pass word').toString('base64')}` },
    ]);
    expect(server.requests.map((request) => request.region)).toEqual(['eu-west-1', 'eu-west-1']);
    expect(proxy.userAgents).toEqual([expect.stringMatching(/^bedrock-atlas\//)]);
  });

  it('may be named without a scheme', async () => {
    const { server, bundle } = await secureServer();
    const proxy = await proxyTo(server);
    setEnv({
      AWS_ENDPOINT_URL_BEDROCK: `https://${HOST}`,
      AWS_CA_BUNDLE: bundle,
      HTTPS_PROXY: proxy.url.replace('http://', ''),
    });
    const { gateway } = await open();
    unwrap(await gateway.listModels('eu-west-1', noCancel));
    expect(proxy.asked).toHaveLength(1);
  });

  it('is passed by for hosts in NO_PROXY and for this computer', async () => {
    const { server, bundle } = await secureServer();
    const proxy = await proxyTo(server);
    setEnv({ AWS_CA_BUNDLE: bundle, HTTPS_PROXY: proxy.url, NO_PROXY: '.atlas.invalid' });
    setEnv({ AWS_ENDPOINT_URL_BEDROCK: server.url });
    const local = await open();
    unwrap(await local.gateway.listModels('eu-west-1', noCancel));
    setEnv({ AWS_ENDPOINT_URL_BEDROCK: `https://${HOST}` });
    const excepted = await open();
    expect(failureIn(await excepted.gateway.listModels('eu-west-1', noCancel)).kind).toBe('network');
    expect(proxy.asked).toEqual([]);
  });

  it('that asks for a password or refuses is named, and its refusal is no round trip', async () => {
    const { server } = await secureServer();
    for (const [status, text] of [
      [407, 'user name and password'],
      [403, '403'],
    ] as const) {
      const proxy = await proxyTo(server, status);
      setEnv({
        AWS_ENDPOINT_URL_BEDROCK: `https://${HOST}`,
        HTTPS_PROXY: proxy.url.replace('//', '//me:secret@'),
      });
      const { gateway } = await open();
      const failure = failureIn(await gateway.listModels('eu-west-1', noCancel));
      expect(failure.kind).toBe('proxy');
      expect(failure.message).toContain(text);
      expect(JSON.stringify(failure)).not.toContain('secret');
      expect(failureIn(await gateway.pingRegion('eu-west-1', noCancel)).kind).toBe('proxy');
    }
    expect(server.requests).toEqual([]);
  });

  it('that is not there is named', async () => {
    const { server } = await secureServer();
    const proxy = await proxyTo(server);
    await proxy.close();
    setEnv({ AWS_ENDPOINT_URL_BEDROCK: `https://${HOST}`, HTTPS_PROXY: proxy.url });
    const { gateway } = await open({ maxAttempts: 1 });
    const failure = failureIn(await gateway.listModels('eu-west-1', noCancel));
    expect(failure).toMatchObject({ kind: 'proxy', message: expect.stringContaining('ECONNREFUSED') });
  });

  it.each(['ftp://127.0.0.1:1080', 'http://'])(
    'setting that cannot work (%s) is named before any call',
    async (url) => {
      setEnv({ HTTPS_PROXY: url });
      expect(failureIn(await openGateway({})).kind).toBe('proxy');
    },
  );
});

describe('thirty regions and more at once', () => {
  it('do not wait for each other on one local endpoint', async () => {
    const regions = builtInRegions('aws');
    expect(regions.length).toBeGreaterThan(30);
    let release = (_value?: unknown): void => undefined;
    const after = new Promise((resolve) => {
      release = resolve;
    });
    const { server, gateway } = await localBedrock(() => ({
      after,
      reply: { json: { modelSummaries: [] } },
    }));
    const calls = regions.flatMap((region) => [
      gateway.listModels(region, noCancel),
      gateway.listProfiles(region, 'SYSTEM_DEFINED', undefined, noCancel),
      gateway.listModels(region, noCancel),
    ]);
    // All arrive before the first is answered.
    await expect.poll(() => server.requests.length).toBe(calls.length);
    release();
    expect((await Promise.all(calls)).every((result) => result.ok)).toBe(true);
    expect(new Set(server.requests.map((request) => request.region))).toEqual(new Set(regions));
  });
});
