/**
 * AWS's public price list in the sample: the same paths and shapes, with recorded prices. What was not recorded of a row is
 * marked as the sample's: its SKU begins with SAMPLE, its usagetype with SAMP, and its description names the day of the recording.
 */
import file from './data/prices.json' with { type: 'json' };
import { type Answer, json } from './wire-error.ts';

/** Not a version that AWS published: the day of the newest row. */
const VERSION = `${file.asOf.replaceAll('-', '')}000000`;

type Offers = Record<string, Record<string, Record<string, string>>>;
const OFFERS: Offers = file.offers;

/** What AWS's host would answer for the path; 403 where it has no file, as there. */
export function priceListAnswer(path: string): Answer {
  const [, code = '', version = '', region] =
    /^\/offers\/v1\.0\/aws\/(\w+)\/(\w+)\/(?:([a-z0-9-]+)\/index|region_index)\.json$/.exec(path) ?? [];
  const offer = Object.hasOwn(OFFERS, code) ? OFFERS[code] : undefined;
  if (offer === undefined || !['current', VERSION].includes(version)) return MISSING;
  if (region === undefined) return regionIndex(code, offer);
  const rows = rowsOf(offer, region);
  return rows.length === 0 ? MISSING : json(200, offerFile(code, region, rows));
}

const MISSING: Answer = {
  status: 403,
  headers: { 'content-type': 'application/xml' },
  body: '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>',
};

function regionIndex(code: string, offer: Offers[string]): Answer {
  const regions = [...new Set(Object.values(offer).flatMap((byRegion) => Object.keys(byRegion)))].sort();
  return json(200, {
    formatVersion: 'v1.0',
    disclaimer: DISCLAIMER,
    publicationDate: `${file.asOf}T00:00:00Z`,
    regions: Object.fromEntries(
      regions.map((region) => [
        region,
        { regionCode: region, currentVersionUrl: `/offers/v1.0/aws/${code}/${VERSION}/${region}/index.json` },
      ]),
    ),
  });
}

const DISCLAIMER =
  'Sample data of Bedrock Atlas: recorded prices of several days, not the price list of today.';

interface Row {
  name: string;
  scope: string;
  tier: string;
  meter: string;
  context: string;
  usd: string;
  unit: string;
  date: string;
  sku: string;
  usagetype: string;
}

function rowsOf(offer: Offers[string], region: string): Row[] {
  return Object.entries(offer).flatMap(([name, byRegion]) => {
    const rows = Object.hasOwn(byRegion, region) ? (byRegion[region] ?? '') : '';
    return rows === '' ? [] : rows.split(';').map((row) => rowOf(name, row));
  });
}

function rowOf(name: string, row: string): Row {
  const [kind = '', usd = '', sku = '', usagetype = ''] = row.split('|');
  const [scope = '', tier = '', meter = '', context = '', unit = '', , date = ''] = (
    file.kinds[Number(kind)] ?? ''
  ).split('|');
  return { name, scope, tier, meter, context, usd, unit, date, sku, usagetype };
}

function offerFile(code: string, region: string, rows: Row[]): unknown {
  const products: Record<string, unknown> = {};
  const terms: Record<string, unknown> = {};
  for (const [place, row] of rows.entries()) {
    const sku = row.sku || `SAMPLE${String(place).padStart(10, '0')}`;
    products[sku] = { sku, productFamily: 'Amazon Bedrock', attributes: attributesOf(code, region, row) };
    terms[sku] = termsOf(sku, row);
  }
  return {
    formatVersion: 'v1.0',
    disclaimer: DISCLAIMER,
    offerCode: code,
    version: VERSION,
    publicationDate: `${file.asOf}T00:00:00Z`,
    products,
    terms: { OnDemand: terms },
  };
}

function attributesOf(code: string, region: string, row: Row): Record<string, string> {
  const usagetype = row.usagetype || usagetypeOf(code, row);
  const common = { servicecode: code, regionCode: region, usagetype, operation: '' };
  if (code === 'AmazonBedrockFoundationModels') {
    return { ...common, servicename: `${row.name} (Amazon Bedrock Edition)` };
  }
  // The list has names of this kind in the usagetype alone.
  const isSegment = /^(Titan|NovaMultiModal)[A-Za-z0-9-]*$/.test(row.name) || row.name.startsWith('(');
  return { ...common, servicename: 'Amazon Bedrock', ...(isSegment ? {} : { model: row.name }) };
}

const CAMEL: Record<string, string> = {
  input: 'InputTokenCount',
  output: 'OutputTokenCount',
  'cache-read': 'CacheReadInputTokenCount',
  'cache-write-5m': 'CacheWriteInputTokenCount',
  'cache-write-30m': 'CacheWrite30mInputTokenCount',
  'cache-write-1h': 'CacheWrite1hInputTokenCount',
};
const KEBAB: Record<string, string> = {
  input: 'input-tokens',
  output: 'output-tokens',
  'cache-read': 'cache-read-input-token-count',
  'cache-write-5m': 'cache-write-input-token-count',
  'input-text': 'text-input-tokens',
  'input-speech': 'speech-input-tokens',
};

/** In the offer's own dialect; a meter that has none there is written as it is. */
function usagetypeOf(code: string, row: Row): string {
  return code === 'AmazonBedrockFoundationModels' ? camelUsagetype(row) : kebabUsagetype(row);
}

function camelUsagetype({ scope, tier, meter, context }: Row): string {
  const place = scope === 'regional' ? '' : `_${capital(scope)}`;
  const [, months, direction] = /^reserved-(\d)m (input|output)/.exec(`${tier} ${meter}`) ?? [];
  if (direction !== undefined)
    return `SAMP-MP:SAMP_Reserved_${months}Month_${capital(direction)}TPM${place}-Units`;
  const length = context === 'long' ? '_LCtx' : '';
  const paid = tier === 'standard' ? '' : `_${capital(tier)}`;
  return `SAMP-MP:SAMP_${CAMEL[meter] ?? meter}${length}${place}${paid}-Units`;
}

function kebabUsagetype({ name, scope, tier, meter, context }: Row): string {
  const parts = [
    'SAMP',
    name.replaceAll(' ', ''),
    KEBAB[meter] ?? meter,
    ...(tier === 'standard' ? [] : [tier]),
    ...(context === 'long' ? ['long-context'] : []),
    ...(scope === 'regional' ? [] : [`cross-region-${scope}`]),
  ];
  return parts.join('-');
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function termsOf(sku: string, row: Row): unknown {
  const term = `${sku}.JRTCKXETXF`;
  const rate = `${term}.6YS6EN2CT7`;
  const counted = row.unit === 'Units' && row.meter in CAMEL ? 'Million Tokens' : row.meter;
  const [whole = '0', fraction = ''] = row.usd.split('.');
  return {
    [term]: {
      offerTermCode: 'JRTCKXETXF',
      sku,
      effectiveDate: `${row.date}T00:00:00Z`,
      priceDimensions: {
        [rate]: {
          rateCode: rate,
          description: `Sample, recorded ${row.date}: ${row.name}, ${counted}`,
          beginRange: '0',
          endRange: 'Inf',
          unit: row.unit,
          pricePerUnit: { USD: `${whole}.${fraction.padEnd(10, '0')}` },
          appliesTo: [],
        },
      },
      termAttributes: {},
    },
  };
}
