/** Prices and quotas as an exported model holds them, there and back. */
import { defined, own } from '../defined.ts';
import type { ModelPrices, Price } from '../pricing/price.ts';
import type { Pricing, RegionPricing } from '../pricing/region-pricing.ts';
import type { ModelQuotas, Quota } from '../quotas/quota.ts';
import type { ModelId, RegionCode } from '../snapshot/model.ts';
import type { ExportModel, ExportPrice, ExportPricing, ExportQuota } from './export-format.ts';

/** Keeps the order of members; those that are not known in a region are removed there. */
export const PRICING_PLACES: ExportPricing = {
  priceStatus: 'no-join',
  prices: [],
  quotaStatus: 'not-loaded',
  quotas: [],
};
const PRICING_NAMES = ['priceStatus', 'prices', 'quotaStatus', 'quotas'] as const;

export function putPricing(model: ExportModel, known: ExportPricing): void {
  for (const name of PRICING_NAMES) if (known[name] === undefined) delete model[name];
  Object.assign(model, known);
}

/** What is known of a model in the region. */
export function exportPricing(pricing: RegionPricing | undefined, modelId: ModelId): ExportPricing {
  const prices = own(pricing?.prices?.models, modelId);
  const quotas = own(pricing?.quotas?.models, modelId);
  return {
    ...(prices === undefined ? {} : { priceStatus: prices.status, prices: prices.prices.map(toExportPrice) }),
    ...(quotas === undefined ? {} : { quotaStatus: quotas.status, quotas: quotas.quotas.map(toExportQuota) }),
  };
}

function toExportPrice(price: Price): ExportPrice {
  const { context, effectiveDate, join, meter, offerCode, offerVersion, rawUnit, scope, skus } = price;
  const { tier, unit, usd, usdPerMillionTokens } = price;
  const marks = price.marks.toSorted();
  return defined({
    context,
    effectiveDate,
    join,
    marks: marks.length === 0 ? undefined : marks,
    meter,
    offerCode,
    offerVersion,
    rawUnit,
    scope,
    sku: skus[0] ?? '',
    skus: skus.length < 2 ? undefined : skus,
    tier,
    unit,
    usd,
    usdPerMillionTokens,
  });
}

function toExportQuota(quota: Quota): ExportQuota {
  const { adjustable, code, isDoubledForCrossRegion, metric, name, origin, period, readAt } = quota;
  const { scope, unit, value, variant } = quota;
  return defined({
    adjustable,
    code,
    doubledForCrossRegion: isDoubledForCrossRegion,
    metric,
    name,
    origin,
    period,
    readAt,
    scope,
    unit,
    value,
    variant,
  });
}

/** Prices and quotas of an exported document. What an export does not hold, such as usagetypes, stays unknown. */
export function importPricing(models: Record<RegionCode, Record<ModelId, ExportModel>>): Pricing {
  const found: Record<RegionCode, RegionPricing> = {};
  for (const [region, ofRegion] of Object.entries(models)) {
    const all = Object.entries(ofRegion);
    const priced = all.filter(([, model]) => model.priceStatus !== undefined);
    const limited = all.filter(([, model]) => model.quotaStatus !== undefined);
    if (priced.length === 0 && limited.length === 0) continue;
    found[region] = {
      region,
      ...(priced.length === 0
        ? {}
        : {
            prices: {
              offers: [],
              models: Object.fromEntries(priced.map(([id, model]) => [id, toModelPrices(model)])),
              rowsLeftOut: 0,
              unpairedNames: [],
            },
          }),
      ...(limited.length === 0
        ? {}
        : {
            quotas: {
              state: 'complete' as const,
              readAt: limited.flatMap(([, model]) => model.quotas ?? [])[0]?.readAt ?? '',
              models: Object.fromEntries(limited.map(([id, model]) => [id, toModelQuotas(model)])),
            },
          }),
    };
  }
  return found;
}

function toModelPrices({ priceStatus = 'no-join', prices = [] }: ExportModel): ModelPrices {
  return {
    status: priceStatus,
    missingOffers: [],
    unread: [],
    prices: prices.map(({ sku, skus = [sku], marks = [], ...rest }) => ({
      ...{ ...rest, skus, marks, usagetype: '' },
    })),
  };
}

function toModelQuotas({ quotaStatus = 'not-loaded', quotas = [] }: ExportModel): ModelQuotas {
  return {
    status: quotaStatus,
    renamed: [],
    quotas: quotas.map(({ doubledForCrossRegion: isDoubledForCrossRegion, ...rest }) => ({
      ...rest,
      ...defined({ isDoubledForCrossRegion }),
    })),
  };
}
