import { describe, expect, test } from 'vitest';
import { QUALIFIERS } from '../../../../renderer/state/query/qualifiers.ts';
import { queryProblems } from '../../../../renderer/state/query/query-help.ts';
import { nearest } from '../../../../renderer/state/search/spelling.ts';
import { VOCABULARY } from './vocabulary.ts';

const said = (query: string) =>
  queryProblems(query, VOCABULARY).map(({ message, instead }) => [message, instead?.text]);

describe('a misspelt qualifier', () => {
  test('is named, with the nearest valid one', () => {
    expect(said('provder:anthropic')).toEqual([
      ['“provder:” is not a filter and is ignored.', 'provider:anthropic'],
    ]);
    expect(said('-regoin:eu-west-1')[0]?.[1]).toBe('-region:eu-west-1');
    expect(said('sonnet stay:eu has:caching')[0]?.[1]).toBe('stays:eu');
  });

  test('that resembles nothing is named with all there are', () => {
    const [problem] = queryProblems('colour:blue', VOCABULARY);
    expect(problem?.instead).toBeUndefined();
    for (const key of QUALIFIERS.keys()) expect(problem?.message).toContain(`${key}:`);
  });

  test.each([
    ['data:eu', 'stays:eu'],
    ['-data:eu', '-stays:eu'],
    ['vendor:meta', 'provider:meta'],
    ['latency:<200', 'lat:<200'],
    ['window:>200k', 'context:>200k'],
    ['group:europe', 'region:europe'],
    ['data:zz', 'stays:zz'],
    ['zzzz:eu', undefined],
    ['data:eux', 'stays:eu'],
  ])('%s becomes one that takes the value: %s', (query, instead) => {
    expect(said(query)[0]?.[1]).toBe(instead);
  });

  test('is replaced in its place, or taken out', () => {
    const [problem] = queryProblems('sonnet provder:meta eu', VOCABULARY);
    expect(problem?.instead?.query).toBe('sonnet provider:meta eu');
    expect(problem?.without).toBe('sonnet eu');
  });
});

describe('a misspelt value', () => {
  test.each([
    ['provider:zzzz', 'No provider matches “zzzz”; filter ignored.'],
    ['region:zzzz', 'No Region matches “zzzz”; filter ignored.'],
    ['has:zzzz', 'No value of has: matches “zzzz”; filter ignored.'],
  ])('%s is said in words', (query, message) => {
    expect(said(query)[0]?.[0]).toBe(message);
  });

  test.each([
    ['provider:antropic', 'provider:anthropic'],
    ['provider:mistrla', 'provider:"mistral ai"'],
    ['region:eu-wset-1', 'region:eu-west-1'],
    ['has:cachin9', 'has:caching'],
    ['-is:legcay', '-is:legacy'],
    ['stays:euu', 'stays:eu'],
    ['via:on-dmand', 'via:on-demand'],
    ['provider:meta,antropic', 'provider:meta,anthropic'],
    ['lat:fast', 'lat:<200'],
    ['lat:>300', 'lat:<300'],
    ['lat:>300ms', 'lat:<300'],
    ['context:200k..1M', 'context:>=200k'],
    ['context:1.5M-2M', 'context:>=1.5M'],
  ])('%s is named and %s offered', (query, instead) => {
    const problems = said(query);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.[0]).toContain('ignored');
    expect(problems[0]?.[1]).toBe(instead);
  });

  test('is none while it can still become one', () => {
    for (const query of ['provider:', 'provider:an', 'region:eu', 'stays:e', 'lat:', 'lat:<', 'is:call']) {
      expect(said(query), query).toEqual([]);
    }
  });
});

test('every example of the cheat sheet is understood if the data has its value', () => {
  for (const { example } of QUALIFIERS.values()) expect(queryProblems(example, VOCABULARY)).toEqual([]);
});

test('nothing is near to what has nothing in common', () => {
  expect(nearest('zzz', ['provider', 'region'])).toBeUndefined();
  expect(nearest('', ['provider'])).toBeUndefined();
});
