/** Prices and quotas side by side: exact, with region and source, unknown where nothing is known. */
import { expect, it } from 'vitest';
import type { Pricing } from '../../../../electron/contract/pricing/region-pricing.ts';
import { compareFacts } from '../../../../renderer/state/compare/compared-fact.ts';
import type { ComparedModel } from '../../../../renderer/state/compare/compared-model.ts';
import { pricingLines } from '../../../../renderer/state/compare/compared-prices.ts';
import { FM, marketplaceRow, regionPrices } from '../../../contract/pricing/offers.ts';

const HAIKU = 'anthropic.claude-haiku-4-5-20251001-v1:0';

it('the lowest price of all regions and scopes is the published one, and no price is unknown', () => {
  const row = (tail: string, usd: string, region: string) =>
    marketplaceRow('Claude Haiku 4.5', tail, usd, { region });
  const read = (region: string, rows: ReturnType<typeof row>[]) => {
    const prices = regionPrices({ [FM]: rows }, { region });
    return {
      region,
      prices: { offers: [], rowsLeftOut: 0, unpairedNames: [], models: { [HAIKU]: prices.of(HAIKU) } },
    };
  };
  const pricing: Pricing = {
    'eu-west-1': read('eu-west-1', [row('InputTokenCount', '1.30', 'eu-west-1')]),
    'us-east-1': read('us-east-1', [
      row('InputTokenCount', '1.1', 'us-east-1'),
      row('InputTokenCount_Global', '1.0', 'us-east-1'),
      row('InputTokenCount_Batch', '0.5', 'us-east-1'),
    ]),
  };
  const models = [HAIKU, 'b.other'].map((modelId) => ({ modelId }) as ComparedModel);
  const [input, output] = compareFacts(models, pricingLines(pricing));
  expect(input).toMatchObject({
    name: 'Lowest input price',
    values: [
      { isKnown: true, lines: ['$1 per million tokens'], note: 'Global cross-Region, from us-east-1' },
      { isKnown: false },
    ],
    difference: 'open',
  });
  expect(output?.values.map((value) => value.isKnown)).toEqual([false, false]);
});
