/** Views that the user saved under a name: filters, sort, layout and what cells show. */

import type { CellModeName } from '../../../electron/contract/cell-modes.ts';
import type { FilterState } from '../../../electron/contract/filter/filters.ts';
import type { Sort } from '../rows/sort.ts';
import type { Layout } from './layout.ts';

export interface SavedView {
  name: string;
  filter: FilterState;
  sort: Sort;
  layout: Layout;
  cells: CellModeName;
}

/** The settings file has room for no more. */
export const MAX_VIEWS = 40;
/** In characters. */
export const MAX_NAME_LENGTH = 60;

/** The list with the view added, sorted by name; it replaces a view of the same name. */
export function withView(views: readonly SavedView[], view: SavedView): SavedView[] {
  const others = views.filter(({ name }) => name !== view.name);
  return [...others, view].sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
}

/** The list without the view of that name. */
export function withoutView(views: readonly SavedView[], name: string): SavedView[] {
  return views.filter((view) => view.name !== name);
}

/** Whether the present view equals the saved one. */
export function isApplied(view: SavedView, now: Omit<SavedView, 'name'>): boolean {
  return (['filter', 'sort', 'layout', 'cells'] as const).every(
    (part) => JSON.stringify(view[part]) === JSON.stringify(now[part]),
  );
}
