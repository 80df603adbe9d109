/** What one part of a query asks of a model. Where no source says, the answer is unknown, and so is its negation. */
import type {
  FilterScope,
  ListFilter,
  PlacedFilter,
} from '../../../electron/contract/filter/filter-entry.ts';
import { isUnknown } from '../../../electron/contract/filter/filter-model.ts';
import type { FilterableModel } from '../../../electron/contract/filter/filterable-model.ts';
import type { PlaceableModel } from '../../../electron/contract/filter/placement.ts';
import { parseComparison, satisfies } from './number-comparison.ts';
import { not, type QueryQualifier, valuesMeant } from './qualifiers.ts';
import type { QualifierToken } from './query-tokens.ts';
import type { QueryVocabulary } from './query-vocabulary.ts';
import { regionsOfValues } from './region-names.ts';

/** A condition on a row that no check box stands for; undefined: no source says. */
export type RowTest<Model = FilterableModel> = (model: Model, scope: FilterScope) => boolean | undefined;

/** True if one of them is; unknown if none is and one is unknown. */
export function anyOf<Model>(tests: readonly RowTest<Model>[]): RowTest<Model> {
  return (model, scope) => {
    const answers = tests.map((test) => test(model, scope));
    if (answers.includes(true)) return true;
    return answers.includes(undefined) ? undefined : false;
  };
}

export function negated<Model>(test: RowTest<Model>, isNegated = true): RowTest<Model> {
  return isNegated ? (model, scope) => not(test(model, scope)) : test;
}

/** The test of one token by itself; undefined: it asks nothing of a model, or is not understood. */
export function testOfToken<Model extends PlaceableModel>(
  qualifier: QueryQualifier<Model>,
  token: QualifierToken,
  vocabulary: QueryVocabulary,
): RowTest<Model> | undefined {
  const test = testOf(qualifier, token, vocabulary);
  return test && negated(test, token.isNegated);
}

function testOf<Model extends PlaceableModel>(
  qualifier: QueryQualifier<Model>,
  { values: typed }: QualifierToken,
  vocabulary: QueryVocabulary,
): RowTest<Model> | undefined {
  if (qualifier.kind === 'latency') return undefined;
  if (qualifier.kind === 'number') {
    const { measure } = qualifier;
    const comparison = parseComparison(typed[0] ?? '', measure);
    if (comparison === undefined) return undefined;
    return (model, scope) => {
      const value = measure.valueOf(model, scope);
      return value === undefined ? undefined : satisfies(value, comparison);
    };
  }
  const values = typed.flatMap((value) => valuesMeant(qualifier, value, vocabulary));
  if (values.length === 0) return undefined;
  if (qualifier.kind === 'list') return hasValue(qualifier.list, values);
  if (qualifier.kind === 'region') return isOffered(values, vocabulary);
  const meanings = values.flatMap((value) => qualifier.terms.get(value) ?? []);
  return anyOf(meanings.map(({ holds }): RowTest<Model> => holds));
}

/** Whether the model has one of the values. */
export function hasValue<Model>(
  list: ListFilter<Model> | PlacedFilter<Model>,
  values: readonly string[],
): RowTest<Model> {
  return (model, scope) =>
    isUnknown(list, model) ? undefined : values.some((value) => list.holds(model, value, scope));
}

/** Whether one of the Regions, of those that are shown, offers the model. */
export function isOffered<Model extends PlaceableModel>(
  values: readonly string[],
  { regions }: QueryVocabulary,
): RowTest<Model> {
  const named = new Set(regionsOfValues(regions, values));
  return (model, scope) =>
    scope.regions.some((region) => named.has(region) && model.kindsIn(region) !== undefined);
}
