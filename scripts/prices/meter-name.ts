/** Names of meters and numbers as the app writes them. */
import type { Json } from '../catalogue/read-catalogue.ts';

/** `cacheWrite5m` as `cache-write-5m`. */
export function meterName(recorded: string): string {
  return recorded
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .replace(/([a-zA-Z])(\d+[mh]$)/, '$1-$2')
    .toLowerCase();
}

/** The number as the price list writes it, without needless zeros; recorded prices have ten decimals at the most. */
export function decimalText(value: Json | undefined): string {
  if (typeof value !== 'number') throw new Error('A price is a number.');
  return value.toFixed(10).replace(/\.?0+$/, '');
}
