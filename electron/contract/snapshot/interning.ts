/** Tables that keep equal values once, whichever region gave them. */

import type { AccessFacts, InferenceProfile, ModelRecord } from './model.ts';

/** The table, a new array if it grew, and the index of each value in it. */
interface Interned<T> {
  table: T[];
  places: number[];
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
const accessKey = ({ agreement, authorization, entitlement, region, failure }: AccessFacts): string =>
  `${agreement} ${authorization} ${entitlement} ${region} ${failure?.message}`;

function internAll<T extends object>(
  table: T[],
  values: readonly T[],
  keyOf: (value: T) => string,
): Interned<T> {
  const index = indexOf(table, keyOf);
  // These entries belong to the grown table alone: a holder of the old one may add others.
  const grown: T[] = [];
  const newPlaces = new Map<string, number[]>();
  const at = (place: number): T | undefined =>
    place < table.length ? table[place] : grown[place - table.length];
  const places = values.map((value) => {
    const key = keyOf(value);
    const isIt = (place: number): boolean => isSame(at(place), value);
    const found = index.get(key)?.find(isIt) ?? newPlaces.get(key)?.find(isIt);
    if (found !== undefined) return found;
    const place = table.length + grown.length;
    grown.push(value);
    addPlace(newPlaces, key, place);
    return place;
  });
  if (grown.length === 0) return { table, places };
  const next = [...table, ...grown];
  for (const [key, added] of newPlaces) for (const place of added) addPlace(index, key, place);
  indexes.delete(table);
  indexes.set(next, index);
  return { table: next, places };
}

/** Equal data with members in the same order. Comparing JSON texts would take four times as long. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const names = Object.keys(a);
  const others = Object.keys(b);
  if (names.length !== others.length) return false;
  for (let at = 0; at < names.length; at += 1) {
    const name = names[at] ?? '';
    if (name !== others[at] || !isSame(Reflect.get(a, name), Reflect.get(b, name))) return false;
  }
  return true;
}

const indexes = new WeakMap<object, Map<string, number[]>>();

function indexOf<T extends object>(table: T[], keyOf: (value: T) => string): Map<string, number[]> {
  const known = indexes.get(table);
  if (known !== undefined) return known;
  const index = new Map<string, number[]>();
  table.forEach((value, place) => {
    addPlace(index, keyOf(value), place);
  });
  indexes.set(table, index);
  return index;
}

function addPlace(index: Map<string, number[]>, key: string, place: number): void {
  const known = index.get(key);
  if (known === undefined) index.set(key, [place]);
  else known.push(place);
}
