/** Turns the conditions of a query into filters and tests; query-help.ts reports what it cannot understand. */
import type { FilterModel, FilterStateOf } from '../../../electron/contract/filter/filter-model.ts';
import type { FilterableModel } from '../../../electron/contract/filter/filterable-model.ts';
import type { FILTERS } from '../../../electron/contract/filter/filters.ts';
import type { PlaceableModel } from '../../../electron/contract/filter/placement.ts';
import type { RegionCode } from '../../../electron/contract/snapshot/model.ts';
import { type Comparison, parseComparison } from './number-comparison.ts';
import { type Qualifiers, type QueryQualifier, qualifiersOf, valuesMeant } from './qualifiers.ts';
import { type Alternative, clausesOf, filterText, hasModelWords } from './query-clauses.ts';
import type { QualifierToken } from './query-tokens.ts';
import type { QueryVocabulary } from './query-vocabulary.ts';
import { isNamed, regionsOfValues } from './region-names.ts';
import { anyOf, hasValue, isOffered, negated, type RowTest, testOfToken } from './row-tests.ts';

/** What a query asks for, but for the words that find models. */
export interface ParsedQuery<Model = FilterableModel, Table = typeof FILTERS> {
  /** The part that check boxes could ask too. */
  filter: FilterStateOf<Table>;
  /** The check boxes that say what was typed: `filter`, and the groups that were named beside single Regions. */
  ticked: FilterStateOf<Table>;
  tests: readonly RowTest<Model>[];
  /** The regions to show; undefined: all. */
  regions: readonly RegionCode[] | undefined;
  /** Conditions on the round trip to a region, in milliseconds. */
  latency: readonly Comparison[];
}

/** A condition with words that find models: of its alternatives, one must hold. */
export type WordCondition<Model = FilterableModel> = readonly (
  | { word: string; isNegated: boolean }
  | RowTest<Model>
)[];

export interface QueryMeaning<Model = FilterableModel, Table = typeof FILTERS> {
  asked: ParsedQuery<Model, Table>;
  words: readonly WordCondition<Model>[];
}

export type QueryParser<Model = FilterableModel, Table = typeof FILTERS> = (
  query: string,
  vocabulary: QueryVocabulary,
) => QueryMeaning<Model, Table>;

/** A parser that remembers its last query: a typed word leaves the rest, and so what is `asked`, the same object. */
export function createQueryParser<Model extends PlaceableModel, Table>(
  filters: FilterModel<Model, Table>,
): QueryParser<Model, Table> {
  const parse = queryParser(filters);
  let last: { key: string; vocabulary: QueryVocabulary; asked: ParsedQuery<Model, Table> } | undefined;
  return (query, vocabulary) => {
    const key = filterText(query, vocabulary);
    if (last?.key !== key || last.vocabulary !== vocabulary) {
      last = { key, vocabulary, asked: parse.asked(key, vocabulary) };
    }
    return { asked: last.asked, words: parse.words(query, vocabulary) };
  };
}

/** A parser without a memory. */
export function queryParser<Model extends PlaceableModel, Table>(filters: FilterModel<Model, Table>) {
  const qualifiers = qualifiersOf(filters.table);
  return {
    asked: (query: string, vocabulary: QueryVocabulary): ParsedQuery<Model, Table> =>
      parse(
        clausesOf(query, vocabulary).filter((clause) => !hasModelWords(clause)),
        qualifiers,
        vocabulary,
        filters,
      ),
    words: (query: string, vocabulary: QueryVocabulary): WordCondition<Model>[] =>
      clausesOf(query, vocabulary)
        .filter(hasModelWords)
        .map((clause) =>
          clause.flatMap((each) =>
            each.kind === 'words' && each.meaning?.kind !== 'regions'
              ? { word: each.text, isNegated: each.isNegated }
              : (testOfAlternative(each, qualifiers, vocabulary) ?? []),
          ),
        ),
  };
}

/** Collects a `ParsedQuery` condition by condition. */
interface Draft<Model> {
  /** The chosen check boxes, by filter. */
  filter: Record<string, true | readonly string[]>;
  tests: RowTest<Model>[];
  latency: Comparison[];
  /** Alternatives by qualifier: any of them will do, as with the check boxes of one list. */
  any: Map<QueryQualifier<Model>, string[]>;
  /** Values for Regions that are shown, and not shown. */
  regions: { named: string[]; excluded: string[] };
}

function parse<Model extends PlaceableModel, Table>(
  clauses: readonly (readonly Alternative[])[],
  qualifiers: Qualifiers<Model>,
  vocabulary: QueryVocabulary,
  filters: FilterModel<Model, Table>,
): ParsedQuery<Model, Table> {
  const regions = { named: [], excluded: [] };
  const draft: Draft<Model> = { filter: {}, tests: [], latency: [], any: new Map(), regions };
  for (const clause of clauses) {
    const [only] = clause;
    if (only !== undefined && (clause.length === 1 || isOneList(clause, qualifiers))) {
      for (const each of clause) addAlternative(draft, each, qualifiers, vocabulary);
    } else {
      const tests = clause.flatMap((each) => testOfAlternative(each, qualifiers, vocabulary) ?? []);
      if (tests.length > 0) draft.tests.push(anyOf(tests));
    }
  }
  for (const [qualifier, values] of draft.any) addAny(draft, qualifier, values, vocabulary);
  const placed = placedIn(draft, qualifiers, vocabulary);
  const filter = { ...filters.none, ...draft.filter, ...placed.filter };
  return {
    filter,
    ticked: { ...filter, ...placed.ticked },
    tests: draft.tests,
    regions: placed.regions,
    latency: draft.latency,
  };
}

/** Alternatives of one list mean what its values behind one colon mean. */
export function isOneList<Model>(clause: readonly Alternative[], qualifiers: Qualifiers<Model>): boolean {
  const lists = clause.map((each) => {
    if (each.isNegated) return undefined;
    if (each.kind === 'words') return 'region';
    const qualifier = qualifiers.get(each.key);
    if (qualifier?.kind === 'region') return 'region';
    return qualifier?.kind === 'list' ? qualifier.key : undefined;
  });
  return lists[0] !== undefined && lists.every((each) => each === lists[0]);
}

function testOfAlternative<Model extends PlaceableModel>(
  each: Alternative,
  qualifiers: Qualifiers<Model>,
  vocabulary: QueryVocabulary,
): RowTest<Model> | undefined {
  if (each.kind === 'words') {
    if (each.meaning?.kind !== 'regions') return undefined;
    return negated(isOffered<Model>(each.meaning.values, vocabulary), each.isNegated);
  }
  const qualifier = qualifiers.get(each.key);
  return qualifier && testOfToken(qualifier, each, vocabulary);
}

function addAlternative<Model extends PlaceableModel>(
  draft: Draft<Model>,
  each: Alternative,
  qualifiers: Qualifiers<Model>,
  vocabulary: QueryVocabulary,
): void {
  if (each.kind === 'words') {
    if (each.meaning?.kind === 'regions') addRegions(draft, each.meaning.values, each.isNegated);
    return;
  }
  const qualifier = qualifiers.get(each.key);
  if (qualifier !== undefined) addToken(draft, qualifier, each, vocabulary);
}

function addToken<Model extends PlaceableModel>(
  draft: Draft<Model>,
  qualifier: QueryQualifier<Model>,
  token: QualifierToken,
  vocabulary: QueryVocabulary,
): void {
  if (qualifier.kind === 'latency') {
    const comparison = parseComparison(token.values[0] ?? '', qualifier.measure);
    if (comparison !== undefined && !token.isNegated) draft.latency.push(comparison);
    return;
  }
  const values = token.values.flatMap((value) => valuesMeant(qualifier, value, vocabulary));
  if (qualifier.kind === 'region') addRegions(draft, values, token.isNegated);
  else if (qualifier.kind === 'list' && !token.isNegated) {
    if (values.length > 0) draft.any.set(qualifier, [...(draft.any.get(qualifier) ?? []), ...values]);
  } else {
    const box = boxOf(qualifier, values, token.isNegated);
    const test = testOfToken(qualifier, token, vocabulary);
    if (box !== undefined) draft.filter[box] = true;
    else if (test !== undefined) draft.tests.push(test);
  }
}

function addRegions<Model>({ regions }: Draft<Model>, values: readonly string[], isNegated: boolean): void {
  (isNegated ? regions.excluded : regions.named).push(...values);
}

/** The check box that means the one term. */
export function boxOf<Model>(
  qualifier: QueryQualifier<Model>,
  values: readonly string[],
  isNegated: boolean,
): string | undefined {
  if (qualifier.kind !== 'terms') return undefined;
  const meanings = values.flatMap((value) => qualifier.terms.get(value) ?? []);
  const [only] = meanings.length === 1 ? meanings : [];
  return isNegated ? only?.negatedBox : only?.box;
}

function addAny<Model>(
  draft: Draft<Model>,
  qualifier: QueryQualifier<Model>,
  values: readonly string[],
  vocabulary: QueryVocabulary,
): void {
  if (qualifier.kind !== 'list') return;
  const options = vocabulary.options[qualifier.name] ?? [];
  // `via:` also takes ways to call that have no check box.
  const haveBoxes = values.every((value) => options.some((option) => option.toLowerCase() === value));
  if (haveBoxes) {
    draft.filter[qualifier.name] = options.filter((option) => values.includes(option.toLowerCase()));
  } else draft.tests.push(hasValue(qualifier.list, values));
}

/** What was typed of Regions: check boxes where only groups were named, else the Regions. */
function placedIn<Model>(
  { regions: { named, excluded } }: Draft<Model>,
  qualifiers: Qualifiers<Model>,
  { regions, options }: QueryVocabulary,
): {
  filter: Record<string, readonly string[]>;
  ticked: Record<string, readonly string[]>;
  regions: readonly RegionCode[] | undefined;
} {
  if (named.length + excluded.length === 0) return { filter: {}, ticked: {}, regions: undefined };
  const box = [...qualifiers.values()].find((each) => each.kind === 'region')?.groups;
  const groups = box === undefined ? [] : (options[box] ?? []);
  const chosen = groups.filter((group) => named.includes(group.toLowerCase()));
  const ticked = box === undefined || chosen.length === 0 ? {} : { [box]: chosen };
  const areGroups = named.every((value) => chosen.some((group) => group.toLowerCase() === value));
  if (areGroups && excluded.length === 0) return { filter: ticked, ticked, regions: undefined };
  const shown = named.length === 0 ? regions : regionsOfValues(regions, named);
  return { filter: {}, ticked, regions: shown.filter((region) => !isNamed(region, excluded)) };
}
