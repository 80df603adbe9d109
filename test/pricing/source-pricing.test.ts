/** Prices and quotas of a source over the stores that it really has: what is due, and what an imported file changes. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { RegionPricing } from '../../electron/contract/pricing/region-pricing.ts';
import { QuotaStore } from '../../electron/pricing/quota-store.ts';
import { SourcePricing } from '../../electron/pricing/source-pricing.ts';
import { aModel } from '../helpers/builders.ts';
import { listed, stateAfter } from '../helpers/scan-events.ts';
import { offerFile } from '../helpers/servers/price-server.ts';
import { LITE, lite, NEVER, usePrices } from './price-set-up.ts';

const FETCHED_AT = '2026-10-06T00:00:00.000Z';
const at = usePrices();
let pricing: SourcePricing;
let told: RegionPricing[];
beforeEach(() => {
  told = [];
  const { snapshot } = stateAfter(
    listed('us-east-1', [aModel(LITE, {}, 'us-east-1')]),
    listed('eu-west-1', []),
  );
  pricing = new SourcePricing({
    prices: at.store,
    quotas: new QuotaStore(join(at.folder, 'quotas.json')),
    openPriceList: async () => ({ ok: true, value: { list: at.list, close: () => undefined } }),
    readQuotas: async (region) => ({ region, readAt: FETCHED_AT, state: 'complete', applied: [] }),
    snapshot: () => snapshot,
    changed: (regions) => told.push(...regions),
  });
});

const BOTH = ['us-east-1', 'eu-west-1'];

describe.each(['fetchPrices', 'fetchQuotas'] as const)('what is due by %s', (kind) => {
  it('is what was never asked for, then nothing, and all of it again when that is older than the time', async () => {
    const due = (before: string) => pricing.due(kind, BOTH, before);
    expect(await due(FETCHED_AT)).toEqual(BOTH);
    await pricing[kind](['us-east-1'], NEVER);
    expect(await due(FETCHED_AT)).toEqual(['eu-west-1']);
    await pricing[kind](BOTH, NEVER);
    expect(await due(FETCHED_AT)).toEqual([]);
    expect(await due('2026-10-06T00:00:00.001Z')).toEqual(BOTH);
  });
});

it('prices of which one offer could not be read are due', async () => {
  at.server.spoil((path) => (path.includes('/AmazonBedrock/2026') ? { status: 403 } : undefined));
  await pricing.fetchPrices(BOTH, NEVER);
  expect(await pricing.due('fetchPrices', BOTH, FETCHED_AT)).toEqual(BOTH);
});

it('prices that were asked for and could not be had are not loaded, and one line says why', async () => {
  at.server.spoil(() => ({ status: 403 }));
  const problems = await pricing.fetchPrices(BOTH, NEVER);
  expect(problems).toMatchObject([{ failure: { kind: 'denied' }, offers: [], regions: [] }]);
  expect(told.map(({ region }) => region).sort()).toEqual(BOTH.toSorted());
  const of = told.find(({ region }) => region === 'us-east-1');
  expect(of?.prices?.models[LITE]).toMatchObject({ status: 'not-loaded', prices: [] });
  expect(await pricing.due('fetchPrices', BOTH, FETCHED_AT)).toEqual(BOTH);
  at.server.spoil(() => undefined);
  await pricing.fetchPrices(BOTH, NEVER);
  expect(told.findLast(({ region }) => region === 'us-east-1')?.prices?.models[LITE]?.status).toBe('known');
});

it.each([{ status: 403 }, { body: '{"cut' }, { body: '<html>' }])(
  'files that fail alike, %j, are one problem, with the offer and the Regions',
  async (spoilt) => {
    at.server.spoil((path) => (/FoundationModels\/2026.*index/.test(path) ? spoilt : undefined));
    expect(await pricing.fetchPrices(BOTH, NEVER)).toMatchObject([
      { offers: ['AmazonBedrockFoundationModels'], regions: ['eu-west-1', 'us-east-1'] },
    ]);
  },
);

it('indexes that are web pages are one problem', async () => {
  at.server.spoil(() => ({ body: '<html>' }));
  expect(await pricing.fetchPrices(BOTH, NEVER)).toMatchObject([{ offers: [], regions: [] }]);
});

describe('an imported file', () => {
  const bring = async (text: string) => {
    const file = join(at.folder, 'index.json');
    await writeFile(file, text);
    return await pricing.importOffer(file);
  };
  const prices = () => told.at(-1)?.prices?.models[LITE]?.prices.map((price) => price.usd);
  const rows = (usd: string) => [lite('us-east-1', usd), lite('sa-east-1', usd)];
  const file = (usd: string) => JSON.stringify(offerFile('AmazonBedrock', '20261006000000', rows(usd)));

  it('shows its prices in the regions that are known, and keeps those of others', async () => {
    expect(await bring(file('0.00012'))).toMatchObject({
      ok: true,
      value: { regions: ['sa-east-1', 'us-east-1'] },
    });
    expect(told.map(({ region }) => region)).toEqual(['us-east-1']);
    expect(prices()).toEqual(['0.00012']);
    expect((await at.pricesOf('sa-east-1', LITE))?.prices).toMatchObject([{ usd: '0.00012' }]);
  });

  it('that is refused leaves what was shown', async () => {
    await bring(file('0.00012'));
    expect((await bring(file('0.00034').slice(0, -20))).ok).toBe(false);
    expect(prices()).toEqual(['0.00012']);
  });

  it('that is left with its source is no fault', async () => {
    pricing.close();
    expect(await bring(file('0.00012'))).toMatchObject({ ok: false, failure: { kind: 'disk' } });
  });
});
