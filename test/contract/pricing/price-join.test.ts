/** Which price belongs to which model: what the price list says, nothing else. Numbers: cases of the price facts, 2026. */
import { describe, expect, it } from 'vitest';
import { cardPricesOf, isPastPromotion } from '../../../electron/capabilities/card-prices.ts';
import { scopeOfWay } from '../../../electron/contract/pricing/cost-estimate.ts';
import {
  bedrockRow as ab,
  FM,
  marketplaceRow as fm,
  offerRow,
  pricesOf,
  regionPrices,
  told,
} from './offers.ts';

const HAIKU = 'anthropic.claude-haiku-4-5-20251001-v1:0';
const LITE2 = 'amazon.nova-2-lite-v1:0';
describe('scopes', () => {
  it('regional and global prices of a model stand side by side, and each kind of profile gets its own', () => {
    const prices = pricesOf(
      HAIKU,
      fm('Claude Haiku 4.5', 'InputTokenCount', '1.1000000000', { sku: 'JQDUC8Q4K8C6GSGH' }),
      fm('Claude Haiku 4.5', 'OutputTokenCount', '5.5000000000', { sku: 'X629GDA2GXAP6R54' }),
      fm('Claude Haiku 4.5', 'InputTokenCount_Global', '1.0000000000'),
      fm('Claude Haiku 4.5', 'OutputTokenCount_Global', '5.0000000000'),
    );
    expect(prices.status).toBe('known');
    expect(told(prices)).toEqual({
      'regional standard input': '1.1',
      'regional standard output': '5.5',
      'global standard input': '1',
      'global standard output': '5',
    });
    expect(prices.prices[0]).toMatchObject({
      skus: ['JQDUC8Q4K8C6GSGH'],
      usd: '1.1',
      unit: '1M tokens',
      rawUnit: 'Units',
      join: 'exact-name',
    });
    expect(
      ['on-demand', 'geo', 'global', 'mantle'].map((kind) => scopeOfWay(kind as 'geo', prices.prices)),
    ).toEqual(['regional', 'regional', 'global', 'regional']);
  });

  it('a model without a global price has none through its global profile', () => {
    const { prices } = pricesOf(HAIKU, fm('Claude Haiku 4.5', 'InputTokenCount', '1.1'));
    expect(scopeOfWay('global', prices)).toBeUndefined();
  });

  it('the global price of Nova 2 Lite is the one of the row, whatever the ratio elsewhere', () => {
    const prices = pricesOf(
      LITE2,
      ab('Nova 2.0 Lite', 'input-tokens', '0.00033'),
      ab('Nova 2.0 Lite', 'output-tokens', '0.00275'),
      ab('Nova 2.0 Lite', 'input-tokens-cross-region-global', '0.0003'),
      ab('Nova 2.0 Lite', 'output-tokens-cross-region-global', '0.0025'),
    );
    expect(Object.values(told(prices))).toEqual(['0.33', '2.75', '0.3', '2.5']);
    const region = 'eu-west-2';
    const row = ab('Nova 2.0 Lite', 'output-tokens-cross-region-global', '0.00352', { region });
    expect(told(regionPrices({ AmazonBedrock: [row] }, { region }).of(LITE2))).toEqual({
      'global standard output': '3.52',
    });
  });

  it('equal inputs of two scopes stay two prices', () => {
    const prices = pricesOf(
      'amazon.nova-2-pro-preview-20251202-v1:0',
      ab('Nova 2.0 Pro', 'text-input-tokens', '0.0003'),
      ab('Nova 2.0 Pro', 'text-input-tokens-cross-region-global', '0.0003'),
      ab('Nova 2.0 Pro', 'text-output-tokens', '0.0028'),
      ab('Nova 2.0 Pro', 'text-output-tokens-cross-region-global', '0.0025'),
    );
    expect(Object.keys(told(prices))).toHaveLength(4);
  });
});

describe('names', () => {
  it('the same usagetype under two names stays two models', () => {
    const rows = [
      fm('Claude Haiku 4.5', 'InputTokenCount', '1.1'),
      fm('Cohere Embed 4 Model', 'InputTokenCount', '0.12'),
    ];
    expect(told(pricesOf(HAIKU, ...rows))).toEqual({ 'regional standard input': '1.1' });
    expect(told(pricesOf('cohere.embed-v4:0', ...rows))).toEqual({ 'regional standard input': '0.12' });
  });

  const siblings: [string, string, string][] = [
    ['AmazonBedrockFoundationModels', 'Claude Sonnet 4', 'anthropic.claude-sonnet-4-20250514-v1:0'],
    ['AmazonBedrockFoundationModels', 'Claude Sonnet 4.5', 'anthropic.claude-sonnet-4-5-20250929-v1:0'],
    ['AmazonBedrockFoundationModels', 'Claude Sonnet 4.6', 'anthropic.claude-sonnet-4-6'],
    ['AmazonBedrockFoundationModels', 'Claude Sonnet 5', 'anthropic.claude-sonnet-5'],
    ['AmazonBedrockFoundationModels', 'Claude Opus 4.1', 'anthropic.claude-opus-4-1-20250805-v1:0'],
    ['AmazonBedrockFoundationModels', 'Claude Opus 4.5', 'anthropic.claude-opus-4-5-20251101-v1:0'],
    ['AmazonBedrockFoundationModels', 'Claude Opus 4.6', 'anthropic.claude-opus-4-6-v1'],
    ['AmazonBedrockFoundationModels', 'Claude Opus 4.7', 'anthropic.claude-opus-4-7'],
    ['AmazonBedrock', 'Mistral Large', 'mistral.mistral-large-2402-v1:0'],
    ['AmazonBedrock', 'Mistral Large 2407', 'mistral.mistral-large-2407-v1:0'],
    ['AmazonBedrock', 'Mistral Large 3', 'mistral.mistral-large-3-675b-instruct'],
    ['AmazonBedrock', 'Nova Sonic', 'amazon.nova-sonic-v1:0'],
    ['AmazonBedrock', 'Nova Sonic 2.0', 'amazon.nova-2-sonic-v1:0'],
    ['AmazonBedrock', 'Llama 3.1 70B', 'meta.llama3-1-70b-instruct-v1:0'],
  ];
  it('names that look alike never swap', () => {
    const rows: Record<string, ReturnType<typeof ab>[]> = { AmazonBedrock: [], [FM]: [] };
    for (const [index, [code, name]] of siblings.entries()) {
      const usd = `${index + 1}`;
      rows[code]?.push(
        code === FM ? fm(name, 'InputTokenCount', usd) : ab(name, 'input-tokens', usd, { unit: '1M tokens' }),
      );
    }
    rows.AmazonBedrock?.push(ab('Llama 3.1 70B Latency Optimized', 'input-tokens', '0.5'));
    const prices = regionPrices(rows);
    const found = siblings.map(([, , id]) => told(prices.of(id))['regional standard input']);
    expect(found).toEqual(siblings.map((_, index) => `${index + 1}`));
    expect(prices.unpairedNames).toEqual(['Llama 3.1 70B Latency Optimized']);
  });

  it('a segment of another model is not taken: Claude4Sonnet is no price of Sonnet 4.6', () => {
    const row = offerRow({ usagetype: 'USE1-Claude4Sonnet-input-tokens-long-context', usd: '0.006' });
    const prices = regionPrices({ AmazonBedrockService: [row] });
    expect(prices.of('anthropic.claude-sonnet-4-6').status).toBe('not-in-list');
    expect(told(prices.of('anthropic.claude-sonnet-4-20250514-v1:0'))).toEqual({
      'regional standard long input': '6',
    });
  });

  it('an id of the list that the API writes otherwise joins through the table alone', () => {
    const row = offerRow({ usagetype: 'USE1-zai.glm5-mantle-input-tokens-standard', usd: '0.001' });
    expect(pricesOf('zai.glm-5', row).status).toBe('not-in-list');
    expect(told(pricesOf('zai.glm-5', { ...row, name: 'GLM 5' }))).toEqual({
      'regional standard input': '1',
    });
  });

  it('an id that stands in the usagetype joins without a table, if any list of models holds it', () => {
    const rows = {
      AmazonBedrock: [offerRow({ usagetype: 'USE1-new.model-9-mantle-input-tokens-standard', usd: '0.001' })],
    };
    expect(regionPrices(rows).of('new.model-9').status).toBe('no-join');
    const prices = regionPrices(rows, { known: ['new.model-9'] }).of('new.model-9');
    expect(prices).toMatchObject({ status: 'known', prices: [{ join: 'id-in-usagetype' }] });
  });

  it('a model attribute that is the id joins, and GLM 4.7 says nothing of GLM 4.6', () => {
    const rows = [
      offerRow({ name: 'google.gemma-4-31b', usagetype: 'USE1-Gemma4-input-tokens', usd: '0.001' }),
      ab('GLM 4.7', 'input-tokens', '0.002'),
    ];
    expect(pricesOf('google.gemma-4-31b', ...rows).prices[0]?.join).toBe('model-attribute');
    expect(pricesOf('zai.glm-4.6', ...rows)).toMatchObject({ status: 'no-join', prices: [] });
  });

  it('a context variant has the prices of its model, and says so', () => {
    const prices = pricesOf(`${LITE2}:256k`, ab('Nova 2.0 Lite', 'input-tokens', '0.00033'));
    expect(prices).toMatchObject({ status: 'known', statedFor: LITE2 });
  });

  it('a name with one source is marked as such', () => {
    const row = ab('Mistral Small', 'input-tokens', '0.001');
    const [price] = pricesOf('mistral.mistral-small-2402-v1:0', row).prices;
    expect(price).toMatchObject({ join: 'curated', joinHasOneSource: true, joinConfirmedOn: '2026-04-16' });
  });
});

describe('two rows of one meter', () => {
  const glm = (usd: string) => [
    ab('GLM 4.7', 'input-tokens', '0.0006', { sku: 'B' }),
    offerRow({ sku: 'A', usagetype: 'USE1-zai.glm-4.7-mantle-input-tokens-standard', usd }),
  ];

  it('that agree are one price with both SKUs', () => {
    const prices = pricesOf('zai.glm-4.7', ...glm('0.00060'));
    expect(prices).toMatchObject({ status: 'known', prices: [{ skus: ['A', 'B'], usd: '0.0006' }] });
  });

  it('that disagree are a conflict, and both are shown', () => {
    const prices = pricesOf('zai.glm-4.7', ...glm('0.0007'));
    expect(prices.status).toBe('conflict');
    expect(prices.prices.map((each) => [each.usd, each.skus, each.marks])).toEqual([
      ['0.0006', ['B'], ['conflict']],
      ['0.0007', ['A'], ['conflict']],
    ]);
  });

  it('in units of another size agree by what a million tokens cost', () => {
    const rows = [
      ab('GLM 4.7', 'input-tokens', '0.0006'),
      ab('GLM 4.7', 'input-tokens', '0.6', { unit: '1M tokens', sku: 'other' }),
    ];
    expect(pricesOf('zai.glm-4.7', ...rows).prices).toHaveLength(1);
  });
});

describe('what is not known is said', () => {
  it('with two of three offers, a model without a row is not loaded, and the missing offer has a name', () => {
    const prices = regionPrices({}, { loaded: ['AmazonBedrock', 'AmazonBedrockService'] }).of(HAIKU);
    expect(prices).toMatchObject({ status: 'not-loaded', missingOffers: [FM] });
  });

  it('a model that only its card prices says so, with the day and the end of its promotion', () => {
    expect(regionPrices({}).of('openai.gpt-5.6-sol')).toMatchObject({ status: 'card-only', prices: [] });
    const [card] = cardPricesOf('openai.gpt-5.6-sol');
    expect(card).toMatchObject({ readOn: '2026-09-18', promotionalUntil: '2026-11-21' });
    expect(card && [isPastPromotion(card, '2026-11-21'), isPastPromotion(card, '2026-11-22')]).toEqual([
      false,
      true,
    ]);
    expect(cardPricesOf('openai.gpt-5.6-luna').map((each) => each.usdPerMillionTokens)).toEqual([
      '0.22',
      '1.32',
    ]);
  });

  it('the order of rows in the file does not matter', () => {
    const rows = [
      ab('GLM 4.7', 'input-tokens', '0.0006', { sku: 'B' }),
      ab('GLM 4.7', 'output-tokens', '0.002', { sku: 'C' }),
      offerRow({ sku: 'A', usagetype: 'USE1-zai.glm-4.7-mantle-output-tokens-standard', usd: '0.002' }),
    ];
    const there = pricesOf('zai.glm-4.7', ...rows);
    const back = pricesOf('zai.glm-4.7', ...rows.toReversed());
    expect(back.prices.map(({ meter, usd, skus }) => [meter, usd, skus])).toEqual(
      there.prices.map(({ meter, usd, skus }) => [meter, usd, skus]),
    );
  });
});
