/** Views that the user saved under a name: filters, order and arrangement, to be applied again. */
import type { FilterState } from '../../../electron/contract/filter/filters.ts';
import type { Sort } from '../rows/sort.ts';
import type { Layout } from './layout.ts';

export interface SavedView {
  name: string;
  filter: FilterState;
  sort: Sort;
  layout: Layout;
}

/** More would not fit into the settings. */
export const MAX_VIEWS = 40;
/** Longest name. */
export const MAX_NAME_LENGTH = 60;

/** The list with the view in it, in the order of names; one of the same name gives way. */
export function withView(views: readonly SavedView[], view: SavedView): SavedView[] {
  const others = views.filter(({ name }) => name !== view.name);
  return [...others, view].sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
}

/** The list without the view of that name. */
export function withoutView(views: readonly SavedView[], name: string): SavedView[] {
  return views.filter((view) => view.name !== name);
}

/** Whether what is shown is just that view. */
export function isApplied(view: SavedView, now: Omit<SavedView, 'name'>): boolean {
  return (['filter', 'sort', 'layout'] as const).every(
    (part) => JSON.stringify(view[part]) === JSON.stringify(now[part]),
  );
}
