/** Reads single members of a raw JSON record: what has the wrong type is left out, never repaired by a guess. */

/** Longest text that is kept; AWS's own names stay far below. */
const TEXT_LIMIT = 10_000;
/** Longest id or ARN, as the API reference has it. */
export const ID_LIMIT = 2048;
/** An unknown member larger than this, as JSON, is left out. */
const UNKNOWN_LIMIT = 20_000;
const UNKNOWN_COUNT_LIMIT = 100;
const UNKNOWN_DEPTH_LIMIT = 16;

export type JsonRecord = Record<string, unknown>;
/** By the member's name. */
export type Readers = ReadonlyMap<string, (value: unknown) => unknown>;

/** Readers by name, from an object literal. */
export function readers(known: Record<string, (value: unknown) => unknown>): Readers {
  return new Map(Object.entries(known));
}

/** The value if it is a JSON object, not a list and not null. */
export function asRecord(value: unknown): JsonRecord | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonRecord)
    : undefined;
}

// Control characters, and the marks that reorder or hide text on the screen.
const INVISIBLE = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu;

/** Visible ASCII with single or more spaces between. */
const PLAIN = /^[!-~](?:[ -~]*[!-~])?$/;

/** Text without control and bidirectional marks, at most 10,000 characters; undefined if it is not text or nothing is left. */
export function readText(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  // Nearly every text of Bedrock; the look for marks takes ten times as long.
  if (value.length <= TEXT_LIMIT && PLAIN.test(value)) return value;
  const clean = value
    .slice(0, 2 * TEXT_LIMIT)
    .replace(INVISIBLE, '')
    .trim();
  if (clean.length <= TEXT_LIMIT) return clean === '' ? undefined : clean;
  // Not in the middle of a surrogate pair.
  return `${clean.slice(0, TEXT_LIMIT - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** A list of texts; elements that are no text are left out. Undefined if it is not a list; the list itself if all are fine. */
export function readTexts(value: unknown): string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  if (value.every((each) => typeof each === 'string' && readText(each) === each)) return value;
  return value.map(readText).filter((text) => text !== undefined);
}

/** True or false; the strings "true" and "false" are the wrong type. */
export function readBoolean(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

/** An instant as the API writes it (ISO 8601), unchanged. */
export function readInstant(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > 40) return undefined;
  return /^\d{4}-\d{2}-\d{2}/.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined;
}

/** An ARN; undefined if the text is not one, has braces (templates do, ARNs do not) or is longer than 2048 characters. */
export function readArn(value: unknown): string | undefined {
  return typeof value === 'string' && value.length <= ID_LIMIT && /^arn:[^\s:{}]*:[!-z|~]+$/.test(value)
    ? value
    : undefined;
}

/** An id that can be a model's or a profile's: visible ASCII that starts with a letter or digit. */
export function readId(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > ID_LIMIT) return undefined;
  // Ids become keys of plain objects: `constructor` and its like would not behave as keys.
  return /^[A-Za-z0-9][\w.:/@+~-]*$/.test(value) && !(value in Object.prototype) ? value : undefined;
}

/**
 * The record with each known member as its reader gives it (undefined: left out) and every other member
 * as it is, if it is small, shallow and not named like a part of JavaScript's own objects. The record itself where that
 * changes nothing, as in nearly every answer: a copy of each takes longer than reading it.
 */
export function readMembers(raw: JsonRecord, known: Readers): JsonRecord {
  let unknownCount = 0;
  let result: JsonRecord | undefined;
  for (const name of Object.keys(raw)) {
    const value = raw[name];
    const reader = known.get(name);
    const read = reader === undefined ? readUnknown(name, value, unknownCount) : reader(value);
    if (reader === undefined && read !== undefined) unknownCount += 1;
    if (read === value && read !== undefined) continue;
    result ??= { ...raw };
    if (read === undefined) delete result[name];
    else result[name] = read;
  }
  return result ?? raw;
}

function readUnknown(name: string, value: unknown, countBefore: number): unknown {
  if (name in Object.prototype || name.length > 200 || countBefore >= UNKNOWN_COUNT_LIMIT) return undefined;
  return value !== undefined && isSmall(value) ? value : undefined;
}

function isSmall(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return typeof value !== 'string' || isShort(value);
  return depthWithin(value, UNKNOWN_DEPTH_LIMIT) && JSON.stringify(value).length <= UNKNOWN_LIMIT;
}

/** As JSON, in which a character may take six. */
function isShort(text: string): boolean {
  return text.length <= UNKNOWN_LIMIT / 8 || JSON.stringify(text).length <= UNKNOWN_LIMIT;
}

function depthWithin(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (levels === 0) return false;
  return Object.values(value).every((each) => depthWithin(each, levels - 1));
}
