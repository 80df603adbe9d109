/** What the application menu shows of the window. */
import { activeFilterCount } from '../../electron/contract/filter.ts';
import type { MenuState } from '../../electron/contract/menu-state.ts';
import type { AtlasState } from './atlas-state.ts';
import type { ViewHistory } from './view-history.ts';
import type { ViewState } from './view-state.ts';

/** Small and plain, so that it is cheap to see whether it changed. */
export function menuStateOf(view: ViewState, history: ViewHistory, data: AtlasState): MenuState {
  const { layout } = view;
  return {
    undo: history.done.at(-1)?.words ?? null,
    redo: history.undone.at(-1)?.words ?? null,
    sort: view.sort.by,
    hasFilters: activeFilterCount(view.filter) > 0 || layout.onlyFromPinned,
    hasPins: layout.pinnedModels.length + layout.pinnedRegions.length > 0,
    hasHiddenModels: layout.hiddenModels.length > 0,
    isViewing: data.viewing !== undefined,
  };
}
