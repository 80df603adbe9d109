/** The values in the data shown, for qualifiers and check boxes. */
import type { FilterModel } from '../../../electron/contract/filter/filter-model.ts';
import type { RegionCode } from '../../../electron/contract/snapshot/model.ts';
import { regionsOfWord } from './region-names.ts';

/** What a word without a colon asks for: models found by it, or Regions by the values that can be typed for them. */
export type WordMeaning = { kind: 'models' } | { kind: 'regions'; values: readonly string[] };

export interface QueryVocabulary {
  regions: readonly RegionCode[];
  /** The values of each filter's check boxes in their order; empty for a switch. */
  options: Readonly<Record<string, readonly string[]>>;
  /** Undefined: no model and no Region is called so. */
  meaningOf(word: string): WordMeaning | undefined;
}

/** How a word finds models: by a beginning of a name or an id, only by something near to one, or not at all. */
export type FindsModels = (word: string) => 'exactly' | 'nearly' | 'not';

/** The vocabulary of a table of filters; `regions` are the columns of the rows. Without `finds` every word is a model's. */
export function vocabularyOf<Model, Table>(
  { boxes }: FilterModel<Model, Table>,
  rows: readonly Model[],
  regions: readonly RegionCode[],
  finds: FindsModels = () => 'exactly',
): QueryVocabulary {
  const options = boxes.map((box) => [box.name, box.kind === 'switch' ? [] : box.options(rows, regions)]);
  return {
    regions,
    options: Object.fromEntries(options),
    meaningOf: (word) => meaningOf(word, regions, finds),
  };
}

/** A name of a model goes before one of a Region. A name that is only near to the word comes last. */
function meaningOf(
  word: string,
  regions: readonly RegionCode[],
  finds: FindsModels,
): WordMeaning | undefined {
  const found = finds(word);
  if (found === 'exactly') return { kind: 'models' };
  const named = regionsOfWord.named(word, regions);
  if (named.length > 0) return { kind: 'regions', values: named };
  if (found === 'nearly') return { kind: 'models' };
  const begun = regionsOfWord.begun(word, regions);
  return begun.length > 0 ? { kind: 'regions', values: begun } : undefined;
}
