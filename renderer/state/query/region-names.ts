/** What a Region can be called in the search: its code, its group, its place, its country. */
import { regionInfo } from '../../../electron/contract/cells/regions.ts';
import { groupsOf } from '../../../electron/contract/filter/placement.ts';
import type { RegionCode } from '../../../electron/contract/snapshot/model.ts';
import { folded } from '../search/spelling.ts';

/** Short words for a group, to its name. */
const GROUP_WORDS: Readonly<Record<string, string>> = {
  eu: 'europe',
  apac: 'asia pacific',
  asia: 'asia pacific',
};

/** Other words for a country, to its name. */
const COUNTRY_WORDS: Readonly<Record<string, string>> = {
  usa: 'united states',
  uk: 'united kingdom',
  'great britain': 'united kingdom',
  england: 'united kingdom',
  korea: 'south korea',
};

/** A shorter beginning of a name is rather a word of a model. */
const MIN_BEGINNING = 3;

/** All that can be typed: groups, codes, places and countries, in small letters. */
export function regionValues(regions: readonly RegionCode[]): readonly string[] {
  return [...new Set(tiers(regions).flat())];
}

/** The values that the text stands for: the one of that name, else those that begin so. */
export function regionsMeant(typed: string, regions: readonly RegionCode[]): readonly string[] {
  const exact = regionsNamed(typed, regions);
  return exact.length > 0 ? exact : regionsBegun(typed, regions);
}

/** The values of exactly that name. */
function regionsNamed(typed: string, regions: readonly RegionCode[]): readonly string[] {
  const text = folded(typed);
  if (text === '') return [];
  const all = tiers(regions);
  for (const tier of all) {
    const same = tier.filter((value) => folded(value) === text);
    if (same.length > 0) return same;
  }
  const [groups, , , countries] = all;
  const [group, country] = [GROUP_WORDS[text], COUNTRY_WORDS[text]];
  if (group !== undefined && groups.includes(group)) return [group];
  return country !== undefined && countries.includes(country) ? [country] : [];
}

/** The codes that begin so; else the groups, else the places, else the countries. */
function regionsBegun(typed: string, regions: readonly RegionCode[]): readonly string[] {
  const text = folded(typed);
  if (text === '') return [];
  const [groups, codes, places, countries] = tiers(regions);
  for (const tier of [codes, groups, places, countries]) {
    const begun = tier.filter((value) => folded(value).startsWith(text));
    if (begun.length > 0) return begun;
  }
  return [];
}

/** The values that a plain word stands for, by its name or by a beginning that is long enough. */
export const regionsOfWord = {
  named: (word: string, regions: readonly RegionCode[]): readonly string[] =>
    isLong(word) ? regionsNamed(word, regions) : [],
  begun: (word: string, regions: readonly RegionCode[]): readonly string[] =>
    isLong(word) ? regionsBegun(word, regions) : [],
};

function isLong(word: string): boolean {
  return folded(word).length >= MIN_BEGINNING;
}

/**
 * The Regions of these values. A Region that is named narrows its group: `europe` with `frankfurt` is Frankfurt, `us` with
 * `frankfurt` is the US and Frankfurt.
 */
export function regionsOfValues(regions: readonly RegionCode[], values: readonly string[]): RegionCode[] {
  const own = new Set(regions.filter((region) => ownNames(region).some((name) => values.includes(name))));
  const narrowed = new Set([...own].map((region) => regionInfo(region).group));
  return regions.filter((region) => {
    const { group } = regionInfo(region);
    return own.has(region) || (values.includes(group.toLowerCase()) && !narrowed.has(group));
  });
}

/** Whether a value names the Region, or its group. */
export function isNamed(region: RegionCode, values: readonly string[]): boolean {
  return (
    values.includes(regionInfo(region).group.toLowerCase()) ||
    ownNames(region).some((name) => values.includes(name))
  );
}

type Tiers = readonly [
  groups: readonly string[],
  codes: readonly string[],
  places: readonly string[],
  countries: readonly string[],
];

function tiers(regions: readonly RegionCode[]): Tiers {
  const groups = groupsOf(regions).map((group) => group.toLowerCase());
  const each = (names: (region: RegionCode) => readonly string[]) => [...new Set(regions.flatMap(names))];
  return [groups, regions, each(placeNames), each(countryNames)];
}

function ownNames(region: RegionCode): readonly string[] {
  return [region, ...placeNames(region), ...countryNames(region)];
}

function countryNames(region: RegionCode): readonly string[] {
  const { country } = regionInfo(region);
  return country === undefined ? [] : [country.toLowerCase()];
}

/** What stands in the brackets of the name, and before them: unless others are called so too. */
function placeNames(region: RegionCode): readonly string[] {
  const { name, group } = regionInfo(region);
  const [, before = '', place = ''] = /^(.*?) \((.*)\)$/u.exec(name.toLowerCase()) ?? [];
  // Such as `virginia` of `n. virginia`.
  const last = /^\w\. (.+)$/u.exec(place)?.[1] ?? '';
  const shared = ['', 'central', group.toLowerCase()];
  return [place, last, before].filter((each) => !shared.includes(each));
}
