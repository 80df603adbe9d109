/** The requests and connections of a scan: what it costs AWS, where docs/performance.md has the times. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { OpenGateway } from '../../electron/aws/open-gateway.ts';
import type { BedrockModelCapabilities } from '../../electron/discovery/models-capabilities.ts';
import { discoveryOver } from '../helpers/discovery-over.ts';
import type { ProtocolServer, SeenRequest } from '../helpers/servers/protocol-server.ts';
import {
  BENCH_REGIONS,
  modelIdsOf,
  modelSummaries,
  profileSummaries,
} from '../helpers/snapshots/catalogue.ts';
import { localBedrock } from './local-bedrock.ts';

const MODELS = 40;
/** Three lists and the account's data retention. */
const READS_OF_A_REGION = 4;
const LISTED = BENCH_REGIONS.reduce((sum, region) => sum + modelIdsOf(region, MODELS).length, 0);

function answer({ path, region, query }: SeenRequest) {
  if (path === '/foundation-models') return { json: { modelSummaries: modelSummaries(region, MODELS) } };
  if (path === '/inference-profiles') {
    const isOwn = query.get('type') === 'APPLICATION';
    return { json: { inferenceProfileSummaries: isOwn ? [] : profileSummaries(region, MODELS) } };
  }
  if (path === '/data-retention') return { json: { mode: 'default', updatedAt: '2026-11-01T00:00:00Z' } };
  return { json: { regionAvailability: 'AVAILABLE', authorizationStatus: 'AUTHORIZED' } };
}

let server: ProtocolServer;
let discovery: BedrockModelCapabilities;
let opened: OpenGateway;

beforeEach(async () => {
  ({ server, opened } = await localBedrock(answer));
  discovery = discoveryOver(opened.gateway, {
    ...{ source: { kind: 'sample', partition: 'aws' }, regions: BENCH_REGIONS },
  });
});

function connectionsOf(requests: readonly SeenRequest[]): Set<number> {
  return new Set(requests.map((request) => request.connection));
}

describe('a scan', () => {
  it('sends four reads a region and one check a model, nothing twice, and no question for a form while nothing is blocked', async () => {
    await discovery.scan(BENCH_REGIONS, true, { latency: false });
    const asked = server.requests.map(({ region, path, query }) => `${region} ${path} ${query.get('type')}`);
    expect(asked).toHaveLength(BENCH_REGIONS.length * READS_OF_A_REGION + LISTED);
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked.filter((request) => request.includes('use-case'))).toEqual([]);
  });

  it('asks beside lists and checks for the data retention, once a region, and once for the form of blocked models', async () => {
    server.script((request) => {
      if (request.path === '/use-case-for-model-access')
        return { error: 'ResourceNotFoundException', status: 404 };
      const isBlocked = request.path.startsWith('/foundation-model-availability/anthropic.');
      return isBlocked ? { json: { authorizationStatus: 'NOT_AUTHORIZED' } } : answer(request);
    });
    await discovery.scan(BENCH_REGIONS, true, { latency: false });
    const beside = server.requests.filter(
      ({ path }) =>
        !/^\/(foundation-models|inference-profiles|foundation-model-availability\/.*)$/.test(path),
    );
    const asked = (path: string) => beside.filter((request) => request.path === path);
    expect(BENCH_REGIONS).toHaveLength(34);
    expect(
      asked('/data-retention')
        .map(({ region }) => region)
        .sort(),
    ).toEqual([...BENCH_REGIONS].sort());
    expect(asked('/use-case-for-model-access')).toHaveLength(1);
    expect(beside).toHaveLength(35);
  });

  it('sends nothing through the layers of the SDK while all goes well', async () => {
    await discovery.scan(BENCH_REGIONS, true, { latency: false });
    const throughSdk = server.requests.filter(({ headers }) => headers['amz-sdk-request'] !== undefined);
    expect(throughSdk).toEqual([]);
  });

  it('opens no more connections for its lists than it sends lists, and the next scan none', async () => {
    await discovery.scan(BENCH_REGIONS, true, { access: false, latency: false });
    const first = connectionsOf(server.requests);
    expect(first.size).toBeLessThanOrEqual(BENCH_REGIONS.length * READS_OF_A_REGION);
    server.requests.length = 0;
    await discovery.scan(BENCH_REGIONS, true, { access: false, latency: false });
    expect([...connectionsOf(server.requests)].filter((each) => !first.has(each))).toEqual([]);
  });

  it('checks access over a bounded number of connections', async () => {
    await discovery.scan(BENCH_REGIONS, true, { latency: false });
    expect(connectionsOf(server.requests).size).toBeLessThanOrEqual(256);
  });

  it('finds its clients warm without a request having been sent', async () => {
    await opened.warm(BENCH_REGIONS);
    expect(server.requests).toEqual([]);
  });
});
