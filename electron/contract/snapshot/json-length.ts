/** How long a value is as JSON, without making the text. */

/** A text that is not longer is taken as it is, without what JSON escapes in it. */
const SHORT = 200;

/** About how many characters the value has as JSON; Infinity for more than `most`, and for more than `levels` levels. */
export function jsonLength(
  value: unknown,
  most: number = Number.POSITIVE_INFINITY,
  levels: number = Number.POSITIVE_INFINITY,
): number {
  if (typeof value === 'string')
    return value.length <= SHORT ? value.length + 2 : JSON.stringify(value).length;
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
    length += name.length + 4 + jsonLength(Reflect.get(value, name), most - length, levels - 1);
    if (length > most) return Number.POSITIVE_INFINITY;
  }
  return length;
}
