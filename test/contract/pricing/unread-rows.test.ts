/** Rows that name a model and cannot be used: they are no prices, and the model tells of them. */
import { describe, expect, it } from 'vitest';
import { FM, offerRow, regionPrices } from './offers.ts';

describe('a row that cannot be used', () => {
  it('is told of the model whose id stands in it, which no table knows', () => {
    const modelId = 'quill.heron-7b-v2:0';
    const row = (tail: string, more: object) =>
      offerRow({ usagetype: `USE1-${modelId}-mantle-${tail}`, usd: '0.1', ...more });
    const prices = regionPrices(
      {
        AmazonBedrock: [
          row('input-tokens-standard', { unit: '1M characters' }),
          row('output-tokens-turbo', {}),
          row('output-tokens-standard', { defect: 'no-usd' }),
        ],
      },
      { known: [modelId] },
    );
    expect(prices.of(modelId)).toMatchObject({
      prices: [],
      unread: ['unknown-unit', 'unknown-usagetype', 'no-usd'],
    });
    expect(prices.of('quill.heron-7b-v2:1')).toMatchObject({ status: 'no-join', unread: [] });
  });
});

describe('throughput of which the usagetype cannot be read', () => {
  it.each([
    ['USE1-MP:USE1_Reserved_2Week_InputTPM_Geo-Units', '1M TPM Hour'],
    ['USE1-MP:USE1_ProvisionedThroughput_Weekly_ModelUnits-Units', 'Hour'],
    ['USE1-NovaPro-InputTPM', '1K TPM Hour'],
  ])('%s by the %s is no price of a standard tier', (usagetype, unit) => {
    const row = offerRow({ name: 'Claude Sonnet 4.6', usagetype, unit, usd: '0.2' });
    expect(regionPrices({ [FM]: [row] }).of('anthropic.claude-sonnet-4-6')).toMatchObject({
      status: 'not-in-list',
      prices: [],
      unread: ['unknown-usagetype'],
    });
  });
});
