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
import { completions } from '../../../renderer/state/query/query-completions.ts';
import { queryProblems } from '../../../renderer/state/query/query-help.ts';
import { vocabularyOf } from '../../../renderer/state/query/query-vocabulary.ts';
import { railSections } from '../../../renderer/views/filters/rail-sections.ts';
import { aFilterable, REGIONS } from '../filterable-models.ts';

interface NewModel extends FilterableModel {
  tuning: boolean | undefined;
  licences: readonly string[];
  parameters: number | undefined;
}

const { fact, list, number, term } = filtersOver<NewModel>();

const TABLE = {
  ...FILTERS,
  tuning: fact({ label: 'Fine-tuning', link: 'tuning', term: 'has:tuning', of: (model) => model.tuning }),
  licences: list({
    label: 'Licence',
    link: 'licence',
    qualifier: { key: 'licence', help: 'Models under a licence', example: 'licence:mit' },
    of: (model) => model.licences,
  }),
  openWeights: term('is:open', (model) => model.licences.length > 0),
  size: number({
    qualifier: { key: 'size', help: 'Number of parameters', example: 'size:>200k' },
    unit: 'params',
    comparators: ['>=', '>', '<', '<=', '='],
    of: (model) => model.parameters,
  }),
};
const filters = filterModel<NewModel, typeof TABLE>(TABLE);

const aNew = (
  modelId: string,
  change: Partial<Omit<NewModel, keyof FilterableModel>> & Pick<Partial<FilterableModel>, 'legacy'>,
): NewModel => ({
  ...aFilterable({ modelId }),
  tuning: undefined,
  licences: [],
  parameters: undefined,
  ...change,
});
const MODELS = [
  aNew('a.yes', { tuning: true, licences: ['MIT'], parameters: 200_000 }),
  aNew('b.no', { tuning: false, licences: ['Apache', 'MIT'], parameters: 8_000 }),
  aNew('c.silent', { legacy: true }),
];
const VOCABULARY = vocabularyOf(filters, MODELS, REGIONS);
const CHOSEN = { ...filters.none, tuning: true, licences: ['MIT'] };

const idsOf = (models: readonly NewModel[]): string[] => models.map(({ modelId }) => modelId);
const countsFor = (filter: typeof CHOSEN) => createFacetCounter(filters)(MODELS, filter, REGIONS);

describe('a filter added to the table alone', () => {
  it('is part of the state and counted among the active filters', () => {
    expect(filters.none).toMatchObject({ tuning: false, licences: [] });
    expect(filters.activeCount(CHOSEN)).toBe(2);
    expect(filters.choose(filters.none, 'licences', 'MIT', true).licences).toEqual(['MIT']);
  });

  it('leaves the models that are known to pass', () => {
    expect(idsOf(MODELS.filter((model) => filters.matches(model, CHOSEN, REGIONS)))).toEqual(['a.yes']);
  });

  it('has its counts, unknown models among them', () => {
    const { models, unknown, unknownHidden } = countsFor(filters.none);
    expect(models.tuning).toBe(1);
    expect([...models.licences]).toEqual([
      ['MIT', 2],
      ['Apache', 1],
    ]);
    expect(unknown).toMatchObject({ tuning: 1, licences: 1 });
    expect(unknownHidden).toBe(0);
    expect(countsFor(CHOSEN).unknownHidden).toBe(1);
  });

  it('has its check boxes in the rail, with the unknown models', () => {
    const sections = railSections(filters, CHOSEN, VOCABULARY, countsFor(filters.none));
    expect(sections.find(({ title }) => title === 'Capability')?.boxes).toContainEqual({
      id: 'tuning',
      name: 'tuning',
      label: 'Fine-tuning',
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
    expect(link.toString()).toBe('tuning=1&licence=MIT');
    expect(filters.linkNames).toEqual(expect.arrayContaining(['tuning', 'licence']));
    expect(filters.read(filters.fromLink(link))).toEqual(CHOSEN);
    expect(filters.read(JSON.parse(JSON.stringify(CHOSEN)))).toEqual(CHOSEN);
    expect(filters.read({ tuning: 'yes', licences: ['MIT', 7] })).toEqual({
      ...filters.none,
      licences: ['MIT'],
    });
  });

  it('is named where it keeps the matrix empty, and can be taken out alone', () => {
    expect(chosenParts(filters, CHOSEN)).toEqual([
      { label: 'Fine-tuning', without: { ...CHOSEN, tuning: false } },
      { label: 'Licence: MIT', without: { ...CHOSEN, licences: [] } },
    ]);
  });

  it('can be typed as the check box, negated and beside others', () => {
    const parse = createQueryParser(filters);
    expect(parse('has:tuning licence:mit', VOCABULARY).asked.filter).toEqual(CHOSEN);
    const scope = { regions: REGIONS, pinnedModels: [], ending: () => new Set<string>() };
    const found = (query: string): string[] => {
      const { filter, tests } = parse(query, VOCABULARY).asked;
      return idsOf(
        MODELS.filter(
          (model) => filters.matches(model, filter, REGIONS) && tests.every((test) => test(model, scope)),
        ),
      );
    };
    expect(found('-has:tuning')).toEqual(['b.no']);
    expect(found('-licence:apache')).toEqual(['a.yes']);
    expect(found('is:open')).toEqual(['a.yes', 'b.no']);
    expect(found('size:200k')).toEqual(['a.yes']);
    expect(found('size:<=8000params')).toEqual(['b.no']);
    expect(found('-size:<=8k')).toEqual(['a.yes']);
  });

  it('is completed, corrected and explained in the cheat sheet', () => {
    const qualifiers = qualifiersOf(filters.table);
    expect(completions('licence:', VOCABULARY, { qualifiers }).map(({ text }) => text)).toEqual([
      'licence:apache',
      'licence:mit',
    ]);
    const fixes = (query: string) =>
      queryProblems(query, VOCABULARY, qualifiers).map(({ instead }) => instead?.text);
    expect(fixes('has:tunin9')).toEqual(['has:tuning']);
    expect(fixes('licens:mit')).toEqual(['licence:mit']);
    expect(fixes('size:long')).toEqual(['size:>200k']);
    expect(qualifiers.get('has')?.help).toContain('tuning');
    expect(qualifiers.get('licence')).toMatchObject({
      example: 'licence:mit',
      help: 'Models under a licence',
    });
  });
});
