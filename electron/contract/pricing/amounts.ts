/** Single numbers of a model over some regions, to compare and filter by. Shown prices stay exact texts. */
import type { ModelId, RegionCode } from '../snapshot/model.ts';
import type { Pricing } from './region-pricing.ts';

/** The lowest published price of standard input, in US dollars per million tokens; undefined: none is known. */
export function lowestInputPrice(
  pricing: Pricing,
  regions: readonly RegionCode[],
  modelId: ModelId,
): number | undefined {
  const found = regions.flatMap((region) =>
    (pricing[region]?.prices?.models[modelId]?.prices ?? [])
      .filter((price) => price.meter === 'input' && price.tier === 'standard' && price.context === 'standard')
      // Of prices that disagree nobody knows which holds.
      .filter((price) => !price.marks.includes('conflict'))
      .flatMap((price) => price.usdPerMillionTokens ?? []),
  );
  return found.length === 0 ? undefined : Math.min(...found.map(Number));
}

/** The largest applied quota of tokens per minute, in any way to call; undefined: none is known. */
export function mostTokensPerMinute(
  pricing: Pricing,
  regions: readonly RegionCode[],
  modelId: ModelId,
): number | undefined {
  const found = regions.flatMap((region) =>
    (pricing[region]?.quotas?.models[modelId]?.quotas ?? [])
      .filter((quota) => quota.origin === 'applied' && quota.variant === undefined)
      .filter((quota) => quota.metric === 'tokens' && quota.period === 'minute')
      .map((quota) => quota.value),
  );
  return found.length === 0 ? undefined : Math.max(...found);
}
