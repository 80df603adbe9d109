/** The way to AWS, tried through the public door against local servers, and what is in effect. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { OpenGatewayOptions } from '../../../electron/aws/open-gateway.ts';
import { readEffectiveSettings } from '../../../electron/aws/reach/effective-settings.ts';
import { type ConnectionStep, stepLine, works } from '../../../electron/contract/reach/connection-test.ts';
import { closedWithTest } from '../../helpers/closed-with-test.ts';
import { type ConnectProxy, startConnectProxy } from '../../helpers/servers/connect-proxy.ts';
import {
  type ProtocolServer,
  type Script,
  startProtocolServer,
} from '../../helpers/servers/protocol-server.ts';
import { selfSigned } from '../../helpers/servers/self-signed-certificate.ts';
import { callerIdentity, refusal } from '../../helpers/servers/sts.ts';
import { noCancel, open, serverInEnvironment, setEnv, setKeys, setProfiles } from '../local-bedrock.ts';

const HOST = 'bedrock.atlas.invalid';
const NUMBER = '999988887777';

const IDENTITY: Script = ({ path, query }) =>
  path === '/' && query.get('Action') === 'GetCallerIdentity'
    ? callerIdentity(`arn:aws:sts::${NUMBER}:assumed-role/Reader/me@example.org`)
    : undefined;

let home: string;
beforeEach(async () => {
  home = await setProfiles({});
  setKeys();
  setEnv({ AWS_MAX_ATTEMPTS: '1' });
});

const started = (script = IDENTITY): Promise<ProtocolServer> => serverInEnvironment(script, 'STS');

/** Bedrock behind TLS under a name that only the proxy knows. */
async function behindProxy(refuseWith?: number): Promise<{ proxy: ConnectProxy; bundle: string }> {
  const certificate = selfSigned([HOST], 'valid');
  const { url } = await closedWithTest(startProtocolServer(undefined, certificate));
  const proxy = await closedWithTest(startConnectProxy(Number(new URL(url).port), refuseWith));
  const bundle = join(home, 'bundle.pem');
  await writeFile(bundle, certificate.cert);
  setEnv({ AWS_ENDPOINT_URL_BEDROCK: `https://${HOST}`, HTTPS_PROXY: proxy.url });
  return { proxy, bundle };
}

async function tried(options?: OpenGatewayOptions): Promise<ConnectionStep[]> {
  const opened = await open(options);
  const told: ConnectionStep[][] = [];
  const steps = await opened.testConnection(['us-east-1'], (now) => told.push(now), noCancel);
  // Every step is told when it begins and when it ends.
  expect(told.at(-1)).toEqual(steps);
  expect(steps.map(stepLine).join('\n')).not.toMatch(/AKIA|an-example-secret|999988887777|me@example/);
  return steps;
}

const states = (steps: readonly ConnectionStep[]): string => steps.map(({ state }) => state).join(' ');
const said = (steps: readonly ConnectionStep[], name: ConnectionStep['name']): string => {
  const step = steps.find((each) => each.name === name);
  return step === undefined ? '' : stepLine(step);
};

describe('a test of the connection', () => {
  it('says what each step answered, and how long it took', async () => {
    const server = await started();
    setEnv({ AWS_ENDPOINT_URL_BEDROCK: server.url });
    const steps = await tried();
    expect(states(steps)).toBe('skipped ok skipped ok ok ok');
    expect(works(steps)).toBe(true);
    expect(said(steps, 'connection')).toMatch(
      /Connection: works, \d+ ms\. Connected to 127\.0\.0\.1 port \d+, without a proxy\./,
    );
    expect(said(steps, 'identity')).toMatch(/AWS knows these credentials: assumed-role\/Reader\.$/);
    expect(said(steps, 'bedrock')).toMatch(/0 models in us-east-1\.$/);
  });

  it('goes through the proxy and checks the certificate behind it', async () => {
    await started();
    const { proxy, bundle } = await behindProxy();
    setEnv({ AWS_CA_BUNDLE: bundle });
    const steps = await tried();
    expect(states(steps)).toBe('skipped ok ok ok ok ok');
    expect(said(steps, 'connection')).toMatch(
      /The proxy 127\.0\.0\.1:\d+, which HTTPS_PROXY names, let the connection through\./,
    );
    expect(said(steps, 'tls')).toMatch(/TLSv1\.3, with a trusted certificate of bedrock\.atlas\.invalid/);
    expect(proxy.asked.length).toBeGreaterThan(0);
  });

  it('names the certificate that is not trusted, and still tries what does not need it', async () => {
    await started();
    const { proxy } = await behindProxy();
    const steps = await tried();
    expect(proxy.asked).not.toEqual([]);
    expect(states(steps)).toBe('skipped ok failed ok ok not-tried');
    expect(said(steps, 'tls')).toContain('AWS_CA_BUNDLE');
  });

  it('names the proxy that refuses', async () => {
    await started();
    const { proxy } = await behindProxy(403);
    const steps = await tried();
    expect(proxy.asked).not.toEqual([]);
    expect(states(steps)).toBe('skipped failed not-tried ok ok not-tried');
    expect(said(steps, 'connection')).toMatch(/did not let the connection through \(403\)/);
  });

  it('names a host that no name server knows', async () => {
    await started();
    setEnv({ AWS_ENDPOINT_URL_BEDROCK: `https://${HOST}` });
    const steps = await tried();
    expect(states(steps)).toBe('failed not-tried not-tried ok ok not-tried');
    expect(said(steps, 'lookup')).toMatch(/Plain Node cannot ask the system for a proxy/);
  });

  it('names a port that nobody answers at', async () => {
    const server = await started();
    const gone = await startProtocolServer();
    await gone.close();
    setEnv({ AWS_ENDPOINT_URL_BEDROCK: gone.url });
    const steps = await tried();
    expect(server.requests).toHaveLength(1);
    expect(states(steps)).toBe('skipped failed not-tried ok ok not-tried');
    expect(said(steps, 'connection')).toContain('refuses connections');
  });

  it('names the credentials that are missing', async () => {
    const server = await started();
    setEnv({ AWS_ENDPOINT_URL_BEDROCK: server.url });
    const steps = await tried({ profile: 'nosuch' });
    expect(states(steps)).toBe('skipped ok skipped failed not-tried not-tried');
    expect(said(steps, 'credentials')).toContain('no AWS profile "nosuch"');
    expect(server.requests).toEqual([]);
  });

  it('says what AWS STS says of keys that it does not know, and not Bedrock', async () => {
    const server = await started(({ path }) =>
      path === '/' ? refusal('InvalidClientTokenId', 'The security token is invalid.') : undefined,
    );
    setEnv({ AWS_ENDPOINT_URL_BEDROCK: server.url });
    const steps = await tried();
    expect(states(steps)).toBe('skipped ok skipped ok failed ok');
    expect(said(steps, 'identity')).toContain('AWS does not know these credentials');
  });

  it('asks AWS STS nothing with an API key', async () => {
    const server = await started();
    setEnv({ AWS_ENDPOINT_URL_BEDROCK: server.url, AWS_BEARER_TOKEN_BEDROCK: 'ABSKexample' });
    const steps = await tried();
    expect(states(steps)).toBe('skipped ok skipped ok skipped ok');
    expect(said(steps, 'credentials')).toContain('AWS_BEARER_TOKEN_BEDROCK');
  });

  it('ends when it is given up', async () => {
    const server = await started(() => 'silence');
    setEnv({ AWS_ENDPOINT_URL_BEDROCK: server.url });
    const { testConnection } = await open();
    const stop = new AbortController();
    const ended = testConnection(['us-east-1'], () => undefined, stop.signal);
    await expect.poll(() => server.requests.length).toBe(1);
    stop.abort();
    expect(states(await ended)).toBe('skipped ok skipped ok failed not-tried');
  });
});

describe('what is in effect', () => {
  const CONFIG = `[profile work]\nregion = eu-west-1\nendpoint_url = https://vpce.example\nca_bundle = /corp.pem\nuse_fips_endpoint = true\nmax_attempts = 5\n`;
  const sources = { partition: 'aws', regions: ['eu-west-1'], areRegionsChosen: true };
  const rows = async (env: NodeJS.ProcessEnv, profile?: string): Promise<Record<string, string>> => {
    const found = await readEffectiveSettings({
      ...sources,
      env: { ...env, AWS_CONFIG_FILE: join(home, 'config'), AWS_SHARED_CREDENTIALS_FILE: join(home, 'none') },
      ...(profile === undefined ? {} : { profile }),
      reach: { systemProxy: async () => 'PROXY office:3128' },
    });
    return Object.fromEntries(found.map(({ label, value, from }) => [label, `${value} | ${from}`]));
  };

  beforeEach(() => writeFile(join(home, 'config'), CONFIG));

  it('says which file, variable, choice or system it comes from', async () => {
    expect(await rows({}, 'work')).toEqual({
      Credentials: 'profile work | chosen',
      Partition: 'aws | the Regions',
      Regions: 'eu-west-1 | --regions',
      'Endpoint of Bedrock': 'https://vpce.example | endpoint_url of the profile work',
      'Endpoints of single Regions': 'none | default',
      'FIPS endpoints': 'yes | use_fips_endpoint of the profile work',
      'Dual-stack endpoints': 'no | default',
      'Endpoints of other services': 'of AWS | default',
      Proxy: 'http://office:3128 | the system',
      'Certificates besides those built in':
        '/corp.pem, those of the system where they are needed | ca_bundle of the profile work, the system',
      'Attempts of a call': '5 | max_attempts of the profile work',
      'Price list': 'of AWS | default',
    });
  });

  it('puts the environment before the files and the system, without passwords', async () => {
    const env = {
      AWS_PROFILE: 'work',
      AWS_ENDPOINT_URL: 'https://other.example',
      AWS_USE_FIPS_ENDPOINT: 'false',
      AWS_MAX_ATTEMPTS: '2',
      AWS_CA_BUNDLE: '/own.pem',
      HTTPS_PROXY: 'http://me:hunter2secret@own:3128',
    };
    const found = await rows(env);
    expect(found).toMatchObject({
      Credentials: 'profile work | AWS_PROFILE',
      'Endpoint of Bedrock': 'https://other.example | AWS_ENDPOINT_URL',
      'FIPS endpoints': 'no | AWS_USE_FIPS_ENDPOINT',
      Proxy: 'http://own:3128 | HTTPS_PROXY',
      'Attempts of a call': '2 | AWS_MAX_ATTEMPTS',
    });
    expect(JSON.stringify(found)).not.toContain('hunter2secret');
  });

  it('says of no proxy in plain Node that the system could not be asked', async () => {
    const found = await readEffectiveSettings({ ...sources, env: { HOME: home } });
    const { from } = found.find(({ label }) => label === 'Proxy') ?? {};
    expect(from).toBe('no variable names one, and plain Node cannot ask the system');
  });

  it('names no proxy where the endpoint is reached without it', async () => {
    const found = await rows({
      HTTPS_PROXY: 'http://own:3128',
      AWS_ENDPOINT_URL_BEDROCK: 'https://127.0.0.1:4',
    });
    expect(found.Proxy).toBe('none | HTTPS_PROXY does not count for this endpoint');
  });

  it('names an API key, which counts before any profile', async () => {
    const { Credentials } = await rows({ AWS_BEARER_TOKEN_BEDROCK: 'ABSKexample', AWS_PROFILE: 'work' });
    expect(Credentials).toBe('API key | AWS_BEARER_TOKEN_BEDROCK');
  });
});
