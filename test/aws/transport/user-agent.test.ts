/** Every request names the app, to whichever host and whoever makes it. */
import { channel } from 'node:diagnostics_channel';
import { createRequire } from 'node:module';
import { describe, expect, it, onTestFinished } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };
import { discoveryOver } from '../../helpers/discovery-over.ts';
import type { Reply, SeenRequest } from '../../helpers/servers/protocol-server.ts';
import { roleKeys } from '../../helpers/servers/sts.ts';
import {
  lookForCredentials,
  noCancel,
  open,
  serverInEnvironment,
  setEnv,
  setKeys,
  setProfiles,
  unwrap,
} from '../local-bedrock.ts';
import { keepToken } from '../sign-in/sign-in-world.ts';

const APP = `bedrock-atlas/${packageJson.version}`;
const REGION = 'us-east-1';
const IN_AN_HOUR = new Date(Date.now() + 3_600_000).toISOString();

/** All services that the app calls, in one server. */
function anyService({ path }: SeenRequest): Reply | undefined {
  if (path === '/token') return { json: { accessToken: 'fresh', expiresIn: 3600, refreshToken: 'next' } };
  if (path === '/federation/credentials') {
    const roleCredentials = { accessKeyId: 'ASIASSO', secretAccessKey: 's', sessionToken: 't' };
    return { json: { roleCredentials: { ...roleCredentials, expiration: Date.parse(IN_AN_HOUR) } } };
  }
  if (path === '/') return roleKeys();
  if (path === '/listRegions') return { json: { Regions: [] } };
  if (path === '/foundation-models') {
    const modelArn = `arn:aws:bedrock:${REGION}::foundation-model/acme.one-v1:0`;
    return { json: { modelSummaries: [{ modelId: 'acme.one-v1:0', modelArn }] } };
  }
  if (path.startsWith('/foundation-model-availability')) return { json: { regionAvailability: 'AVAILABLE' } };
  return undefined;
}

/** A role whose source is an IAM Identity Center session that has to be refreshed first. */
async function setRoleProfile(): Promise<void> {
  const home = await setProfiles({
    config: `[profile app]\nrole_arn = arn:aws:iam::123456789012:role/app\nsource_profile = corp\nregion = ${REGION}
[profile corp]\nsso_session = corp\nsso_account_id = 123456789012\nsso_role_name = Reader
[sso-session corp]\nsso_start_url = https://corp.invalid/start\nsso_region = ${REGION}\nsso_registration_scopes = sso:account:access\n`,
  });
  await keepToken(home, 'corp', {
    accessToken: 'old',
    refreshToken: 'refresh',
    clientId: 'client',
    clientSecret: 'secret-of-client',
    registrationExpiresAt: IN_AN_HOUR,
    expiresAt: new Date(Date.now() + 60_000).toISOString(),
  });
}

describe('the user agent', () => {
  it('names the app once in every request of a scan and of its credentials', async () => {
    const server = await serverInEnvironment(anyService);
    const names = ['STS', 'SSO', 'SSO_OIDC', 'ACCOUNT', 'BEDROCK_MANTLE'];
    setEnv(Object.fromEntries(names.map((name) => [`AWS_ENDPOINT_URL_${name}`, server.url])));
    await setRoleProfile();
    const opened = await open({ profile: 'app' });
    unwrap(await opened.checkCredentials(noCancel));
    await opened.warm([REGION]);
    const source = { kind: 'aws', partition: 'aws', profile: 'app' } as const;
    const discovery = discoveryOver(opened.gateway, { source, regions: [REGION] });
    await discovery.scanAllRegions();
    await opened.listOwnModels(REGION, noCancel);

    const paths = new Set(server.requests.map(({ path }) => path));
    for (const path of [
      '/token',
      '/federation/credentials',
      '/',
      '/foundation-models',
      '/inference-profiles',
      '/foundation-model-availability/acme.one-v1:0',
      '/v1/models',
      '/listRegions',
      '/custom-models',
    ]) {
      expect(paths).toContain(path);
    }
    expect([...paths].some((path) => path.startsWith('/foundation-models/'))).toBe(true);
    for (const { path, headers } of server.requests) {
      expect(
        headers['user-agent']?.split(' ').filter((word) => word === APP),
        path,
      ).toEqual([APP]);
    }
  });

  it('stands beside the words of the SDK, also in a further attempt', async () => {
    const server = await serverInEnvironment(({ path, attempt }) =>
      path === '/custom-models' && attempt === 1
        ? { error: 'InternalServerException', status: 500 }
        : undefined,
    );
    setKeys();
    const { listOwnModels } = await open();
    await listOwnModels(REGION, noCancel);
    const own = server.requests.filter(({ path }) => path === '/custom-models');
    expect(own).toHaveLength(2);
    for (const { headers } of own) {
      expect(headers['user-agent']).toMatch(/^aws-sdk-js\//);
      expect(headers['user-agent']?.split(APP)).toHaveLength(2);
    }
  });

  it('stands in requests to a metadata service too', async () => {
    const server = await serverInEnvironment(({ path }) =>
      path === '/ecs'
        ? { json: { AccessKeyId: 'ASIAECS', SecretAccessKey: 's', Token: 't', Expiration: IN_AN_HOUR } }
        : undefined,
    );
    setEnv({ AWS_CONTAINER_CREDENTIALS_FULL_URI: `${server.url}/ecs` });
    tellOfRequests();
    unwrap(await lookForCredentials());
    const metadata = server.requests.filter(({ path }) => path === '/ecs');
    expect(metadata.map(({ headers }) => headers['user-agent'])).toEqual([expect.stringContaining(APP)]);
  });
});

/** Node tells of requests on this channel since 22.12; for older versions the test does. */
function tellOfRequests(): void {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 12)) return;
  const http = createRequire(import.meta.url)('node:http');
  const { request } = http;
  http.request = (...given: unknown[]) => {
    const made = request(...given);
    channel('http.client.request.created').publish({ request: made });
    return made;
  };
  onTestFinished(() => {
    http.request = request;
  });
}
