/** `price:` and `tpm:` compare what was published and applied; what is not known never passes. */
import { describe, expect, it } from 'vitest';
import type { Price } from '../../../../electron/contract/pricing/price.ts';
import type { Pricing } from '../../../../electron/contract/pricing/region-pricing.ts';
import type { Quota } from '../../../../electron/contract/quotas/quota.ts';
import type { Sort } from '../../../../renderer/state/rows/sort.ts';
import { idsOf, matrixWith, shownOf } from '../matrix/matrix-world.ts';

const IDS = ['a.cheap', 'b.dear', 'c.unknown', 'd.disputed'];
const price = (usd: string, more: Partial<Price> = {}) =>
  ({
    scope: 'regional',
    meter: 'input',
    tier: 'standard',
    context: 'standard',
    usdPerMillionTokens: usd,
    marks: [],
    ...more,
  }) as Partial<Price> as Price;
const quota = (value: number, more: Partial<Quota> = {}) =>
  ({ metric: 'tokens', period: 'minute', origin: 'applied', value, ...more }) as Partial<Quota> as Quota;
const priced = (prices: Price[]) => ({ status: 'known' as const, prices, missingOffers: [], unread: [] });
const limited = (quotas: Quota[]) => ({ status: 'applied' as const, quotas, renamed: [] });

const PRICING: Pricing = {
  'eu-west-1': {
    region: 'eu-west-1',
    prices: {
      offers: [],
      rowsLeftOut: 0,
      unpairedNames: [],
      models: {
        'a.cheap': priced([price('0.5'), price('0.1', { tier: 'batch' }), price('9', { scope: 'global' })]),
        'b.dear': priced([price('12.5'), price('1', { meter: 'output' })]),
        'd.disputed': priced([price('0.1', { marks: ['conflict'] }), price('0.2', { marks: ['conflict'] })]),
      },
    },
    quotas: {
      state: 'complete',
      readAt: '2026-11-28T00:00:00Z',
      models: {
        'a.cheap': limited([quota(2_000_000), quota(9e9, { origin: 'default' })]),
        'b.dear': limited([quota(0), quota(5e6, { variant: '1m-context' })]),
      },
    },
  },
};

const matrix = matrixWith({ 'eu-west-1': IDS });
const rowsOf = (query: string, pricing: Pricing = {}, sort?: Sort) =>
  idsOf(shownOf({ ...matrix, pricing }, { query }, sort));

describe('the search by prices and quotas', () => {
  it.each([
    ['price:<5', ['a.cheap']],
    ['price:>=0.5', ['a.cheap', 'b.dear']],
    ['price:<0.5', []],
    ['tpm:>=1m', ['a.cheap']],
    ['tpm:0 price:>10', ['b.dear']],
    ['tpm:<1', ['b.dear']],
  ])('%s', (query, expected) => {
    expect(rowsOf(query, PRICING)).toEqual(expected);
  });

  it('shows nothing where nothing was fetched', () => {
    expect(rowsOf('price:<5')).toEqual([]);
  });
});

describe('the order by prices and quotas', () => {
  it('has the lowest undisputed input price first, and what is not known last', () => {
    expect(rowsOf('', PRICING, { by: 'price' })).toEqual(['a.cheap', 'b.dear', 'c.unknown', 'd.disputed']);
  });

  it('has the most tokens per minute first, a quota of 0 before none', () => {
    expect(rowsOf('', PRICING, { by: 'tpm' })).toEqual(['a.cheap', 'b.dear', 'c.unknown', 'd.disputed']);
  });
});
