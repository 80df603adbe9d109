/** Proxies, certificates and many regions at once. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { openGateway } from '../../../electron/aws/open-gateway.ts';
import { builtInRegions } from '../../../electron/contract/cells/regions.ts';
import type { ProtocolServer } from '../../helpers/servers/protocol-server.ts';
import { selfSigned } from '../../helpers/servers/self-signed-certificate.ts';
import {
  failureIn,
  listFailure,
  listModels,
  localBedrock,
  noCancel,
  open,
  serverInEnvironment,
  setEnv,
  setKeys,
  setProfiles,
  unwrap,
} from '../local-bedrock.ts';
import { HOST, hiddenBedrock, proxyInEnvironment } from './proxy/behind-proxy.ts';

let home: string;

beforeEach(async () => {
  home = await setProfiles({});
  setKeys();
});

async function secureServer(
  validity: 'valid' | 'expired' = 'valid',
): Promise<{ server: ProtocolServer; bundle: string }> {
  const certificate = selfSigned(['localhost'], validity);
  const server = await serverInEnvironment(undefined, 'BEDROCK', certificate);
  const bundle = join(home, 'bundle.pem');
  await writeFile(bundle, `# our own authority\n${certificate.cert}`);
  return { server, bundle };
}

describe('a certificate', () => {
  it('that nobody vouches for is a TLS failure that names the remedy', async () => {
    const { server } = await secureServer();
    const failure = await listFailure();
    expect(failure.kind).toBe('tls');
    expect(failure.nextStep).toContain('AWS_CA_BUNDLE');
    expect(server.requests).toEqual([]);
  });

  it.each(['AWS_CA_BUNDLE', 'NODE_EXTRA_CA_CERTS', 'REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE', 'SSL_CERT_FILE'])(
    'is trusted when %s names it',
    async (variable) => {
      const { server, bundle } = await secureServer();
      setEnv({ [variable]: bundle });
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
    await secureServer();
    await writeFile(
      join(home, 'config'),
      '[profile work]\nca_bundle = ~/bundle.pem\naws_access_key_id = AKIDWORK\naws_secret_access_key = example\n',
    );
    setEnv(env);
    unwrap(await listModels(options));
  });

  it('file of the profile that is missing is named before any call', async () => {
    await writeFile(join(home, 'config'), '[profile work]\nca_bundle = /nowhere.pem\n');
    expect(failureIn(await openGateway({ profile: 'work' })).message).toContain('ca_bundle of the profile');
  });

  it('that has expired is told from one that is not trusted', async () => {
    const { bundle } = await secureServer('expired');
    setEnv({ AWS_CA_BUNDLE: bundle });
    expect(await listFailure()).toMatchObject({
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
    const { url } = await serverInEnvironment();
    setEnv({ AWS_ENDPOINT_URL_BEDROCK: url.replace('http:', 'https:') });
    expect((await listFailure()).kind).toBe('tls');
  });
});

describe('a proxy', () => {
  it('is used for https, with its certificates and its password, on kept connections', async () => {
    const server = await hiddenBedrock();
    const proxy = await proxyInEnvironment(server.port, undefined, {}, 'me:pass%20word@');
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
    const proxy = await proxyInEnvironment((await hiddenBedrock()).port);
    setEnv({ HTTPS_PROXY: proxy.url.replace('http://', '') });
    unwrap(await listModels({}, 'eu-west-1'));
    expect(proxy.asked).toHaveLength(1);
  });

  it('is passed by for hosts in NO_PROXY and for this computer', async () => {
    const server = await hiddenBedrock();
    const proxy = await proxyInEnvironment(server.port);
    setEnv({ NO_PROXY: '.atlas.invalid' });
    expect((await listFailure()).kind).toBe('network');
    setEnv({ AWS_ENDPOINT_URL_BEDROCK: server.url });
    unwrap(await listModels());
    expect(proxy.asked).toEqual([]);
  });

  it('that asks for a password or refuses is named, and its refusal is no round trip', async () => {
    const server = await hiddenBedrock();
    for (const [status, text] of [
      [407, 'user name and password'],
      [403, '403'],
    ] as const) {
      await proxyInEnvironment(server.port, status, {}, 'me:secret@');
      const { gateway } = await open();
      const failure = failureIn(await gateway.listModels('eu-west-1', noCancel));
      expect(failure.kind).toBe('proxy');
      expect(failure.message).toContain(text);
      expect(JSON.stringify(failure)).not.toContain('secret');
      expect(failureIn(await gateway.pingRegion('eu-west-1', noCancel)).kind).toBe('proxy');
    }
    expect(server.requests).toEqual([]);
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
