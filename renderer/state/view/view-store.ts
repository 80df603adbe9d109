/** What the user set up in the window, and how it is changed, undone and saved. */

import { createStore, type StoreApi } from 'zustand/vanilla';
import { type FilterName, type FilterState, NO_FILTER } from '../../../electron/contract/filter/filters.ts';
import type { ModelId, RegionCode } from '../../../electron/contract/snapshot/model.ts';
import type { GridPosition } from '../matrix/grid-position.ts';
import { NO_ROWS, type RowSelection } from '../matrix/row-selection.ts';
import { QUERY_CHOICES } from '../query/query-choices.ts';
import type { QueryVocabulary } from '../query/query-vocabulary.ts';
import { showModels, showRegions } from './layout.ts';
import {
  type HistoryStep,
  type NameOf,
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

/** A choice is an undo entry of its own, though it changes the query as letters do. */
const FILTER_CHANGE: UndoName = { label: 'Filter' };

/** `isOnlyShown`: the cursor goes there, the focus stays where it is. */
export type FocusTarget = GridPosition & { isOnlyShown?: boolean };

/** The view and its history. */
export class ViewStore {
  readonly state: StoreApi<ViewState> = createStore(() => FIRST_VIEW);
  /** What can be undone. */
  readonly history: StoreApi<ViewHistory> = createStore(() => NO_HISTORY);
  /** The cell that the matrix has to focus, or only to show; undefined once it has. */
  readonly focusTarget: StoreApi<FocusTarget | undefined> = createStore<FocusTarget | undefined>(
    () => undefined,
  );
  /** The rows that are selected to be copied; no part of the view, so that Undo leaves them. */
  readonly rowSelection: StoreApi<RowSelection> = createStore<RowSelection>(() => NO_ROWS);
  /** The model whose answer takes the focus as soon as the details show it; undefined once it has it. */
  readonly answerTarget: StoreApi<ModelId | undefined> = createStore<ModelId | undefined>(() => undefined);
  /** The details take the focus when they are rendered, because they were opened from the matrix. */
  areDetailsEntered = false;
  #isSearchFocusRequested = false;
  #saveTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #keep: (view: ViewState) => void;
  readonly #nameOf: NameOf;

  /** `keep` saves the view for the next start; `nameOf` names models in what can be undone. */
  constructor(keep: (view: ViewState) => void, nameOf: NameOf = (modelId) => modelId) {
    this.#keep = keep;
    this.#nameOf = nameOf;
  }

  /** `name` labels the undo entry; by default the changed parts do. */
  change(change: Partial<ViewState>, name?: UndoName): void {
    const before = this.state.getState();
    const { filter } = change;
    const typed = filter && QUERY_CHOICES.typed(filter);
    this.state.setState(typed === undefined ? change : { ...change, filter: typed });
    const entry = name ?? (typed === filter ? undefined : FILTER_CHANGE);
    this.history.setState(
      (history) => push(history, before, this.state.getState(), entry, this.#nameOf),
      true,
    );
    this.#saveSoon();
  }

  /** Takes back the last change of filters, order, pins, regions or saved views, or the last opened link. */
  undo(): void {
    this.#goInHistory(undo(this.history.getState()));
  }

  redo(): void {
    this.#goInHistory(redo(this.history.getState()));
  }

  /** Shows a kept view; its choices are told by the query. */
  restore(view: ViewState): void {
    this.state.setState({ ...view, filter: QUERY_CHOICES.typed(view.filter) }, true);
  }

  #goInHistory(to: HistoryStep | undefined): void {
    if (to === undefined) return;
    // Details that come back do not take the focus.
    this.areDetailsEntered = false;
    this.history.setState(to.history, true);
    this.state.setState(to.view);
    this.#saveSoon();
  }

  #saveSoon(): void {
    clearTimeout(this.#saveTimer);
    this.#saveTimer = setTimeout(() => this.saveNow(), SAVE_AFTER_MS);
  }

  changeFilter(change: Partial<FilterState>): void {
    this.change({ filter: { ...this.state.getState().filter, ...change } });
  }

  /** Ticks or clears a check box of the filters. */
  choose(name: FilterName, option: string, isChosen: boolean, vocabulary: QueryVocabulary): void {
    const { filter } = this.state.getState();
    this.change({ filter: QUERY_CHOICES.choose(filter, name, option, isChosen, vocabulary) }, FILTER_CHANGE);
  }

  changeLayout(change: (layout: ViewState['layout']) => ViewState['layout']): void {
    this.change({ layout: change(this.state.getState().layout) });
  }

  /** A single change, of the layout too, is a single undo entry. */
  clearFilters(more: Partial<ViewState['layout']> = {}): void {
    const { layout } = this.state.getState();
    this.change({ filter: NO_FILTER, layout: { ...layout, onlyFromPinned: false, ...more } });
  }

  /** Clears the filters and shows the hidden models. */
  showAllModels(): void {
    this.clearFilters({ hiddenModels: [] });
  }

  /** Shows the models that the user hid. */
  showHiddenModels(): void {
    this.changeLayout((layout) => ({ ...layout, hiddenModels: [] }));
  }

  /** Shows the matrix with this query in the search. */
  searchFor(query: string): void {
    this.change({ page: 'matrix', filter: { ...this.state.getState().filter, query } });
  }

  /** Folds the provider's models into one row, or shows them again. */
  foldProvider(provider: string, isFolded: boolean): void {
    this.#list('collapsed', provider, isFolded);
  }

  /** Gives each id of the model a row of its own, or takes them back into one. */
  openModel(model: ModelId, isOpen: boolean): void {
    this.#list('opened', model, isOpen);
  }

  #list(member: 'collapsed' | 'opened', item: string, isIn: boolean): void {
    const { [member]: listed } = this.state.getState();
    if (listed.includes(item) === isIn) return;
    this.change({ [member]: isIn ? [...listed, item] : listed.filter((each) => each !== item) });
  }

  /** Cells show what one account has again, and nothing asks for several. */
  showOneAccount(): void {
    const { cells, filter } = this.state.getState();
    this.change({
      cells: cells === 'accounts' ? 'availability' : cells,
      filter: QUERY_CHOICES.without(filter, 'accounts'),
    });
  }

  /** Opens the model's details at its answer, with the cursor on its row if the filters leave it. A hidden model is shown again. */
  goToModel(modelId: ModelId): void {
    this.areDetailsEntered = false;
    this.changeLayout((layout) => showModels(layout, [modelId], true));
    this.change({ page: 'matrix', details: { modelId } });
    this.focusTarget.setState({ modelId, region: null, isOnlyShown: true }, true);
    this.answerTarget.setState(modelId, true);
  }

  /** Shows a change where it happened: in the cell, or for several models (an empty id) on the page Changes. */
  goToChange({ modelId, region }: { modelId: ModelId; region: RegionCode }): void {
    this.change(modelId === '' ? { page: 'changes' } : { page: 'matrix', details: { modelId, region } });
  }

  /** Focuses the header of the region. A hidden region is shown again. */
  goToRegion(region: RegionCode, vocabulary: QueryVocabulary): void {
    const { filter } = this.state.getState();
    this.changeLayout((layout) => showRegions(layout, [region], true));
    this.change({ page: 'matrix', filter: QUERY_CHOICES.withRegion(filter, region, vocabulary) });
    this.focusTarget.setState({ modelId: null, region }, true);
  }

  openDetails(modelId: ModelId, region?: RegionCode): void {
    this.areDetailsEntered = true;
    this.change({ details: { modelId, ...(region === undefined ? {} : { region }) } });
  }

  /** The search takes the focus when it is rendered: it is not there yet. */
  requestSearchFocus(): void {
    this.#isSearchFocusRequested = true;
  }

  /** Whether that was requested; true once for each request. */
  takeSearchFocusRequest(): boolean {
    const isRequested = this.#isSearchFocusRequested;
    this.#isSearchFocusRequested = false;
    return isRequested;
  }

  /** Saves the view now if a change is waiting to be saved. */
  saveNow(): void {
    if (this.#saveTimer === undefined) return;
    clearTimeout(this.#saveTimer);
    this.#saveTimer = undefined;
    this.save();
  }

  save(): void {
    this.#keep(this.state.getState());
  }
}
