/** What is said beside the search: what of the query is not understood, and what can be typed next. */
import { folded, nearest } from './nearest.ts';
import { millisecondsOf } from './parse-query.ts';
import {
  QUALIFIER_KEYS,
  type QualifierKey,
  type QueryWorld,
  qualifierKey,
  qualifierOf,
  valuesMeant,
} from './qualifiers.ts';
import { type QualifierToken, qualifierText, queryTokens, withPart } from './query-tokens.ts';

/** A qualifier that is not applied. */
export interface QueryProblem {
  /** One sentence. */
  words: string;
  /** What to type in its place, and the query with it; undefined if nothing resembles it. */
  instead: { text: string; query: string } | undefined;
  /** The query without it. */
  without: string;
}

/** Everything in the query that is not understood, in its order. Whoever has not typed a value yet has no problem. */
export function queryProblems(query: string, world: QueryWorld): QueryProblem[] {
  if (!query.includes(':')) return [];
  return queryTokens(query).flatMap((token) => {
    if (token.kind === 'word') return [];
    const key = qualifierKey(token.key);
    const problem = key === undefined ? unknownKey(token) : unknownValue(key, token, world);
    if (problem === undefined) return [];
    const { words, text } = problem;
    return [
      {
        words,
        instead: text === undefined ? undefined : { text, query: withPart(query, token, text) },
        without: withPart(query, token, ''),
      },
    ];
  });
}

interface Problem {
  words: string;
  text: string | undefined;
}

function unknownKey(token: QualifierToken): Problem {
  const key = nearest(token.key, QUALIFIER_KEYS);
  const value = token.values.join(',');
  return {
    words: `“${token.key}:” is not a filter and is not applied${
      key === undefined ? `; there are ${QUALIFIER_KEYS.map((each) => `${each}:`).join(' ')}` : ''
    }.`,
    text: key === undefined ? undefined : qualifierText(key, value, token.isNegated),
  };
}

function unknownValue(key: QualifierKey, token: QualifierToken, world: QueryWorld): Problem | undefined {
  if (token.values.length === 0) return undefined;
  if (key === 'lat') {
    if (millisecondsOf(token) !== undefined || token.values[0] === '<') return undefined;
    const digits = /\d+/u.exec(token.values.join(''))?.[0] ?? '200';
    return { words: 'lat: takes a number of milliseconds and is not applied.', text: `lat:<${digits}` };
  }
  const wrong = token.values.find((value) => valuesMeant(key, value, world).length === 0);
  if (wrong === undefined) return undefined;
  const right = nearest(wrong, qualifierOf(key).values?.(world) ?? []);
  return {
    words: `${key}: knows no “${wrong}” in the data shown, so that is not applied.`,
    text: right === undefined ? undefined : corrected(key, token, wrong, right),
  };
}

function corrected(key: QualifierKey, token: QualifierToken, wrong: string, right: string): string {
  const values = token.values.map((value) => qualifierText('', value === wrong ? right : value).slice(1));
  return `${token.isNegated ? '-' : ''}${key}:${values.join(',')}`;
}

/** A value that can be typed next, and the query with it. */
export interface Completion {
  text: string;
  query: string;
}

/** More would cover the matrix; another letter finds the rest. */
const MOST_COMPLETIONS = 9;

/** The values that fit the qualifier at the end of the query; none when it ends with a word or a whole value. */
export function completions(query: string, world: QueryWorld): Completion[] {
  const token = queryTokens(query).at(-1);
  if (token?.kind !== 'qualifier' || token.end !== query.length) return [];
  const key = qualifierKey(token.key);
  if (key === undefined || token.values.length > 1 || query.endsWith(',')) return [];
  const typed = token.values[0] ?? '';
  const all = qualifierOf(key).values?.(world) ?? [];
  const fitting = all.filter((value) => folded(value).startsWith(folded(typed)));
  if (fitting.some((value) => folded(value) === folded(typed))) return [];
  return fitting.slice(0, MOST_COMPLETIONS).map((value) => {
    const text = qualifierText(key, value, token.isNegated);
    return { text, query: `${withPart(query, token, text)} ` };
  });
}
