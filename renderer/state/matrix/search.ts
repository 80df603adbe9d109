/** Forgiving search over models: words in any order, small typos, in names, ids, providers and profile ids. */
import UFuzzy from '@leeoniya/ufuzzy';
import type { ModelId } from '../../../electron/contract/snapshot/model.ts';
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

/** What is looked through. */
type Searched = Pick<ModelRow, 'name' | 'provider' | 'modelId' | 'profileIds'>;

/** The models that a word finds. */
export interface WordHits {
  models: ReadonlySet<ModelId>;
  /** The word is a beginning of one of theirs, letter by letter; otherwise it is only near to one. */
  isExact: boolean;
}

export interface Search {
  /** The models that all words of the text find; undefined if it has no words. */
  all(text: string): ReadonlySet<ModelId> | undefined;
  /** Undefined if it has no letter and no digit. */
  word(word: string): WordHits | undefined;
}

/** From this length on, a word found nowhere else may match inside another word or across punctuation. */
const INSIDE_FROM_LENGTH = 4;
/** Words whose hits are remembered: a letter typed changes one word of a query. */
const MAX_REMEMBERED = 100;

/** A search over these rows. */
export function createSearch(rows: readonly Searched[]): Search {
  const haystack = rows.map(searchText);
  const run = haystack.map(lettersAndDigits);
  const known = new Map<string, WordHits>();
  const word = (typed: string): WordHits | undefined => {
    const text = withoutPlace(typed.toLowerCase());
    if (lettersAndDigits(text) === '') return undefined;
    const before = known.get(text);
    if (before !== undefined) return before;
    const { indexes, isExact } = indexesOf(text, haystack, run);
    const hits = { models: new Set(indexes.map((index) => rows[index]?.modelId ?? '')), isExact };
    if (known.size >= MAX_REMEMBERED) known.clear();
    known.set(text, hits);
    return hits;
  };
  return {
    word,
    all(text) {
      const found = text.split(/[\s,]+/).flatMap((each) => word(each)?.models ?? []);
      const [first, ...others] = found;
      return first && new Set([...first].filter((id) => others.every((each) => each.has(id))));
    },
  };
}

/** What stands before the id in an ARN, or in a name of LiteLLM such as `bedrock/converse/ID`. */
function withoutPlace(word: string): string {
  return word.slice(word.lastIndexOf('/') + 1);
}

/** An id with what no id here has: the area of a profile before it, a context or throughput variant after it. */
const ADDED = /^(?:global|us|us-gov|eu|apac|jp|au|ca|in|sa)\.(?=\p{L})|(?<=:\d+):\w+$/gu;

interface Hits {
  indexes: number[];
  isExact: boolean;
}

function indexesOf(word: string, haystack: string[], run: string[]): Hits {
  const hits = hitsOf(word, haystack, run);
  const bare = word.replaceAll(ADDED, '');
  return hits.indexes.length > 0 || bare === word ? hits : hitsOf(bare, haystack, run);
}

function hitsOf(word: string, haystack: string[], run: string[]): Hits {
  // The patterns know Latin letters only.
  const isLatin = /[a-z0-9]/.test(word);
  if (!isLatin) return { indexes: inside(lettersAndDigits(word), run, 1), isExact: true };
  const hits = bounded(exact, word, haystack);
  if (hits.length > 0) return { indexes: hits, isExact: true };
  const isForgiven = word.length >= FORGIVE_FROM_LENGTH && word.length <= FORGIVE_UP_TO_LENGTH;
  if (isForgiven && !/\d/.test(word)) {
    const close = bounded(forgiving, word, haystack);
    if (close.length > 0) return { indexes: close, isExact: false };
  }
  return { indexes: inside(lettersAndDigits(word), run), isExact: false };
}

function bounded(fuzzy: UFuzzy, word: string, haystack: string[]): number[] {
  if (word.length > MAX_PATTERN_LENGTH) return [];
  const hits = fuzzy.filter(haystack, word);
  return hits === null || hits.length === 0 ? [] : fuzzy.info(hits, haystack, word).idx;
}

function inside(word: string, run: string[], fromLength = INSIDE_FROM_LENGTH): number[] {
  if (word.length < fromLength) return [];
  return [...run.keys()].filter((index) => run[index]?.includes(word) === true);
}

function lettersAndDigits(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

function searchText(row: Searched): string {
  return [row.name, row.provider, row.modelId, ...row.profileIds].join(' ');
}
