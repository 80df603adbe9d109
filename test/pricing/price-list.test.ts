/** Reading the price list from a server of our own: what is asked and what is kept. */
import { describe, expect, it } from 'vitest';
import { plainDecimal } from '../../electron/contract/pricing/decimal.ts';
import { HAIKU, LITE, lite, NEVER, usePrices } from './price-set-up.ts';

const at = usePrices();

describe('a price list', () => {
  it('gives every price as it was published, and none besides', async () => {
    const fetched = await at.list.fetch(['us-east-1', 'eu-west-1'], NEVER);
    expect(fetched).toEqual({ downloads: 5, changed: ['eu-west-1', 'us-east-1'], failures: [] });
    for (const region of ['us-east-1', 'eu-west-1']) {
      const published = Object.values(at.server.offers).flatMap((offer) => offer.regions[region] ?? []);
      for (const [id, sku] of [
        [LITE, `L-${region}-input-tokens`],
        [HAIKU, `H-${region}`],
      ] as const) {
        const product = published.find((each) => each.sku === sku);
        const found = (await at.pricesOf(region, id))?.prices ?? [];
        expect(found.map((price) => [price.skus, price.usd])).toEqual(
          product === undefined ? [] : [[[sku], plainDecimal(product.usd ?? '')]],
        );
      }
    }
    expect((await at.pricesOf('us-east-1', HAIKU))?.prices[0]).toMatchObject({
      offerCode: 'AmazonBedrockFoundationModels',
      offerVersion: '20261004000000',
      effectiveDate: '2026-10-01',
      rawUnit: 'Units',
      unit: '1M tokens',
      usd: '1.23456789',
    });
  });

  it('is asked without credentials, by the app’s name, and packed', async () => {
    await at.list.fetch(['us-east-1'], NEVER);
    expect(at.server.requests.length).toBeGreaterThan(3);
    for (const { headers } of at.server.requests) {
      expect(headers['user-agent']).toMatch(/^bedrock-atlas\/\d+\.\d+\.\d+/);
      expect(headers['accept-encoding']).toBe('gzip');
      expect(Object.keys(headers).filter((name) => /auth|amz|cookie|token/i.test(name))).toEqual([]);
    }
  });

  it('of the same version is not downloaded again, and its unchanged index is not either', async () => {
    await at.list.fetch(['us-east-1'], NEVER);
    at.server.requests.length = 0;
    const again = await at.list.fetch(['us-east-1'], NEVER);
    expect(again).toEqual({ downloads: 0, changed: [], failures: [] });
    expect(at.server.requests.map(({ status }) => status)).toEqual([304, 304, 304]);
  });

  it('of a newer version is downloaded for that offer alone, with its earlier effective date', async () => {
    await at.list.fetch(['us-east-1'], NEVER);
    at.server.requests.length = 0;
    at.server.offers.AmazonBedrock = {
      version: '20261007000000',
      regions: { 'us-east-1': [{ ...lite('us-east-1', '0.00005'), effectiveDate: '2026-09-01' }] },
    };
    expect(await at.list.fetch(['us-east-1'], NEVER)).toEqual({
      downloads: 1,
      changed: ['us-east-1'],
      failures: [],
    });
    expect(at.filesAsked()).toEqual(['/offers/v1.0/aws/AmazonBedrock/20261007000000/us-east-1/index.json']);
    expect((await at.pricesOf('us-east-1', LITE))?.prices[0]).toMatchObject({
      usd: '0.00005',
      effectiveDate: '2026-09-01',
      offerVersion: '20261007000000',
    });
  });

  it('reads only the regions that are asked for', async () => {
    await at.list.fetch(['eu-west-1'], NEVER);
    expect(at.filesAsked().filter((path) => path.includes('us-east-1'))).toEqual([]);
    expect(await at.pricesOf('us-east-1', LITE)).toBeUndefined();
  });

  it('without an offer for the region has been read all the same: nothing is missing', async () => {
    await at.list.fetch(['eu-west-1'], NEVER);
    expect(await at.pricesOf('eu-west-1', HAIKU)).toMatchObject({ status: 'not-in-list', missingOffers: [] });
  });
});
