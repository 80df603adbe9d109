/** What the application menu has to know of the window. */
export interface MenuState {
  /** What Undo takes back and Redo does again, in words; null if there is nothing. */
  undo: string | null;
  redo: string | null;
  sort: 'provider' | 'name' | 'released' | 'regions' | 'latency' | 'column';
  hasFilters: boolean;
  hasPins: boolean;
  hasHiddenModels: boolean;
  /** An opened export is looked at. */
  isViewing: boolean;
}

/** Before the window has spoken. */
export const FIRST_MENU: MenuState = {
  undo: null,
  redo: null,
  sort: 'provider',
  hasFilters: false,
  hasPins: false,
  hasHiddenModels: false,
  isViewing: false,
};
