/** Typed comparisons with a number, such as `<200`, `>=1m` or `200ms`. */
import type { Comparator, Measure } from '../../../electron/contract/filter/filter-entry.ts';

export interface Comparison {
  comparator: Comparator;
  value: number;
}

const NUMBER = /^(<=|>=|<|>|=)?((?:\d{1,3}(?:,\d{3}){1,3}|\d{1,12})(?:\.\d{1,6})?)([km])?$/u;
const SCALES: Readonly<Record<string, number>> = { k: 1_000, m: 1_000_000 };

/** The comparison that the text asks for; undefined if it is no number or the measure has no such comparator. */
export function parseComparison(typed: string, { unit, comparators }: Measure): Comparison | undefined {
  const text = typed.toLowerCase();
  const number = unit !== '' && text.endsWith(unit) ? text.slice(0, -unit.length) : text;
  const [, sign = comparators[0], digits, scale = ''] = NUMBER.exec(number) ?? [];
  const comparator = comparators.find((each) => each === sign);
  if (digits === undefined || comparator === undefined) return undefined;
  return { comparator, value: Number(digits.replaceAll(',', '')) * (SCALES[scale] ?? 1) };
}

const HOLDS: Readonly<Record<Comparator, (value: number, limit: number) => boolean>> = {
  '<': (value, limit) => value < limit,
  '<=': (value, limit) => value <= limit,
  '=': (value, limit) => value === limit,
  '>=': (value, limit) => value >= limit,
  '>': (value, limit) => value > limit,
};

/** Whether the comparison holds for the number. */
export function satisfies(value: number, { comparator, value: limit }: Comparison): boolean {
  return HOLDS[comparator](value, limit);
}
