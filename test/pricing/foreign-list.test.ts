/** Exports against a price list and quotas that the app has never seen: nothing is invented, nothing is lost. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { csvParseRows } from 'd3-dsv';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Arguments } from '../../electron/cli/arguments.ts';
import { runHeadless } from '../../electron/cli/headless.ts';
import type {
  ExportDocument,
  ExportModel,
  ExportPrice,
} from '../../electron/contract/export/export-format.ts';
import { changeEnv } from '../helpers/process-env.ts';
import { alwaysIn } from '../helpers/properties.ts';
import { startProtocolServer } from '../helpers/servers/protocol-server.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { anyRows, NAMED_IDS, OWN_IDS, REGIONS, type Row, startForeignList, VERSION } from './foreign-list.ts';

/** Listed in the first region alone. */
const ELSEWHERE = OWN_IDS[1];
const IDS = [...OWN_IDS, ...NAMED_IDS];

/** Codes that have a model, and one of a model that no table knows. */
const CODES = {
  'L-DB99DCDB': [
    'Cross-region model inference tokens per minute for Anthropic Claude Opus 4.8',
    'anthropic.claude-opus-4-8',
  ],
  'L-4FCE27C7': [
    'Global cross-region model inference tokens per minute for Anthropic Claude Opus 4.8',
    'anthropic.claude-opus-4-8',
  ],
  'L-B8D04761': [
    'On-demand model inference tokens per minute for Moonshot AI Kimi K2.5',
    'moonshotai.kimi-k2.5',
  ],
  'L-90DFE70F': [
    'Cross-region model inference tokens per minute for Writer AI Palmyra X5 V1',
    'writer.palmyra-x5-v1:0',
  ],
  'L-0449ADC5': [
    'On-demand model inference requests per minute for AI21 Labs Jamba 1.5 Mini',
    'ai21.jamba-1-5-mini-v1:0',
  ],
  'L-00000001': ['On-demand model inference tokens per minute for Quill Heron 7B', undefined],
} as const;
type Code = keyof typeof CODES;

interface Limit {
  code: Code;
  value: number;
  isRenamed: boolean;
}
const anyLimits: fc.Arbitrary<Limit[]> = fc.uniqueArray(
  fc.record({
    code: fc.constantFrom(...(Object.keys(CODES) as Code[])),
    value: fc.oneof(fc.constant(0), fc.nat(5_000_000)),
    isRenamed: fc.boolean(),
  }),
  { selector: ({ code }) => code },
);
const nameOf = ({ code, isRenamed }: Limit): string => `${CODES[code][0]}${isRenamed ? ' Next' : ''}`;

/** Bedrock and Service Quotas, three quotas a page. */
const startAccount = (limits: readonly Limit[], asked = new Map<string, number>()) =>
  startProtocolServer(({ path, region, headers }) => {
    if (path === '/foundation-models') {
      const ids = IDS.filter((id) => id !== ELSEWHERE || region === REGIONS[0]);
      const modelSummaries = ids.map((modelId) => ({ modelId, inferenceTypesSupported: ['ON_DEMAND'] }));
      return { json: { modelSummaries } };
    }
    const target = String(headers['x-amz-target'] ?? '');
    if (!target.endsWith('ListServiceQuotas')) return target === '' ? undefined : { json: { Quotas: [] } };
    const from = asked.get(region) ?? 0;
    asked.set(region, from + 3);
    const Quotas = limits.slice(from, from + 3).map((limit) => ({
      QuotaArn: `arn:aws:servicequotas:${region}:111122223333:bedrock/${limit.code}`,
      QuotaCode: limit.code,
      QuotaName: nameOf(limit),
      Value: limit.value,
      Unit: 'None',
      Adjustable: true,
    }));
    return { json: { Quotas, ...(from + 3 < limits.length ? { NextToken: `after ${from}` } : {}) } };
  });

async function exported(
  folder: string,
  file: string,
  env: Record<string, string>,
  more: Partial<Pick<Arguments, 'cached' | 'cells' | 'with'>>,
): Promise<string> {
  const changeBack = changeEnv(env);
  const said: string[] = [];
  try {
    await runHeadless(
      {
        cached: false,
        noAccess: true,
        export: { file: join(folder, file), format: file.endsWith('.csv') ? 'csv' : 'json' },
        ...more,
      },
      {
        choice: { kind: 'aws', profile: null },
        userDataDir: join(folder, 'data'),
        regions: [...REGIONS],
        regionDeadlineMs: 10_000,
        env: process.env,
      },
      { say: (line) => said.push(line), print: async () => undefined },
      { version: '0.0.0', signal: new AbortController().signal },
    );
    return await readFile(join(folder, file), 'utf8').catch(() => expect.fail(said.join('\n')));
  } finally {
    changeBack();
  }
}

const trimmed = (usd: string): string => usd.replace(/0+$/, '').replace(/\.$/, '');
const perMillion = ({ usd, places }: Row): string => {
  const [whole = '', fraction = ''] = usd.split('.');
  return trimmed(`${BigInt(whole + fraction.slice(0, places))}.${fraction.slice(places)}`);
};
const meaningOf = ({ scope, tier, context, meter }: ExportPrice): string =>
  [scope, tier, context, meter].join(' ');

/** Every price is a row, every row is a price, and the status says whether they agree. */
function checkPrices(model: ExportModel | undefined, modelId: string, rows: readonly Row[]): void {
  const prices = model?.prices ?? [];
  for (const price of prices) {
    const from = (price.skus ?? [price.sku]).map((sku) => rows.find((row) => row.sku === sku));
    expect(from).not.toContain(undefined);
    const published = from.flatMap((row) => row ?? []);
    const written = published.map((row) => [trimmed(row.usd), row.rawUnit, row.effectiveDate].join(' '));
    expect(written).toContain([price.usd, price.rawUnit, price.effectiveDate].join(' '));
    for (const row of published) {
      expect([price.usdPerMillionTokens, meaningOf(price), price.offerCode, price.offerVersion]).toEqual([
        perMillion(row),
        row.meaning,
        row.offerCode,
        VERSION,
      ]);
    }
  }
  const skus = prices.flatMap((price) => price.skus ?? [price.sku]);
  expect(skus.sort()).toEqual(rows.map((row) => row.sku).sort());
  const disagree = rows.some((a) =>
    rows.some((b) => a.meaning === b.meaning && perMillion(a) !== perMillion(b)),
  );
  const none = NAMED_IDS.includes(modelId) ? 'not-in-list' : 'no-join';
  const agreed = rows.length > 0 ? 'known' : none;
  expect(model?.priceStatus).toBe(disagree ? 'conflict' : agreed);
}

function checkQuotas(model: ExportModel | undefined, modelId: string, limits: readonly Limit[]): void {
  const own = limits.filter(({ code }) => CODES[code][1] === modelId);
  const joined = own.filter(({ isRenamed }) => !isRenamed);
  expect(model?.quotas?.map(({ code, name, value, origin }) => [code, name, value, origin]).sort()).toEqual(
    joined.map((limit) => [limit.code, nameOf(limit), limit.value, 'applied']).sort(),
  );
  const isMapped = NAMED_IDS.includes(modelId);
  const none = own.length > 0 ? 'renamed' : 'not-listed';
  const status = joined.length > 0 ? 'applied' : none;
  expect(model?.quotaStatus).toBe(isMapped ? status : 'not-mapped');
}

it(
  'holds exactly the published rows and applied quotas, and asks for nothing twice',
  {
    timeout: 120_000,
  },
  () =>
    alwaysIn(6, [anyRows, anyLimits], async (rows, limits) => {
      const folder = tempFolder();
      const [list, account] = await Promise.all([startForeignList(rows), startAccount(limits)]);
      const env = {
        AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
        AWS_SECRET_ACCESS_KEY: 'an-example-secret',
        AWS_SESSION_TOKEN: 'an-example-session',
        AWS_ENDPOINT_URL: account.url,
        BEDROCK_ATLAS_PRICE_LIST_URL: list.url,
      };
      try {
        const plain = JSON.parse(await exported(folder, 'plain.json', env, {})) as ExportDocument;
        expect(list.requests).toEqual([]);
        const first = JSON.parse(
          await exported(folder, 'first.json', env, { with: ['prices', 'quotas'] }),
        ) as ExportDocument;
        for (const region of REGIONS) {
          const models = first.models[region] ?? {};
          // A price makes no model, and a model without one is callable as before.
          expect(Object.keys(models)).toEqual(Object.keys(plain.models[region] ?? {}));
          for (const [modelId, model] of Object.entries(models)) {
            const { prices, priceStatus, quotas, quotaStatus, ...rest } = model;
            expect(rest).toEqual(plain.models[region]?.[modelId]);
            const published = rows.filter((row) => row.region === region && row.modelId === modelId);
            checkPrices(
              model,
              modelId,
              published.filter((row) => row.spoilt === undefined),
            );
            checkQuotas(model, modelId, limits);
          }
        }
        expect(list.requests.filter(({ path }) => path.endsWith('/index.json'))).toHaveLength(6);
        list.requests.length = 0;
        const again = JSON.parse(
          await exported(folder, 'again.json', env, { with: ['prices'] }),
        ) as ExportDocument;
        expect(list.requests.map(({ path }) => path.split('/').at(-1))).toEqual(
          Array(3).fill('region_index.json'),
        );
        const pricesIn = (document: ExportDocument) =>
          Object.values(document.models).map((models) => Object.values(models).map((model) => model.prices));
        expect(pricesIn(again)).toEqual(pricesIn(first));
        for (const { headers } of list.requests) {
          expect(Object.keys(headers).filter((name) => /auth|amz|cookie|token/i.test(name))).toEqual([]);
        }
        const csv = csvParseRows(
          await exported(folder, 'cells.csv', env, { cached: true, cells: 'output-price' }),
        );
        const figures = csv.slice(1).flatMap((row) => row.slice(3).flatMap((cell) => cell.split('|')));
        const published = new Set(rows.filter((row) => row.meaning.endsWith(' output')).map(perMillion));
        expect(figures.filter((text) => /^\d/.test(text) && !published.has(text))).toEqual([]);
      } finally {
        await Promise.all([list.close(), account.close()]);
      }
    }),
);
