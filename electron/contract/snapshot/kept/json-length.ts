/** How long a value is as JSON, without making the text. */
import { MAX_KEPT_LENGTH } from '../../bounds.ts';
import type { JsonRecord } from '../../json.ts';
import type { Snapshot } from '../model.ts';

/** A text that is not longer is taken as it is, without what JSON escapes in it. */
const SHORT = 200;

/** Takes two bytes in memory. */
const WIDE = /[^\0-\xff]/;

/** About how many characters the value has as JSON, those beyond Latin-1 counted twice; Infinity for more than `most`, and for more than `levels` levels. */
export function jsonLength(
  value: unknown,
  most: number = Number.POSITIVE_INFINITY,
  levels: number = Number.POSITIVE_INFINITY,
): number {
  if (typeof value === 'string') return textLength(value);
  if (typeof value !== 'object' || value === null) return String(value).length;
  if (levels === 0) return Number.POSITIVE_INFINITY;
  let length = 2;
  if (Array.isArray(value)) {
    for (const each of value) {
      length += 1 + jsonLength(each, most - length, levels - 1);
      if (length > most) return Number.POSITIVE_INFINITY;
    }
    return length;
  }
  for (const name of Object.keys(value)) {
    length += name.length + 4 + jsonLength((value as JsonRecord)[name], most - length, levels - 1);
    if (length > most) return Number.POSITIVE_INFINITY;
  }
  return length;
}

/** Whether what it holds is so much that every text of it takes much memory. */
export function isHuge({ modelTable, profileTable }: Snapshot): boolean {
  return jsonLength([modelTable, profileTable], MAX_KEPT_LENGTH) > MAX_KEPT_LENGTH;
}

function textLength(text: string): number {
  if (text.length <= SHORT) return text.length + 2;
  return JSON.stringify(text).length * (WIDE.test(text) ? 2 : 1);
}
