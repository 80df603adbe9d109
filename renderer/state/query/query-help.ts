/** Problems of the query, with corrections. */

import { nearest } from '../search/spelling.ts';
import { parseComparison } from './number-comparison.ts';
import { QUALIFIERS, type Qualifiers, type QueryQualifier, valuesMeant } from './qualifiers.ts';
import { type Alternative, clausesOf, type WordsPart } from './query-clauses.ts';
import { type QualifierToken, qualifierText, withPart } from './query-tokens.ts';
import type { QueryVocabulary } from './query-vocabulary.ts';
import { regionValues } from './region-names.ts';

/** A part of the query that is ignored, or that nothing is called by. */
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
  return clausesOf(query, vocabulary).flatMap((clause) =>
    clause.flatMap((part) => {
      const problem = problemOf(part, clause.length > 1, vocabulary, qualifiers);
      if (problem === undefined) return [];
      const { message, text } = problem;
      return [
        {
          message,
          instead: text === undefined ? undefined : { text, query: withPart(query, part, text) },
          without: withPart(query, part, ''),
        },
      ];
    }),
  );
}

function problemOf(
  part: Alternative,
  isAlternative: boolean,
  vocabulary: QueryVocabulary,
  qualifiers: Qualifiers<never>,
): Problem | undefined {
  if (part.kind === 'words') return part.meaning === undefined ? unknownWord(part, vocabulary) : undefined;
  const qualifier = qualifiers.get(part.key);
  if (qualifier === undefined) return unknownKey(part, qualifiers, vocabulary);
  const wrong = unknownValue(qualifier, part, vocabulary);
  if (wrong !== undefined || qualifier.kind !== 'latency' || !isAlternative) return wrong;
  return { message: `${qualifier.key}: cannot be an alternative of OR; filter ignored.`, text: undefined };
}

/** Nothing is called so: the word empties the matrix, or excludes nothing. */
function unknownWord({ text, isNegated }: WordsPart, { options, regions }: QueryVocabulary): Problem {
  const names = [...regionValues(regions), ...Object.values(options).flat()].map((name) =>
    name.toLowerCase(),
  );
  const right = text.length < MIN_CORRECTED ? undefined : nearest(text, names);
  return {
    message: isNegated
      ? `“${text}” excludes nothing: no model or Region is called so.`
      : `No model or Region is called “${text}”.`,
    text: right && `${isNegated ? '-' : ''}${/\s/u.test(right) ? `"${right}"` : right}`,
  };
}

/** Too many names are near to a shorter word. */
const MIN_CORRECTED = 4;

interface Problem {
  message: string;
  text: string | undefined;
}

function unknownKey(
  token: QualifierToken,
  qualifiers: Qualifiers<never>,
  vocabulary: QueryVocabulary,
): Problem {
  const key = rightKey(token, [...qualifiers.values()], vocabulary);
  const meant = qualifiers.get(key ?? '');
  // A value that the right key does not know is corrected with it.
  const withValue = meant && unknownValue(meant, token, vocabulary)?.text;
  const value = token.values.join(',');
  return {
    message: `“${token.key}:” is not a filter and is ignored${
      key === undefined ? `; there are ${[...qualifiers.keys()].map((each) => `${each}:`).join(' ')}` : ''
    }.`,
    text: withValue ?? (key === undefined ? undefined : qualifierText(key, value, token.isNegated)),
  };
}

/** The nearest of the keys that take the value; if none does, of those that take words. */
function rightKey(
  token: QualifierToken,
  qualifiers: readonly QueryQualifier<never>[],
  vocabulary: QueryVocabulary,
): string | undefined {
  const taking = qualifiers.filter((each) => unknownValue(each, token, vocabulary) === undefined);
  const offered = taking.length > 0 ? taking : qualifiers.filter(({ values }) => values !== undefined);
  const keys = new Map(
    offered.flatMap(({ key, otherKeys }) => [key, ...otherKeys].map((each) => [each, key] as const)),
  );
  return keys.get(nearest(token.key, [...keys.keys()]) ?? '');
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
    message: `No ${NOUNS[key] ?? `value of ${key}:`} matches “${wrong}”; filter ignored.`,
    text: right === undefined ? undefined : corrected(key, token, wrong, right),
  };
}

/** What the values of a key are called; others have no word of their own. */
const NOUNS: Readonly<Record<string, string>> = { provider: 'provider', region: 'Region' };

function badNumber(
  { kind, key, example, measure }: QueryQualifier<never> & { kind: 'number' | 'latency' },
  { values: [typed = ''], isNegated }: QualifierToken,
): Problem | undefined {
  const { comparators } = measure;
  const isUnderstood = parseComparison(typed, measure) !== undefined && !(kind === 'latency' && isNegated);
  if (isUnderstood || comparators.some((comparator) => comparator === typed)) return undefined;
  // With its scale, which is no scale where letters follow: `200ms` are no millions.
  const digits = /\d+(?:\.\d+)?(?:[km](?![a-z]))?/iu.exec(typed)?.[0];
  return {
    message: `${key}: takes a number, such as ${example}; filter ignored.`,
    text: digits === undefined ? example : `${key}:${comparators[0]}${digits}`,
  };
}

function corrected(key: string, token: QualifierToken, wrong: string, right: string): string {
  return qualifierText(
    key,
    token.values.map((value) => (value === wrong ? right : value)),
    token.isNegated,
  );
}
