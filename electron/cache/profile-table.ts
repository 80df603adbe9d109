/**
 * Inference profiles in a file. Each source region gives a profile with its own list of nearly the same
 * long ARNs, so the destinations, and all that surrounds them, are written once.
 */
import type { InferenceProfile } from '../contract/model.ts';
import { isCount } from './checks.ts';

/** A profile as rows of places: the body's, then those of its destinations in order. */
export interface PackedProfiles {
  /** The records with 0 in place of `models`, which keeps the member's position. */
  bodies: Record<string, unknown>[];
  destinations: InferenceProfile['models'];
  rows: number[][];
}

/** The same profiles with everything that repeats written once. */
export function packProfiles(profiles: readonly InferenceProfile[]): PackedProfiles {
  const bodies = new Interned<Record<string, unknown>>();
  const destinations = new Interned<{ modelArn: string }>();
  const rows = profiles.map((profile) => [
    bodies.place({ ...profile, models: 0 }),
    ...profile.models.map((destination) => destinations.place(destination)),
  ]);
  return { bodies: bodies.values, destinations: destinations.values, rows };
}

/** The profiles again; undefined if a row names a place that is not there. */
export function unpackProfiles(packed: PackedProfiles): InferenceProfile[] | undefined {
  const profiles: InferenceProfile[] = [];
  for (const [bodyPlace, ...places] of packed.rows) {
    const body = at(packed.bodies, bodyPlace);
    const models = places.map((place) => at(packed.destinations, place)).filter((each) => each !== undefined);
    if (body === undefined || models.length !== places.length) return undefined;
    profiles.push({ ...body, models } as InferenceProfile);
  }
  return profiles;
}

/** The value at a place that a file names; undefined if it is no place in the table. */
export function at<T>(table: readonly T[], place: unknown): T | undefined {
  return isCount(place) ? table[place] : undefined;
}

class Interned<T> {
  readonly values: T[] = [];
  readonly #places = new Map<string, number>();

  place(value: T): number {
    const key = JSON.stringify(value);
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.values.length);
    return this.values.push(value) - 1;
  }
}
