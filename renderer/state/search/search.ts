/** The models that words find: in their names, ids, providers and profile ids. */
import type { ModelId } from '../../../electron/contract/snapshot/model.ts';
import type { ModelRow } from '../rows/model-row.ts';
import { createTextSearch, lookedFor, withoutAdded } from './text-search.ts';

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
  let known: ReturnType<typeof knownIds> | undefined;
  const withId = (word: string): ReadonlySet<ModelId> | undefined => {
    known ??= knownIds(rows);
    const { whole, models: ofIds } = known;
    const text = lookedFor(word);
    const id = [text, withoutAdded(text)].find((each) => whole.has(each));
    if (id === undefined) return undefined;
    return new Set(
      ofIds.flatMap(({ modelId, ids }) => (ids.some((each) => each.startsWith(id)) ? modelId : [])),
    );
  };
  return {
    word(word) {
      // The forgiving search finds other models too, whose ids have nearly the same letters.
      const named = withId(word);
      if (named !== undefined) return { models: named, isExact: true };
      const hits = search.word(word);
      return hits && { models: models(hits.indexes), isExact: hits.isExact };
    },
    all(text) {
      const named = withId(text.trim());
      if (named !== undefined) return named;
      const indexes = search.all(text);
      return indexes && models(indexes);
    },
  };
}

/** The ids that call each model, in small letters; `whole` has them also without what follows a colon. */
function knownIds(rows: readonly Searched[]): {
  whole: ReadonlySet<string>;
  models: readonly { modelId: ModelId; ids: readonly string[] }[];
} {
  const models = rows.map(({ modelId, profileIds }) => ({
    modelId,
    ids: [modelId, ...profileIds].map((id) => id.toLowerCase()),
  }));
  const whole = new Set<string>();
  for (const id of models.flatMap(({ ids }) => ids).filter((each) => each.includes('.')))
    for (let end = id.length; end > 0; end = id.lastIndexOf(':', end - 1)) whole.add(id.slice(0, end));
  return { whole, models };
}

/** All that a model is found by. */
export function searchText({ name, provider, modelId, profileIds }: Searched): string {
  return [name, provider, modelId, ...profileIds].join(' ');
}
