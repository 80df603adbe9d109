/**
 * Which elements of the page show which rows. A row keeps its element while it is shown; one that comes takes the
 * element of one that has gone, whose cells then change in few places.
 *
 * Licence: a letter that changes the rows took 60 ms of the main thread with one element per row. With this it takes
 * 25 to 30 ms (measure 8, 1,500 models). Its door is `recycled`; row-recycler.test.ts holds that every row has one element of
 * its own. It may go when measure 8c holds with the model's id as the row's key.
 */
import type { ModelId } from '../../../electron/contract/snapshot/model.ts';

/** The elements in use, as numbers by model, and the highest number ever given. */
export interface RowElements {
  byModel: ReadonlyMap<ModelId, number>;
  highest: number;
}

export const NO_ELEMENTS: RowElements = { byModel: new Map(), highest: 0 };

/** The elements for these rows; `before` itself as long as the same rows are shown. */
export function recycled(before: RowElements, shown: readonly ModelId[]): RowElements {
  const known = before.byModel;
  const wanted = new Set(shown);
  if (known.size === wanted.size && shown.every((id) => known.has(id))) return before;
  const free = [...known].flatMap(([id, element]) => (wanted.has(id) ? [] : [element]));
  let { highest } = before;
  const byModel = new Map<ModelId, number>();
  for (const id of wanted) {
    const own = known.get(id) ?? free.shift();
    if (own === undefined) highest += 1;
    byModel.set(id, own ?? highest);
  }
  return { byModel, highest };
}
