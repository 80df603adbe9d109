/**
 * Inference profiles in a file. Every source region lists a profile with nearly the same long ARNs.
 * So destinations and profile bodies are each written once.
 *
 * Licence: kept scans share the entries that did not change, which are checked and unpacked once. Reading a second scan of
 * the recorded Bedrock takes 1.9 ms of processor time instead of 4.6. One of 1,500 models takes 7.4 instead of 8.6. A
 * comparison knows equal profiles by identity. Its doors are `unpackProfiles` and `goodOnes`; test/cache/profile-table.test.ts
 * holds them to what they give for entries that nobody has read. It may go when measure 15c holds without it.
 */
import type { z } from 'zod/mini';
import { DESTINATION, fits, PROFILE_BODY } from '../contract/snapshot/kept/schemas.ts';
import type { InferenceProfile } from '../contract/snapshot/model.ts';

/** A profile is a row of indexes: its body's, then those of its destinations in order. */
export interface PackedProfiles {
  /** The records with 0 in place of `models`, which keeps the member's position. */
  bodies: Record<string, unknown>[];
  destinations: InferenceProfile['models'];
  rows: number[][];
}

/** The same profiles with everything that repeats written once. */
export function packProfiles(profiles: readonly InferenceProfile[]): PackedProfiles {
  const bodies = new DistinctValues<Record<string, unknown>>();
  const destinations = new DistinctValues<{ modelArn: string }>();
  const rows = profiles.map((profile) => [
    bodies.index({ ...profile, models: 0 }),
    ...profile.models.map((destination) => destinations.index(destination)),
  ]);
  return { bodies: bodies.values, destinations: destinations.values, rows };
}

/** The profiles; undefined for each damaged one, because a profile with some of its destinations would mislead. */
export function unpackProfiles(
  packed: { [Table in keyof PackedProfiles]: readonly unknown[] },
): (InferenceProfile | undefined)[] {
  const bodies = goodOnes(packed.bodies, PROFILE_BODY);
  const destinations = goodOnes(packed.destinations, DESTINATION);
  return packed.rows.map((row) => {
    if (!Array.isArray(row)) return undefined;
    const body = at(bodies, row[0]);
    const models = row.slice(1).map((index) => at(destinations, index));
    if (body === undefined || models.includes(undefined)) return undefined;
    const before = unpacked.get(row);
    if (before?.body === body && isSameList(before.profile.models, models)) return before.profile;
    const profile = { ...body, models } as InferenceProfile;
    unpacked.set(row, { body, profile });
    return profile;
  });
}

/** Kept scans share what did not change between them: it is unpacked once, and one look says that it is equal. */
const unpacked = new WeakMap<object, { body: unknown; profile: InferenceProfile }>();

function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((each, index) => each === b[index]);
}

/** The table, undefined in place of each entry that does not have the shape. `isSure`: a quick look at most that do. */
export function goodOnes<T>(
  table: readonly unknown[],
  schema: z.ZodMiniType<T>,
  isSure: (value: unknown) => boolean = () => false,
): (T | undefined)[] {
  const good = goodFor.get(schema) ?? new WeakSet();
  goodFor.set(schema, good);
  return table.map((each) => {
    if (typeof each !== 'object' || each === null) return fits(schema, each) ? each : undefined;
    if (isSure(each)) return each as T;
    if (!good.has(each) && !fits(schema, each)) return undefined;
    good.add(each);
    return each as T;
  });
}

/** Values that were checked: the entries of kept scans on one base are the same objects, and checking takes longest. */
const goodFor = new WeakMap<object, WeakSet<object>>();

/** The entry at an index that a file names; undefined if it is no index of the table, or nothing good is there. */
export function at<T>(table: readonly (T | undefined)[], index: unknown): T | undefined {
  return typeof index === 'number' ? table[index] : undefined;
}

export class DistinctValues<T> {
  readonly values: T[];
  readonly #indexes: Map<string, number>;

  /** `first`: values that keep their places. */
  constructor(first: readonly T[] = []) {
    this.values = [...first];
    this.#indexes = new Map(first.map((value, index) => [JSON.stringify(value), index]));
  }

  index(value: T): number {
    const key = JSON.stringify(value);
    const known = this.#indexes.get(key);
    if (known !== undefined) return known;
    this.#indexes.set(key, this.values.length);
    return this.values.push(value) - 1;
  }
}
