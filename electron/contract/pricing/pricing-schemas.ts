/** The shape of prices and quotas in a document, with limits; unknown words of open enums pass. */
import { z } from 'zod/mini';
import { QUOTA_STATUSES } from '../quotas/quota.ts';
import { plainDecimal } from './decimal.ts';
import { JOIN_KINDS, PRICE_STATUSES } from './price.ts';

const WORD = z.string().check(z.maxLength(300));
const DECIMAL = z.string().check(z.refine((text) => plainDecimal(text) === text));
/** A hundred times what any model had in 2026. */
const MAX_ROWS = 2_000;

const PRICE = z.looseObject({
  scope: WORD,
  tier: WORD,
  context: z.enum(['standard', 'long']),
  meter: WORD,
  usd: DECIMAL,
  unit: WORD,
  rawUnit: WORD,
  usdPerMillionTokens: z.exactOptional(DECIMAL),
  sku: WORD,
  skus: z.exactOptional(z.array(WORD).check(z.maxLength(MAX_ROWS))),
  offerCode: WORD,
  offerVersion: WORD,
  effectiveDate: WORD,
  join: z.enum(JOIN_KINDS),
  marks: z.exactOptional(z.array(WORD).check(z.maxLength(20))),
});

const QUOTA = z.looseObject({
  code: WORD,
  name: WORD,
  value: z.number(),
  unit: WORD,
  adjustable: z.boolean(),
  scope: WORD,
  metric: WORD,
  origin: z.enum(['applied', 'default']),
  readAt: WORD,
  period: z.exactOptional(z.enum(['minute', 'day'])),
  variant: z.exactOptional(WORD),
  doubledForCrossRegion: z.exactOptional(z.literal(true)),
});

/** Members of an exported model. */
export const PRICING_MEMBERS = {
  priceStatus: z.exactOptional(z.enum(PRICE_STATUSES)),
  prices: z.exactOptional(z.array(PRICE).check(z.maxLength(MAX_ROWS))),
  quotaStatus: z.exactOptional(z.enum(QUOTA_STATUSES)),
  quotas: z.exactOptional(z.array(QUOTA).check(z.maxLength(MAX_ROWS))),
};
