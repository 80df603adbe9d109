/** Turns the qualifiers of a query into filters and tests; query-help.ts reports what it cannot understand. */
import { regionInfo } from '../../../electron/contract/cells/regions.ts';
import type { FilterScope } from '../../../electron/contract/filter/filter-entry.ts';
import type { FilterModel, FilterStateOf } from '../../../electron/contract/filter/filter-model.ts';
import type { FilterableModel } from '../../../electron/contract/filter/filterable-model.ts';
import type { FILTERS } from '../../../electron/contract/filter/filters.ts';
import type { RegionCode } from '../../../electron/contract/snapshot/model.ts';
import { type Comparison, parseComparison, satisfies } from './number-comparison.ts';
import { type Qualifiers, type QueryQualifier, qualifiersOf, valuesMeant } from './qualifiers.ts';
import { type QualifierToken, queryTokens } from './query-tokens.ts';
import type { QueryVocabulary } from './query-vocabulary.ts';

/** A condition on a row that no check box stands for. */
export type RowTest<Model = FilterableModel> = (model: Model, scope: FilterScope) => boolean;

/** What the qualifiers of a query ask for; the words are left to the search. */
export interface ParsedQuery<Model = FilterableModel, Table = typeof FILTERS> {
  /** The part that check boxes could ask too. */
  filter: FilterStateOf<Table>;
  tests: readonly RowTest<Model>[];
  /** The regions to show; undefined: all. */
  regions: readonly RegionCode[] | undefined;
  /** Conditions on the round trip to a region, in milliseconds. */
  latency: readonly Comparison[];
}

export type QueryParser<Model = FilterableModel, Table = typeof FILTERS> = (
  query: string,
  vocabulary: QueryVocabulary,
) => ParsedQuery<Model, Table>;

/** A parser that remembers its last query: a typed word leaves the qualifiers, and so the result, the same object. */
export function createQueryParser<Model, Table>(
  filters: FilterModel<Model, Table>,
): QueryParser<Model, Table> {
  const qualifiers = qualifiersOf(filters.table);
  const nothing = { filter: filters.none, tests: [], regions: undefined, latency: [] };
  let last: { key: string; vocabulary: QueryVocabulary; parsed: ParsedQuery<Model, Table> } | undefined;
  return (query, vocabulary) => {
    if (!query.includes(':')) return nothing;
    const tokens = queryTokens(query).filter((token) => token.kind === 'qualifier');
    if (tokens.length === 0) return nothing;
    const key = JSON.stringify(tokens.map((token) => [token.key, token.values, token.isNegated]));
    if (last?.key !== key || last.vocabulary !== vocabulary) {
      last = { key, vocabulary, parsed: parse(tokens, qualifiers, vocabulary, filters) };
    }
    return last.parsed;
  };
}

/** Collects a `ParsedQuery` token by token. */
interface Draft<Model> {
  /** The chosen check boxes, by filter. */
  filter: Record<string, true | readonly string[]>;
  tests: RowTest<Model>[];
  regions: readonly RegionCode[] | undefined;
  latency: Comparison[];
  /** Alternatives by qualifier: any of them will do, as with the check boxes of one list. */
  any: Map<QueryQualifier<Model>, string[]>;
}

function parse<Model, Table>(
  tokens: readonly QualifierToken[],
  qualifiers: Qualifiers<Model>,
  vocabulary: QueryVocabulary,
  filters: FilterModel<Model, Table>,
): ParsedQuery<Model, Table> {
  const draft: Draft<Model> = { filter: {}, tests: [], regions: undefined, latency: [], any: new Map() };
  for (const token of tokens) {
    const qualifier = qualifiers.get(token.key);
    if (qualifier !== undefined) addToken(draft, qualifier, token, vocabulary);
  }
  for (const [qualifier, values] of draft.any) addAny(draft, qualifier, values, vocabulary);
  const { filter, tests, regions, latency } = draft;
  return { filter: { ...filters.none, ...filter }, tests, regions, latency };
}

function addToken<Model>(
  draft: Draft<Model>,
  qualifier: QueryQualifier<Model>,
  token: QualifierToken,
  vocabulary: QueryVocabulary,
): void {
  if (qualifier.kind === 'number' || qualifier.kind === 'latency') {
    addComparison(draft, qualifier, token);
    return;
  }
  const values = token.values.flatMap((value) => valuesMeant(qualifier, value, vocabulary));
  if (values.length === 0) return;
  const { isNegated } = token;
  if (qualifier.kind === 'terms') addTerms(draft, qualifier, values, isNegated);
  else if (!isNegated) draft.any.set(qualifier, [...(draft.any.get(qualifier) ?? []), ...values]);
  else if (qualifier.kind === 'region') {
    draft.regions = regionsOf(draft, vocabulary).filter((region) => !isNamed(region, values));
  } else draft.tests.push(not(anyValue(qualifier, values)));
}

function addComparison<Model>(
  draft: Draft<Model>,
  qualifier: QueryQualifier<Model> & { kind: 'number' | 'latency' },
  { values: [typed = ''], isNegated }: QualifierToken,
): void {
  const { measure } = qualifier;
  const comparison = parseComparison(typed, measure);
  if (comparison === undefined) return;
  if (measure.kind === 'latency') {
    if (!isNegated) draft.latency.push(comparison);
    return;
  }
  const test: RowTest<Model> = (model, scope) => {
    const value = measure.valueOf(model, scope);
    return value !== undefined && satisfies(value, comparison);
  };
  draft.tests.push(isNegated ? not(test) : test);
}

function addTerms<Model>(
  draft: Draft<Model>,
  { terms }: QueryQualifier<Model> & { kind: 'terms' },
  values: readonly string[],
  isNegated: boolean,
): void {
  const meanings = values.flatMap((value) => terms.get(value) ?? []);
  const [only] = meanings.length === 1 ? meanings : [];
  const box = isNegated ? only?.negatedBox : only?.box;
  const test: RowTest<Model> = (model, scope) => meanings.some((meaning) => meaning.holds(model, scope));
  if (box !== undefined) draft.filter[box] = true;
  else draft.tests.push(isNegated ? not(test) : test);
}

function addAny<Model>(
  draft: Draft<Model>,
  qualifier: QueryQualifier<Model>,
  values: readonly string[],
  vocabulary: QueryVocabulary,
): void {
  if (qualifier.kind === 'region') {
    draft.regions = regionsOf(draft, vocabulary).filter((region) => isNamed(region, values));
  } else if (qualifier.kind === 'list') {
    const options = vocabulary.options[qualifier.name] ?? [];
    // `via:` also takes ways to call that have no check box.
    const haveBoxes = values.every((value) => options.some((option) => option.toLowerCase() === value));
    if (haveBoxes) {
      draft.filter[qualifier.name] = options.filter((option) => values.includes(option.toLowerCase()));
    } else draft.tests.push(anyValue(qualifier, values));
  }
}

function anyValue<Model>(
  { list }: QueryQualifier<Model> & { kind: 'list' },
  values: readonly string[],
): RowTest<Model> {
  return (model, scope) => values.some((value) => list.holds(model, value, scope));
}

function not<Model>(test: RowTest<Model>): RowTest<Model> {
  return (model, scope) => !test(model, scope);
}

function regionsOf<Model>(draft: Draft<Model>, { regions }: QueryVocabulary): readonly RegionCode[] {
  return draft.regions ?? regions;
}

/** Whether a value of `region:` names the region, or its group. */
function isNamed(region: RegionCode, values: readonly string[]): boolean {
  return values.includes(region) || values.includes(regionInfo(region).group.toLowerCase());
}
