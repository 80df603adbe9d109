/** Checks of values read from a file: each says whether the value has the shape, and changes nothing. */

export type JsonRecord = Record<string, unknown>;
export type Check = (value: unknown) => boolean;

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

export function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

/** A finite number of zero or more. */
export function isAmount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

/** An integer of zero or more. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** An instant as ISO 8601 in UTC. */
export function isTime(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(value);
}

/** A text that can be the key of a plain object without meaning something to JavaScript. */
export function isKey(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && !(value in Object.prototype);
}

export function isOneOf(...words: readonly string[]): Check {
  const known = new Set<unknown>(words);
  return (value) => known.has(value);
}

export function isListOf(check: Check): (value: unknown) => value is unknown[] {
  return (value): value is unknown[] => Array.isArray(value) && value.every(check);
}

/** A record whose `required` members are there and pass, and whose `optional` ones pass if there; others are free. */
export function isShape(required: Record<string, Check>, optional: Record<string, Check> = {}): Check {
  const must = Object.entries(required);
  const may = Object.entries(optional);
  return (value) =>
    isRecord(value) &&
    must.every(([name, check]) => Object.hasOwn(value, name) && check(value[name])) &&
    may.every(([name, check]) => !Object.hasOwn(value, name) || check(value[name]));
}
