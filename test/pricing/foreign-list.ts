/**
 * A price list made from AWS's documentation alone, apart from the app's own fixtures: other models, numbers, prefixes and
 * the path of a mirror. It says itself what each row means, and tests compare with that and with nothing else.
 */
import { createServer, type IncomingHttpHeaders } from 'node:http';
import fc from 'fast-check';
import { OpenSockets } from '../helpers/servers/open-sockets.ts';

/** A row, and what it means in the words of the export. */
export interface Row {
  offerCode: string;
  region: string;
  sku: string;
  modelId: string;
  /** Scope, tier, context and meter. */
  meaning: string;
  /** As in the file, with its zeros. */
  usd: string;
  rawUnit: string;
  /** Places by which the price moves to be one of a million tokens. */
  places: number;
  effectiveDate: string;
  attributes: Record<string, string>;
  description: string;
  /** How the row is made unusable; absent: it has to be exported. */
  spoilt?: keyof typeof SPOILERS;
}

/** Ids that no table knows: they join where they stand verbatim. */
export const OWN_IDS = ['quill.heron-7b-v2:0', 'quill.heron-70b', 'tessera.mosaic-2.5-chat'] as const;
/** Names whose models are confirmed, by offer. */
const NAMED = {
  AmazonBedrock: [
    ['Kimi K2.5', 'moonshotai.kimi-k2.5'],
    ['Magistral Small 1.2', 'mistral.magistral-small-2509'],
  ],
  AmazonBedrockFoundationModels: [
    ['Palmyra X5', 'writer.palmyra-x5-v1:0'],
    ['Claude Opus 4.8', 'anthropic.claude-opus-4-8'],
    ['Jamba 1.5 Mini', 'ai21.jamba-1-5-mini-v1:0'],
  ],
} as const;
export const NAMED_IDS: string[] = Object.values(NAMED).flatMap((pairs) =>
  pairs.map(([, modelId]) => modelId),
);
export const REGIONS = ['eu-south-2', 'ap-southeast-7'] as const;

const MANTLE = {
  'input-tokens-standard': 'regional standard standard input',
  'output-tokens-flex': 'regional flex standard output',
  'output-tokens-global-standard': 'global standard standard output',
  'input-tokens-long-ctx-standard': 'regional standard long input',
  'cache-write-tokens-30m-standard': 'regional standard standard cache-write-30m',
};
const KEBAB = {
  'input-tokens': 'regional standard standard input',
  'output-tokens-batch': 'regional batch standard output',
  'output-tokens-priority-cross-region-global': 'global priority standard output',
  'cache-read-input-token-count': 'regional standard standard cache-read',
};
const MARKETPLACE = {
  InputTokenCount: 'regional standard standard input',
  OutputTokenCount_Global: 'global standard standard output',
  InputTokenCount_LCtx_Global: 'global standard long input',
  CacheWrite1hInputTokenCount: 'regional standard standard cache-write-1h',
  output_tokens_standard: 'regional standard standard output',
  cache_read_tokens_global_standard: 'global standard standard cache-read',
};
const UNITS = [
  { rawUnit: '1M tokens', places: 0, description: 'whatever' },
  { rawUnit: '1K tokens', places: 3, description: '' },
];
const MARKETPLACE_UNITS = [
  { rawUnit: '1M tokens', places: 0, description: '' },
  { rawUnit: 'Units', places: 0, description: 'AWS Marketplace software usage|xx|Million Response Tokens' },
  { rawUnit: 'Units', places: 3, description: 'AWS Marketplace software usage|xx|Thousand Tokens' },
];

type Dimension = Record<string, unknown>;

/** Each makes a product and its only dimension something that has no price to show. */
const SPOILERS = {
  'a unit of its own': (_product: Product, dimension: Dimension) => {
    dimension.unit = '1M syllables';
  },
  'a new suffix': ({ attributes }: Product) => {
    attributes.usagetype = `${attributes.usagetype}-turbo`;
  },
  'another region': ({ attributes }: Product) => {
    attributes.regionCode = 'sa-east-1';
  },
  'no term': (product: Product) => {
    product.terms = {};
  },
  'another currency': (_product: Product, dimension: Dimension) => {
    dimension.pricePerUnit = { CNY: '7.0000000000' };
  },
  'two dimensions': (product: Product, dimension: Dimension) => {
    for (const term of Object.values(product.terms)) term.priceDimensions.second = dimension;
  },
  'a bounded range': (_product: Product, dimension: Dimension) => {
    dimension.endRange = '1000';
  },
  'an exponent': (_product: Product, dimension: Dimension) => {
    dimension.pricePerUnit = { USD: '1.5e-5' };
  },
  'a negative price': (_product: Product, dimension: Dimension) => {
    dimension.pricePerUnit = { USD: '-0.2500000000' };
  },
};

interface Product {
  attributes: Record<string, string>;
  terms: Record<string, { priceDimensions: Record<string, Dimension>; [member: string]: unknown }>;
}

const usd = fc
  .tuple(fc.nat(9_999), fc.nat(9_999_999_999))
  .map(([whole, fraction]) => `${whole}.${String(fraction).padStart(10, '0')}`);

function rowOf(
  offerCode: string,
  pair: readonly [name: string, modelId: string],
): fc.Arbitrary<Omit<Row, 'sku'>> {
  const [name, modelId] = pair;
  const isMarketplace = offerCode === 'AmazonBedrockFoundationModels';
  const isOwn = name === '';
  const ofBedrock = isOwn ? MANTLE : KEBAB;
  const meanings: Record<string, string> = isMarketplace ? MARKETPLACE : ofBedrock;
  const spoilt = fc.oneof(
    { weight: 3, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constantFrom(...(Object.keys(SPOILERS) as (keyof typeof SPOILERS)[])) },
  );
  return fc
    .record({
      meaning: fc.constantFrom(...Object.entries(meanings)),
      unit: fc.constantFrom(...(isMarketplace ? MARKETPLACE_UNITS : UNITS)),
      region: fc.constantFrom(...REGIONS),
      prefix: fc.constantFrom('QZX9', 'EU', 'XYZ'),
      effectiveDate: fc.constantFrom('2027-01-01', '2026-12-01', '2025-06-01'),
      usd,
      spoilt,
    })
    .map(({ meaning: [tail, meaning], unit, prefix, spoilt: how, ...rest }) => ({
      ...rest,
      ...unit,
      offerCode,
      modelId,
      meaning,
      ...(how === undefined ? {} : { spoilt: how }),
      attributes: {
        usagetype: isMarketplace
          ? `${prefix}-MP:${prefix}_${tail}-Units`
          : `${prefix}-${isOwn ? `${modelId}-mantle` : 'Whatever1.0'}-${tail}`,
        servicename: isMarketplace ? `${name} (Amazon Bedrock Edition)` : 'Amazon Bedrock',
        ...(isMarketplace || isOwn ? {} : { model: name }),
      },
    }));
}

/** Any rows of the two offers that hold models; the third is empty. */
export const anyRows: fc.Arbitrary<Row[]> = fc
  .array(
    fc.oneof(
      ...OWN_IDS.map((id) => rowOf('AmazonBedrock', ['', id])),
      ...NAMED.AmazonBedrock.map((pair) => rowOf('AmazonBedrock', pair)),
      ...NAMED.AmazonBedrockFoundationModels.map((pair) => rowOf('AmazonBedrockFoundationModels', pair)),
      // Names that nobody has confirmed, however like they look.
      rowOf('AmazonBedrock', ['Kimi K2.5 Turbo', 'nobody']),
      rowOf('AmazonBedrockFoundationModels', ['Claude Opus 4.80', 'nobody']),
    ),
    { minLength: 5, maxLength: 40 },
  )
  .map((rows) => rows.map((row, place) => ({ ...row, sku: `Q${String(place).padStart(15, '0')}` })));

const CODES = ['AmazonBedrock', 'AmazonBedrockFoundationModels', 'AmazonBedrockService'];
/** Where the mirror has the list. */
const BASE = '/mirrors/public price list';
export const VERSION = '20270103080706';

function fileOf(code: string, region: string, rows: readonly Row[]): unknown {
  const products: Record<string, unknown> = {};
  const onDemand: Record<string, unknown> = {};
  for (const row of rows) {
    const { sku, description, rawUnit } = row;
    const dimension = {
      unit: rawUnit,
      beginRange: '0',
      endRange: 'Inf',
      description,
      pricePerUnit: { USD: row.usd },
    };
    const product: Product = {
      attributes: { ...row.attributes, regionCode: region },
      terms: {
        [`${sku}.4799GE89SK`]: {
          sku,
          effectiveDate: `${row.effectiveDate}T00:00:00Z`,
          priceDimensions: { [`${sku}.4799GE89SK.6YS6EN2CT7`]: dimension },
        },
      },
    };
    if (row.spoilt !== undefined) SPOILERS[row.spoilt](product, dimension);
    products[sku] = { sku, productFamily: 'AI', attributes: product.attributes };
    onDemand[sku] = product.terms;
  }
  return {
    formatVersion: 'v1.0',
    offerCode: code,
    version: VERSION,
    publicationDate: '2027-01-03T08:07:06Z',
    products,
    terms: { OnDemand: onDemand },
  };
}

/** Serves the rows; `requests` are what it was asked, with the headers. */
export async function startForeignList(rows: readonly Row[]): Promise<{
  url: string;
  requests: { path: string; headers: IncomingHttpHeaders }[];
  close(): Promise<void>;
}> {
  const files = new Map<string, unknown>();
  for (const code of CODES) {
    const regions = REGIONS.map((region) => {
      const currentVersionUrl = `/offers/v1.0/aws/${code}/${VERSION}/${region}/index.json`;
      const ofRegion = rows.filter((row) => row.offerCode === code && row.region === region);
      files.set(currentVersionUrl, fileOf(code, region, ofRegion));
      return [region, { regionCode: region, currentVersionUrl }];
    });
    files.set(`/offers/v1.0/aws/${code}/current/region_index.json`, { regions: Object.fromEntries(regions) });
  }
  const requests: { path: string; headers: IncomingHttpHeaders }[] = [];
  const server = createServer(({ url = '', headers }, response) => {
    const path = decodeURIComponent(url).slice(BASE.length);
    requests.push({ path, headers });
    const file = decodeURIComponent(url).startsWith(BASE) ? files.get(path) : undefined;
    response.writeHead(file === undefined ? 404 : 200).end(JSON.stringify(file ?? {}));
  });
  const { url, close } = await new OpenSockets().serve(server);
  return { url: `${url}${encodeURI(BASE)}/`, requests, close };
}
