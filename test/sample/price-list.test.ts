/** The sample's price list and quotas over its own server: recorded values, marked as the sample's, read as AWS's are. */
import { afterAll, describe, expect, it } from 'vitest';
import { openGateway } from '../../electron/aws/open-gateway.ts';
import { openPublicFiles } from '../../electron/aws/transport/public-files.ts';
import { PRICE_NAMES } from '../../electron/capabilities/price-names.ts';
import { QUOTA_NAMES } from '../../electron/capabilities/quota-names.ts';
import { joinQuotas } from '../../electron/contract/quotas/quota-join.ts';
import { PriceBook } from '../../electron/pricing/price-book.ts';
import { PriceList } from '../../electron/pricing/price-list.ts';
import { PriceStore } from '../../electron/pricing/price-store.ts';
import { succeeded } from '../helpers/builders.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { startedSample } from './started-sample.ts';

const NEVER = new AbortController().signal;
const sample = await startedSample();
const folder = tempFolder();
const files = succeeded(openPublicFiles({ env: {}, deadlineMs: 15_000 }));
const opened = succeeded(await openGateway({ sample }));
afterAll(() => {
  files.close();
  opened.close();
});

async function readPrices(regions: string[]) {
  const store = new PriceStore(folder);
  const list = new PriceList({
    url: new URL(sample.endpoint),
    files,
    store,
    nowIso: () => '2026-11-28T00:00:00Z',
  });
  const fetched = await list.fetch(regions, NEVER);
  expect(fetched.failures).toEqual([]);
  const book = new PriceBook({ store, names: PRICE_NAMES });
  return await Promise.all(regions.map((region) => book.read(region, () => false)));
}

describe('the price list of the sample', () => {
  it('prices Haiku 4.5 in two scopes and Nova 2 Lite as it was recorded', async () => {
    const [virginia] = await readPrices(['us-east-1']);
    const haiku = virginia?.of('anthropic.claude-haiku-4-5-20251001-v1:0').prices ?? [];
    const input = haiku.filter((each) => each.meter === 'input' && each.tier === 'standard');
    expect(input.map((each) => [each.scope, each.usdPerMillionTokens])).toEqual([
      ['regional', '1.1'],
      ['global', '1'],
    ]);
    const lite = virginia?.of('amazon.nova-2-lite-v1:0').prices.find((each) => each.meter === 'input');
    expect(lite).toMatchObject({ usdPerMillionTokens: '0.33' });
  });

  it('is read to the last row: what is left out are no prices of models', async () => {
    const regions = ['us-east-1', 'us-west-2', 'eu-west-2', 'ap-northeast-1', 'ca-west-1'];
    for (const prices of await readPrices(regions)) expect(prices?.leftOut).toEqual([]);
  });

  it('marks what was not recorded as the sample’s, with the day of each row', async () => {
    const [virginia] = await readPrices(['us-east-1']);
    const prices = virginia?.of('amazon.nova-lite-v1:0').prices ?? [];
    expect(prices.length).toBeGreaterThan(2);
    for (const price of prices) expect(price.effectiveDate).toMatch(/^2026-\d\d-\d\d$/);
    expect(prices.flatMap((each) => each.skus).some((sku) => sku.startsWith('SAMPLE'))).toBe(true);
  });
});

describe('the quotas of the sample', () => {
  const quotas = async (region: string, withDefaults = false) =>
    await opened.readQuotas(region, { withDefaults }, NEVER);

  it('come in pages and differ by region', async () => {
    const [virginia, stockholm] = [await quotas('us-east-1', true), await quotas('eu-north-1')];
    expect([virginia.state, stockholm.state]).toEqual(['complete', 'complete']);
    expect(virginia.applied.length).toBeGreaterThan(300);
    const of = joinQuotas(virginia, QUOTA_NAMES)('anthropic.claude-haiku-4-5-20251001-v1:0');
    expect(of.status).toBe('applied');
    expect(of.quotas.map((each) => each.origin)).toContain('default');
  });

  it('fail where the sample’s Bedrock fails', async () => {
    const regions = ['me-south-1', 'mx-central-1', 'af-south-1'];
    const states = await Promise.all(regions.map(async (each) => (await quotas(each)).state));
    expect(states).toEqual(['not-enabled', 'denied', 'failed']);
  });
});
