/** The list of the account's regions over a local server: asked rarely, signed rightly, and never needed. */
import { describe, expect, it } from 'vitest';
import { accountUrl, quotasUrl } from '../../../electron/aws/transport/endpoint.ts';
import type { BedrockGateway } from '../../../electron/discovery/ports.ts';
import type { Script } from '../../helpers/servers/protocol-server.ts';
import {
  failureIn,
  localBedrock,
  noCancel,
  open,
  serverInEnvironment,
  setEnv,
  setKeys,
  unwrap,
} from '../local-bedrock.ts';

async function accountServer(script: Script) {
  const server = await serverInEnvironment(script, 'ACCOUNT');
  setKeys();
  return { server, gateway: (await open({ regionDeadlineMs: 2_000 })).gateway };
}

const ask = (gateway: BedrockGateway) => gateway.listAccountRegions(noCancel);

describe('the regions of the account', () => {
  it('come page by page, words that nobody knows included', async () => {
    const { server, gateway } = await accountServer(({ attempt }) => ({
      json:
        attempt === 1
          ? {
              Regions: [
                { RegionName: 'us-east-1', RegionOptStatus: 'ENABLED_BY_DEFAULT' },
                { RegionName: 'af-south-1', RegionOptStatus: 'DISABLED' },
                { RegionName: '__proto__', RegionOptStatus: 'DISABLED' },
                { RegionName: 'eu-south-1' },
                null,
              ],
              NextToken: 'more',
            }
          : { Regions: [{ RegionName: 'il-central-1', RegionOptStatus: 'NEW_WORD' }], NextToken: null },
    }));
    expect(unwrap(await ask(gateway))).toEqual({
      state: 'told',
      statuses: { 'us-east-1': 'ENABLED_BY_DEFAULT', 'af-south-1': 'DISABLED', 'il-central-1': 'NEW_WORD' },
    });
    expect(server.requests.map(({ method, path, region }) => [method, path, region])).toEqual([
      ['POST', '/listRegions', 'us-east-1'],
      ['POST', '/listRegions', 'us-east-1'],
    ]);
    expect(server.requests[0]?.headers.authorization).toMatch(
      /\/us-east-1\/account\/aws4_request, SignedHeaders=content-type;host;x-amz-date, Signature=[0-9a-f]{64}$/,
    );
  });

  it('are not known when they are denied, and the failure says that nothing is missing', async () => {
    const { gateway } = await accountServer(() => ({
      error: 'AccessDeniedException',
      status: 403,
      message: 'User: arn:aws:iam::999988887777:user/x is not authorized',
    }));
    const failure = failureIn(await ask(gateway));
    expect(failure).toMatchObject({
      kind: 'denied',
      nextStep: expect.stringContaining('Nothing is missing'),
    });
    expect(JSON.stringify(failure)).not.toContain('999988887777');
  });

  it.each<[string, Script]>([
    ['another shape', () => ({ json: { regions: [] } })],
    ['a web page', () => ({ body: '<html>hello</html>' })],
    ['a fault of the server', () => ({ error: 'InternalServerException', status: 500 })],
    ['a closed connection', () => 'reset'],
    ['silence', () => 'silence'],
  ])('are a failure and never an empty list after %s', async (_case, script) => {
    const { gateway } = await accountServer(script);
    expect(failureIn(await ask(gateway)).nextStep).toContain('Nothing is missing');
  });

  it('are not asked for by the sample, behind an endpoint of the user, or with a bearer token', async () => {
    const { gateway, server } = await localBedrock();
    expect(unwrap(await ask(gateway))).toEqual({ state: 'not-asked' });
    expect(server.requests).toEqual([]);
    setKeys();
    setEnv({ AWS_ENDPOINT_URL_BEDROCK: server.url });
    expect(unwrap(await ask((await open()).gateway))).toEqual({ state: 'not-asked' });
    setEnv({ AWS_ENDPOINT_URL_ACCOUNT: server.url, AWS_BEARER_TOKEN_BEDROCK: 'a-token' });
    expect(unwrap(await ask((await open()).gateway))).toEqual({ state: 'not-asked' });
    expect(server.requests).toEqual([]);
  });

  it('have no host with FIPS, and neither have quotas, unless one is given', () => {
    expect(accountUrl({ isFips: true })).toBeUndefined();
    expect(quotasUrl({ isFips: true }, 'us-east-1')).toBeUndefined();
    const given = 'https://given.example';
    expect(accountUrl({ isFips: true, account: given })?.host).toBe('given.example');
    expect(quotasUrl({ isFips: true, quotas: given }, 'us-east-1')?.host).toBe('given.example');
  });
});
