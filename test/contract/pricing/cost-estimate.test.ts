/** The cost of a month: sums of published prices, exact, and unknown where one is missing. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { costsOf } from '../../../electron/contract/pricing/cost-estimate.ts';
import { compareDecimals } from '../../../electron/contract/pricing/decimal.ts';
import { always } from '../../helpers/properties.ts';
import { offerRow, regionPrices } from './offers.ts';

const row = (tail: string, usd: string, sku = tail) =>
  offerRow({ name: 'Nova Lite', usagetype: `USE1-NovaLite-${tail}`, usd, sku });
const prices = (...rows: ReturnType<typeof row>[]) =>
  regionPrices({ AmazonBedrock: rows }).of('amazon.nova-lite-v1:0');
const usage = { inputTokens: 1000, outputTokens: 200, cachedPercent: 0, callsPerMonth: 10_000 };

describe('the cost of a month', () => {
  const full = prices(
    row('input-tokens', '0.00006'),
    row('output-tokens', '0.00024'),
    row('cache-read-input-token-count', '0.000015'),
    row('input-tokens-cross-region-global', '0.00005'),
    row('output-tokens-cross-region-global', '0.0002'),
    row('input-tokens-batch', '0.00003'),
    row('output-tokens-batch', '0.00012'),
  );

  it('is the sum of the tokens at their prices, cheapest first', () => {
    expect(costsOf(full, usage).map(({ scope, tier, usdPerMonth }) => [scope, tier, usdPerMonth])).toEqual([
      ['regional', 'batch', '0.54'],
      ['global', 'standard', '0.9'],
      ['regional', 'standard', '1.08'],
    ]);
  });

  it('takes the cached share at the price of cache reads, and is not known where that is not published', () => {
    const costs = costsOf(full, { ...usage, cachedPercent: 50 });
    expect(costs[0]).toMatchObject({ scope: 'regional', tier: 'standard', usdPerMonth: '0.855' });
    expect(costs.slice(1).map(({ missing, usdPerMonth }) => [missing, usdPerMonth])).toEqual([
      [['cache-read'], undefined],
      [['cache-read'], undefined],
    ]);
  });

  it('takes neither of two prices that disagree', () => {
    const [cost] = costsOf(
      prices(row('input-tokens', '0.1'), row('input-tokens', '0.2', 'x'), row('output-tokens', '1')),
      usage,
    );
    expect(cost).toMatchObject({ missing: ['input'] });
    expect(cost?.usdPerMonth).toBeUndefined();
  });

  it.each([
    { ...usage, inputTokens: -1 },
    { ...usage, outputTokens: 0.5 },
    { ...usage, cachedPercent: 101 },
    { ...usage, callsPerMonth: Number.NaN },
  ])('refuses %j', (bad) => {
    expect(() => costsOf(full, bad)).toThrow(RangeError);
  });

  it('grows with every amount and never depends on rounding', async () => {
    const amount = fc.integer({ min: 0, max: 1_000_000 });
    await always([amount, amount, amount], (inputTokens, outputTokens, callsPerMonth) => {
      const at = (calls: number) =>
        costsOf(full, { inputTokens, outputTokens, cachedPercent: 0, callsPerMonth: calls })[0]
          ?.usdPerMonth ?? '0';
      expect(compareDecimals(at(callsPerMonth + 1), at(callsPerMonth))).toBeGreaterThanOrEqual(0);
    });
  });
});
