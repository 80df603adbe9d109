/** The files of recorded prices and quotas that two importers read each. */
import { z } from 'zod';
import { byName, reader, textIfAny, texts, textsIfAny } from '../catalogue/read-catalogue.ts';
import { sourceText } from './source-text.ts';

export const PRICE_ROW = z.object({
  serviceCode: z.string(),
  priceName: z.string(),
  modelIds: textsIfAny,
  region: z.string(),
  scope: z.string(),
  tier: z.string(),
  /** `cacheWrite5m` becomes `cache-write-5m`. */
  meter: z.string().transform((recorded) =>
    recorded
      .replace(/([a-z])([A-Z])/g, '$1-$2')
      .replace(/([a-zA-Z])(\d+[mh]$)/, '$1-$2')
      .toLowerCase(),
  ),
  context: textIfAny,
  unit: z.string(),
  /** As the price list writes it, without needless zeros; recorded prices have ten decimals at the most. */
  usd: z.number().transform((price) => price.toFixed(10).replace(/\.?0+$/, '')),
  sku: textIfAny,
  usagetype: textIfAny,
  effective: textIfAny,
  /** A key of the file's sources. */
  source: z.string(),
  date: z.string(),
  note: textIfAny,
});

export const readPrices = reader('prices-sample.json', {
  asOf: z.string(),
  sources: byName(sourceText),
  prices: z.array(PRICE_ROW),
});

const value = z.number().nullable().default(null);

export const readQuotas = reader('quotas-sample.json', {
  asOf: z.string(),
  sources: z.object({
    list0701: sourceText,
    docs0928: sourceText,
    profiler0119: sourceText,
    tool1006: sourceText,
    map0716: sourceText,
  }),
  /** All quotas of a new account in us-east-1. */
  list0701: z.object({
    rows: z.array(
      z.object({ code: z.string(), name: z.string(), group: z.string(), adjustable: z.boolean(), value }),
    ),
  }),
  establishedAccount: z.array(z.object({ code: z.string(), name: z.string(), region: z.string(), value })),
  docsDefaults: z.array(z.object({ code: textIfAny, value, exceptions: z.json().optional() })),
  subjectPairs: z.array(z.object({ subject: z.string(), modelId: z.string(), grade: z.string() })),
  subjectsWithoutPair: texts,
});
