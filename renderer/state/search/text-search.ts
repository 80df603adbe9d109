/** Forgiving search over texts of any script: words in any order, small typos, capitals and accents ignored. */
import UFuzzy from '@leeoniya/ufuzzy';
import { folded, plainLetters } from './spelling.ts';

// A match begins where a word, a number or a capital begins, and its parts are close together.
const BOUNDS = { interLft: 1, interIns: 3 } as const;
/** Patterns for letters of all scripts are slower, so Latin ones have their own. */
const ANY_SCRIPT = {
  unicode: true,
  interSplit: "[^\\p{L}\\p{N}']+",
  intraSplit: '\\p{Ll}\\p{Lu}',
  interBound: '[^\\p{L}\\p{N}]',
  intraBound: '\\p{L}\\p{N}|\\p{N}\\p{L}|\\p{Ll}\\p{Lu}',
  intraChars: "[\\p{L}\\p{N}']",
  intraContr: "'\\p{L}{1,2}\\b",
} as const;
const LATIN = {
  exact: new UFuzzy({ ...BOUNDS, intraMode: 0, intraIns: 0 }),
  forgiving: new UFuzzy({ ...BOUNDS, intraMode: 1 }),
  ranking: new UFuzzy({ interLft: 1, intraMode: 1 }),
};
const OTHER = {
  exact: new UFuzzy({ ...ANY_SCRIPT, ...BOUNDS, intraMode: 0, intraIns: 0 }),
  forgiving: new UFuzzy({ ...ANY_SCRIPT, ...BOUNDS, intraMode: 1 }),
  ranking: new UFuzzy({ ...ANY_SCRIPT, interLft: 1, intraMode: 1 }),
};
/** Words shorter than this must be typed right: one error in `eu` leaves no word. */
const FORGIVE_FROM_LENGTH = 5;
/** And longer ones too: the pattern grows with the square, and one of a few hundred letters holds the page up for seconds. */
const FORGIVE_UP_TO_LENGTH = 50;
/** A longer word is no pattern at all: it may still stand inside a text. */
const MAX_PATTERN_LENGTH = 1_000;
/** From this length on, a word found nowhere else may match inside another word or across punctuation. */
const INSIDE_FROM_LENGTH = 4;
/** Scripts that put no blank between words: a word of theirs may stand anywhere. */
const UNSPACED = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]/u;
/** No more letters are put in order: the pattern of a longer text would hold the page up. */
const MAX_RANKED_LENGTH = 50;
/** Words whose hits are remembered: a letter typed changes one word of a query. */
const MAX_REMEMBERED = 100;

/** The indexes of the texts that a word finds. */
export interface TextHits {
  indexes: readonly number[];
  /** The word is a beginning in each of them, letter by letter; otherwise it is only near to one. */
  isExact: boolean;
}

export interface TextSearch {
  /** The texts that all words find, in their order; undefined if there are no words. */
  all(words: string): readonly number[] | undefined;
  /** Undefined if it has no letter and no digit. */
  word(word: string): TextHits | undefined;
  /** The same texts as `all`, the nearest to the words first. */
  ranked(words: string): readonly number[];
}

/** A search over these texts. */
export function createTextSearch(given: readonly string[]): TextSearch {
  const texts = given.map(plainLetters);
  const runs = texts.map(folded);
  const known = new Map<string, TextHits>();
  const word = (typed: string): TextHits | undefined => {
    const text = lookedFor(typed);
    if (folded(text) === '') return undefined;
    const before = known.get(text);
    if (before !== undefined) return before;
    const hits = hitsWithOrWithoutAdded(text, texts, runs);
    if (known.size >= MAX_REMEMBERED) known.clear();
    known.set(text, hits);
    return hits;
  };
  const all = (words: string): readonly number[] | undefined => {
    const [first, ...others] = wordsOf(words).flatMap((each) => {
      const hits = word(each);
      return hits === undefined ? [] : [hits.indexes];
    });
    const sets = others.map((indexes) => new Set(indexes));
    return first?.filter((index) => sets.every((set) => set.has(index)));
  };
  return {
    word,
    all,
    ranked(words) {
      const text = wordsOf(words).map(lookedFor).join(' ').slice(0, MAX_RANKED_LENGTH);
      const near = rankedBy(isLatin(text) ? LATIN.ranking : OTHER.ranking, texts, text);
      return [...new Set([...near, ...(all(words) ?? [])])];
    },
  };
}

function wordsOf(text: string): string[] {
  return text.split(/[\s,]+/u);
}

/** What is looked for: an ARN, and a name of LiteLLM such as `bedrock/converse/ID`, have a place before the id. */
export function lookedFor(word: string): string {
  const text = plainLetters(word).toLowerCase();
  return text.split('/').findLast((part) => folded(part) !== '') ?? '';
}

/** An id with what no id here has: the area of a profile before it, a context or throughput variant after it. */
const ADDED = /^(?:global|us|us-gov|eu|apac|jp|au|ca|in|sa)\.(?=\p{L})|(?<=:\d+):\w+$|:\d+[km]$/gu;

/** The word without what was added to an id. */
export function withoutAdded(word: string): string {
  return word.replaceAll(ADDED, '');
}

function hitsWithOrWithoutAdded(word: string, texts: string[], runs: string[]): TextHits {
  const hits = hitsOf(word, texts, runs);
  const bare = withoutAdded(word);
  return hits.indexes.length > 0 || bare === word ? hits : hitsOf(bare, texts, runs);
}

function hitsOf(word: string, texts: string[], runs: string[]): TextHits {
  if (UNSPACED.test(word)) return { indexes: inside(folded(word), runs, 1), isExact: true };
  const { exact, forgiving } = isLatin(word) ? LATIN : OTHER;
  const hits = bounded(exact, word, texts);
  if (hits.length > 0) return { indexes: hits, isExact: true };
  const isForgiven = word.length >= FORGIVE_FROM_LENGTH && word.length <= FORGIVE_UP_TO_LENGTH;
  if (isForgiven && !/\p{N}/u.test(word)) {
    const close = bounded(forgiving, word, texts);
    if (close.length > 0) return { indexes: close, isExact: false };
  }
  return { indexes: inside(folded(word), runs), isExact: false };
}

/** Whether all its letters and digits are those that the Latin patterns know. */
function isLatin(text: string): boolean {
  return !/[^\p{ASCII}]/u.test(text.replaceAll(/[^\p{L}\p{N}]/gu, ''));
}

function bounded(fuzzy: UFuzzy, word: string, texts: string[]): number[] {
  if (word.length > MAX_PATTERN_LENGTH) return [];
  const hits = fuzzy.filter(texts, word);
  return hits === null || hits.length === 0 ? [] : fuzzy.info(hits, texts, word).idx;
}

function rankedBy(fuzzy: UFuzzy, texts: string[], words: string): readonly number[] {
  const [places, info, order] = fuzzy.search(texts, words, 3);
  return order === null || info === null ? (places ?? []) : order.map((at) => info.idx[at] ?? -1);
}

function inside(word: string, runs: string[], fromLength = INSIDE_FROM_LENGTH): number[] {
  if (word.length < fromLength) return [];
  return [...runs.keys()].filter((index) => runs[index]?.includes(word) === true);
}
