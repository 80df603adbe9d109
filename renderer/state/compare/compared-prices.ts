/** Price and quota lines of the comparison: the lowest published price and the largest applied quota, with their regions. */
import { compareDecimals } from '../../../electron/contract/pricing/decimal.ts';
import type { Price } from '../../../electron/contract/pricing/price.ts';
import type { Pricing } from '../../../electron/contract/pricing/region-pricing.ts';
import { scopeText } from '../../../electron/contract/pricing/scopes.ts';
import type { Quota } from '../../../electron/contract/quotas/quota.ts';
import type { ModelId, RegionCode } from '../../../electron/contract/snapshot/model.ts';
import { priceText, quotaText, quotaValueText } from '../words/price-text.ts';
import { type ComparedValue, type FactLine, known, notKnown } from './compared-fact.ts';
import type { ComparedModel } from './compared-model.ts';

/** What was not fetched, or has no confirmed join, is unknown. */
export function pricingLines(pricing: Pricing): FactLine<ComparedModel>[] {
  return [
    { name: 'Lowest input price', read: ({ modelId }) => lowest(pricing, modelId, 'input') },
    { name: 'Lowest output price', read: ({ modelId }) => lowest(pricing, modelId, 'output') },
    { name: 'Most tokens per minute', read: ({ modelId }) => largest(pricing, modelId) },
  ];
}

function lowest(pricing: Pricing, modelId: ModelId, meter: string): ComparedValue {
  let best: { usd: string; price: Price; region: RegionCode } | undefined;
  for (const { region, prices } of Object.values(pricing)) {
    for (const price of prices?.models[modelId]?.prices ?? []) {
      const usd = price.usdPerMillionTokens;
      const isUsual = price.meter === meter && price.tier === 'standard' && price.context === 'standard';
      if (usd === undefined || !isUsual || price.marks.includes('conflict')) continue;
      if (best === undefined || compareDecimals(usd, best.usd) < 0) best = { usd, price, region };
    }
  }
  if (best === undefined) return notKnown();
  const { price, region, usd } = best;
  return known(`${priceText(price)} per million tokens`, [sourceOf(price)], {
    key: usd,
    note: `${scopeText(price.scope)}, from ${region}`,
  });
}

function sourceOf({ offerCode, offerVersion, effectiveDate }: Price): { source: string; asOf: string } {
  return { source: `AWS price list ${offerCode} ${offerVersion}`, asOf: effectiveDate };
}

function largest(pricing: Pricing, modelId: ModelId): ComparedValue {
  let best: { quota: Quota; region: RegionCode } | undefined;
  for (const { region, quotas } of Object.values(pricing)) {
    for (const quota of quotas?.models[modelId]?.quotas ?? []) {
      const isMeant = quota.metric === 'tokens' && quota.period === 'minute' && quota.variant === undefined;
      if (!isMeant || quota.origin !== 'applied') continue;
      if (best === undefined || quota.value > best.quota.value) best = { quota, region };
    }
  }
  if (best === undefined) return notKnown();
  const { quota, region } = best;
  return known(
    quotaValueText(quota.value),
    [{ source: `Service Quotas ${quota.code}`, asOf: quota.readAt.slice(0, 10) }],
    { key: String(quota.value), note: `${quotaText(quota)}, from ${region}` },
  );
}
