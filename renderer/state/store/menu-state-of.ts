/** What the application menu shows of the window. */

import type { MenuState } from '../../../electron/contract/bridge/menu-state.ts';
import { activeFilterCount } from '../../../electron/contract/filter/filters.ts';
import type { ViewHistory } from '../view/view-history.ts';
import type { ViewState } from '../view/view-state.ts';
import type { AtlasState } from './atlas-state.ts';

/** Small and plain, so that it is cheap to see whether it changed. */
export function menuStateOf(view: ViewState, history: ViewHistory, data: AtlasState): MenuState {
  const { layout } = view;
  return {
    undo: history.done.at(-1)?.label ?? null,
    redo: history.undone.at(-1)?.label ?? null,
    sort: view.sort.by,
    hasFilters: activeFilterCount(view.filter) > 0 || layout.onlyFromPinned,
    hasPins: layout.pinnedModels.length + layout.pinnedRegions.length > 0,
    hasHiddenModels: layout.hiddenModels.length > 0,
    isViewing: data.viewing !== undefined,
  };
}
