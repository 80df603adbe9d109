/** The conditions of a query, each word with what it means here. */
import { type Asking, alternativesOf, type QualifierToken } from './query-tokens.ts';
import type { QueryVocabulary, WordMeaning } from './query-vocabulary.ts';
import { regionsOfWord } from './region-names.ts';

/** One or more words that stand for one thing, such as `tel aviv`. */
export interface WordsPart {
  kind: 'words';
  text: string;
  isNegated: boolean;
  /** Undefined: no model and no Region is called so. */
  meaning: WordMeaning | undefined;
  start: number;
  end: number;
}

/** One of the alternatives of a condition. */
export type Alternative = QualifierToken | WordsPart;

/** Names of places have up to three words. */
const MAX_WORDS = 3;

/** The conditions that must all hold; of the alternatives of one, any will do. */
export function clausesOf(query: string, vocabulary: QueryVocabulary): Alternative[][] {
  const clauses = alternativesOf(query);
  const found: Alternative[][] = [];
  for (let at = 0; at < clauses.length; ) {
    const place = placeAt(clauses, at, vocabulary);
    found.push(place === undefined ? (clauses[at] ?? []).map(partOf(vocabulary)) : [place.part]);
    at += place?.words ?? 1;
  }
  return found;
}

/** The Region that several words name together, which alone may name none. */
function placeAt(
  clauses: readonly Asking[][],
  at: number,
  vocabulary: QueryVocabulary,
): { part: WordsPart; words: number } | undefined {
  for (let words = MAX_WORDS; words > 1; words -= 1) {
    const tokens = clauses
      .slice(at, at + words)
      .map((clause) => (clause.length === 1 ? clause[0] : undefined));
    const names = tokens.flatMap((token) => (token?.kind === 'word' && !token.isNegated ? token : []));
    const [first, last] = [names[0], names.at(-1)];
    if (names.length < words || first === undefined || last === undefined) continue;
    const text = names.map((token) => token.text).join(' ');
    const values = regionsOfWord.named(text, vocabulary.regions);
    if (values.length === 0) continue;
    const meaning = { kind: 'regions', values } as const;
    return {
      part: { kind: 'words', text, isNegated: false, meaning, start: first.start, end: last.end },
      words,
    };
  }
  return undefined;
}

function partOf({ meaningOf }: QueryVocabulary): (token: Asking) => Alternative {
  return (token) =>
    token.kind === 'qualifier' ? token : { ...token, kind: 'words', meaning: meaningOf(token.text) };
}

/** Whether the condition is about models found by words: what else it asks changes with every letter. */
export function hasModelWords(clause: readonly Alternative[]): boolean {
  return clause.some((each) => each.kind === 'words' && each.meaning?.kind !== 'regions');
}

/** The text of the conditions that are not about such words; equal texts ask for the same. */
export function filterText(query: string, vocabulary: QueryVocabulary): string {
  return clausesOf(query, vocabulary)
    .filter((clause) => !hasModelWords(clause))
    .map((clause) => clause.map(({ start, end }) => query.slice(start, end)).join(' OR '))
    .join(' ');
}
