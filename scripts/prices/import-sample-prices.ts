/** What the sample's price list holds: recorded rows, the newest of each meter and region. */
import {
  asList,
  asObject,
  asText,
  type Json,
  readCatalogueFile,
  textIfAny,
} from '../catalogue/read-catalogue.ts';
import { decimalText, meterName } from './meter-name.ts';
import { sourceText } from './source-text.ts';

const OFFERS = ['AmazonBedrock', 'AmazonBedrockFoundationModels', 'AmazonBedrockService'];

type Row = { [key: string]: Json };

/** Content of electron/sample/data/prices.json. */
export function importSamplePrices(folder: string): Json {
  const file = readCatalogueFile(folder, 'prices-sample.json');
  const best = new Map<string, Row>();
  for (const value of asList(file.prices, 'prices')) {
    const row = asObject(value, 'price');
    const isOffered = OFFERS.includes(asText(row.serviceCode, 'serviceCode'));
    // Rows of the pricing page do not say their region.
    if (!isOffered || !/^[a-z]+(-[a-z]+)+-\d+$/.test(asText(row.region, 'region'))) continue;
    const key = ['serviceCode', 'priceName', 'region', 'scope', 'tier', 'meter', 'context', 'usagetype'];
    // A row of a mantle usagetype stands beside the one under the display name.
    const isMantle = (textIfAny(row.usagetype) ?? '').includes('-mantle-');
    const place = key.map((name) => (name === 'usagetype' ? isMantle : row[name])).join('|');
    const known = best.get(place);
    if (known === undefined || rank(row) > rank(known)) best.set(place, row);
  }
  const offers: { [code: string]: { [name: string]: { [region: string]: Json[] } } } = {};
  const used = new Set<string>();
  for (const row of best.values()) {
    const [code, name, region] = ['serviceCode', 'priceName', 'region'].map((key) => asText(row[key], key));
    if (code === undefined || name === undefined || region === undefined) continue;
    const names = offers[code] ?? {};
    const regions = names[name] ?? {};
    offers[code] = names;
    names[name] = regions;
    used.add(asText(row.source, 'source'));
    regions[region] = [...(regions[region] ?? []), compact(row)];
  }
  return {
    source: 'Prices of the AWS price list as recorded by the sources below.',
    asOf: asText(file.asOf, 'asOf'),
    notes:
      'Sample data, never mixed with prices that were fetched. Each row: scope|tier|meter|context|usd|unit|source|date|sku|usagetype; an empty sku or usagetype was not recorded.',
    sources: Object.fromEntries(
      [...used].sort().map((key) => [key, sourceText(asObject(file.sources, 'sources')[key])]),
    ),
    offers,
  };
}

/** A row of the list itself before one that was derived from it, then the newer one. */
function rank(row: Row): string {
  return `${row.usagetype === undefined ? 0 : 1}${row.sku === undefined ? 0 : 1}${asText(row.date, 'date')}`;
}

function compact(row: Row): string {
  const scope = row.scope === 'in-region' ? 'regional' : asText(row.scope, 'scope');
  return [
    scope,
    asText(row.tier, 'tier'),
    meterName(asText(row.meter, 'meter')),
    textIfAny(row.context) ?? '',
    decimalText(row.usd),
    asText(row.unit, 'unit'),
    asText(row.source, 'source'),
    textIfAny(row.effective) ?? asText(row.date, 'date'),
    textIfAny(row.sku) ?? '',
    textIfAny(row.usagetype) ?? '',
  ].join('|');
}
