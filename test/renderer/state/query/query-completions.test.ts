/** What is offered while a query is typed, wherever the caret stands. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { completions } from '../../../../renderer/state/query/query-completions.ts';
import { queryTokens } from '../../../../renderer/state/query/query-tokens.ts';
import { always } from '../../../helpers/properties.ts';
import { PROVIDERS, VOCABULARY } from './vocabulary.ts';

/** A query with its caret as a stroke. */
const at = (typed: string) => {
  const caret = typed.indexOf('¦');
  const query = typed.replace('¦', '');
  return completions(query, VOCABULARY, { caret: caret < 0 ? query.length : caret });
};
const offered = (typed: string): string[] => at(typed).map(({ text }) => text);
/** The query after the first of them, with its caret. */
const taken = (typed: string): string | undefined => {
  const [first] = at(typed);
  return first && `${first.query.slice(0, first.caret)}¦${first.query.slice(first.caret)}`;
};

describe('what can be typed next', () => {
  test('are the values that begin so, in quotes where they need it', () => {
    expect(offered('sonnet provider:')).toEqual([
      'provider:amazon',
      'provider:anthropic',
      'provider:meta',
      'provider:"mistral ai"',
    ]);
    expect(offered('eu -provider:mi')).toEqual(['-provider:"mistral ai"']);
    expect(taken('eu -provider:mi')).toBe('eu -provider:"mistral ai" ¦');
  });

  test.each([
    '',
    'sonnet',
    'provider:meta',
    'provider:an ',
    'foo:',
    'lat:<200,',
    'provider:meta,amazon',
    'a OR',
  ])('is nothing after a word, a whole value or a blank: %j', (typed) => expect(offered(typed)).toEqual([]));

  test.each([
    ['provider:amazon,', ['provider:anthropic', 'provider:meta', 'provider:"mistral ai"']],
    ['provider:amazon,an', ['provider:anthropic']],
    ['provider:"mistral ai",', ['provider:amazon', 'provider:anthropic', 'provider:meta']],
    ['provider:"mistral ai",meta,a', ['provider:amazon', 'provider:anthropic']],
    ['provider:am¦,meta sonnet', ['provider:amazon']],
    ['provider:¦,meta', ['provider:amazon', 'provider:anthropic', 'provider:"mistral ai"']],
    ['has:caching provider:an¦ sonnet', ['provider:anthropic']],
    ['provider:an¦t sonnet', ['provider:anthropic']],
    ['prov¦ sonnet', ['provider:']],
    ['pro¦vider:an', []],
    ['¦provider:an', []],
  ])('for a further value and in the middle: %j', (typed, texts) => expect(offered(typed)).toEqual(texts));

  test.each([
    ['provider:amazon,an', 'provider:amazon,anthropic ¦'],
    ['provider:amazon,', 'provider:amazon,anthropic ¦'],
    ['provider:meta,"mis', 'provider:meta,"mistral ai" ¦'],
    ['provider:an¦ sonnet', 'provider:anthropic¦ sonnet'],
    ['provider:an¦t sonnet', 'provider:anthropic¦ sonnet'],
    ['provider:mis¦,meta sonnet', 'provider:"mistral ai"¦,meta sonnet'],
    ['-prov¦ sonnet', '-provider:¦ sonnet'],
    ['sonnet OR prov', 'sonnet OR provider:¦'],
  ])('%j becomes %j', (typed, after) => expect(taken(typed)).toBe(after));

  test('leaves all else as it was, and the value is complete', async () => {
    const part = fc.constantFrom(
      'sonnet',
      'provider:meta',
      '-has:caching',
      'OR',
      'region:eu-west-1',
      '"a b"',
    );
    const value = fc.constantFrom(...PROVIDERS).map((name) => name.toLowerCase());
    await always(
      [fc.array(part), value, fc.nat(), fc.array(value, { maxLength: 2 }), fc.array(part)],
      (...drawn) => {
        const [before, name, length, beside, after] = drawn;
        const others = beside.filter((each) => each !== name).map((each) => `"${each}",`);
        const left = [
          ...before,
          `provider:${others.join('')}${name.slice(0, length % Math.min(name.length, 7))}`,
        ].join(' ');
        const query = [left, ...after].join(' ');
        const typed = completions(query, VOCABULARY, { caret: left.length });
        for (const { query: whole, caret } of typed) {
          expect(whole.slice(caret).trimStart()).toBe(query.slice(left.length).trimStart());
          expect(queryTokens(whole).length).toBe(queryTokens(query).length);
          expect(completions(whole, VOCABULARY, { caret })).toEqual([]);
        }
        expect(typed.some(({ text }) => text === `provider:${name.includes(' ') ? `"${name}"` : name}`)).toBe(
          true,
        );
      },
    );
  });
});
