/** What the public price list says of a model. Every enum is an open string: the list grows. */
import type { IsoTime, ModelId, RegionCode } from '../snapshot/model.ts';

/** The offers of the price list that hold prices of models; each alone is incomplete. */
export const OFFER_CODES = [
  'AmazonBedrock',
  'AmazonBedrockFoundationModels',
  'AmazonBedrockService',
] as const;
export type OfferCode = (typeof OFFER_CODES)[number];

/** One product of an offer file with its one price, as published. */
export interface OfferRow {
  sku: string;
  /** `regionCode` of the product. */
  region: RegionCode;
  usagetype: string;
  /** What the list calls the model, without " (Amazon Bedrock Edition)"; absent: only the usagetype names it. */
  name?: string;
  feature?: string;
  serviceTier?: string;
  unit: string;
  /** In US dollars, as published, such as `0.0055000000`; absent: see `defect`. */
  usd?: string;
  description: string;
  /** A day. */
  effectiveDate: string;
  /** Why the product has no single price in US dollars. */
  defect?: 'no-term' | 'tiered' | 'no-usd';
}

/** One offer of one region as it was read. */
export interface OfferOfRegion {
  offerCode: OfferCode;
  region: RegionCode;
  /** 14 digits, as in the list; absent: the list names no such offer for the region. */
  version?: string;
  publicationDate?: IsoTime;
  /** When the file was fetched or imported. */
  fetchedAt: IsoTime;
  origin: 'fetched' | 'imported';
  rows: readonly OfferRow[];
}

/** What one price is for. Two rows with the same meter are about the same thing. */
export interface Meter {
  /** `regional`: calls in the region and through geo profiles, at the source region's rate. */
  scope: 'regional' | 'geo' | 'global' | (string & {});
  tier: 'standard' | 'batch' | 'flex' | 'priority' | 'latency-optimized' | 'extended-access' | (string & {});
  context: 'standard' | 'long';
  meter: 'input' | 'output' | 'cache-read' | 'cache-write-5m' | 'cache-write-1h' | (string & {});
}

export const JOIN_KINDS = ['id-in-usagetype', 'model-attribute', 'exact-name', 'curated'] as const;
export type JoinKind = (typeof JOIN_KINDS)[number];

/** How a row was joined to a model. */
export interface Join {
  kind: JoinKind;
  /** The day on which the pair was confirmed; absent: the id stands in the row itself. */
  confirmedOn?: string;
  /** Only one public table says so. */
  hasOneSource?: boolean;
}

/** A price, or one of several for a meter that the list prices twice. */
export interface Price extends Meter {
  /** Decimal text, exact. */
  usd: string;
  /** One of the units this app knows. */
  unit: string;
  rawUnit: string;
  /** Only where the unit counts tokens. */
  usdPerMillionTokens?: string;
  /** All rows that say this, sorted. */
  skus: string[];
  offerCode: OfferCode;
  offerVersion: string;
  effectiveDate: string;
  usagetype: string;
  join: JoinKind;
  joinConfirmedOn?: string;
  joinHasOneSource?: boolean;
  marks: PriceMark[];
}

/**
 * `unit-from-text`: unit and description disagree, the description's scale is taken. `promotional`: the row calls itself
 * so. `conflict`: another row prices the same meter otherwise. `unit-disputed`: the description speaks of another amount.
 * `outlier`: reading from the cache costs more than the input does; as published.
 */
export type PriceMark = 'promotional' | 'unit-from-text' | 'unit-disputed' | 'conflict' | 'outlier';

export const PRICE_STATUSES = [
  'known',
  'conflict',
  'not-in-list',
  'no-join',
  'not-loaded',
  'card-only',
] as const;
export type PriceStatus = (typeof PRICE_STATUSES)[number];

/** Everything the list says of a model in a region. */
export interface ModelPrices {
  status: PriceStatus;
  prices: readonly Price[];
  /** Offers that were not read for the region; a price may be in one of them. */
  missingOffers: readonly OfferCode[];
  /** Why rows that name the model are not among its prices, one reason a row. */
  unread: readonly RowLeftOut['reason'][];
  /** Prices of the model's base id, which its context variants share. */
  statedFor?: ModelId;
}

/** A row of the list that is no price of a model here, and why. */
export interface RowLeftOut {
  offerCode: OfferCode;
  sku: string;
  usagetype: string;
  name?: string;
  reason:
    | 'unknown-usagetype'
    | 'unknown-unit'
    | 'bad-price'
    | 'other-region'
    | NonNullable<OfferRow['defect']>;
}

/** Why a row is no price here, as the end of a sentence. */
export const LEFT_OUT_WORDS: Record<RowLeftOut['reason'], string> = {
  'unknown-usagetype': 'a usage type that this version does not know',
  'unknown-unit': 'a unit that this version does not know',
  'bad-price': 'a price that is no plain number',
  'other-region': 'another Region than that of its file',
  'no-term': 'no price',
  tiered: 'prices by amount',
  'no-usd': 'no price in US dollars',
};
