/** Single figures of a model: lowest prices and largest quotas, to show, compare and filter by. */
import type { AvailabilityKind } from '../cells/availability.ts';
import type { Quota } from '../quotas/quota.ts';
import type { ModelId, RegionCode } from '../snapshot/model.ts';
import { compareDecimals } from './decimal.ts';
import type { Price } from './price.ts';
import type { Pricing } from './region-pricing.ts';
import { isScopeOf } from './scopes.ts';

/** A model as these figures ask for it. */
export interface PricedModel {
  modelId: ModelId;
  /** The ways to call it there; undefined: it is not listed there. */
  kindsIn(region: RegionCode): readonly AvailabilityKind[] | undefined;
}

/** What is looked at of a price, as a scan or an export holds it. */
export type PriceFigure = Pick<Price, 'scope' | 'tier' | 'meter' | 'usdPerMillionTokens'> & {
  context: string;
  marks?: readonly string[];
};
export type QuotaFigure = Pick<Quota, 'value'> &
  Partial<Record<'origin' | 'metric' | 'period' | 'variant' | 'scope', string>>;

/** The usual prices of the meter: standard tier and context, by tokens, in scopes that these ways are billed by. */
export function usualPrices<P extends PriceFigure>(
  prices: readonly P[],
  meter: string,
  kinds: readonly AvailabilityKind[],
): (P & { usdPerMillionTokens: string })[] {
  return prices
    .filter((price) => price.meter === meter && price.tier === 'standard' && price.context === 'standard')
    .filter((price) => isScopeOf(price.scope, kinds))
    .filter(hasTokenPrice)
    .sort((a, b) => compareDecimals(a.usdPerMillionTokens, b.usdPerMillionTokens));
}

function hasTokenPrice<P extends PriceFigure>(price: P): price is P & { usdPerMillionTokens: string } {
  return price.usdPerMillionTokens !== undefined;
}

/** Of prices that disagree nobody knows which holds. */
export function isDisputed({ marks }: PriceFigure): boolean {
  return marks?.includes('conflict') === true;
}

/** The lowest usual price of the meter in the regions, in US dollars per million tokens; undefined: none is known. */
export function lowestPrice(
  pricing: Pricing,
  regions: readonly RegionCode[],
  model: PricedModel,
  meter: string,
): number | undefined {
  const found = regions.flatMap((region) => {
    const prices = pricing[region]?.prices?.models[model.modelId]?.prices ?? [];
    const usual = usualPrices(prices, meter, model.kindsIn(region) ?? []);
    return usual.filter((price) => !isDisputed(price)).map((price) => Number(price.usdPerMillionTokens));
  });
  return found.length === 0 ? undefined : Math.min(...found);
}

/** The largest quota of tokens per minute of any way to call, of those with this origin; undefined: none is known. */
export function mostTokensIn(quotas: readonly QuotaFigure[], origin: Quota['origin']): number | undefined {
  const found = quotas
    .filter((quota) => quota.origin === origin && quota.variant === undefined)
    .filter((quota) => quota.metric === 'tokens' && quota.period === 'minute')
    .map((quota) => quota.value);
  return found.length === 0 ? undefined : Math.max(...found);
}

/** The largest applied quota of tokens per minute in the regions; undefined: none is known. */
export function mostTokensPerMinute(
  pricing: Pricing,
  regions: readonly RegionCode[],
  modelId: ModelId,
): number | undefined {
  const found = regions.flatMap(
    (region) => mostTokensIn(pricing[region]?.quotas?.models[modelId]?.quotas ?? [], 'applied') ?? [],
  );
  return found.length === 0 ? undefined : Math.max(...found);
}
