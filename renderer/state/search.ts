/** Forgiving search over models: words in any order, small typos, in names, ids, providers and profile ids. */
import UFuzzy from '@leeoniya/ufuzzy';
import type { ModelRow } from './model-row.ts';

// A word has to begin where a word, a number or a capital begins; its parts stay close together.
const BOUNDS = { interLft: 1, interIns: 3 } as const;
const exact = new UFuzzy({ ...BOUNDS, intraMode: 0, intraIns: 0 });
const forgiving = new UFuzzy({ ...BOUNDS, intraMode: 1 });
/** Words shorter than this must be typed right: one error in `eu` leaves no word. */
const FORGIVE_FROM_LENGTH = 5;

export type Search = (query: string) => ReadonlySet<string> | undefined;

/** A search over these rows; it gives the ids of the models found, or undefined if the query has no words. */
export function createSearch(rows: readonly ModelRow[]): Search {
  const haystack = rows.map(searchText);
  return (query) => {
    const words = query
      .toLowerCase()
      .split(/[\s,]+/)
      .filter((word) => /[a-z0-9]/.test(word));
    if (words.length === 0) return undefined;
    let places: number[] | undefined;
    for (const word of words) {
      places = placesOf(word, haystack, places);
      if (places.length === 0) break;
    }
    return new Set((places ?? []).map((place) => rows[place]?.modelId ?? ''));
  };
}

function placesOf(word: string, haystack: string[], within: number[] | undefined): number[] {
  const hits = bounded(exact, word, haystack, within);
  if (hits.length > 0 || word.length < FORGIVE_FROM_LENGTH || /\d/.test(word)) return hits;
  return bounded(forgiving, word, haystack, within);
}

function bounded(fuzzy: UFuzzy, word: string, haystack: string[], within: number[] | undefined): number[] {
  const hits = within === undefined ? fuzzy.filter(haystack, word) : fuzzy.filter(haystack, word, within);
  return hits === null || hits.length === 0 ? [] : fuzzy.info(hits, haystack, word).idx;
}

function searchText(row: ModelRow): string {
  return [row.name, row.provider, row.modelId, ...row.profileIds].join(' ');
}
