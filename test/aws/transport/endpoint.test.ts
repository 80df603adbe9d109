/** Which address is called: the SDK's precedence, for the profile that was chosen. */
import { describe, expect, it } from 'vitest';
import type { Section } from '../../../electron/aws/credentials/files/profile-files.ts';
import { openGateway } from '../../../electron/aws/open-gateway.ts';
import { bedrockOverride, mantleUrl, resolveEndpoints } from '../../../electron/aws/transport/endpoint.ts';
import { closedWithTest } from '../../helpers/closed-with-test.ts';
import { startProtocolServer } from '../../helpers/servers/protocol-server.ts';
import {
  failureIn,
  listFailure,
  listModels,
  noCancel,
  open,
  serverInEnvironment,
  setEnv,
  setKeys,
  setProfiles,
  unwrap,
} from '../local-bedrock.ts';

const SERVICE = 'http://127.0.0.1:1/service';
const GENERAL = 'http://127.0.0.1:1/general';
const IN_SERVICES = 'http://127.0.0.1:1/in-services';
const IN_PROFILE = 'http://127.0.0.1:1/in-profile';

type Files = Parameters<typeof resolveEndpoints>[0]['files'];

function files(profiles: Record<string, Section>, services: Record<string, Section> = {}): Files {
  return {
    profiles: new Map(Object.entries(profiles)),
    services: new Map(Object.entries(services)),
  };
}

const FULL = files(
  { work: { services: 'local', endpoint_url: IN_PROFILE }, plain: { endpoint_url: IN_PROFILE }, default: {} },
  { local: { 'bedrock.endpoint_url': IN_SERVICES, 'bedrock_mantle.endpoint_url': SERVICE } },
);

describe('the Bedrock endpoint', () => {
  it.each<[string, Record<string, string>, string | undefined, string | undefined]>([
    [
      'the service variable first',
      { AWS_ENDPOINT_URL_BEDROCK: SERVICE, AWS_ENDPOINT_URL: GENERAL },
      'work',
      SERVICE,
    ],
    ['then the general variable', { AWS_ENDPOINT_URL: GENERAL }, 'work', GENERAL],
    ["then the profile's services section", {}, 'work', IN_SERVICES],
    ["then the profile's own", {}, 'plain', IN_PROFILE],
    ['that of AWS_PROFILE when none is chosen', { AWS_PROFILE: 'plain' }, undefined, IN_PROFILE],
    ['that of the chosen profile rather than AWS_PROFILE', { AWS_PROFILE: 'plain' }, 'work', IN_SERVICES],
    ["else AWS's own", {}, undefined, undefined],
    [
      "AWS's own where all others are to be ignored",
      { AWS_ENDPOINT_URL: GENERAL, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' },
      'work',
      undefined,
    ],
  ])('is %s', (_name, env, profile, expected) => {
    const found = unwrap(
      resolveEndpoints({ ...(profile === undefined ? {} : { profile }), env, files: FULL }),
    );
    expect(found.bedrock).toBe(expected);
  });

  it('may be ignored by the profile', () => {
    const ignoring = files({ work: { endpoint_url: IN_PROFILE, ignore_configured_endpoint_urls: 'true' } });
    expect(unwrap(resolveEndpoints({ profile: 'work', env: {}, files: ignoring }))).toEqual({});
  });

  it.each(['not a url', 'ftp://example.invalid', '/path'])('is refused when it is %j', (text) => {
    const failure = failureIn(resolveEndpoints({ env: { AWS_ENDPOINT_URL: text }, files: FULL }));
    expect(failure.kind).toBe('bad-input');
  });

  it('is refused when the services section is missing', () => {
    const failure = failureIn(
      resolveEndpoints({ profile: 'x', env: {}, files: files({ x: { services: 'gone' } }) }),
    );
    expect(failure.message).toContain('[services gone]');
  });
});

describe('the bedrock-mantle endpoint', () => {
  it("is AWS's own only where Bedrock's is", () => {
    expect(mantleUrl({}, 'eu-west-1')?.href).toBe('https://bedrock-mantle.eu-west-1.api.aws/');
    expect(mantleUrl({ bedrock: GENERAL }, 'eu-west-1')).toBeUndefined();
    expect(mantleUrl({}, 'eusc-de-east-1')).toBeUndefined();
    expect(mantleUrl({}, 'evil.example/eu-west-1')).toBeUndefined();
  });

  it('may hold the region, and be in the profile', () => {
    expect(mantleUrl({ mantle: 'http://127.0.0.1:1/{region}/x' }, 'eu-west-1')?.href).toBe(
      'http://127.0.0.1:1/eu-west-1/x',
    );
    expect(unwrap(resolveEndpoints({ profile: 'work', env: {}, files: FULL })).mantle).toBe(SERVICE);
    const env = { AWS_ENDPOINT_URL_BEDROCK_MANTLE: GENERAL };
    expect(unwrap(resolveEndpoints({ profile: 'work', env, files: FULL })).mantle).toBe(GENERAL);
  });
});

describe('endpoints of single regions', () => {
  const byRegion = { 'eu-west-1': 'https://vpce-1.example.com' };

  it('count before every other, also where others are to be ignored', () => {
    for (const env of [{}, { AWS_ENDPOINT_URL: GENERAL }, { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' }]) {
      const found = unwrap(resolveEndpoints({ env, files: files({}), byRegion }));
      expect(bedrockOverride(found, 'eu-west-1')).toBe(byRegion['eu-west-1']);
      expect(bedrockOverride(found, 'eu-west-2')).toBe('AWS_ENDPOINT_URL' in env ? GENERAL : undefined);
    }
  });

  it('keep the region from bedrock-mantle of AWS, and no other', () => {
    expect(mantleUrl({ byRegion }, 'eu-west-1')).toBeUndefined();
    expect(mantleUrl({ byRegion }, 'eu-west-2')?.host).toBe('bedrock-mantle.eu-west-2.api.aws');
  });

  it('that are no URL at all are said by their region', () => {
    const bad = { 'eu-west-1': 'https://bedrock.example.com:99999' };
    for (const env of [{}, { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' }]) {
      const found = resolveEndpoints({ env, files: files({}), byRegion: bad });
      expect(found).toMatchObject({
        ok: false,
        failure: { kind: 'bad-input', message: expect.stringContaining('eu-west-1') },
      });
    }
  });

  it('are asked by the SDK and by direct requests, one address a region', async () => {
    const here = await closedWithTest(startProtocolServer());
    const there = await serverInEnvironment();
    setKeys();
    const { gateway } = await open({ regionEndpoints: { 'eu-west-1': here.url } });
    for (const region of ['eu-west-1', 'eu-west-2']) {
      unwrap(await gateway.listModels(region, noCancel));
      unwrap(await gateway.listModels(region, noCancel));
    }
    expect(here.requests.map(({ region }) => region)).toEqual(['eu-west-1', 'eu-west-1']);
    expect(there.requests.map(({ region }) => region)).toEqual(['eu-west-2', 'eu-west-2']);
  });
});

describe('through the SDK', () => {
  it("a chosen profile's services section is called, its path kept, its region in the signature", async () => {
    const server = await closedWithTest(startProtocolServer(() => ({ json: { modelSummaries: [] } })));
    await setProfiles({
      config: `[profile work]\nservices = local\naws_access_key_id = AKIDWORK\naws_secret_access_key = example\n[services local]\nbedrock =\n  endpoint_url = ${server.url}/prefix\n`,
    });
    setEnv({ AWS_PROFILE: 'someone-else' });
    unwrap(await listModels({ profile: 'work' }, 'sa-east-1'));
    expect(server.requests.map((request) => [request.path, request.region])).toEqual([
      ['/prefix/foundation-models', 'sa-east-1'],
    ]);
  });

  it('FIPS together with an endpoint is named as a setting that does not fit', async () => {
    await serverInEnvironment();
    setKeys();
    setEnv({ AWS_USE_FIPS_ENDPOINT: 'true' });
    expect((await listFailure()).kind).toBe('bad-input');
  });

  it('an endpoint that is no address fails at the door', async () => {
    setEnv({ AWS_ENDPOINT_URL_BEDROCK: 'localhost:4000' });
    expect(failureIn(await openGateway({})).kind).toBe('bad-input');
  });

  it('AWS_MAX_ATTEMPTS counts', async () => {
    const server = await serverInEnvironment(() => ({ error: 'InternalServerException', status: 500 }));
    setKeys();
    setEnv({ AWS_MAX_ATTEMPTS: '1' });
    expect((await listFailure()).kind).toBe('service');
    expect(server.requests).toHaveLength(1);
  });

  it('a region that is no host label is refused', async () => {
    setKeys();
    setEnv({ AWS_ENDPOINT_URL_BEDROCK: GENERAL });
    expect((await listFailure({}, 'not a region')).kind).toBe('bad-input');
  });
});
