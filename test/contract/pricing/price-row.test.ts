/** What one row is the price of: meter, unit, tier and region, or why it is none. */
import { describe, expect, it } from 'vitest';
import { bedrockRow as ab, FM, marketplaceRow as fm, pricesOf, regionPrices, told } from './offers.ts';

const HAIKU = 'anthropic.claude-haiku-4-5-20251001-v1:0';
const LITE = 'amazon.nova-lite-v1:0';
const LITE2 = 'amazon.nova-2-lite-v1:0';
describe('what a row does not say', () => {
  it('a price published as 0 is a price, and no row is none', () => {
    const prices = regionPrices({
      AmazonBedrock: [ab('Nova Lite', 'cache-write-input-token-count', '0.0000000000')],
    });
    expect(told(prices.of(LITE))).toEqual({ 'regional standard cache-write-5m': '0' });
    expect(prices.of('amazon.nova-pro-v1:0')).toMatchObject({ status: 'not-in-list', prices: [] });
  });

  it('an outlier is kept as published, and marked', () => {
    const row = (tail: string, usd: string) =>
      ab('Nova 2.0 Lite', `${tail}-priority-cross-region-global`, usd, { region: 'ca-west-1' });
    const rows = [row('cache-read-input-token-count', '0.0014875000'), row('input-tokens', '0.000595')];
    const prices = regionPrices({ AmazonBedrock: rows }, { region: 'ca-west-1' }).of(LITE2);
    expect(told(prices)).toEqual({
      'global priority input': '0.595',
      'global priority cache-read': '1.4875',
    });
    expect(prices.prices.map(({ marks }) => marks)).toEqual([[], ['outlier']]);
  });

  it('the region is the one that the row names, not its prefix; a row of another region is reported', () => {
    const change = { usagetype: 'APS3-NovaLite-input-tokens', region: 'ap-south-1' };
    const row = ab('Nova Lite', 'input-tokens', '0.00006', change);
    const there = regionPrices({ AmazonBedrock: [row] }, { region: 'ap-south-1' });
    expect(there.of(LITE).status).toBe('known');
    const elsewhere = regionPrices({ AmazonBedrock: [row] }, { region: 'ap-southeast-3' });
    expect(elsewhere.of(LITE)).toMatchObject({
      status: 'not-in-list',
      unread: ['other-region'],
    });
    expect(elsewhere.leftOut).toMatchObject([{ reason: 'other-region' }]);
  });

  it('a GovCloud region has the price of its own rows, and never that of a commercial one', () => {
    const gov = 'us-gov-west-1';
    const sonnet = 'anthropic.claude-sonnet-4-5-20250929-v1:0';
    const rows = (region: string, usd: string) =>
      fm('Claude Sonnet 4.5', 'InputTokenCount', usd, { region, sku: region });
    const both = { [FM]: [rows('us-west-2', '3.3'), rows(gov, '3.6')] };
    expect(told(regionPrices(both, { region: gov }).of(sonnet))).toEqual({
      'regional standard input': '3.6',
    });
    const commercial = regionPrices({ [FM]: [rows('us-west-2', '3.3')] }, { region: gov });
    expect(commercial.of(sonnet)).toMatchObject({ status: 'not-in-list', unread: ['other-region'] });
  });

  it('batch may be said by the feature alone, and a tier by the service tier', () => {
    const prices = pricesOf(
      LITE,
      ab('Nova Lite', 'input-tokens', '0.00006'),
      ab('Nova Lite', 'input-tokens', '0.00003', { feature: 'Batch Inference', sku: 'b' }),
      ab('Nova Lite', 'input-tokens', '0.0001', { serviceTier: 'priority', sku: 'p' }),
      ab('Nova Lite', 'input-tokens', '0.0002', { feature: 'Extended Access', sku: 'e' }),
    );
    expect(prices.status).toBe('known');
    expect(Object.keys(told(prices))).toEqual([
      'regional standard input',
      'regional batch input',
      'regional extended-access input',
      'regional priority input',
    ]);
  });

  it('long context is a meter of its own even at the same price', () => {
    const prices = pricesOf(
      'anthropic.claude-sonnet-4-6',
      fm('Claude Sonnet 4.6', 'InputTokenCount', '3.3'),
      fm('Claude Sonnet 4.6', 'InputTokenCount_LCtx', '3.3'),
    );
    expect(told(prices)).toEqual({ 'regional standard input': '3.3', 'regional standard long input': '3.3' });
  });

  it('a promotion that the row names is marked', () => {
    const description = 'Million Input Tokens (promotional rate)';
    const { prices } = pricesOf(
      'anthropic.claude-opus-5',
      fm('Claude Opus 5', 'InputTokenCount', '4', { description }),
    );
    expect(prices[0]?.marks).toEqual(['promotional']);
  });
});

describe('units', () => {
  it('"Units" is a million tokens only where the text says so', () => {
    const prices = regionPrices({
      [FM]: [
        fm('Claude Haiku 4.5', 'InputTokenCount', '1.1'),
        fm('Claude Haiku 4.5', 'OutputTokenCount', '5.5', { description: 'something else' }),
        fm('Claude 3.5 Sonnet v2', 'ProvisionedThroughput_6MonthsCommit_ModelUnits_Usage', '88', {
          description: 'ProvisionedThroughput 6MonthsCommit ModelUnits',
        }),
      ],
    });
    expect(told(prices.of(HAIKU))).toEqual({ 'regional standard input': '1.1' });
    expect(prices.leftOut).toMatchObject([{ reason: 'unknown-unit' }]);
    expect(told(prices.of('anthropic.claude-3-5-sonnet-20241022-v2:0'))).toEqual({
      'regional provisioned-6m model-unit-hour': '88 a Units',
    });
  });

  it('images, seconds and requests keep their unit and have no price of a million tokens', () => {
    const prices = pricesOf(
      'amazon.nova-canvas-v1:0',
      ab('Nova Canvas', 'I2I-1024-Standard', '0.04', { unit: 'image' }),
      ab('Nova Canvas', 'I2I-2048-Standard', '0.06', { unit: 'image' }),
    );
    expect(prices.status).toBe('known');
    expect(Object.values(told(prices))).toEqual(['0.04 a image', '0.06 a image']);
  });

  it('the text of a TPM hour counts where the unit says otherwise, and it is marked', () => {
    const units = { unit: '1M TPM Hour', description: '$0.066 per 1K Input TPM per hour' };
    const row = fm('Claude Haiku 4.5', 'Reserved_1Month_InputTPM_Geo', '0.066', units);
    const [price] = pricesOf(HAIKU, row).prices;
    expect(price).toMatchObject({
      unit: '1K TPM Hour',
      rawUnit: '1M TPM Hour',
      marks: ['unit-from-text'],
      meter: 'input-tpm-hour',
      scope: 'geo',
    });
    expect(price?.usdPerMillionTokens).toBeUndefined();
  });

  it('an image is priced by its unit where the text speaks of a thousand, and it is marked', () => {
    const units = { unit: 'Images Processed', description: '$0.0001 per 1K images processed' };
    const row = ab('Nova Canvas', 'Images', '0.0001', units);
    const [price] = pricesOf('amazon.nova-canvas-v1:0', row).prices;
    expect(price).toMatchObject({ usd: '0.0001', unit: 'Images Processed', marks: ['unit-disputed'] });
  });

  it.each([
    [{ unit: '1M characters' }, 'unknown-unit'],
    [{ usagetype: 'USE1-NovaLite-input-tokens-turbo' }, 'unknown-usagetype'],
    [{ usd: '1e-5' }, 'bad-price'],
    [{ usd: '-1' }, 'bad-price'],
    [{ defect: 'tiered' as const }, 'tiered'],
    [{ defect: 'no-term' as const }, 'no-term'],
    [{ defect: 'no-usd' as const }, 'no-usd'],
  ])('a row with %j is counted and is no price', (change, reason) => {
    const prices = regionPrices({ AmazonBedrock: [ab('Nova Lite', 'input-tokens', '0.00006', change)] });
    expect(prices.leftOut).toMatchObject([{ reason, name: 'Nova Lite' }]);
    expect(prices.of(LITE)).toMatchObject({
      status: 'not-in-list',
      unread: [reason],
      prices: [],
    });
  });
});
