/** Endpoints and API keys that are good for one region only, and endpoints with the region in their address. */
import { describe, expect, it } from 'vitest';
import { apiKeyRefused } from '../../electron/contract/snapshot/api-key.ts';
import { aModel, SOURCE } from '../helpers/builders.ts';
import { discoveryOver } from '../helpers/discovery-over.ts';
import type { Reply, SeenRequest } from '../helpers/servers/protocol-server.ts';
import {
  listFailure,
  noCancel,
  open,
  serverInEnvironment,
  setEnv,
  setKeys,
  unwrap,
} from './local-bedrock.ts';

const REGIONS = ['us-east-1', 'us-west-2', 'eu-central-1', 'eu-west-1'];

const OTHER_REGION: Reply = {
  error: 'InvalidSignatureException',
  status: 403,
  message: "Credential should be scoped to a valid region, not 'eu-west-1'. ",
};
const denied = (message: string): Reply => ({ error: 'AccessDeniedException', status: 403, message });
const BAD_KEY = denied('Authentication failed: Please make sure your API Key is valid.');

/** One model, and nothing else. */
function good({ path }: SeenRequest): Reply | undefined {
  if (path.endsWith('/inference-profiles')) return { json: { inferenceProfileSummaries: [] } };
  return path.endsWith('/foundation-models') ? { json: { modelSummaries: [aModel('acme.one')] } } : undefined;
}

/** The state after a scan of REGIONS with the environment as it is. */
async function scanned() {
  const { gateway } = await open({ maxAttempts: 1 });
  const discovery = discoveryOver(gateway, { source: SOURCE, regions: REGIONS });
  await discovery.scanAllRegions(undefined, true, { latency: false });
  const { scan, snapshot } = discovery.state;
  const standing = REGIONS.map((region) => [
    region,
    snapshot.regions[region]?.state,
    snapshot.regions[region]?.failure?.kind,
  ]);
  return { scan, snapshot, standing };
}

describe('an endpoint that answers for one region', () => {
  it('gives that region, and says of the others that it serves another', async () => {
    await serverInEnvironment((request) => (request.region === 'us-west-2' ? good(request) : OTHER_REGION));
    setKeys();
    const { scan, snapshot, standing } = await scanned();
    expect(standing).toEqual([
      ['us-east-1', 'failed', 'other-region'],
      ['us-west-2', 'ok', undefined],
      ['eu-central-1', 'failed', 'other-region'],
      ['eu-west-1', 'failed', 'other-region'],
    ]);
    expect(scan.lastOutcome).toBe('partial');
    const { failure } = snapshot.regions['eu-west-1'] ?? {};
    expect(failure?.message).toBe('This endpoint serves another Region than eu-west-1.');
    expect(JSON.stringify(failure)).not.toMatch(/key|credential/i);
  });

  it('takes {region} in its address, for lists and for the SDK', async () => {
    const server = await serverInEnvironment((request) =>
      request.attempt === 1 ? { json: {}, status: 500 } : good(request),
    );
    setKeys();
    setEnv({ AWS_ENDPOINT_URL_BEDROCK: `${server.url}/at/{region}` });
    const { gateway } = await open();
    unwrap(await gateway.listModels('eu-west-1', noCancel));
    unwrap(await gateway.pingRegion('us-east-1', noCancel));
    const paths = server.requests.map(({ path }) => path.split('/').slice(0, 3).join('/'));
    expect([...new Set(paths)]).toEqual(['/at/eu-west-1', '/at/us-east-1']);
  });

  it.each([
    ['refuses connections', 'http://127.0.0.1:9/{region}', {}],
    ['has no name that is known', 'http://{region}.atlas.invalid', {}],
    ['is its own alone', 'http://127.0.0.1:9', { 'eu-west-1': 'http://bedrock.atlas.invalid' }],
  ])(
    'that %s is no endpoint of that region, whatever AWS’s names are',
    async (_what, url, regionEndpoints) => {
      setKeys();
      setEnv({ AWS_ENDPOINT_URL_BEDROCK: url });
      expect((await listFailure({ maxAttempts: 1, regionEndpoints }, 'eu-west-1')).kind).toBe('no-endpoint');
    },
  );

  it('for all regions that nobody knows or that refuses says nothing of a region', async () => {
    setKeys();
    for (const url of ['http://127.0.0.1:9', 'http://bedrock.atlas.invalid']) {
      setEnv({ AWS_ENDPOINT_URL_BEDROCK: url });
      expect((await listFailure({ maxAttempts: 1 }, 'eu-west-1')).kind).toBe('network');
    }
  });
});

describe('an API key', () => {
  it('of one region keeps that region, and is not valid in the others', async () => {
    const server = await serverInEnvironment((request) =>
      request.path.startsWith('/us-west-2/') ? good(request) : BAD_KEY,
    );
    setEnv({ AWS_BEARER_TOKEN_BEDROCK: 'a-key', AWS_ENDPOINT_URL_BEDROCK: `${server.url}/{region}` });
    const { scan, snapshot, standing } = await scanned();
    expect(standing.filter(([, state]) => state === 'ok')).toEqual([['us-west-2', 'ok', undefined]]);
    expect(snapshot.regions['eu-west-1']?.failure?.message).toBe('This API key is not valid in eu-west-1.');
    expect(scan.lastOutcome).toBe('partial');
  });

  it('that no region accepts is wrong or has expired, and the next step is a new key', async () => {
    await serverInEnvironment(() => BAD_KEY);
    setEnv({ AWS_BEARER_TOKEN_BEDROCK: 'a-key' });
    const { scan } = await scanned();
    expect(scan).toMatchObject({ lastOutcome: 'stopped', failure: apiKeyRefused() });
  });

  it('that has expired says so, and names no profile to log in to', async () => {
    await serverInEnvironment(() => denied('Bearer Token has expired'));
    setEnv({ AWS_BEARER_TOKEN_BEDROCK: 'a-key' });
    const { scan } = await scanned();
    expect(scan.failure).toMatchObject({ kind: 'expired-credentials', message: 'This API key has expired.' });
    expect(scan.failure).not.toHaveProperty('command');
  });

  it('without a permission is never told to add a managed policy', async () => {
    const text =
      'User: arn:aws:iam::111122223333:user/BedrockAPIKey-x is not authorized to perform: bedrock:ListFoundationModels because no identity-based policy allows the bedrock:ListFoundationModels action';
    await serverInEnvironment(() => denied(text));
    setEnv({ AWS_BEARER_TOKEN_BEDROCK: 'a-key' });
    const failure = await listFailure({ maxAttempts: 1 });
    expect(failure.kind).toBe('denied');
    expect(failure.message).toContain('bedrock:ListFoundationModels is denied in us-east-1');
    expect(failure.nextStep).not.toContain('AmazonBedrockReadOnly');
    expect(failure.nextStep).toContain('bedrock:List*');
  });
});
