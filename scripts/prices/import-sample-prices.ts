/** What the sample's price list holds: recorded rows, the newest of each meter and region. */
import type { z } from 'zod';
import type { Json } from '../catalogue/read-catalogue.ts';
import { type PRICE_ROW, readPrices } from './price-rows.ts';
import { namedSources } from './source-text.ts';

const OFFERS = ['AmazonBedrock', 'AmazonBedrockFoundationModels', 'AmazonBedrockService'];

type Row = z.output<typeof PRICE_ROW>;

/** What tells one price from another; rows of a mantle usagetype stand beside those under the display name. */
function placeOf(row: Row): string {
  const { serviceCode, priceName, region, scope, tier, meter, context, usagetype } = row;
  const isMantle = usagetype?.includes('-mantle-') === true;
  return [serviceCode, priceName, region, scope, tier, meter, context, isMantle].join('|');
}

/** Content of electron/sample/data/prices.json. */
export function importSamplePrices(folder: string): Json {
  const file = readPrices(folder);
  const best = new Map<string, Row>();
  for (const row of file.prices) {
    // Rows of the pricing page do not say their region.
    if (!OFFERS.includes(row.serviceCode) || !/^[a-z]+(-[a-z]+)+-\d+$/.test(row.region)) continue;
    const place = placeOf(row);
    const known = best.get(place);
    if (known === undefined || rank(row) > rank(known)) best.set(place, row);
  }
  const offers: { [code: string]: { [name: string]: { [region: string]: string } } } = {};
  const kinds: string[] = [];
  const used = new Set<string>();
  for (const row of best.values()) {
    const { serviceCode: code, priceName: name, region } = row;
    const names = offers[code] ?? {};
    const regions = names[name] ?? {};
    offers[code] = names;
    names[name] = regions;
    used.add(row.source);
    const before = regions[region];
    regions[region] = `${before === undefined ? '' : `${before};`}${compact(row, kinds)}`;
  }
  return {
    source: 'Prices of the AWS price list as recorded by the sources below.',
    asOf: file.asOf,
    notes:
      'Sample data, never mixed with prices that were fetched. offers: by name and region rows `kind|usd|sku|usagetype`, joined by semicolons; sku and usagetype only where they were recorded. kinds: scope|tier|meter|context|unit|source|date.',
    sources: namedSources(file.sources, used),
    kinds,
    offers,
  };
}

/** A row of the list itself before one that was derived from it, then the newer one. */
function rank(row: Row): string {
  return `${row.usagetype === undefined ? 0 : 1}${row.sku === undefined ? 0 : 1}${row.date}`;
}

/** Thousands of rows share a few hundred kinds. */
function compact(row: Row, kinds: string[]): string {
  const { tier, meter, context, unit, source, effective, date } = row;
  const scope = row.scope === 'in-region' ? 'regional' : row.scope;
  const kind = [scope, tier, meter, context, unit, source, effective ?? date].join('|');
  if (!kinds.includes(kind)) kinds.push(kind);
  return [kinds.indexOf(kind), row.usd, row.sku, row.usagetype].join('|').replace(/\|+$/, '');
}
