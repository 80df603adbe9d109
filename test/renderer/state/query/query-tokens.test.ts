import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  plainWords,
  qualifierText,
  queryTokens,
  wordsStart,
} from '../../../../renderer/state/query/query-tokens.ts';
import { always } from '../../../helpers/properties.ts';

const qualifiers = (query: string) =>
  queryTokens(query).flatMap((token) =>
    token.kind === 'qualifier' ? [[token.isNegated ? '-' : '', token.key, ...token.values]] : [],
  );

describe('a query', () => {
  test('is words and qualifiers in any order', () => {
    const query = 'sonnet provider:anthropic eu -is:legacy';
    expect(plainWords(query)).toBe('sonnet eu');
    expect(qualifiers(query)).toEqual([
      ['', 'provider', 'anthropic'],
      ['-', 'is', 'legacy'],
    ]);
  });

  test('holds values in quotes and several values', () => {
    expect(qualifiers('provider:"Mistral AI" region:"asia pacific",eu-west-1 lat:<200')).toEqual([
      ['', 'provider', 'Mistral AI'],
      ['', 'region', 'asia pacific', 'eu-west-1'],
      ['', 'lat', '<200'],
    ]);
    expect(qualifiers('provider:"Mistral A')).toEqual([['', 'provider', 'Mistral A']]);
    expect(qualifiers('Provider: sonnet')).toEqual([['', 'provider']]);
  });

  test('takes ids and ARNs for words', () => {
    for (const id of [
      'anthropic.claude-sonnet-4-5-20250929-v1:0',
      'amazon.nova-lite-v1:0:24k',
      'v1:0',
      'arn:aws:bedrock:eu-west-1::foundation-model/a.b',
      'https://aws.amazon.com',
    ]) {
      expect(qualifiers(id), id).toEqual([]);
      expect(plainWords(id), id).toBe(id);
    }
  });

  test('loses no part: what stands between the tokens is blanks and commas', () =>
    always([fc.string({ unit: fc.constantFrom(...'ab:-", \t1.<'), maxLength: 24 })], (query) => {
      let at = 0;
      for (const { start, end } of queryTokens(query)) {
        expect(query.slice(at, start)).toMatch(/^[\s,]*$/u);
        expect(end).toBeGreaterThan(start);
        at = end;
      }
      expect(query.slice(at)).toMatch(/^[\s,]*$/u);
    }));

  test('gives back the value that was written', () =>
    always([fc.string({ minLength: 1, maxLength: 12 }), fc.boolean()], (text, isNegated) => {
      const value = text.replaceAll(/["\s]+/gu, ' ').trim();
      if (value === '') return;
      expect(qualifiers(qualifierText('provider', value, isNegated))).toEqual([
        [isNegated ? '-' : '', 'provider', value],
      ]);
    }));

  test.each([
    ['sonnet 4', 0],
    ['', 0],
    ['region:eu sonnet 4', 10],
    ['region:eu ', 10],
    ['sonnet region:eu', 0],
    ['a has:x b OR c', 8],
  ])('%s has its last words from %d', (query, start) => {
    expect(wordsStart(query)).toBe(start);
  });
});
