/** Forgiving search over models: words in any order, small typos, in names, ids, providers and profile ids. */
import UFuzzy from '@leeoniya/ufuzzy';
import type { ModelRow } from '../rows/model-row.ts';

// A match begins where a word, a number or a capital begins, and its parts are close together.
const BOUNDS = { interLft: 1, interIns: 3 } as const;
const exact = new UFuzzy({ ...BOUNDS, intraMode: 0, intraIns: 0 });
const forgiving = new UFuzzy({ ...BOUNDS, intraMode: 1 });
/** Words shorter than this must be typed right: one error in `eu` leaves no word. */
const FORGIVE_FROM_LENGTH = 5;
/** And longer ones too: the pattern grows with the square, and one of a few hundred letters holds the page up for seconds. */
const FORGIVE_UP_TO_LENGTH = 50;
/** A longer word is no pattern at all: it may still stand inside an id. */
const MAX_PATTERN_LENGTH = 1_000;

export type Search = (query: string) => ReadonlySet<string> | undefined;

/** From this length on, a word found nowhere else may match inside another word or across punctuation. */
const INSIDE_FROM_LENGTH = 4;

/** A search over these rows. Returns the ids of the models found, or undefined if the query has no words. */
export function createSearch(rows: readonly ModelRow[]): Search {
  const haystack = rows.map(searchText);
  const run = haystack.map(lettersAndDigits);
  return (query) => {
    const words = query
      .toLowerCase()
      .split(/[\s,]+/)
      .map(withoutPlace)
      .filter((word) => lettersAndDigits(word) !== '');
    if (words.length === 0) return undefined;
    let indexes: number[] | undefined;
    for (const word of words) {
      indexes = indexesOf(word, haystack, run, indexes);
      if (indexes.length === 0) break;
    }
    return new Set((indexes ?? []).map((index) => rows[index]?.modelId ?? ''));
  };
}

/** What stands before the id in an ARN, or in a name of LiteLLM such as `bedrock/converse/ID`. */
function withoutPlace(word: string): string {
  return word.slice(word.lastIndexOf('/') + 1);
}

/** An id with what no id here has: the area of a profile before it, a context or throughput variant after it. */
const ADDED = /^(?:global|us|us-gov|eu|apac|jp|au|ca|in|sa)\.(?=\p{L})|(?<=:\d+):\w+$/gu;

function indexesOf(word: string, haystack: string[], run: string[], within: number[] | undefined): number[] {
  const hits = hitsOf(word, haystack, run, within);
  const bare = word.replaceAll(ADDED, '');
  return hits.length > 0 || bare === word ? hits : hitsOf(bare, haystack, run, within);
}

function hitsOf(word: string, haystack: string[], run: string[], within: number[] | undefined): number[] {
  // The patterns know Latin letters only.
  const isLatin = /[a-z0-9]/.test(word);
  if (!isLatin) return inside(lettersAndDigits(word), run, within, 1);
  const hits = bounded(exact, word, haystack, within);
  if (hits.length > 0) return hits;
  const isForgiven = word.length >= FORGIVE_FROM_LENGTH && word.length <= FORGIVE_UP_TO_LENGTH;
  if (isForgiven && !/\d/.test(word)) {
    const close = bounded(forgiving, word, haystack, within);
    if (close.length > 0) return close;
  }
  return inside(lettersAndDigits(word), run, within);
}

function bounded(fuzzy: UFuzzy, word: string, haystack: string[], within: number[] | undefined): number[] {
  if (word.length > MAX_PATTERN_LENGTH) return [];
  const hits = within === undefined ? fuzzy.filter(haystack, word) : fuzzy.filter(haystack, word, within);
  return hits === null || hits.length === 0 ? [] : fuzzy.info(hits, haystack, word).idx;
}

function inside(
  word: string,
  run: string[],
  within: number[] | undefined,
  fromLength = INSIDE_FROM_LENGTH,
): number[] {
  if (word.length < fromLength) return [];
  return (within ?? [...run.keys()]).filter((index) => run[index]?.includes(word) === true);
}

function lettersAndDigits(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

function searchText(row: ModelRow): string {
  return [row.name, row.provider, row.modelId, ...row.profileIds].join(' ');
}
