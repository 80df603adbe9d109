/** Prices and quotas in words. A price stays the text that was published; only its unit is said beside it. */

import { LEFT_OUT_WORDS, type ModelPrices, type Price } from '../../../electron/contract/pricing/price.ts';
import type { ModelQuotas, Quota } from '../../../electron/contract/quotas/quota.ts';
import { capitalized, counted, grouped } from '../../../electron/contract/text.ts';

const LOOK_UP = 'Look it up on the pricing page of Amazon Bedrock.';

/** What the list says of the model besides, and why it is not shown; empty if nothing. */
export function unreadText({ unread }: Pick<ModelPrices, 'unread'>): string {
  if (unread.length === 0) return '';
  const reasons = [...new Set(unread)].map((reason) => LEFT_OUT_WORDS[reason]);
  return `${counted(unread.length, 'row')} of the list for this model cannot be used: ${reasons.join(', ')}.`;
}

/** Whether there are prices, or why not and what to do. */
export function priceStatusText({ status, missingOffers, unread }: ModelPrices): string {
  switch (status) {
    case 'known':
      return '';
    case 'conflict':
      return 'The price list gives two different prices for the same thing; both are shown.';
    case 'not-in-list':
      return unread.length > 0
        ? `Unknown. ${LOOK_UP}`
        : `Not in the price list: it has no row for this model in this Region. ${LOOK_UP}`;
    case 'no-join':
      return unread.length > 0
        ? `Unknown. ${LOOK_UP}`
        : `Unknown: no confirmed name joins this model to the price list. ${LOOK_UP}`;
    case 'not-loaded':
      return `Unknown: ${missingOffers.join(' and ') || 'a part of the price list'} has not been read for this Region. Fetch prices again, or import its file.`;
    case 'card-only':
      return 'Not in the price list. The model’s card had prices for US Regions:';
  }
}

/** Such as `Batch, long context`; empty for the usual one. */
export function tierText({ tier, context }: Pick<Price, 'tier' | 'context'>): string {
  const words = tier
    .replace(/^provisioned-/, 'provisioned ')
    .replace(/^reserved-/, 'reserved ')
    .replaceAll('-', ' ');
  const name = capitalized(words);
  return context === 'long' ? `${name}, long context` : name;
}

/** `cache-write-5m` as `Cache write (5 min)`. */
export function meterText(meter: string): string {
  const [, ttl, unit] = /-(\d+)([mh])$/.exec(meter) ?? [];
  const words = meter.replace(/-\d+[mh]$/, '').replaceAll('-', ' ');
  const name = capitalized(words);
  return ttl === undefined ? name : `${name} (${ttl} ${unit === 'h' ? 'h' : 'min'})`;
}

/** Such as `$1.1`; a published zero says so. */
export function usdText(usd: string): string {
  return usd === '0' ? '$0 (published as 0)' : `$${usd}`;
}

/** The price with its unit, where that is not a million tokens. */
export function priceText({ usd, unit, usdPerMillionTokens }: Price): string {
  return usdPerMillionTokens === undefined ? `${usdText(usd)} / ${unit}` : usdText(usdPerMillionTokens);
}

const JOINS: Record<string, string> = {
  'id-in-usagetype': 'the model ID stands in the usage type',
  'model-attribute': 'the model ID stands in the row',
  'exact-name': 'by its exact name',
  curated: 'by a confirmed name',
};

/** Where a price is from and how it was joined. */
export function priceSourceText(price: Price): string {
  const { skus, offerCode, offerVersion, effectiveDate, join, joinConfirmedOn, joinHasOneSource } = price;
  const confirmed = joinConfirmedOn === undefined ? '' : `, confirmed ${joinConfirmedOn}`;
  const weak = joinHasOneSource === true ? ' by one source' : '';
  return `${offerCode} ${offerVersion}, effective ${effectiveDate}, SKU ${skus.join(', ')}; joined ${JOINS[join] ?? join}${confirmed}${weak}.`;
}

/** Whether there are quotas, or why not and what to do. */
export function quotaStatusText({ status, failure, renamed }: ModelQuotas): string {
  switch (status) {
    case 'applied':
      return '';
    case 'default-only':
      return 'Only the defaults of AWS are known: no value was applied to this account.';
    case 'partial':
      return `${failure?.message ?? 'Not all quotas of this Region could be read.'} What came is shown.`;
    case 'not-listed':
      return 'Service Quotas lists no such quota for this model here. That is not "unlimited": ask AWS Support.';
    case 'not-mapped':
      return 'Unknown: no confirmed name joins this model to a quota. Look it up in the Service Quotas console.';
    case 'no-permission':
      return failure === undefined
        ? 'This identity is not allowed to read quotas (servicequotas:ListServiceQuotas).'
        : `${failure.message} ${failure.nextStep}`;
    case 'renamed':
      return `AWS has renamed a quota (${[...new Set(renamed.map((each) => `${each.code}: ${each.name}`))].join('; ')}): it is not used until it is confirmed. Look it up in the Service Quotas console.`;
    case 'not-loaded':
      return failure === undefined ? 'Unknown: fetch quotas.' : `${failure.message} ${failure.nextStep}`;
  }
}

const QUOTA_SCOPES: Record<string, string> = {
  'on-demand': 'On-demand',
  'cross-region': 'Geographic cross-Region',
  global: 'Global cross-Region',
  mantle: 'bedrock-mantle',
};

/** Such as `Global cross-Region, tokens per minute`. */
export function quotaText(quota: Quota): string {
  const { scope, metric, period, variant } = quota;
  const variants: Record<string, string> = {
    '1m-context': ', 1M context',
    'latency-optimized': ', latency-optimized',
    async: ', async',
  };
  const per = period === undefined ? '' : ` per ${period}`;
  return `${QUOTA_SCOPES[scope] ?? scope}, ${metric.replace('-', ' ')}${per}${variants[variant ?? ''] ?? ''}`;
}

/** The value with grouped digits. */
export function quotaValueText(value: number): string {
  return grouped(value, 6);
}
