/** What the words of a query find: models, Regions by name, alternatives, exclusions, facts of dated tables. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completions } from '../../../../renderer/state/query/query-completions.ts';
import { queryProblems } from '../../../../renderer/state/query/query-help.ts';
import { aModel } from '../../../helpers/builders.ts';
import { alwaysIn } from '../../../helpers/properties.ts';
import { idsOf, matrixWith, shownOf } from '../matrix/matrix-world.ts';

const NAMES: Record<string, string> = {
  'a.sonnet': 'Claude Sonnet',
  'a.haiku': 'Claude Haiku',
  'b.nova': 'Nova Lite',
  'c.ohio': 'Ohio Embed',
};
const PROVIDERS: Record<string, string> = { a: 'Anthropic', b: 'Amazon', c: 'Cohere' };
const models = (...ids: string[]) =>
  ids.map((id) => aModel(id, { modelName: NAMES[id] ?? id, providerName: PROVIDERS[id.charAt(0)] ?? id }));

const FACTS: Record<string, object> = {
  'a.sonnet': { toolUse: true, reasoning: true, contextTokens: 1_000_000 },
  'a.haiku': { toolUse: true, reasoning: false, contextTokens: 200_000 },
  'b.nova': { toolUse: false },
};
const matrix = matrixWith(
  {
    'us-east-1': models('a.sonnet', 'a.haiku', 'b.nova', 'c.ohio'),
    'us-east-2': models('a.sonnet'),
    'eu-central-1': models('a.sonnet', 'b.nova'),
    'eu-west-3': models('a.haiku'),
    'il-central-1': models('b.nova'),
  },
  (modelId) => FACTS[modelId] ?? {},
);
const seen = (query: string) => {
  const shown = shownOf(matrix, { query });
  return {
    models: idsOf(shown)
      .map((id) => id.slice(2))
      .sort(),
    regions: shown.columns.map(({ region }) => region),
    unknown: shown.facets().unknownHidden,
  };
};
const problemsOf = (query: string) =>
  queryProblems(query, matrix.vocabulary).map(({ message, instead, without }) => [
    message,
    instead?.text,
    without,
  ]);

describe('a name of a Region', () => {
  it.each([
    ['frankfurt', ['eu-central-1'], ['nova', 'sonnet']],
    ['Frankf', ['eu-central-1'], ['nova', 'sonnet']],
    ['eu-central-1', ['eu-central-1'], ['nova', 'sonnet']],
    ['region:frankfurt', ['eu-central-1'], ['nova', 'sonnet']],
    ['region:fra', ['eu-central-1'], ['nova', 'sonnet']],
    ['virginia sonnet', ['us-east-1'], ['sonnet']],
    ['tel aviv', ['il-central-1'], ['nova']],
    ['israel', ['il-central-1'], ['nova']],
    ['region:"tel aviv"', ['il-central-1'], ['nova']],
    ['germany', ['eu-central-1'], ['nova', 'sonnet']],
    ['Germ', ['eu-central-1'], ['nova', 'sonnet']],
    ['region:france', ['eu-west-3'], ['haiku']],
    ['usa sonnet', ['us-east-1', 'us-east-2'], ['sonnet']],
    ['-germany -france', ['us-east-1', 'us-east-2', 'il-central-1'], undefined],
    ['frankfurt paris', ['eu-central-1', 'eu-west-3'], ['haiku', 'nova', 'sonnet']],
    ['europe', ['eu-central-1', 'eu-west-3'], ['haiku', 'nova', 'sonnet']],
    ['region:eu', ['eu-central-1', 'eu-west-3'], ['haiku', 'nova', 'sonnet']],
    ['us east', ['us-east-1', 'us-east-2'], ['haiku', 'nova', 'ohio', 'sonnet']],
    ['-frankfurt -us', ['us-east-1', 'us-east-2', 'eu-west-3', 'il-central-1'], undefined],
    ['-paris', ['us-east-1', 'us-east-2', 'eu-central-1', 'il-central-1'], undefined],
    // A Region narrows its own group, and stands beside another.
    ['region:europe paris', ['eu-west-3'], ['haiku']],
    ['region:us,paris', ['us-east-1', 'us-east-2', 'eu-west-3'], undefined],
  ])('%s', (query, regions, found) => {
    const { models: shown, regions: columns } = seen(query);
    expect(columns).toEqual(regions);
    if (found !== undefined) expect(shown).toEqual(found);
    expect(problemsOf(query).filter(([message]) => message?.includes('frank'))).toEqual([]);
  });

  it('is rather that of a model where one is called so', () => {
    expect(seen('ohio')).toMatchObject({ models: ['ohio'], regions: matrix.regions });
  });

  it('is completed behind region:', () => {
    expect(completions('region:p', matrix.vocabulary).map(({ text }) => text)).toEqual(['region:paris']);
    expect(completions('region:tel', matrix.vocabulary).map(({ text }) => text)).toEqual([
      'region:"tel aviv"',
    ]);
  });
});

describe('alternatives and exclusions', () => {
  it.each([
    ['sonnet OR haiku', ['haiku', 'sonnet']],
    ['sonnet|haiku', ['haiku', 'sonnet']],
    ['sonnet | nova OR haiku', ['haiku', 'nova', 'sonnet']],
    ['claude sonnet OR nova', ['sonnet']],
    ['claude -haiku', ['sonnet']],
    ['-claude', ['nova', 'ohio']],
    ['-"claude haiku" -nova', ['ohio', 'sonnet']],
    ['haiku OR -claude', ['haiku', 'nova', 'ohio']],
    ['provider:amazon OR provider:cohere', ['nova', 'ohio']],
    ['nova OR has:reasoning', ['nova', 'sonnet']],
    ['region:paris OR sonnet', ['haiku', 'sonnet']],
    ['frankfurt OR paris', ['haiku', 'nova', 'sonnet']],
    ['OR sonnet', ['sonnet']],
    ['sonnet OR', ['sonnet']],
    ['sonnet or', []],
  ])('%s', (query, found) => {
    expect(seen(query).models).toEqual(found);
  });

  it('mean what each asks alone: an alternative joins, a word narrows, a minus sign takes away', async () => {
    const part = fc.constantFrom(
      'sonnet',
      'haiku',
      'nova',
      'has:tools',
      'provider:anthropic',
      'claude',
      'is:callable',
    );
    const ids = (query: string): Set<string> => new Set(seen(query).models);
    await alwaysIn(50, [part, part], (one, other) => {
      const [a, b] = [ids(one), ids(other)];
      expect(ids(`${one} OR ${other}`)).toEqual(new Set([...a, ...b].sort()));
      // Two values of one list are alternatives too.
      expect(ids(`${one} ${other}`)).toEqual(new Set([...a].filter((id) => b.has(id))));
      if (!one.includes(':')) {
        expect(ids(`${other} -${one}`)).toEqual(new Set([...b].filter((id) => !a.has(id))));
      }
    });
  });

  it('never fail, whatever is typed, and taking all problems out leaves none', async () => {
    const piece = fc.constantFrom(
      'OR',
      '|',
      '-',
      '"',
      'region:',
      'frankfurt',
      'eu',
      ' ',
      ' ',
      'sonnet',
      'zzz',
      ':',
      'lat:',
      '<9',
      ',',
      'has:',
    );
    await alwaysIn(300, [fc.array(piece, { maxLength: 12 })], (pieces) => {
      let query = pieces.join('');
      seen(query);
      for (let left = 12; left > 0; left -= 1) {
        const [problem] = queryProblems(query, matrix.vocabulary);
        if (problem === undefined) break;
        expect(problem.without.length).toBeLessThan(query.length);
        query = problem.without;
      }
      expect(queryProblems(query, matrix.vocabulary)).toEqual([]);
    });
  });
});

describe('facts of dated tables', () => {
  it.each([
    ['has:tools', ['haiku', 'sonnet'], 1],
    ['-has:tools', ['nova'], 1],
    ['has:thinking', ['sonnet'], 2],
    ['context:>200k', ['sonnet'], 2],
    ['context:>=200k', ['haiku', 'sonnet'], 2],
    ['context:1m', ['sonnet'], 2],
    ['-context:>200k', ['haiku'], 2],
    ['context:>200k OR haiku', ['haiku', 'sonnet'], 0],
    ['context:>200k provider:amazon', [], 1],
  ])('%s: what no source says is counted, and never shown', (query, found, unknown) => {
    expect(seen(query)).toMatchObject({ models: found, unknown });
  });
});

describe('a word that cannot match', () => {
  it('is named, with the nearest name and without it', () => {
    expect(problemsOf('sonnet frankfrut')).toEqual([
      ['No model or Region is called “frankfrut”.', 'frankfurt', 'sonnet'],
    ]);
    expect(problemsOf('zzz OR sonnet')).toEqual([
      ['No model or Region is called “zzz”.', undefined, 'sonnet'],
    ]);
    expect(problemsOf('sonnet -zzz')).toEqual([
      ['“zzz” excludes nothing: no model or Region is called so.', undefined, 'sonnet'],
    ]);
    expect(problemsOf('claude snnet')).toEqual([]);
    expect(problemsOf('lat:<100 OR sonnet')).toEqual([
      ['lat: cannot be an alternative of OR; filter ignored.', undefined, 'sonnet'],
    ]);
  });

  it.each(['context:>200,000', 'context:">200,000"', 'context:>200,000.0', 'context:>=200,001'])(
    'is no part of the number %s, which its thousands group',
    (query) => {
      expect(seen(query).models).toEqual(['sonnet']);
      expect(problemsOf(query)).toEqual([]);
    },
  );

  it('may be the beginning of a filter', () => {
    expect(completions('sonnet prov', matrix.vocabulary)).toEqual([
      { text: 'provider:', query: 'sonnet provider:', caret: 16 },
    ]);
    expect(completions('-has', matrix.vocabulary).map(({ text }) => text)).toEqual(['-has:']);
    expect(completions('context:', matrix.vocabulary).map(({ text }) => text)).toEqual(['context:>200k']);
  });
});
