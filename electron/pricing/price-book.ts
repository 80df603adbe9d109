/** The prices of each region, joined to models from what is kept of the list; made when they are asked for. */
import { parsedRecord } from '../contract/json.ts';
import { OFFER_CODES, type OfferCode, type OfferRow } from '../contract/pricing/price.ts';
import { PriceJoiner, type PriceNames, type RegionPrices } from '../contract/pricing/price-join.ts';
import type { ModelId, RegionCode } from '../contract/snapshot/model.ts';
import type { StoredOffer } from './price-store.ts';

/** So long rows are joined before the event loop has its turn, in milliseconds. */
const SLICE_MS = 6;
const ROWS_BETWEEN_LOOKS = 64;

export interface PriceBookDeps {
  store: { readOffer(region: RegionCode, offerCode: OfferCode): Promise<StoredOffer | undefined> };
  names: PriceNames;
}

export class PriceBook {
  readonly #deps: PriceBookDeps;

  constructor(deps: PriceBookDeps) {
    this.#deps = deps;
  }

  /** The region's prices; undefined if nothing of its list was ever read. `isListed`: ids that lists of models hold. */
  async read(region: RegionCode, isListed: (modelId: ModelId) => boolean): Promise<RegionPrices | undefined> {
    const { store, names } = this.#deps;
    const found = await Promise.all(OFFER_CODES.map((code) => store.readOffer(region, code)));
    const offers = found.filter((offer) => offer !== undefined);
    if (offers.length === 0) return undefined;
    const joiner = new PriceJoiner(region, names, (id) => names.isNamed(id) || isListed(id));
    for (const { lines, ...offer } of offers) {
      joiner.addOffer(offer);
      await visitRows(lines, (row) => joiner.addRow(row, offer));
    }
    return joiner.finish();
  }

  /** The prices of a region of which no offer could be read. */
  nothing(region: RegionCode): RegionPrices {
    return new PriceJoiner(region, this.#deps.names, () => false).finish();
  }
}

/** Goes through the rows of a store's lines, and gives the event loop its turn every few milliseconds. */
export async function visitRows(lines: string, visit: (row: OfferRow) => void): Promise<void> {
  let since = performance.now();
  let place = 0;
  for (const row of rowsIn(lines)) {
    visit(row);
    place += 1;
    if (place % ROWS_BETWEEN_LOOKS !== 0 || performance.now() - since < SLICE_MS) continue;
    await new Promise((resolve) => setImmediate(resolve));
    since = performance.now();
  }
}

/** The rows of a store's lines; a line that was damaged on the disk is left out. */
export function* rowsIn(lines: string): Generator<OfferRow> {
  for (let start = 0; start < lines.length; ) {
    const found = lines.indexOf('\n', start);
    const end = found < 0 ? lines.length : found;
    const row = rowOf(lines.slice(start, end));
    if (row !== undefined) yield row;
    start = end + 1;
  }
}

const TEXTS = ['sku', 'region', 'usagetype', 'unit', 'description', 'effectiveDate'] as const;

function rowOf(line: string): OfferRow | undefined {
  const row = parsedRecord(line);
  const isWhole = row !== undefined && TEXTS.every((name) => typeof row[name] === 'string');
  return isWhole ? (row as unknown as OfferRow) : undefined;
}
