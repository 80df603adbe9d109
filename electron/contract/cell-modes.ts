/**
 * What a cell of the matrix shows, in the window, in CSV and in Markdown. A new mode is an entry of `CELL_MODES`: select,
 * palette, key, legend, scale, accessible names and exported tables follow.
 */

import type { AvailabilityKind } from './cells/availability.ts';
import {
  isDisputed,
  mostTokensIn,
  type PriceFigure,
  type QuotaFigure,
  usualPrices,
} from './pricing/amounts.ts';
import type { PriceStatus } from './pricing/price.ts';
import { scopeText } from './pricing/scopes.ts';
import type { QuotaStatus } from './quotas/quota.ts';
import { callerCounts, callersText, exportedCallers } from './snapshot/callers.ts';
import type { Callers } from './snapshot/model.ts';
import { grouped, wholeMs } from './text.ts';

/** What is known of a model in a region. */
export interface CellFacts {
  /** The ways to call it; empty: it cannot be called there. */
  kinds: readonly AvailabilityKind[];
  /** Median round trip to the region. */
  medianMs?: number | undefined;
  /** Absent: prices were never fetched. */
  priceStatus?: PriceStatus | undefined;
  prices?: readonly PriceFigure[] | undefined;
  /** Rows of the list that name the model and cannot be used; an export does not hold them. */
  unread?: readonly unknown[] | undefined;
  /** Absent: quotas were never fetched. */
  quotaStatus?: QuotaStatus | undefined;
  quotas?: readonly QuotaFigure[] | undefined;
  /** Absent: there is one account. */
  callers?: Callers | undefined;
}

export interface CellFigure {
  /** Up to five characters, for the cell; rounded where the figure is longer. */
  short: string;
  /** The exact figure, or in one word why there is none; figures that disagree are joined by `|`. */
  text: string;
  /** The same in words, for names and tooltips. */
  words: string;
  /** For the scale; absent: no figure is known. */
  value?: number;
}

export interface CellMode {
  label: string;
  /** Found in the palette by these words too. */
  also: string;
  /** What has to be fetched first; absent: nothing. */
  needs?: 'prices' | 'quotas' | 'accounts';
  /** Absent: the cell shows its glyph, and tables hold the ways to call. Asked only for cells that can be called. */
  figureOf?: (facts: CellFacts) => CellFigure;
  /** Glyphs with a mark in the corner where the cell changed; only the window knows since when. Tables are as without. */
  marks?: true;
  /** Upper ends of all steps of the scale but the last, in `unit`. */
  limits: readonly number[];
  unit: string;
  /** What the first and the last step are called, where a figure says less. */
  ends?: readonly [first: string, last: string];
}

export const CELL_MODES = {
  availability: { label: 'Availability', also: 'glyphs ways kinds', limits: [], unit: '' },
  latency: {
    label: 'Latency',
    also: 'round trip ms',
    figureOf: latencyFigure,
    limits: [30, 60, 120, 200, 300],
    unit: 'ms, median round trip',
  },
  'input-price': {
    label: 'Input price',
    also: 'cost usd tokens',
    needs: 'prices',
    figureOf: (facts) => priceFigure(facts, 'input'),
    limits: [0.1, 0.5, 1, 3, 10],
    unit: 'US$ per 1M input tokens',
  },
  'output-price': {
    label: 'Output price',
    also: 'cost usd tokens',
    needs: 'prices',
    figureOf: (facts) => priceFigure(facts, 'output'),
    limits: [0.5, 2, 5, 15, 50],
    unit: 'US$ per 1M output tokens',
  },
  'tokens-per-minute': {
    label: 'Tokens per minute',
    also: 'quota tpm limit',
    needs: 'quotas',
    figureOf: tokensFigure,
    limits: [100_000, 500_000, 1_000_000, 5_000_000, 20_000_000],
    unit: 'tokens per minute',
  },
  changes: {
    label: 'Changes',
    also: 'marks since scan history differences',
    marks: true,
    limits: [],
    unit: '',
  },
  accounts: {
    label: 'Accounts',
    also: 'profiles several together matrix who can call',
    needs: 'accounts',
    figureOf: accountsFigure,
    limits: [0, 25, 50, 75, 99],
    unit: '% of the accounts',
    ends: ['none', 'all'],
  },
} as const satisfies Record<string, CellMode>;

export type CellModeName = keyof typeof CELL_MODES;
export const CELL_MODE_NAMES = Object.keys(CELL_MODES) as readonly CellModeName[];

/** Those that a table of one account can hold. */
export const TABLE_MODE_NAMES: readonly CellModeName[] = CELL_MODE_NAMES.filter(
  (name) => cellMode(name).marks !== true && cellMode(name).needs !== 'accounts',
);

/** What the table says of the mode. */
export function cellMode(name: CellModeName): CellMode {
  return CELL_MODES[name];
}

/** The figure of a cell; undefined where the mode has none, or where the model cannot be called. */
export function cellFigure(name: CellModeName, facts: CellFacts): CellFigure | undefined {
  return facts.kinds.length === 0 ? undefined : cellMode(name).figureOf?.(facts);
}

/** The step of the scale from 0; undefined without a figure. */
export function scaleStep({ limits }: CellMode, { value }: CellFigure): number | undefined {
  if (value === undefined) return undefined;
  const step = limits.findIndex((limit) => value <= limit);
  return step < 0 ? limits.length : step;
}

/** The mode after this one, or before it; after the last comes the first. */
export function nextCellMode(name: CellModeName, by: 1 | -1): CellModeName {
  const { length } = CELL_MODE_NAMES;
  const at = (CELL_MODE_NAMES.indexOf(name) + by + length) % length;
  return CELL_MODE_NAMES[at] ?? name;
}

function latencyFigure({ medianMs }: CellFacts): CellFigure {
  if (medianMs === undefined) return unknown('not-measured', 'round trip not measured');
  // The name of every cell says the round trip already.
  return { short: wholeMs(medianMs), text: String(medianMs), words: '', value: medianMs };
}

const PRICE_REASONS: Partial<Record<PriceStatus, string>> = {
  'no-join': 'no confirmed join',
  'not-loaded': 'a part of the price list is not loaded',
};

function priceFigure(facts: CellFacts, meter: 'input' | 'output'): CellFigure {
  const { kinds, priceStatus, prices = [], unread = [] } = facts;
  if (priceStatus === undefined) return unknown('not-fetched', 'prices not fetched');
  // Whatever the list asks for tokens: here nobody can call it by the token.
  if (kinds.every((kind) => kind === 'provisioned')) {
    return { short: 'none', text: 'provisioned', words: 'Provisioned Throughput only, billed by the hour' };
  }
  const usual = usualPrices(prices, meter, kinds);
  const [lowest] = usual;
  if (lowest === undefined) {
    const reason = PRICE_REASONS[priceStatus];
    if (reason !== undefined) return unknown(priceStatus, `${meter} price unknown, ${reason}`);
    if (unread.length > 0) return unknown('not-in-list', `${meter} price unknown, a row cannot be used`);
    return { short: 'none', text: 'not-in-list', words: `no ${meter} price in the price list` };
  }
  const each = usual.map(({ usdPerMillionTokens, scope }) => `$${usdPerMillionTokens} (${scopeText(scope)})`);
  const words = `${meter} per million tokens ${each.join(', ')}`;
  const agreed = usual.find((price) => !isDisputed(price));
  if (agreed === undefined) {
    const texts = [...new Set(usual.map((price) => price.usdPerMillionTokens))];
    return { short: '≠', text: texts.join('|'), words: `${words}; the list disagrees with itself` };
  }
  const text = agreed.usdPerMillionTokens;
  return { short: shortPrice(text), text, words, value: Number(text) };
}

const QUOTA_REASONS: Partial<Record<QuotaStatus, string>> = {
  'no-permission': 'no permission to read quotas',
  'not-mapped': 'no confirmed join',
  renamed: 'AWS has renamed a quota',
  'not-loaded': 'quotas of the Region could not be read',
  'default-only': 'only the default is known',
};

function tokensFigure({ quotaStatus, quotas = [] }: CellFacts): CellFigure {
  if (quotaStatus === undefined) return unknown('not-fetched', 'quotas not fetched');
  const value = mostTokensIn(quotas, 'applied');
  if (value !== undefined) {
    const hint = value === 0 ? ', ask AWS for an increase' : '';
    const words = `${grouped(value)} tokens per minute${hint}`;
    return { short: shortCount(value), text: String(value), words, value };
  }
  const reason = QUOTA_REASONS[quotaStatus];
  if (reason !== undefined) return unknown(quotaStatus, `tokens per minute unknown, ${reason}`);
  return { short: 'none', text: 'not-listed', words: 'no quota of tokens per minute is listed' };
}

function accountsFigure({ callers }: CellFacts): CellFigure {
  if (callers === undefined) return unknown('not-chosen', 'no accounts chosen');
  const { callable, of } = callerCounts(callers);
  const isSure = callers.unknown === undefined;
  const counted = `${callable}/${of}`;
  const text = callersText(exportedCallers(callers));
  const words = callersText(callers);
  if (callable === 0 && !isSure) return { short: '?', text, words };
  const short = isSure || counted.length > 4 ? counted : `${counted}?`;
  return { short, text, words, value: (100 * callable) / of };
}

function unknown(text: string, words: string): CellFigure {
  return { short: '?', text, words };
}

/** A price with at most four digits: `1.1`, `.0375`, `13.75`. */
function shortPrice(text: string): string {
  const whole = text.replace(/^0\./, '.');
  if (whole.length <= 5) return whole;
  const value = Number(text);
  if (value < 0.0001) return '≈0';
  const digits = Math.max(0, 4 - Math.max(1, Math.ceil(Math.log10(value))));
  const places = value < 1 ? 4 : digits;
  return String(Number(value.toFixed(places))).replace(/^0\./, '.');
}

const SCALES: readonly (readonly [unit: number, letter: string])[] = [
  [1e9, 'G'],
  [1e6, 'M'],
  [1e3, 'k'],
];

/** A count with at most three digits: `400k`, `2.5M`. */
function shortCount(value: number): string {
  const [unit, letter] = SCALES.find(([least]) => value >= least) ?? [1, ''];
  return `${Number((value / unit).toPrecision(3))}${letter}`;
}
