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
  const offers: { [code: string]: { [name: string]: { [region: string]: string } } } = {};
  const kinds: string[] = [];
  const used = new Set<string>();
  for (const row of best.values()) {
    const [code, name, region] = ['serviceCode', 'priceName', 'region'].map((key) => asText(row[key], key));
    if (code === undefined || name === undefined || region === undefined) continue;
    const names = offers[code] ?? {};
    const regions = names[name] ?? {};
    offers[code] = names;
    names[name] = regions;
    used.add(asText(row.source, 'source'));
    const before = regions[region];
    regions[region] = `${before === undefined ? '' : `${before};`}${compact(row, kinds)}`;
  }
  return {
    source: 'Prices of the AWS price list as recorded by the sources below.',
    asOf: asText(file.asOf, 'asOf'),
    notes:
      'Sample data, never mixed with prices that were fetched. offers: by name and region rows `kind|usd|sku|usagetype`, joined by semicolons; sku and usagetype only where they were recorded. kinds: scope|tier|meter|context|unit|source|date.',
    sources: Object.fromEntries(
      [...used].sort().map((key) => [key, sourceText(asObject(file.sources, 'sources')[key])]),
    ),
    kinds,
    offers,
  };
}

/** A row of the list itself before one that was derived from it, then the newer one. */
function rank(row: Row): string {
  return `${row.usagetype === undefined ? 0 : 1}${row.sku === undefined ? 0 : 1}${asText(row.date, 'date')}`;
}

/** Thousands of rows share a few hundred kinds. */
function compact(row: Row, kinds: string[]): string {
  const scope = row.scope === 'in-region' ? 'regional' : asText(row.scope, 'scope');
  const kind = [
    scope,
    asText(row.tier, 'tier'),
    meterName(asText(row.meter, 'meter')),
    textIfAny(row.context) ?? '',
    asText(row.unit, 'unit'),
    asText(row.source, 'source'),
    textIfAny(row.effective) ?? asText(row.date, 'date'),
  ].join('|');
  if (!kinds.includes(kind)) kinds.push(kind);
  const recorded = [textIfAny(row.sku) ?? '', textIfAny(row.usagetype) ?? ''];
  return [kinds.indexOf(kind), decimalText(row.usd), ...recorded].join('|').replace(/\|+$/, '');
}
