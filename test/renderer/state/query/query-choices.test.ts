/** The check boxes and the query are one state: each shows what was chosen by the other. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FILTER_MODEL, type FilterName, NO_FILTER } from '../../../../electron/contract/filter/filters.ts';
import { QUERY_CHOICES } from '../../../../renderer/state/query/query-choices.ts';
import { queryProblems } from '../../../../renderer/state/query/query-help.ts';
import { folded } from '../../../../renderer/state/search/spelling.ts';
import { anyFilter } from '../../../contract/filterable-models.ts';
import { aModel } from '../../../helpers/builders.ts';
import { always } from '../../../helpers/properties.ts';
import { idsOf, matrixWith, shownOf } from '../matrix/matrix-world.ts';

const one = (id: string, providerName: string) => [
  aModel(id, { providerName, inputModalities: ['TEXT', 'IMAGE'] }),
];
const matrix = matrixWith({
  'us-east-1': one('a.one', 'Anthropic'),
  'eu-central-1': one('b.two', 'Mistral AI'),
  'eu-west-3': one('c.three', 'Meta'),
  'mx-central-1': one('d.four', 'Amazon'),
});
const { vocabulary } = matrix;
const typed = (query: string) => ({ ...NO_FILTER, query });
const ticked = (query: string) => QUERY_CHOICES.ticked(typed(query), vocabulary);
const choose = (query: string, name: FilterName, option: string, isChosen: boolean) =>
  QUERY_CHOICES.choose(typed(query), name, option, isChosen, vocabulary).query;
/** Lists in one order: that in which they were ticked says nothing. */
const boxesOf = (filter = NO_FILTER) =>
  Object.entries({ ...filter, query: '' }).map(([name, choice]) => [
    name,
    Array.isArray(choice) ? [...choice].sort() : choice,
  ]);

describe('what is typed', () => {
  it.each<[string, Partial<typeof NO_FILTER>]>([
    ['region:eu', { groups: ['Europe'] }],
    ['europe', { groups: ['Europe'] }],
    ['region:europe,us', { groups: ['US', 'Europe'] }],
    ['region:europe OR region:us', { groups: ['US', 'Europe'] }],
    ['region:us frankfurt', { groups: ['US'] }],
    ['frankfurt', {}],
    ['-region:europe', {}],
    ['provider:m', { providers: ['Meta', 'Mistral AI'] }],
    ['-is:legacy has:tools', { hideLegacy: true, toolUse: true }],
    ['has:tools OR one', {}],
    ['via:geo stays:"one region"', { kinds: ['geo'], stays: ['One region'] }],
  ])('%s ticks its check boxes', (query, boxes) => {
    expect(ticked(query)).toEqual({ ...NO_FILTER, query, ...boxes });
  });
});

describe('what is ticked', () => {
  it.each<[string, FilterName, string, string]>([
    ['', 'groups', 'Europe', 'region:europe '],
    ['sonnet', 'groups', 'Canada & Mexico', 'region:"canada & mexico" sonnet'],
    ['region:us one', 'groups', 'Europe', 'region:us,europe one'],
    ['provider:meta', 'providers', 'Mistral AI', 'provider:meta,"mistral ai"'],
    ['', 'hideLegacy', 'hideLegacy', 'is:active '],
    ['is:callable', 'streaming', 'streaming', 'has:streaming is:callable'],
    ['', 'stays', 'One region', 'stays:"one region" '],
  ])('beside “%s”: %s %s is in the query', (query, name, option, expected) => {
    expect(choose(query, name, option, true)).toBe(expected);
  });

  it.each<[string, FilterName, string, string]>([
    ['region:eu sonnet', 'groups', 'Europe', 'sonnet'],
    ['europe frankfurt', 'groups', 'Europe', 'frankfurt'],
    ['region:us,eu', 'groups', 'Europe', 'region:us'],
    ['provider:m one', 'providers', 'Meta', 'provider:"mistral ai" one'],
    ['provider:meta OR provider:amazon', 'providers', 'Meta', 'provider:amazon'],
    ['  -is:legacy is:active one', 'hideLegacy', 'hideLegacy', 'one'],
    ['has:caching', 'streaming', 'streaming', 'has:caching'],
  ])('in “%s”: %s %s is taken out', (query, name, option, expected) => {
    expect(choose(query, name, option, false)).toBe(expected);
  });

  it('comes and goes alone, whatever else is typed', async () => {
    const boxes = FILTER_MODEL.boxes.flatMap(({ name, kind }) =>
      kind === 'switch'
        ? [{ name, option: name }]
        : (vocabulary.options[name] ?? []).map((option) => ({ name, option })),
    );
    const before = fc.constantFrom(
      '',
      'one',
      'region:us',
      'one OR two',
      'provider:meta in:text',
      '-is:ended',
      ' x  y ',
    );
    await always([before, fc.shuffledSubarray(boxes, { maxLength: 5 })], (query, chosen) => {
      let filter = typed(query);
      for (const { name, option } of chosen) {
        const next = QUERY_CHOICES.choose(filter, name, option, true, vocabulary);
        const [was, is] = [filter, next].map((each) => QUERY_CHOICES.ticked(each, vocabulary));
        expect(boxesOf(is)).toEqual(boxesOf(was && FILTER_MODEL.choose(was, name, option, true)));
        filter = next;
      }
      const problems = queryProblems(filter.query, vocabulary).length;
      expect(problems).toBe(queryProblems(query, vocabulary).length);
      for (const { name, option } of chosen) {
        filter = QUERY_CHOICES.choose(filter, name, option, false, vocabulary);
        const now: unknown = QUERY_CHOICES.ticked(filter, vocabulary)[name];
        expect(now === true || (Array.isArray(now) && now.includes(option))).toBe(false);
      }
    });
  });
});

describe('choices of an earlier link or view', () => {
  it('are moved into the query and mean the same', () =>
    always([anyFilter], (choices) => {
      const filter = { ...choices, providers: choices.providers.filter((name) => folded(name) !== '') };
      const moved = QUERY_CHOICES.typed({ ...filter, query: 'one' });
      expect(moved).toEqual({ ...NO_FILTER, query: moved.query });
      expect(moved.query.endsWith('one')).toBe(true);
      expect(QUERY_CHOICES.typed(moved)).toBe(moved);
      if (queryProblems(moved.query, vocabulary).length > 0) return;
      const before = shownOf(matrix, { ...filter, query: 'one' });
      expect(idsOf(shownOf(matrix, moved))).toEqual(idsOf(before));
    }));

  it('stay where they are if the query became too long', () => {
    const filter = { ...NO_FILTER, groups: ['Europe' as const], query: 'x'.repeat(995) };
    expect(QUERY_CHOICES.typed(filter)).toBe(filter);
    expect(QUERY_CHOICES.ticked(filter, vocabulary).groups).toEqual(['Europe']);
    const next = QUERY_CHOICES.choose(filter, 'groups', 'Europe', false, vocabulary);
    expect(QUERY_CHOICES.ticked(next, vocabulary).groups).toEqual([]);
  });
});

it('a Region that is gone to is shown', () => {
  const goTo = (query: string) => QUERY_CHOICES.withRegion(typed(query), 'eu-west-3', vocabulary).query;
  expect(goTo('region:eu one')).toBe('region:eu one');
  expect(goTo('region:us frankfurt one')).toBe('one');
  expect(goTo('-paris one')).toBe('one');
});

it('what several accounts can call is forgotten with them', () => {
  expect(QUERY_CHOICES.without(typed('accounts:all one accounts:some'), 'accounts').query).toBe('one');
});
