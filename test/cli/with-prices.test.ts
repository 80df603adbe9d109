/** `--export --with prices,quotas`: the document holds what was published, and says what could not be had. */
import { beforeEach, describe, expect, it } from 'vitest';
import { EXIT } from '../../electron/cli/exit.ts';
import { toExportDocument } from '../../electron/contract/export/export-document.ts';
import type { ExportDocument } from '../../electron/contract/export/export-format.ts';
import { expectToFitSchema } from '../contract/export/schema.ts';
import { closedWithTest } from '../helpers/closed-with-test.ts';
import { opened } from '../helpers/exports.ts';
import { changeEnv, keysFor } from '../helpers/process-env.ts';
import { startPriceServer } from '../helpers/servers/price-server.ts';
import { startProtocolServer } from '../helpers/servers/protocol-server.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { ran } from './run-command.ts';

const HAIKU = 'anthropic.claude-haiku-4-5-20251001-v1:0';
const PLAIN = 'amazon.nova-lite-v1:0';
let folder: string;

beforeEach(() => {
  folder = tempFolder();
});

async function run(asked: string[], env: Record<string, string> | 'sample') {
  const restoreEnv = changeEnv(env === 'sample' ? {} : env);
  try {
    const args = ['--export', '-', '--regions', 'us-east-1,eu-west-1', ...asked];
    const all = env === 'sample' ? [...args, '--sample-data'] : args;
    const { code, said, printed } = await ran(all, { userDataDir: folder });
    const document = JSON.parse(printed) as ExportDocument;
    expectToFitSchema(document);
    return { code, said, document };
  } finally {
    restoreEnv();
  }
}

/** A scan with these extras. */
const scan = (extras: string, env: Record<string, string> | 'sample') =>
  run(['--no-access', '--with', extras], env);

const reopened = (document: ExportDocument) => {
  const { snapshot, options } = opened(document);
  return toExportDocument(snapshot, options);
};

/** A Bedrock, a Service Quotas and a price list of two models; the list has other prices than any recording. */
async function servers() {
  const bedrock = await closedWithTest(
    startProtocolServer(({ path, region, headers }) => {
      const model = (modelId: string) => ({
        modelId,
        modelArn: `arn:aws:bedrock:${region}::foundation-model/${modelId}`,
        inferenceTypesSupported: ['ON_DEMAND'],
      });
      if (path === '/foundation-models')
        return { json: { modelSummaries: [model(HAIKU), model(PLAIN), model('zai.glm-4.6')] } };
      if (headers['x-amz-target'] === undefined) return undefined;
      if (region === 'eu-west-1') return { error: 'AccessDeniedException', status: 400 };
      const Quotas = [
        {
          QuotaArn: 'arn:aws:servicequotas:us-east-1:999988887777:bedrock/L-CCA5DF70',
          QuotaCode: 'L-CCA5DF70',
          QuotaName: 'Cross-region model inference requests per minute for Anthropic Claude Haiku 4.5',
          Value: 77,
          Unit: 'None',
          Adjustable: true,
        },
      ];
      return { json: { Quotas } };
    }),
  );
  const product = (region: string, usd: string) => ({
    sku: `SKU${region}`,
    attributes: {
      servicename: 'Claude Haiku 4.5 (Amazon Bedrock Edition)',
      regionCode: region,
      usagetype: 'USE1-MP:USE1_InputTokenCount-Units',
    },
    usd,
    unit: 'Units',
    description: 'Million Input Tokens',
  });
  const empty = { 'us-east-1': [], 'eu-west-1': [] };
  const prices = await closedWithTest(
    startPriceServer({
      AmazonBedrock: { version: '20261111000000', regions: empty },
      AmazonBedrockFoundationModels: {
        version: '20261112000000',
        regions: {
          'us-east-1': [product('us-east-1', '7.7700000000')],
          'eu-west-1': [product('eu-west-1', '8.8000000000')],
        },
      },
      AmazonBedrockService: { version: '20261113000000', regions: empty },
    }),
  );
  const env = {
    ...keysFor(bedrock.url),
    AWS_ENDPOINT_URL: bedrock.url,
    BEDROCK_ATLAS_PRICE_LIST_URL: prices.url,
  };
  return { env, prices };
}

describe('an export with prices and quotas', () => {
  it('holds the published prices and applied quotas, and names what was denied', async () => {
    const { env, prices } = await servers();
    const { code, said, document } = await scan('prices,quotas', env);
    expect(code).toBe(EXIT.partial);
    expect(said.join('\n')).toMatch(/quotas eu-west-1: .*servicequotas:ListServiceQuotas/);
    const virginia = document.models['us-east-1'] ?? {};
    expect(virginia[HAIKU]).toMatchObject({
      priceStatus: 'known',
      prices: [
        {
          usd: '7.77',
          usdPerMillionTokens: '7.77',
          unit: '1M tokens',
          rawUnit: 'Units',
          sku: 'SKUus-east-1',
          offerCode: 'AmazonBedrockFoundationModels',
          offerVersion: '20261112000000',
          join: 'exact-name',
        },
      ],
      quotaStatus: 'applied',
    });
    expect(virginia[HAIKU]?.quotas).toContainEqual(
      expect.objectContaining({
        code: 'L-CCA5DF70',
        value: 77,
        origin: 'applied',
        scope: 'cross-region',
        metric: 'requests',
        period: 'minute',
      }),
    );
    expect([
      virginia[PLAIN]?.priceStatus,
      virginia['zai.glm-4.6']?.priceStatus,
      virginia[PLAIN]?.quotaStatus,
    ]).toEqual(['not-in-list', 'no-join', 'not-listed']);
    expect(document.models['eu-west-1']?.[HAIKU]).toMatchObject({
      prices: [{ usd: '8.8' }],
      quotaStatus: 'no-permission',
    });
    expect(JSON.stringify(document)).not.toContain('999988887777');
    for (const { headers } of prices.requests) expect(headers.authorization).toBeUndefined();
    expect(JSON.stringify(reopened(document))).toBe(JSON.stringify(document));
  });

  it('holds them later without asking again, and nothing of them where they were never asked for', async () => {
    const { env, prices } = await servers();
    const first = await run(['--no-access'], env);
    expect(first.code).toBe(EXIT.complete);
    expect(first.document.models['us-east-1']?.[HAIKU]).not.toHaveProperty('priceStatus');
    await scan('prices', env);
    prices.requests.length = 0;
    const { document, code } = await run(['--cached'], env);
    expect([code, prices.requests]).toEqual([EXIT.complete, []]);
    expect(document.models['us-east-1']?.[HAIKU]).toMatchObject({ prices: [{ usd: '7.77' }] });
    expect(document.models['us-east-1']?.[HAIKU]).not.toHaveProperty('quotaStatus');
  });

  it('says in one line which rows of its models cannot be used, and why', async () => {
    const { env, prices } = await servers();
    const about = { usagetype: 'USE1-NovaLite-input-tokens', model: 'Nova Lite', regionCode: 'us-east-1' };
    const rows = [
      { sku: 'A', attributes: about },
      { sku: 'B', attributes: about, usd: '1', unit: 'Furlongs' },
    ];
    prices.offers.AmazonBedrock = { version: '20261111000000', regions: { 'us-east-1': rows } };
    expect((await scan('prices', env)).said).toContain(
      '2 rows of the price list for 1 model cannot be used: no price in US dollars, a unit that this version does not know.',
    );
  });

  it('keeps earlier prices where the list cannot be had, says so, and exits 2', async () => {
    const { env, prices } = await servers();
    await scan('prices', env);
    prices.spoil(() => ({ status: 403 }));
    const { code, said, document } = await scan('prices', env);
    expect(code).toBe(EXIT.partial);
    expect(said.filter((line) => /^prices: .*HTTP 403/.test(line))).toHaveLength(1);
    expect(document.models['us-east-1']?.[HAIKU]).toMatchObject({ prices: [{ usd: '7.77' }] });
  });

  it('of the sample holds recorded prices and quotas', async () => {
    const { code, document } = await scan('prices,quotas', 'sample');
    expect(code).toBe(EXIT.complete);
    const haiku = document.models['us-east-1']?.[HAIKU];
    expect(haiku?.priceStatus).toBe('known');
    expect(haiku?.prices?.map((each) => each.scope)).toContain('global');
    expect(haiku?.quotaStatus).toBe('applied');
    expect(JSON.stringify(reopened(document))).toBe(JSON.stringify(document));
  });

  it('of the sample and of AWS never mix, though one folder keeps both, and need no network later', async () => {
    const { env, prices } = await servers();
    await scan('prices', env);
    await scan('prices', 'sample');
    prices.spoil(() => 'reset');
    const priced = async (source: typeof env | 'sample') => {
      const { document } = await run(['--cached'], source);
      return Object.values(document.models).flatMap((models) =>
        Object.values(models).flatMap((model) => model.prices ?? []),
      );
    };
    expect((await priced(env)).map((price) => price.sku).sort()).toEqual(['SKUeu-west-1', 'SKUus-east-1']);
    const recorded = await priced('sample');
    expect(recorded.length).toBeGreaterThan(100);
    for (const { effectiveDate, offerVersion, sku } of recorded) {
      expect(offerVersion).toMatch(/^2026\d{4}000000$/);
      expect(effectiveDate >= '2025-12-01' && effectiveDate <= '2026-10-05').toBe(true);
      expect(sku).not.toMatch(/^SKU/);
    }
  });
});
