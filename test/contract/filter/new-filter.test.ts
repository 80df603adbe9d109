/** A filter that stands in the table alone is found wherever filters are: nothing else has to know it. */
import { describe, expect, it } from 'vitest';
import { createFacetCounter } from '../../../electron/contract/filter/facet-counts.ts';
import { filtersOver } from '../../../electron/contract/filter/filter-entry.ts';
import { filterModel } from '../../../electron/contract/filter/filter-model.ts';
import type { FilterableModel } from '../../../electron/contract/filter/filterable-model.ts';
import { FILTERS } from '../../../electron/contract/filter/filters.ts';
import { chosenParts } from '../../../renderer/state/matrix/filter-parts.ts';
import { createQueryParser } from '../../../renderer/state/query/parse-query.ts';
import { qualifiersOf } from '../../../renderer/state/query/qualifiers.ts';
import { completions, queryProblems } from '../../../renderer/state/query/query-help.ts';
import { vocabularyOf } from '../../../renderer/state/query/query-vocabulary.ts';
import { railSections } from '../../../renderer/views/filters/rail-sections.ts';
import { aFilterable, REGIONS } from '../filterable-models.ts';

interface NewModel extends FilterableModel {
  tools: boolean | undefined;
  licences: readonly string[];
  contextTokens: number | undefined;
}

const { fact, list, number, term } = filtersOver<NewModel>();

const TABLE = {
  ...FILTERS,
  tools: fact({ label: 'Tool use', link: 'tools', term: 'has:tools', of: (model) => model.tools }),
  licences: list({
    label: 'Licence',
    link: 'licence',
    qualifier: { key: 'licence', help: 'Models under a licence', example: 'licence:mit' },
    of: (model) => model.licences,
  }),
  openWeights: term('is:open', (model) => model.licences.length > 0),
  context: number({
    qualifier: { key: 'context', help: 'Tokens of context', example: 'context:>200k' },
    unit: 'tokens',
    comparators: ['>=', '>', '<', '<=', '='],
    of: (model) => model.contextTokens,
  }),
};
const filters = filterModel<NewModel, typeof TABLE>(TABLE);

const aNew = (
  modelId: string,
  change: Partial<Omit<NewModel, keyof FilterableModel>> & Pick<Partial<FilterableModel>, 'legacy'>,
): NewModel => ({
  ...aFilterable({ modelId }),
  tools: undefined,
  licences: [],
  contextTokens: undefined,
  ...change,
});
const MODELS = [
  aNew('a.yes', { tools: true, licences: ['MIT'], contextTokens: 200_000 }),
  aNew('b.no', { tools: false, licences: ['Apache', 'MIT'], contextTokens: 8_000 }),
  aNew('c.silent', { legacy: true }),
];
const VOCABULARY = vocabularyOf(filters, MODELS, REGIONS);
const CHOSEN = { ...filters.none, tools: true, licences: ['MIT'] };

const idsOf = (models: readonly NewModel[]): string[] => models.map(({ modelId }) => modelId);
const countsFor = (filter: typeof CHOSEN) => createFacetCounter(filters)(MODELS, filter, REGIONS);

describe('a filter added to the table alone', () => {
  it('is part of the state and counted among the active filters', () => {
    expect(filters.none).toMatchObject({ tools: false, licences: [] });
    expect(filters.activeCount(CHOSEN)).toBe(2);
    expect(filters.choose(filters.none, 'licences', 'MIT', true).licences).toEqual(['MIT']);
  });

  it('leaves the models that are known to pass', () => {
    expect(idsOf(MODELS.filter((model) => filters.matches(model, CHOSEN, REGIONS)))).toEqual(['a.yes']);
  });

  it('has its counts, unknown models among them', () => {
    const { models, unknown, unknownHidden } = countsFor(filters.none);
    expect(models.tools).toBe(1);
    expect([...models.licences]).toEqual([
      ['MIT', 2],
      ['Apache', 1],
    ]);
    expect(unknown).toMatchObject({ tools: 1, licences: 1 });
    expect(unknownHidden).toBe(0);
    expect(countsFor(CHOSEN).unknownHidden).toBe(1);
  });

  it('has its check boxes in the rail, with the unknown models', () => {
    const sections = railSections(filters, CHOSEN, VOCABULARY, countsFor(filters.none));
    expect(sections.find(({ title }) => title === 'Capability')?.boxes).toContainEqual({
      id: 'tools',
      name: 'tools',
      label: 'Tool use',
      count: 1,
      isChecked: true,
      unknown: 1,
    });
    expect(sections.find(({ title }) => title === 'Licence')).toMatchObject({
      kind: 'list',
      name: 'licences',
      boxes: [
        { id: 'Apache', count: 1, isChecked: false },
        { id: 'MIT', count: 2, isChecked: true },
      ],
      unknown: 1,
    });
  });

  it('comes back from a link and from a saved view', () => {
    const link = new URLSearchParams(filters.toLink(CHOSEN));
    expect(link.toString()).toBe('tools=1&licence=MIT');
    expect(filters.linkNames).toEqual(expect.arrayContaining(['tools', 'licence']));
    expect(filters.read(filters.fromLink(link))).toEqual(CHOSEN);
    expect(filters.read(JSON.parse(JSON.stringify(CHOSEN)))).toEqual(CHOSEN);
    expect(filters.read({ tools: 'yes', licences: ['MIT', 7] })).toEqual({
      ...filters.none,
      licences: ['MIT'],
    });
  });

  it('is named where it keeps the matrix empty, and can be taken out alone', () => {
    expect(chosenParts(filters, CHOSEN)).toEqual([
      { label: 'Tool use', without: { ...CHOSEN, tools: false } },
      { label: 'Licence: MIT', without: { ...CHOSEN, licences: [] } },
    ]);
  });

  it('can be typed as the check box, negated and beside others', () => {
    const parse = createQueryParser(filters);
    expect(parse('has:tools licence:mit', VOCABULARY).filter).toEqual(CHOSEN);
    const scope = { regions: REGIONS, pinnedModels: [], ending: () => new Set<string>() };
    const found = (query: string): string[] => {
      const { filter, tests } = parse(query, VOCABULARY);
      return idsOf(
        MODELS.filter(
          (model) => filters.matches(model, filter, REGIONS) && tests.every((test) => test(model, scope)),
        ),
      );
    };
    expect(found('-has:tools')).toEqual(['b.no', 'c.silent']);
    expect(found('-licence:apache')).toEqual(['a.yes', 'c.silent']);
    expect(found('is:open')).toEqual(['a.yes', 'b.no']);
    expect(found('context:200k')).toEqual(['a.yes']);
    expect(found('context:<=8000tokens')).toEqual(['b.no']);
    expect(found('-context:<=8k')).toEqual(['a.yes', 'c.silent']);
  });

  it('is completed, corrected and explained in the cheat sheet', () => {
    const qualifiers = qualifiersOf(filters.table);
    expect(completions('licence:', VOCABULARY, qualifiers).map(({ text }) => text)).toEqual([
      'licence:apache',
      'licence:mit',
    ]);
    const fixes = (query: string) =>
      queryProblems(query, VOCABULARY, qualifiers).map(({ instead }) => instead?.text);
    expect(fixes('has:tols')).toEqual(['has:tools']);
    expect(fixes('licens:mit')).toEqual(['licence:mit']);
    expect(fixes('context:long')).toEqual(['context:>200k']);
    expect(qualifiers.get('has')?.help).toContain('tools');
    expect(qualifiers.get('licence')).toMatchObject({
      example: 'licence:mit',
      help: 'Models under a licence',
    });
  });
});
