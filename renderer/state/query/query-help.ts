/** Problems of the query, with corrections, and suggestions for what is being typed. */
import { folded, nearest } from './nearest.ts';
import { parseComparison } from './number-comparison.ts';
import { QUALIFIERS, type Qualifiers, type QueryQualifier, valuesMeant } from './qualifiers.ts';
import { type QualifierToken, qualifierText, queryTokens, withPart } from './query-tokens.ts';
import type { QueryVocabulary } from './query-vocabulary.ts';

/** A qualifier that is not applied. */
export interface QueryProblem {
  /** One sentence. */
  message: string;
  /** The correction, and the query with it; undefined if nothing is similar. */
  instead: { text: string; query: string } | undefined;
  /** The query without it. */
  without: string;
}

/** All problems of the query, in its order. A qualifier without a value is not a problem yet. */
export function queryProblems(
  query: string,
  vocabulary: QueryVocabulary,
  qualifiers: Qualifiers<never> = QUALIFIERS,
): QueryProblem[] {
  if (!query.includes(':')) return [];
  return queryTokens(query).flatMap((token) => {
    if (token.kind === 'word') return [];
    const qualifier = qualifiers.get(token.key);
    const problem =
      qualifier === undefined
        ? unknownKey(token, [...qualifiers.keys()])
        : unknownValue(qualifier, token, vocabulary);
    if (problem === undefined) return [];
    const { message, text } = problem;
    return [
      {
        message,
        instead: text === undefined ? undefined : { text, query: withPart(query, token, text) },
        without: withPart(query, token, ''),
      },
    ];
  });
}

interface Problem {
  message: string;
  text: string | undefined;
}

function unknownKey(token: QualifierToken, keys: readonly string[]): Problem {
  const key = nearest(token.key, keys);
  const value = token.values.join(',');
  return {
    message: `“${token.key}:” is not a filter and is not applied${
      key === undefined ? `; there are ${keys.map((each) => `${each}:`).join(' ')}` : ''
    }.`,
    text: key === undefined ? undefined : qualifierText(key, value, token.isNegated),
  };
}

function unknownValue(
  qualifier: QueryQualifier<never>,
  token: QualifierToken,
  vocabulary: QueryVocabulary,
): Problem | undefined {
  if (token.values.length === 0) return undefined;
  if (qualifier.kind === 'number' || qualifier.kind === 'latency') return badNumber(qualifier, token);
  const { key, values } = qualifier;
  const wrong = token.values.find((value) => valuesMeant(qualifier, value, vocabulary).length === 0);
  if (wrong === undefined) return undefined;
  const right = nearest(wrong, values?.(vocabulary) ?? []);
  return {
    message: `${key}: knows no “${wrong}” in the data shown, so that is not applied.`,
    text: right === undefined ? undefined : corrected(key, token, wrong, right),
  };
}

function badNumber(
  { kind, key, example, measure }: QueryQualifier<never> & { kind: 'number' | 'latency' },
  { values: [typed = ''], isNegated }: QualifierToken,
): Problem | undefined {
  const { comparators } = measure;
  const isUnderstood = parseComparison(typed, measure) !== undefined && !(kind === 'latency' && isNegated);
  if (isUnderstood || comparators.some((comparator) => comparator === typed)) return undefined;
  const digits = /\d+/u.exec(typed)?.[0];
  return {
    message: `${key}: takes a number, such as ${example}, and is not applied.`,
    text: digits === undefined ? example : `${key}:${comparators[0]}${digits}`,
  };
}

function corrected(key: string, token: QualifierToken, wrong: string, right: string): string {
  const values = token.values.map((value) => qualifierText('', value === wrong ? right : value).slice(1));
  return `${token.isNegated ? '-' : ''}${key}:${values.join(',')}`;
}

/** A suggested qualifier, and the query with it. */
export interface Completion {
  text: string;
  query: string;
}

/** A longer list would cover the matrix; typing on narrows it. */
const MAX_COMPLETIONS = 9;

/** Suggestions for the qualifier at the end of the query; none if it ends with a word or a complete value. */
export function completions(
  query: string,
  vocabulary: QueryVocabulary,
  qualifiers: Qualifiers<never> = QUALIFIERS,
): Completion[] {
  const token = queryTokens(query).at(-1);
  if (token?.kind !== 'qualifier' || token.end !== query.length) return [];
  const qualifier = qualifiers.get(token.key);
  if (qualifier === undefined || token.values.length > 1 || query.endsWith(',')) return [];
  const typed = token.values[0] ?? '';
  const all = qualifier.values?.(vocabulary) ?? [];
  const fitting = all.filter((value) => folded(value).startsWith(folded(typed)));
  if (fitting.some((value) => folded(value) === folded(typed))) return [];
  return fitting.slice(0, MAX_COMPLETIONS).map((value) => {
    const text = qualifierText(qualifier.key, value, token.isNegated);
    return { text, query: `${withPart(query, token, text)} ` };
  });
}
