/** Reads single members of a raw JSON record: what has the wrong type is left out, never repaired by a guess. */

import {
  MAX_ENTRIES,
  MAX_UNKNOWN_COUNT,
  MAX_UNKNOWN_DEPTH,
  MAX_UNKNOWN_IN_ANSWER,
  MAX_UNKNOWN_IN_RECORD,
  MAX_WORD_LENGTH,
} from '../../contract/bounds.ts';
import type { JsonRecord } from '../../contract/json.ts';
import { jsonLength } from '../../contract/snapshot/kept/json-length.ts';
import { readText } from '../../redact/visible-text.ts';

/** Longest id or ARN, as the API reference has it. */
export const MAX_ID_LENGTH = 2048;
type Reader = (value: unknown, unknown: UnknownMembers) => unknown;
/** By the member's name. */
export type Readers = ReadonlyMap<string, Reader>;

/** Readers by name, from an object literal. */
export function readers(known: Record<string, Reader>): Readers {
  return new Map(Object.entries(known));
}

/** A list of texts, cut if it is too long; elements that are no text are left out. Undefined if it is not a list; the list itself if all are fine. */
export function readTexts(value: unknown): string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const list = value.length > MAX_ENTRIES ? value.slice(0, MAX_ENTRIES) : value;
  if (list.every((each) => typeof each === 'string' && readText(each) === each)) return list;
  return list.map(readText).filter((text) => text !== undefined);
}

/** A list of which every element was read, for whoever concludes from what is not in it; undefined otherwise. */
export function readAllTexts(value: unknown): string[] | undefined {
  const list = readTexts(value);
  return Array.isArray(value) && list?.length === value.length ? list : undefined;
}

/** A word of an open enum. */
export function readWord(value: unknown): string | undefined {
  return typeof value === 'string' && value.length <= MAX_WORD_LENGTH ? readText(value) : undefined;
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

/** Which members that the app does not know are kept for the export; one for an answer. */
export class UnknownMembers {
  /** How many were not. */
  leftOut = 0;
  #ofAnswer = MAX_UNKNOWN_IN_ANSWER;
  #ofRecord = MAX_UNKNOWN_IN_RECORD;
  #count = 0;

  /** The next members are of another record. */
  nextRecord(): void {
    this.#ofRecord = MAX_UNKNOWN_IN_RECORD;
    this.#count = 0;
  }

  /** Only one that is small, shallow and not named like a member of Object.prototype. */
  keeps(name: string, value: unknown): boolean {
    const most = Math.min(this.#ofRecord, this.#ofAnswer);
    const length = name.length + jsonLength(value, most, MAX_UNKNOWN_DEPTH);
    if (length > most || this.#count === MAX_UNKNOWN_COUNT || name in Object.prototype) {
      this.leftOut += 1;
      return false;
    }
    this.#ofRecord -= length;
    this.#ofAnswer -= length;
    this.#count += 1;
    return true;
  }
}

/**
 * Reads each known member with its reader; undefined leaves it out. Of other members those stay that `unknown` keeps. Gives
 * the record itself if nothing changes, as in nearly every answer: a copy takes longer than the reading.
 */
export function readMembers(raw: JsonRecord, known: Readers, unknown: UnknownMembers): JsonRecord {
  let result: JsonRecord | undefined;
  for (const name of Object.keys(raw)) {
    const value = raw[name];
    const reader = known.get(name);
    const read = reader === undefined ? keptUnknown(name, value, unknown) : reader(value, unknown);
    if (read === value && read !== undefined) continue;
    result ??= { ...raw };
    if (read === undefined) delete result[name];
    else result[name] = read;
  }
  return result ?? raw;
}

function keptUnknown(name: string, value: unknown, unknown: UnknownMembers): unknown {
  return unknown.keeps(name, value) ? value : undefined;
}
