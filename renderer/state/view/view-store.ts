/** What the user set up in the window, and how it is changed, undone and saved. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { type FilterState, NO_FILTER } from '../../../electron/contract/filter/filters.ts';
import { visibleRegions } from '../../../electron/contract/filter/placement.ts';
import type { ModelId, RegionCode } from '../../../electron/contract/snapshot/model.ts';
import type { GridPosition } from '../matrix/grid-position.ts';
import { showModel, showRegions } from './layout.ts';
import {
  type HistoryStep,
  NO_HISTORY,
  push,
  redo,
  type UndoName,
  undo,
  type ViewHistory,
} from './view-history.ts';
import { FIRST_VIEW, type ViewState } from './view-state.ts';

/** The view is saved this long after its last change, in milliseconds. */
const SAVE_AFTER_MS = 400;

/** The view and its history; a subclass says where the view is kept. */
export abstract class ViewStore {
  readonly view: StoreApi<ViewState> = createStore(() => FIRST_VIEW);
  /** What can be undone. */
  readonly history: StoreApi<ViewHistory> = createStore(() => NO_HISTORY);
  /** The cell that the matrix has to focus; undefined once it is focused. */
  readonly goal: StoreApi<GridPosition | undefined> = createStore<GridPosition | undefined>(() => undefined);
  /** The details take the focus when they are rendered, because they were opened from the matrix. */
  areDetailsEntered = false;
  #saveTimer: ReturnType<typeof setTimeout> | undefined;

  /** Saves the view for the next start. */
  protected abstract keep(view: ViewState): void;

  /** `name` labels the undo entry; by default the changed parts do. */
  changeView(change: Partial<ViewState>, name?: UndoName): void {
    const before = this.view.getState();
    this.view.setState(change);
    this.history.setState((history) => push(history, before, this.view.getState(), name), true);
    this.#saveSoon();
  }

  /** Takes back the last change of filters, order, pins, regions or saved views, or the last opened link, if there is one. */
  undo(): void {
    this.#goInHistory(undo(this.history.getState()));
  }

  redo(): void {
    this.#goInHistory(redo(this.history.getState()));
  }

  #goInHistory(to: HistoryStep | undefined): void {
    if (to === undefined) return;
    // Details that come back do not take the focus.
    this.areDetailsEntered = false;
    this.history.setState(to.history, true);
    this.view.setState(to.view);
    this.#saveSoon();
  }

  #saveSoon(): void {
    clearTimeout(this.#saveTimer);
    this.#saveTimer = setTimeout(() => this.saveViewNow(), SAVE_AFTER_MS);
  }

  changeFilter(change: Partial<FilterState>): void {
    this.changeView({ filter: { ...this.view.getState().filter, ...change } });
  }

  changeLayout(change: (layout: ViewState['layout']) => ViewState['layout']): void {
    this.changeView({ layout: change(this.view.getState().layout) });
  }

  clearFilters(): void {
    const { layout } = this.view.getState();
    // A single change is a single undo entry.
    this.changeView({ filter: NO_FILTER, layout: { ...layout, onlyFromPinned: false } });
  }

  /** Clears the filters and shows the hidden models, as a single undo entry. */
  showAllModels(): void {
    const { layout } = this.view.getState();
    this.changeView({ filter: NO_FILTER, layout: { ...layout, onlyFromPinned: false, hiddenModels: [] } });
  }

  /** Shows the models that the user hid. */
  showHiddenModels(): void {
    this.changeLayout((layout) => ({ ...layout, hiddenModels: [] }));
  }

  /** Shows the matrix with this query in the search. */
  searchFor(query: string): void {
    this.changeView({ page: 'matrix', filter: { ...this.view.getState().filter, query } });
  }

  /** Folds the provider's models into one row, or shows them again. */
  foldProvider(provider: string, isFolded: boolean): void {
    const { collapsed } = this.view.getState();
    if (collapsed.includes(provider) === isFolded) return;
    const others = collapsed.filter((each) => each !== provider);
    this.changeView({ collapsed: isFolded ? [...others, provider] : others });
  }

  /** Opens the model's details and focuses its row if the filters leave it. A hidden model is shown again. */
  goToModel(modelId: ModelId): void {
    this.areDetailsEntered = false;
    this.changeLayout((layout) => showModel(layout, modelId, true));
    this.changeView({ page: 'matrix', details: { modelId } });
    this.goal.setState({ modelId, region: null }, true);
  }

  /** Focuses the header of the region. A hidden region is shown again. */
  goToRegion(region: RegionCode): void {
    const { filter } = this.view.getState();
    const passes = visibleRegions([region], filter).length > 0;
    this.changeLayout((layout) => showRegions(layout, [region], true));
    this.changeView({ page: 'matrix', filter: passes ? filter : { ...filter, groups: [] } });
    this.goal.setState({ modelId: null, region }, true);
  }

  openDetails(modelId: ModelId, region?: RegionCode): void {
    this.areDetailsEntered = true;
    this.changeView({ details: { modelId, ...(region === undefined ? {} : { region }) } });
  }

  /** Saves the view now if a change is waiting to be saved. */
  saveViewNow(): void {
    if (this.#saveTimer === undefined) return;
    clearTimeout(this.#saveTimer);
    this.#saveTimer = undefined;
    this.keep(this.view.getState());
  }
}
