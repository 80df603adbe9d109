/** Rows of the price list as recorded or invented, and what the app makes of them. */
import { PRICE_NAMES } from '../../../electron/capabilities/price-names.ts';
import {
  type ModelPrices,
  OFFER_CODES,
  type OfferCode,
  type OfferRow,
  type Price,
} from '../../../electron/contract/pricing/price.ts';
import { PriceJoiner, type RegionPrices } from '../../../electron/contract/pricing/price-join.ts';

export const FM = 'AmazonBedrockFoundationModels';

/** A row in the unit and with the texts that its offer usually has. */
export function offerRow(row: Partial<OfferRow> & { usagetype: string; usd: string }): OfferRow {
  return {
    sku: `SKU-${row.name ?? ''}-${row.usagetype}`,
    region: 'us-east-1',
    unit: '1K tokens',
    description: '',
    effectiveDate: '2026-10-01',
    ...row,
  };
}

export interface TestOffers {
  region?: string;
  /** Offers that are loaded; the others are missing. Default: all three. */
  loaded?: readonly OfferCode[];
  /** Ids that a list of models holds beside those of the tables. */
  known?: readonly string[];
}

export function regionPrices(
  rows: Partial<Record<OfferCode, OfferRow[]>>,
  { region = 'us-east-1', loaded = OFFER_CODES, known = [] }: TestOffers = {},
): RegionPrices {
  const joiner = new PriceJoiner(region, PRICE_NAMES, (id) => known.includes(id) || PRICE_NAMES.isNamed(id));
  for (const offerCode of loaded) {
    const offer = {
      offerCode,
      region,
      version: '20261005120000',
      fetchedAt: '2026-10-06T00:00:00Z',
      origin: 'fetched' as const,
    };
    joiner.addOffer(offer);
    for (const row of rows[offerCode] ?? []) joiner.addRow(row, offer);
  }
  return joiner.finish();
}

/** What the rows, of AmazonBedrock or of Marketplace, say of a model. */
export function pricesOf(modelId: string, ...rows: OfferRow[]): ModelPrices {
  const isOfMarketplace = ({ usagetype }: OfferRow): boolean => usagetype.includes('-MP:');
  const bedrock = rows.filter((row) => !isOfMarketplace(row));
  return regionPrices({ [FM]: rows.filter(isOfMarketplace), AmazonBedrock: bedrock }).of(modelId);
}

/** `regional standard input` and the like, with the price of a million tokens. */
export function told({ prices }: ModelPrices): Record<string, string> {
  return Object.fromEntries(
    prices.map((price) => [meterOf(price), price.usdPerMillionTokens ?? `${price.usd} a ${price.unit}`]),
  );
}

function meterOf({ scope, tier, context, meter }: Price): string {
  return [scope, tier, ...(context === 'standard' ? [] : [context]), meter].join(' ');
}

const MILLION = {
  unit: 'Units',
  description: 'AWS Marketplace software usage|us-east-1|Million Input Tokens',
};

/** A row of a model that is sold through Marketplace. */
export function marketplaceRow(
  name: string,
  meter: string,
  usd: string,
  more: Partial<OfferRow> = {},
): OfferRow {
  return offerRow({ name, usagetype: `USE1-MP:USE1_${meter}-Units`, usd, ...MILLION, ...more });
}

/** A row of the offer AmazonBedrock. */
export function bedrockRow(name: string, tail: string, usd: string, more: Partial<OfferRow> = {}): OfferRow {
  return offerRow({ name, usagetype: `USE1-${name.replaceAll(' ', '')}-${tail}`, usd, ...more });
}
