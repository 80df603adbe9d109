/** Prices that stand on a model's card while the price list has no product of the model. */
import type { ModelId } from '../contract/snapshot/model.ts';
import file from './data/card-prices.json' with { type: 'json' };

/** A price as a card printed it on a day; for regions of the United States. */
export interface CardPrice {
  scope: string;
  context: string;
  meter: string;
  usdPerMillionTokens: string;
  source: string;
  readOn: string;
  /** AWS announced the price as valid at least through this day. */
  promotionalUntil?: string;
}

const TABLE: ReadonlyMap<ModelId, CardPrice[]> = new Map(Object.entries(file.models));
const SOURCES: ReadonlyMap<string, string> = new Map(Object.entries(file.sources));

/** Whether a card prices the model. */
export function isOnCard(modelId: ModelId): boolean {
  return TABLE.has(modelId);
}

/** What the model's card said, `source` as a sentence; empty if no card was read. */
export function cardPricesOf(modelId: ModelId): CardPrice[] {
  return (TABLE.get(modelId) ?? []).map((price) => ({
    ...price,
    source: SOURCES.get(price.source) ?? price.source,
  }));
}

/** Whether a promotion may have ended by the day (`YYYY-MM-DD`): what the price is now is not known. */
export function isPastPromotion(price: CardPrice, day: string): boolean {
  return price.promotionalUntil !== undefined && day > price.promotionalUntil;
}
