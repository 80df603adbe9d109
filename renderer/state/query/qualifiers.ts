/** The qualifiers of the search: what each asks for, and the values that it takes. */
import { AVAILABILITY_KINDS } from '../../../electron/contract/cells/availability.ts';
import { REGION_GROUPS, regionInfo } from '../../../electron/contract/cells/regions.ts';
import { STAY_PLACES } from '../../../electron/contract/cells/residency.ts';
import type { RegionCode } from '../../../electron/contract/snapshot/model.ts';
import { folded } from './nearest.ts';

/** What `is:` can ask of a model. */
const STANDINGS = ['callable', 'blocked', 'pinned', 'ending', 'legacy', 'active', 'mantle'] as const;

/** What `has:` can ask of a model. */
const FEATURES = ['caching', 'streaming', 'vision', 'embeddings'] as const;

/** What the data shown offers as values. */
export interface QueryWorld {
  providers: readonly string[];
  inputs: readonly string[];
  outputs: readonly string[];
  regions: readonly RegionCode[];
}

interface QualifierShape {
  /** What it asks for, for the cheat sheet and the palette. */
  does: string;
  example: string;
  /** The values as they are written; undefined: a number of milliseconds. */
  values: ((world: QueryWorld) => readonly string[]) | undefined;
  /** Other words for a value, to the value. */
  also?: Readonly<Record<string, string>>;
}

/** All of them, in the order of the cheat sheet. */
export const QUALIFIERS = {
  provider: {
    does: 'Models of a provider',
    example: 'provider:anthropic',
    values: ({ providers }) => providers.map((provider) => provider.toLowerCase()),
  },
  region: {
    does: 'Only these regions, and the models that are there',
    example: 'region:eu-west-1',
    values: ({ regions }) => [...regions, ...groupsOf(regions).map((group) => group.toLowerCase())],
  },
  has: {
    does: 'Models that are known to have a feature',
    example: 'has:caching',
    values: () => FEATURES,
    also: { 'prompt-caching': 'caching', image: 'vision', images: 'vision', embedding: 'embeddings' },
  },
  is: {
    does: `Models that are ${STANDINGS.join(', ')}`,
    example: 'is:callable',
    values: () => STANDINGS,
    also: { ready: 'callable', available: 'callable', denied: 'blocked' },
  },
  via: {
    does: 'A way to call',
    example: 'via:on-demand',
    values: () => AVAILABILITY_KINDS,
    also: { 'on demand': 'on-demand' },
  },
  stays: {
    does: 'Data stays in an area, or in the one region called',
    example: 'stays:eu',
    values: () => STAY_PLACES.map((place) => place.toLowerCase()),
  },
  access: {
    does: 'What is known of your access in a region shown',
    example: 'access:blocked',
    values: () => ['allowed', 'blocked', 'unknown'],
    also: { denied: 'blocked', ready: 'allowed' },
  },
  in: {
    does: 'Takes this kind of input',
    example: 'in:image',
    values: ({ inputs }) => inputs.map((input) => input.toLowerCase()),
  },
  out: {
    does: 'Gives this kind of output',
    example: 'out:video',
    values: ({ outputs }) => outputs.map((output) => output.toLowerCase()),
  },
  lat: {
    does: 'Only regions with a round trip under so many milliseconds',
    example: 'lat:<200',
    values: undefined,
  },
} as const satisfies Record<string, QualifierShape>;

export type QualifierKey = keyof typeof QUALIFIERS;

/** The keys in the order of the list. */
export const QUALIFIER_KEYS: readonly QualifierKey[] = Object.keys(QUALIFIERS) as QualifierKey[];

/** What is known of a qualifier. */
export function qualifierOf(key: QualifierKey): QualifierShape {
  return QUALIFIERS[key];
}

/** The key of that name, or undefined. */
export function qualifierKey(name: string): QualifierKey | undefined {
  return QUALIFIER_KEYS.find((key) => key === name);
}

/** The values that the typed text means: the one of that name, else all that begin with it; none if it is misspelt. */
export function valuesMeant(key: QualifierKey, typed: string, world: QueryWorld): readonly string[] {
  const { values, also = {} } = qualifierOf(key);
  const all = values?.(world) ?? [];
  const text = folded(typed);
  if (text === '') return [];
  const same = all.filter((value) => folded(value) === text);
  if (same.length > 0) return same;
  const other = Object.entries(also).find(([word]) => folded(word) === text);
  if (other !== undefined) return [other[1]];
  return all.filter((value) => folded(value).startsWith(text));
}

/** The groups that these regions are in, in the order of the filter. */
export function groupsOf(regions: readonly RegionCode[]): readonly string[] {
  return REGION_GROUPS.filter((group) => regions.some((region) => regionInfo(region).group === group));
}

/** The regions that a value of `region:` names: itself, or those of its group. */
export function regionsNamed(value: string, regions: readonly RegionCode[]): readonly RegionCode[] {
  return regions.filter((region) => region === value || regionInfo(region).group.toLowerCase() === value);
}
