/** Suggestions for what is being typed, wherever the caret stands. */

import { folded } from '../search/spelling.ts';
import { QUALIFIERS, type Qualifiers, type QueryQualifier } from './qualifiers.ts';
import {
  type QualifierToken,
  qualifierText,
  queryTokens,
  quotedValue,
  valueAt,
  type WordToken,
  withPart,
} from './query-tokens.ts';
import type { QueryVocabulary } from './query-vocabulary.ts';

/** A suggestion, the query with it, and where the caret then stands. */
export interface Completion {
  text: string;
  query: string;
  caret: number;
}

/** A longer list would cover the matrix; typing on narrows it. */
const MAX_COMPLETIONS = 9;

/** Where it is typed; by default at the end, with the filters of the app. */
interface Typing {
  caret?: number;
  qualifiers?: Qualifiers<never>;
}

/** Suggestions at the caret; none in a word that finds something, or at a complete value. */
export function completions(
  query: string,
  vocabulary: QueryVocabulary,
  { caret = query.length, qualifiers = QUALIFIERS }: Typing = {},
): Completion[] {
  const token = queryTokens(query).find(({ start, end }) => start < caret && caret <= end);
  if (token === undefined || token.kind === 'or') return [];
  if (token.kind === 'word')
    return token.end === caret ? keysBegun(query, token, vocabulary, qualifiers) : [];
  const qualifier = qualifiers.get(token.key);
  return qualifier === undefined ? [] : valuesBegun(query, token, qualifier, vocabulary, caret);
}

/** The values that begin as the one at the caret does, but for those that stand beside it. */
function valuesBegun(
  query: string,
  token: QualifierToken,
  { key, values, example }: QueryQualifier<never>,
  vocabulary: QueryVocabulary,
  caret: number,
): Completion[] {
  const typed = valueAt(query, token, caret);
  // A number has no second one.
  if (typed === undefined || (values === undefined && typed.others.length > 0)) return [];
  const all = values?.(vocabulary) ?? [example.slice(key.length + 1)];
  if (all.some((value) => folded(value) === folded(typed.whole))) return [];
  const others = new Set(typed.others.map(folded));
  const fitting = all.filter(
    (value) => folded(value).startsWith(folded(typed.begun)) && !others.has(folded(value)),
  );
  return fitting.slice(0, MAX_COMPLETIONS).map((value) => {
    const isLast = typed.end === query.length;
    const text = `${quotedValue(value)}${isLast ? ' ' : ''}`;
    return {
      text: qualifierText(key, value, token.isNegated),
      query: withPart(query, typed, text),
      caret: typed.start + text.length,
    };
  });
}

/** The keys that begin as a word does that finds no model. */
function keysBegun(
  query: string,
  token: WordToken,
  vocabulary: QueryVocabulary,
  qualifiers: Qualifiers<never>,
): Completion[] {
  const typed = token.text.toLowerCase();
  if (typed.length < 2 || vocabulary.meaningOf(typed)?.kind === 'models') return [];
  const keys = [...qualifiers.keys()].filter((key) => key.startsWith(typed));
  return keys.map((key) => {
    const text = `${token.isNegated ? '-' : ''}${key}:`;
    return { text, query: withPart(query, token, text), caret: token.start + text.length };
  });
}
