/** Exports of accounts without a list of regions, and of one whose list names a region that no table knows. */
import { describe, expect, it } from 'vitest';
import { EXIT } from '../../electron/cli/exit.ts';
import { builtInRegions } from '../../electron/contract/cells/regions.ts';
import type { ExportDocument } from '../../electron/contract/export/export-format.ts';
import { setEnv, setKeys } from '../aws/local-bedrock.ts';
import { aModel } from '../helpers/builders.ts';
import { closedWithTest } from '../helpers/closed-with-test.ts';
import { type Reply, type SeenRequest, startProtocolServer } from '../helpers/servers/protocol-server.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { ran } from './run-command.ts';

const [ABSENT, ALSO_ABSENT] = ['ap-southeast-6', 'mx-central-1'];
const NEW = 'sa-west-1';
/** Nobody listens there. */
const REFUSED = 'http://127.0.0.1:9';

const DENIED: Reply = {
  error: 'AccessDeniedException',
  status: 403,
  message: 'account:ListRegions is denied.',
};

/** A good region, its name in the path. */
function good({ path }: SeenRequest): Reply {
  if (path.endsWith('/foundation-models')) return { json: { modelSummaries: [aModel('acme.one')] } };
  if (path.endsWith('/inference-profiles')) return { json: { inferenceProfileSummaries: [] } };
  if (path.endsWith('/data-retention')) return { json: { mode: 'inherit' } };
  return { json: { regionAvailability: 'AVAILABLE', authorizationStatus: 'AUTHORIZED' } };
}

/** The export of every region; those of `elsewhere` are asked at their own address. */
async function exported(account: Reply, elsewhere: Record<string, string>) {
  const server = await closedWithTest(
    startProtocolServer((request) => (request.path.startsWith('/account/') ? account : good(request))),
  );
  setKeys();
  setEnv({
    AWS_ENDPOINT_URL_BEDROCK: `${server.url}/at/{region}`,
    AWS_ENDPOINT_URL_ACCOUNT: `${server.url}/account`,
  });
  const ended = await ran(['--export', '-'], {
    ...{ userDataDir: tempFolder(), regionDeadlineMs: 60_000, regionEndpoints: elsewhere },
  });
  return { ...ended, server };
}

const documentIn = (printed: string): ExportDocument => JSON.parse(printed) as ExportDocument;

describe('an export of an account that may not list its regions', () => {
  it('calls regions whose host nobody can reach "no Bedrock endpoint", and ends with 0', async () => {
    const elsewhere = { [ABSENT]: REFUSED, [ALSO_ABSENT]: REFUSED };
    const { code, printed, said, server } = await exported(DENIED, elsewhere);
    expect(server.requests.some(({ path }) => path === '/account/listRegions')).toBe(true);
    const { models, regions } = documentIn(printed);
    for (const region of builtInRegions('aws')) {
      const isAbsent = region in elsewhere;
      expect([region, regions[region]?.state]).toEqual([region, isAbsent ? 'no-endpoint' : 'ok']);
      expect(Object.keys(models[region] ?? {})).toEqual(isAbsent ? [] : ['acme.one']);
    }
    expect(said.filter((line) => line.includes('no-endpoint'))).toHaveLength(2);
    expect(said.join('\n')).not.toMatch(/failed/i);
    expect(said).toContain(`Measuring the latency of ${builtInRegions('aws').length - 2} Regions`);
    expect(code).toBe(EXIT.complete);
  });

  it('takes the network for the reason where no region answers, and ends with 3', async () => {
    const elsewhere = Object.fromEntries(builtInRegions('aws').map((region) => [region, REFUSED]));
    const { code, said } = await exported(DENIED, elsewhere);
    expect(code).toBe(EXIT.nothing);
    expect(said.join('\n')).toMatch(/refused/);
  });
});

describe('an export of an account that lists a region that no table knows', () => {
  it('asks that region too, and ends with 0', async () => {
    expect(builtInRegions('aws')).not.toContain(NEW);
    const statuses = [...builtInRegions('aws'), NEW, 'xx-future-9'].map((RegionName) => ({
      RegionName,
      RegionOptStatus: RegionName === 'xx-future-9' ? 'DISABLED' : 'ENABLED',
    }));
    const { code, printed } = await exported({ json: { Regions: statuses } }, {});
    const { models, regions } = documentIn(printed);
    expect(regions[NEW]?.state).toBe('ok');
    expect(Object.keys(models[NEW] ?? {})).toEqual(['acme.one']);
    expect(regions['xx-future-9']).toBeUndefined();
    expect(code).toBe(EXIT.complete);
  });

  it('ends with 0 as well where that region has no Bedrock endpoint', async () => {
    const statuses = [{ RegionName: NEW, RegionOptStatus: 'ENABLED' }];
    const { code, printed } = await exported({ json: { Regions: statuses } }, { [NEW]: REFUSED });
    expect(documentIn(printed).regions[NEW]?.state).toBe('no-endpoint');
    expect(code).toBe(EXIT.complete);
  });
});
