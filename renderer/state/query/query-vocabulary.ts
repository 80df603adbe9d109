/** The values in the data shown, for qualifiers and check boxes. */
import type { FilterModel } from '../../../electron/contract/filter/filter-model.ts';
import type { FilterableModel } from '../../../electron/contract/filter/filterable-model.ts';
import { FILTER_MODEL } from '../../../electron/contract/filter/filters.ts';
import type { RegionCode } from '../../../electron/contract/snapshot/model.ts';

export interface QueryVocabulary {
  regions: readonly RegionCode[];
  /** The values of each filter's check boxes in their order; empty for a switch. */
  options: Readonly<Record<string, readonly string[]>>;
}

/** The vocabulary of the app's filters; `regions` are the columns of the rows. */
export function queryVocabulary(
  rows: readonly FilterableModel[],
  regions: readonly RegionCode[],
): QueryVocabulary {
  return vocabularyOf(FILTER_MODEL, rows, regions);
}

/** The vocabulary of any table of filters. */
export function vocabularyOf<Model, Table>(
  { boxes }: FilterModel<Model, Table>,
  rows: readonly Model[],
  regions: readonly RegionCode[],
): QueryVocabulary {
  const options = boxes.map((box) => [box.name, box.kind === 'switch' ? [] : box.options(rows, regions)]);
  return { regions, options: Object.fromEntries(options) };
}
