/** The models that words find: in their names, ids, providers and profile ids. */
import type { ModelId } from '../../../electron/contract/snapshot/model.ts';
import type { ModelRow } from '../rows/model-row.ts';
import { createTextSearch } from './text-search.ts';

/** What is looked through. */
type Searched = Pick<ModelRow, 'name' | 'provider' | 'modelId' | 'profileIds'>;

/** The models that a word finds. */
export interface WordHits {
  models: ReadonlySet<ModelId>;
  /** The word is a beginning of one of theirs, letter by letter; otherwise it is only near to one. */
  isExact: boolean;
}

export interface Search {
  /** The models that all words of the text find; undefined if it has no words. */
  all(text: string): ReadonlySet<ModelId> | undefined;
  /** Undefined if it has no letter and no digit. */
  word(word: string): WordHits | undefined;
}

/** A search over these rows. */
export function createSearch(rows: readonly Searched[]): Search {
  const search = createTextSearch(rows.map(searchText));
  const models = (indexes: readonly number[]): ReadonlySet<ModelId> =>
    new Set(indexes.map((index) => rows[index]?.modelId ?? ''));
  return {
    word(word) {
      const hits = search.word(word);
      return hits && { models: models(hits.indexes), isExact: hits.isExact };
    },
    all(text) {
      const indexes = search.all(text);
      return indexes && models(indexes);
    },
  };
}

/** All that a model is found by. */
export function searchText({ name, provider, modelId, profileIds }: Searched): string {
  return [name, provider, modelId, ...profileIds].join(' ');
}
