import { describe, expect, test } from 'vitest';
import { nearest } from '../../../../renderer/state/query/nearest.ts';
import { QUALIFIER_KEYS, type QueryWorld, qualifierOf } from '../../../../renderer/state/query/qualifiers.ts';
import { completions, queryProblems } from '../../../../renderer/state/query/query-help.ts';

const WORLD: QueryWorld = {
  providers: ['Amazon', 'Anthropic', 'Meta', 'Mistral AI'],
  inputs: ['IMAGE', 'TEXT'],
  outputs: ['EMBEDDING', 'TEXT'],
  regions: ['us-east-1', 'eu-central-1', 'eu-west-1'],
};
const said = (query: string) =>
  queryProblems(query, WORLD).map(({ words, instead }) => [words, instead?.text]);

describe('a misspelt qualifier', () => {
  test('is named, with the nearest valid one', () => {
    expect(said('provder:anthropic')).toEqual([
      ['“provder:” is not a filter and is not applied.', 'provider:anthropic'],
    ]);
    expect(said('-regoin:eu-west-1')[0]?.[1]).toBe('-region:eu-west-1');
    expect(said('sonnet stay:eu has:caching')[0]?.[1]).toBe('stays:eu');
  });

  test('that resembles nothing is named with all there are', () => {
    const [problem] = queryProblems('colour:blue', WORLD);
    expect(problem?.instead).toBeUndefined();
    for (const key of QUALIFIER_KEYS) expect(problem?.words).toContain(`${key}:`);
  });

  test('is replaced in its place, or taken out', () => {
    const [problem] = queryProblems('sonnet provder:meta eu', WORLD);
    expect(problem?.instead?.query).toBe('sonnet provider:meta eu');
    expect(problem?.without).toBe('sonnet eu');
  });
});

describe('a misspelt value', () => {
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
  ])('%s is named and %s offered', (query, instead) => {
    const problems = said(query);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.[0]).toContain('not applied');
    expect(problems[0]?.[1]).toBe(instead);
  });

  test('is none while it can still become one', () => {
    for (const query of ['provider:', 'provider:an', 'region:eu', 'stays:e', 'lat:', 'lat:<', 'is:call']) {
      expect(said(query), query).toEqual([]);
    }
  });
});

test('every example of the cheat sheet is understood in a world that has it', () => {
  const world = { ...WORLD, outputs: [...WORLD.outputs, 'VIDEO'] };
  for (const key of QUALIFIER_KEYS) expect(queryProblems(qualifierOf(key).example, world), key).toEqual([]);
});

describe('what can be typed next', () => {
  test('are the values that begin so, in quotes where they need it', () => {
    expect(completions('sonnet provider:', WORLD).map(({ text }) => text)).toEqual([
      'provider:amazon',
      'provider:anthropic',
      'provider:meta',
      'provider:"mistral ai"',
    ]);
    expect(completions('eu -provider:mi', WORLD)).toEqual([
      { text: '-provider:"mistral ai"', query: 'eu -provider:"mistral ai" ' },
    ]);
  });

  test('is nothing after a word, a whole value or a blank', () => {
    for (const query of ['', 'sonnet', 'provider:meta', 'provider:an ', 'provider:an sonnet', 'foo:']) {
      expect(completions(query, WORLD), query).toEqual([]);
    }
  });
});

test('nothing is near to what has nothing in common', () => {
  expect(nearest('zzz', ['provider', 'region'])).toBeUndefined();
  expect(nearest('', ['provider'])).toBeUndefined();
});
