/** Keeps what is shown the same object as long as it shows the same: many a letter leaves all rows as they are. */
import type { FilterState } from '../../../electron/contract/filter/filter.ts';
import { type VisibleRows, visibleRows } from './matrix.ts';

/** `visibleRows` that remembers its last answer. */
export function createSteadyRows(): typeof visibleRows {
  let last: VisibleRows | undefined;
  return (...question) => {
    const next = visibleRows(...question);
    last = last === undefined ? next : steady(last, next);
    return last;
  };
}

function steady(last: VisibleRows, next: VisibleRows): VisibleRows {
  const rows = areSame(last.rows, next.rows) ? last.rows : next.rows;
  const places = areSame(last.places, next.places) ? last.places : next.places;
  const isSame =
    rows === last.rows &&
    places === last.places &&
    last.hiddenByHand === next.hiddenByHand &&
    last.pinned.rows === next.pinned.rows &&
    last.pinned.columns === next.pinned.columns &&
    asksAlike(last.counted.filter, next.counted.filter) &&
    areSame(last.counted.regions, next.counted.regions) &&
    areSame(last.counted.rows, next.counted.rows);
  return isSame ? last : { ...next, rows, places };
}

/** Beside the query: its answer is in the rows. */
function asksAlike(a: FilterState, b: FilterState): boolean {
  return (Object.keys(a) as (keyof FilterState)[]).every((key) => {
    const [one, other] = [a[key], b[key]];
    return key === 'query' || one === other || (isList(one) && isList(other) && areSame(one, other));
  });
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function areSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a === b || (a.length === b.length && a.every((each, place) => each === b[place]));
}
