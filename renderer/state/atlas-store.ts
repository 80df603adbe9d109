/** Holds the window's state, hears the main process, and does what the user asks. The only mutable thing here. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type {
  AtlasApi,
  ExportFormat,
  MenuCommand,
  OpenedFile,
  Outcome,
  Settings,
} from '../../electron/contract/api.ts';
import { type FilterState, NO_FILTER, visibleRegions } from '../../electron/contract/filter.ts';
import type { Failure, ModelId, RegionCode } from '../../electron/contract/model.ts';
import {
  type AtlasState,
  applyAppEvent,
  FIRST_STATE,
  withDocument,
  withNotice,
  withoutDocument,
  withoutNotice,
} from './atlas-state.ts';
import type { GridPosition } from './grid-position.ts';
import { showRegions } from './layout.ts';
import { openDocument } from './opened-document.ts';
import { FIRST_VIEW, type ViewState, viewFromText, viewToText } from './view-state.ts';

/** How long the view has to rest before it is saved, in milliseconds. */
const SAVE_AFTER_MS = 400;

/** What lies over the window; at most one thing. */
export type Overlay = 'none' | 'palette' | 'shortcuts' | 'about' | 'regions' | 'views';

export type SourceChoice = Parameters<AtlasApi['chooseSource']>[0];

export class AtlasStore {
  readonly data: StoreApi<AtlasState> = createStore(() => FIRST_STATE);
  readonly view: StoreApi<ViewState> = createStore(() => FIRST_VIEW);
  /** The cell under the pointer or the cursor in words: apart from the rest, because it changes with every move. */
  readonly cursorWords: StoreApi<string> = createStore(() => '');
  readonly overlay: StoreApi<Overlay> = createStore<Overlay>(() => 'none');
  /** Where the cursor of the matrix has to go; undefined once it is there. */
  readonly goal: StoreApi<GridPosition | undefined> = createStore<GridPosition | undefined>(() => undefined);
  readonly #api: AtlasApi;
  readonly #commandListeners = new Set<(command: MenuCommand) => void>();
  #saveTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(api: AtlasApi) {
    this.#api = api;
  }

  /** Starts listening; the returned function stops it and saves what waits to be saved. */
  open(): () => void {
    const close = this.#api.subscribe((events) => {
      // One change a batch, and the main process sends one batch a frame: views draw at most once a frame.
      const before = this.data.getState();
      const after = events.reduce(applyAppEvent, before);
      if (after !== before) this.data.setState(after, true);
      if (before.settings === undefined && after.settings !== undefined) {
        this.view.setState(viewFromText(after.settings.view), true);
      }
      for (const event of events) {
        if (event.type === 'command') for (const listener of this.#commandListeners) listener(event.command);
      }
    });
    return () => {
      close();
      this.saveViewNow();
    };
  }

  /** Calls `listener` with every menu command; the returned function stops it. */
  onCommand(listener: (command: MenuCommand) => void): () => void {
    this.#commandListeners.add(listener);
    return () => this.#commandListeners.delete(listener);
  }

  changeView(change: Partial<ViewState>): void {
    this.view.setState(change);
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
    this.changeLayout((layout) => ({ ...layout, onlyFromPinned: false }));
    this.changeView({ filter: NO_FILTER });
  }

  showOverlay(overlay: Overlay): void {
    this.overlay.setState(overlay, true);
  }

  /** Opens the model's details and takes the cursor to its row, if the filters leave it. */
  goToModel(modelId: ModelId): void {
    this.changeView({ page: 'matrix', details: { modelId } });
    this.goal.setState({ modelId, region: null }, true);
  }

  /** Takes the cursor to the head of the region, which is shown if it was left out. */
  goToRegion(region: RegionCode): void {
    const { filter } = this.view.getState();
    const passes = visibleRegions([region], filter).length > 0;
    this.changeLayout((layout) => showRegions(layout, [region], true));
    this.changeView({ page: 'matrix', filter: passes ? filter : { ...filter, groups: [] } });
    this.goal.setState({ modelId: null, region }, true);
  }

  openDetails(modelId: ModelId, region?: RegionCode): void {
    this.changeView({ details: { modelId, ...(region === undefined ? {} : { region }) } });
  }

  /** Saves the view if a change waits to be saved. */
  saveViewNow(): void {
    if (this.#saveTimer === undefined) return;
    clearTimeout(this.#saveTimer);
    this.#saveTimer = undefined;
    void this.#api.saveSettings({ view: viewToText(this.view.getState()) });
  }

  /** Asks AWS again; a document that is looked at is closed for it. */
  rescan(regions?: RegionCode[]): Promise<void> {
    this.closeDocument();
    return this.#report(regions === undefined ? this.#api.rescan() : this.#api.rescan(regions));
  }

  cancelScan(): Promise<void> {
    return this.#report(this.#api.cancelScan());
  }

  measureLatency(): Promise<void> {
    return this.#report(this.#api.measureLatency());
  }

  chooseSource(choice: SourceChoice): Promise<void> {
    return this.#report(this.#api.chooseSource(choice));
  }

  saveSettings(change: Partial<Settings>): Promise<void> {
    return this.#report(this.#api.saveSettings(change));
  }

  /** Whether the text is on the clipboard now; a failure also becomes a message. */
  async copy(text: string): Promise<boolean> {
    const outcome = await this.#api.copyText(text);
    if (!outcome.ok) this.notify('problem', outcome.failure);
    return outcome.ok;
  }

  /** Asks where to save and says where the file went. */
  async exportMatrix(format: ExportFormat): Promise<void> {
    const outcome = await this.#api.exportMatrix(format);
    if (!outcome.ok) this.notify('problem', outcome.failure);
    else if (outcome.value !== null) {
      this.notify('info', { kind: 'unknown', message: `Saved ${outcome.value.file}.`, nextStep: '' });
    }
  }

  /** Asks AWS now; nothing of the answer is kept. */
  listOwnModels(region: string): ReturnType<AtlasApi['listOwnModels']> {
    return this.#api.listOwnModels(region);
  }

  /** Asks for an export and shows it. */
  async openFile(): Promise<void> {
    const outcome = await this.#api.openFile();
    if (!outcome.ok) this.notify('problem', outcome.failure);
    else if (outcome.value !== null) this.showFile(outcome.value);
  }

  /** Shows the export; anything else is refused with a message, and what is shown stays. */
  showFile(file: OpenedFile): void {
    const opened = openDocument(file);
    if (opened.ok) this.data.setState((state) => withDocument(state, opened.value), true);
    else this.notify('problem', opened.failure);
  }

  closeDocument(): void {
    this.data.setState(withoutDocument, true);
  }

  appInfo(): ReturnType<AtlasApi['appInfo']> {
    return this.#api.appInfo();
  }

  notify(level: 'problem' | 'info', failure: Failure): void {
    this.data.setState((state) => withNotice(state, level, failure), true);
  }

  dismiss(noticeId: number): void {
    this.data.setState((state) => withoutNotice(state, noticeId), true);
  }

  async #report(call: Promise<Outcome<null>>): Promise<void> {
    const outcome = await call;
    if (!outcome.ok) this.notify('problem', outcome.failure);
  }
}
