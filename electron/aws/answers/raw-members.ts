/** Reads single members of a raw JSON record: what has the wrong type is left out, never repaired by a guess. */
import { readText } from '../../redact/visible-text.ts';

/** Longest id or ARN, as the API reference has it. */
export const MAX_ID_LENGTH = 2048;
/** An unknown member larger than this, as JSON, is left out. */
const MAX_UNKNOWN_LENGTH = 20_000;
const MAX_UNKNOWN_COUNT = 100;
const MAX_UNKNOWN_DEPTH = 16;

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
  return typeof value === 'string' && value.length <= MAX_ID_LENGTH && /^arn:[^\s:{}]*:[!-z|~]+$/.test(value)
    ? value
    : undefined;
}

/** An id that can be a model's or a profile's: visible ASCII that starts with a letter or digit. */
export function readId(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > MAX_ID_LENGTH) return undefined;
  // Ids become keys of plain objects: `constructor` and its like would not behave as keys.
  return /^[A-Za-z0-9][\w.:/@+~-]*$/.test(value) && !(value in Object.prototype) ? value : undefined;
}

/**
 * Reads each known member with its reader; undefined leaves it out. Other members stay if they are small, shallow and not
 * named like a member of Object.prototype. Gives the record itself if nothing changes, as in nearly every answer: a copy
 * takes longer than the reading.
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
  if (name in Object.prototype || name.length > 200 || countBefore >= MAX_UNKNOWN_COUNT) return undefined;
  return value !== undefined && isSmall(value) ? value : undefined;
}

function isSmall(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return typeof value !== 'string' || isShort(value);
  return depthWithin(value, MAX_UNKNOWN_DEPTH) && JSON.stringify(value).length <= MAX_UNKNOWN_LENGTH;
}

/** Length as JSON, where one character may take six. */
function isShort(text: string): boolean {
  return text.length <= MAX_UNKNOWN_LENGTH / 8 || JSON.stringify(text).length <= MAX_UNKNOWN_LENGTH;
}

function depthWithin(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (levels === 0) return false;
  return Object.values(value).every((each) => depthWithin(each, levels - 1));
}
