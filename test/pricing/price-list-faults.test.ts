/** Bad answers of the price list and bad disks: what was known before stays, and one line says why. */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { offerFile, type Spoilt } from '../helpers/servers/price-server.ts';
import { HAIKU, LITE, lite, NEVER, usePrices } from './price-set-up.ts';

const at = usePrices();

describe('a bad answer', () => {
  const bedrock = (path: string): boolean => path.includes('/AmazonBedrock/') && path.endsWith('/index.json');
  const good = JSON.stringify({
    offerCode: 'AmazonBedrock',
    version: '20261009000000',
    products: {},
    terms: {},
  });
  const cases: [string, Spoilt, RegExp][] = [
    ['cut off', { body: good.slice(0, -9) }, /cut off/],
    ['a web page', { body: '<!doctype html><p>Sign in' }, /web page/],
    ['refused', { status: 403, body: '<Error/>' }, /HTTP 403/],
    ['a fault of the server', { status: 503 }, /HTTP 503/],
    ['huge as it is sent', { body: Buffer.alloc(9 * 1024 * 1024, 32) }, /more than 8 MB/],
    ['huge when it is unpacked', { body: gzipSync(Buffer.alloc(65 * 1024 * 1024, 32)) }, /far larger/],
    [
      'without terms',
      { body: good.replace('"products":{}', '"products":{"A":{}}').replace(',"terms":{}', '') },
      /no prices/,
    ],
    ['another offer', { body: good.replace('AmazonBedrock', 'AmazonEC2') }, /not that offer/],
    ['an array', { body: '[]' }, /not that offer/],
    ['a dropped connection', 'reset', /cannot be reached|in time/],
  ];
  it.each(cases)('%s leaves the earlier prices, and says why', async (_name, spoilt, message) => {
    await at.list.fetch(['us-east-1'], NEVER);
    at.server.offers.AmazonBedrock = {
      ...(at.server.offers.AmazonBedrock ?? { regions: {} }),
      version: '20261009000000',
    };
    at.server.spoil((path) => (bedrock(path) ? spoilt : undefined));
    const { failures, changed } = await at.list.fetch(['us-east-1'], NEVER);
    expect(failures).toMatchObject([{ offerCode: 'AmazonBedrock', region: 'us-east-1' }]);
    expect(failures[0]?.failure.message).toMatch(message);
    expect(changed).toEqual([]);
    expect((await at.pricesOf('us-east-1', LITE))?.prices[0]?.usd).toBe('0.00006123');
  });

  it('that does not come leaves the earlier prices, and says so', async () => {
    await at.list.fetch(['us-east-1'], NEVER);
    at.server.offers.AmazonBedrock = { version: '20261009000000', regions: { 'us-east-1': [] } };
    at.server.spoil((path) => (bedrock(path) ? 'silence' : undefined));
    const { failures } = await at.withDeadline(3_000).fetch(['us-east-1'], NEVER);
    expect(failures).toMatchObject([{ failure: { kind: 'timeout' } }]);
    expect((await at.pricesOf('us-east-1', LITE))?.prices[0]?.usd).toBe('0.00006123');
  });

  it('that does not come twice in a row is not waited for again, and every region is named', async () => {
    const regions = ['us-east-1', ...Array.from({ length: 11 }, (_each, at) => `eu-test-${at + 1}`)];
    const offer = {
      version: '20261009000000',
      regions: Object.fromEntries(regions.map((each) => [each, []])),
    };
    at.server.offers = {
      AmazonBedrock: offer,
      AmazonBedrockFoundationModels: offer,
      AmazonBedrockService: offer,
    };
    at.server.spoil((path) => (path.endsWith('/index.json') ? 'silence' : undefined));
    const { failures } = await at.withDeadline(3_000).fetch(regions, NEVER);
    expect(failures.map(({ region }) => region)).toEqual(expect.arrayContaining(regions));
    expect(new Set(failures.map(({ failure }) => failure.kind))).toEqual(new Set(['timeout']));
    at.server.spoil(() => undefined);
    expect((await at.list.fetch(regions, NEVER)).failures).toEqual([]);
    expect(at.filesAsked().length).toBeLessThanOrEqual(3 * regions.length + 5);
  });

  it('at first leaves the other offers, and the missing one has a name', async () => {
    at.server.spoil((path) => (path.includes('AmazonBedrockFoundationModels') ? { status: 403 } : undefined));
    const { failures } = await at.list.fetch(['us-east-1'], NEVER);
    expect(failures).toMatchObject([{ offerCode: 'AmazonBedrockFoundationModels' }]);
    expect(await at.pricesOf('us-east-1', LITE)).toMatchObject({ status: 'known' });
    expect(await at.pricesOf('us-east-1', HAIKU)).toMatchObject({
      status: 'not-loaded',
      missingOffers: ['AmazonBedrockFoundationModels'],
    });
  });

  it('of an index that leads to another host is not followed', async () => {
    const path = '/offers/v1.0/aws/AmazonBedrock/1/us-east-1/index.json';
    for (const url of [
      `http://evil.test${path}`,
      `//evil.test${path}`,
      `/offers/v1.0/aws/AmazonBedrock/../../us-east-1/index.json`,
    ]) {
      const body = JSON.stringify({ regions: { 'us-east-1': { currentVersionUrl: url } } });
      at.server.spoil((asked) => (asked.includes('/AmazonBedrock/current') ? { body } : undefined));
      await at.list.fetch(['us-east-1'], NEVER);
      expect(at.filesAsked().filter(bedrock)).toEqual([]);
    }
  });

  it('once is asked again', async () => {
    let times = 0;
    at.server.spoil((path) => (bedrock(path) && ++times === 1 ? { status: 503 } : undefined));
    expect((await at.list.fetch(['us-east-1'], NEVER)).failures).toEqual([]);
    expect(times).toBe(2);
  });

  it('of a cancelled fetch keeps what came and asks for nothing more', async () => {
    const cancel = new AbortController();
    at.server.spoil((path) => {
      if (!bedrock(path)) return undefined;
      cancel.abort();
      return 'silence';
    });
    const { failures } = await at.list.fetch(['us-east-1', 'eu-west-1'], cancel.signal);
    expect(failures.every(({ failure }) => failure.kind === 'cancelled')).toBe(true);
    expect(at.filesAsked().length).toBeLessThan(3);
  });
});

type Terms = Record<string, Record<string, { priceDimensions: Record<string, Record<string, unknown>> }>>;

describe('products of the list', () => {
  it.each([
    ['without a term', { terms: { OnDemand: {} } }, 'no-term'],
    ['with two dimensions', { dimensions: 2 }, 'tiered'],
    ['in another currency', { pricePerUnit: { CNY: '1' } }, 'no-usd'],
  ])('%s have no price and are counted', async (_name, change, reason) => {
    const product = lite('us-east-1', '1');
    const file = offerFile('AmazonBedrock', '20261005000000', [product]) as { terms: { OnDemand: Terms } };
    const term = file.terms.OnDemand[product.sku]?.[`${product.sku}.JRTCKXETXF`];
    const dimension = Object.values(term?.priceDimensions ?? {})[0];
    if ('dimensions' in change && term !== undefined) term.priceDimensions.second = { ...dimension };
    if ('pricePerUnit' in change && dimension !== undefined) dimension.pricePerUnit = change.pricePerUnit;
    if ('terms' in change) file.terms = change.terms as typeof file.terms;
    at.server.spoil((path) =>
      path.includes('/AmazonBedrock/2026') ? { body: JSON.stringify(file) } : undefined,
    );
    await at.list.fetch(['us-east-1'], NEVER);
    const read = await at.read('us-east-1');
    expect(read?.leftOut).toMatchObject([{ reason }]);
    expect(read?.of(LITE)).toMatchObject({ status: 'not-in-list', unread: [reason] });
  });
});

describe('the store', () => {
  it('that was damaged on the disk is read anew', async () => {
    await at.list.fetch(['us-east-1'], NEVER);
    await writeFile(join(at.folder, 'us-east-1', 'AmazonBedrock.jsonl'), '{"store":1');
    expect((await at.list.fetch(['us-east-1'], NEVER)).downloads).toBe(1);
    expect((await at.pricesOf('us-east-1', LITE))?.status).toBe('known');
  });

  it('that cannot be written shows the prices and says it once', async () => {
    await rm(at.folder, { recursive: true });
    await writeFile(at.folder, 'a file in the way');
    const { failures } = await at.list.fetch(['us-east-1'], NEVER);
    expect(failures).toMatchObject([{ failure: { kind: 'disk' } }]);
    expect((await at.pricesOf('us-east-1', LITE))?.status).toBe('known');
  });
});
