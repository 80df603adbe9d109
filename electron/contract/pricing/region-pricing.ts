/** What is known of a region's prices and quotas, by model: plain data, as it travels to the window and into an export. */
import type { ModelQuotas, RegionQuotas } from '../quotas/quota.ts';
import type { ModelId, RegionCode } from '../snapshot/model.ts';
import { counted } from '../text.ts';
import { LEFT_OUT_WORDS, type ModelPrices, type OfferOfRegion } from './price.ts';
import type { RegionPrices } from './price-join.ts';

export interface RegionPricing {
  region: RegionCode;
  /** Absent: never fetched. */
  prices?: {
    offers: readonly Omit<OfferOfRegion, 'rows'>[];
    models: Record<ModelId, ModelPrices>;
    /** Rows that are no prices of models. */
    rowsLeftOut: number;
    unpairedNames: readonly string[];
  };
  /** Absent: never fetched. */
  quotas?: Pick<RegionQuotas, 'state' | 'readAt' | 'failure'> & { models: Record<ModelId, ModelQuotas> };
}

/** By region; a region that is not there was never asked. */
export type Pricing = Readonly<Record<RegionCode, RegionPricing>>;

/** Prices of the models that the region lists, and of nothing else: a price never makes a model. */
export function pricesOfModels(
  read: RegionPrices,
  modelIds: readonly ModelId[],
): NonNullable<RegionPricing['prices']> {
  return {
    offers: read.offers,
    models: Object.fromEntries(modelIds.map((id) => [id, read.of(id)])),
    rowsLeftOut: read.leftOut.length,
    unpairedNames: read.unpairedNames,
  };
}

/** Quotas of the models that the region lists. */
export function quotasOfModels(
  read: RegionQuotas,
  of: (modelId: ModelId) => ModelQuotas,
  modelIds: readonly ModelId[],
): NonNullable<RegionPricing['quotas']> {
  const { state, readAt, failure } = read;
  return {
    state,
    readAt,
    ...(failure === undefined ? {} : { failure }),
    models: Object.fromEntries(modelIds.map((id) => [id, of(id)])),
  };
}

/** What the lists of these regions say of their models and is no price here, in one line; undefined: nothing. */
export function unusableRows(pricing: Pricing, regions: readonly RegionCode[]): string | undefined {
  const found = regions.flatMap((region) =>
    Object.entries(pricing[region]?.prices?.models ?? {}).filter(([, { unread }]) => unread.length > 0),
  );
  const reasons = found.flatMap(([, { unread }]) => unread);
  if (reasons.length === 0) return undefined;
  const models = counted(new Set(found.map(([id]) => id)).size, 'model');
  const words = [...new Set(reasons)].sort().map((reason) => LEFT_OUT_WORDS[reason]);
  return `${counted(reasons.length, 'row')} of the price list for ${models} cannot be used: ${words.join(', ')}.`;
}
