/**
 * Which elements of the page show which rows. A row keeps its element while it is shown; one that comes takes the element
 * of one that has gone, whose cells then change in few places: making them anew takes three times as long.
 */
import type { ModelId } from '../../../electron/contract/snapshot/model.ts';

/** Gives the elements of the rows, in their order, as numbers. */
export type RowSlots = (shown: readonly ModelId[], mayReuse: boolean) => readonly number[];

/** `mayReuse` false: a row that comes takes an element of its own, as one that flies by and is drawn as colours only. */
export function createRowSlots(): RowSlots {
  let slots = new Map<ModelId, number>();
  let made = 0;
  return (shown, mayReuse) => {
    const next = new Map<ModelId, number>();
    for (const id of shown) {
      const slot = slots.get(id);
      if (slot !== undefined) next.set(id, slot);
    }
    const free = mayReuse ? [...slots].flatMap(([id, slot]) => (next.has(id) ? [] : [slot])) : [];
    for (const id of shown) {
      if (next.has(id)) continue;
      made += 1;
      next.set(id, free.shift() ?? made);
    }
    slots = next;
    return shown.map((id) => next.get(id) ?? 0);
  };
}
