/** Holds the window's state, hears the main process, and does what the user asks. The only mutable thing here. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { modelTitle } from '../../../electron/capabilities/model-joins.ts';
import { MAX_LINK_LENGTH } from '../../../electron/contract/bounds.ts';
import type { AppEvent, MenuCommand, Notice, Outcome } from '../../../electron/contract/bridge/api.ts';
import type { AtlasApi } from '../../../electron/contract/bridge/calls.ts';
import type { ExportView } from '../../../electron/contract/export/export-format.ts';
import type { ExportFormat } from '../../../electron/contract/export/formats.ts';
import { isSameNetwork } from '../../../electron/contract/scan/apply-latency.ts';
import type { Failure, RegionCode } from '../../../electron/contract/snapshot/model.ts';
import { exported, savedNotice } from '../export/exporting.ts';
import { hasScannedRegion } from '../scan/scan-summary.ts';
import { unreadableParts } from '../view/unreadable-view.ts';
import { linkedOver, TOO_MUCH_FOR_A_LINK, viewFromLink, viewToLink } from '../view/view-link.ts';
import { viewFromText, viewToText } from '../view/view-state.ts';
import { ViewStore } from '../view/view-store.ts';
import {
  type AtlasState,
  applyAppEvent,
  FIRST_STATE,
  isOfOtherData,
  menuStateOf,
  withDocument,
  withNotice,
  withoutDocument,
  withoutNotice,
} from './atlas-state.ts';
import { Opening } from './opening.ts';
import type { Overlay } from './overlay.ts';

const OPEN_LINK = { label: 'Open link', doneLabel: 'Opened link', leadsElsewhere: true } as const;

export class AtlasStore {
  readonly view: ViewStore;
  readonly data: StoreApi<AtlasState> = createStore(() => FIRST_STATE);
  /** The cell under the pointer or the cursor in words: apart from the rest, because it changes with every move. */
  readonly cursorText: StoreApi<string> = createStore(() => '');
  readonly overlay: StoreApi<Overlay> = createStore<Overlay>(() => 'none');
  /** Calls that the store adds nothing to: their answers are no part of the state, or come as events. */
  readonly calls: Omit<AtlasApi, 'subscribe' | 'rescan' | 'openFile' | 'exportMatrix' | 'copyText'>;
  readonly opening: Opening;
  readonly #api: AtlasApi;
  readonly #commandListeners = new Set<(command: MenuCommand) => void>();

  constructor(api: AtlasApi) {
    this.#api = api;
    this.view = new ViewStore(
      (view) => void api.keepView(viewToText(view)),
      (modelId) => modelTitle(this.data.getState().snapshot, modelId),
    );
    this.calls = api;
    this.opening = new Opening({
      api,
      show: (document) => changeShown(this, (state) => withDocument(state, document)),
      report: (failure) => this.report(failure),
    });
  }

  /** Starts listening; the returned function stops it and saves what waits to be saved. */
  open(): () => void {
    const close = this.#api.subscribe((events) => {
      // One change a batch, and the main process sends one batch a frame: views draw at most once a frame.
      const before = this.data.getState();
      const after = events.reduce(applyAppEvent, before);
      if (after !== before) this.data.setState(after, true);
      for (const event of events) this.#obey(event);
    });
    const stopWords = this.data.subscribe((now, before) => {
      if (isOfOtherData(now, before)) this.cursorText.setState('', true);
    });
    const stop = this.#tellMenu();
    return () => {
      stop();
      stopWords();
      close();
      this.view.saveNow();
    };
  }

  /** Does what an event asks for that is no state. */
  #obey(event: AppEvent): void {
    if (event.type === 'command') for (const listener of this.#commandListeners) listener(event.command);
    if (event.type === 'view') this.#restoreView(event.text);
    if (event.type === 'follow') this.view.goToChange(event.noticed);
    if (event.type === 'opened') void this.opening.show(event.file);
    if (event.type === 'link') this.#openForeignLink(event.link);
  }

  #restoreView(text: string): void {
    const view = viewFromText(text);
    this.view.restore(view);
    const lost = unreadableParts(text, view);
    if (lost.length === 0) return;
    // Only when the file is kept may what is good take its place.
    void this.#api.keepDamagedView(lost).then(() => this.view.save());
  }

  /** Calls `listener` with every menu command; the returned function stops it. */
  onCommand(listener: (command: MenuCommand) => void): () => void {
    this.#commandListeners.add(listener);
    return () => this.#commandListeners.delete(listener);
  }

  /** The application menu shows what can be undone and which order holds. */
  #tellMenu(): () => void {
    let told = '';
    const tell = (): void => {
      const state = menuStateOf(
        this.view.state.getState(),
        this.view.history.getState(),
        this.data.getState(),
      );
      const text = JSON.stringify(state);
      if (text === told) return;
      told = text;
      void this.#api.showInMenu(state);
    };
    const stops = [
      this.view.state.subscribe(tell),
      this.view.history.subscribe(tell),
      this.data.subscribe(tell),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }

  showOverlay(overlay: Overlay): void {
    this.overlay.setState(overlay, true);
  }

  /** Shows the view that the link names; one that is not understood becomes a message. Says whether it was shown. */
  openLink(link: string): boolean {
    const opened = viewFromLink(link);
    if (opened.ok) {
      const linked = linkedOver(this.view.state.getState(), opened.value);
      this.view.change({ ...linked, scrollAnchor: undefined }, OPEN_LINK);
    } else this.report(opened.failure);
    return opened.ok;
  }

  /** A link that was clicked elsewhere may change what the user set up: it is said, with the way back. */
  #openForeignLink(link: string): void {
    this.showOverlay('none');
    if (!this.openLink(link)) return;
    this.notify({
      kind: 'info',
      message: 'Opened the shared view.',
      nextStep: 'Undo brings back yours.',
    });
  }

  /** Puts a link to what is shown on the clipboard, and says so. */
  async copyLink(): Promise<void> {
    const message = 'Copied a link to this view. Paste it into the search or the palette.';
    const link = viewToLink(this.view.state.getState());
    if (link.length > MAX_LINK_LENGTH) {
      this.report(TOO_MUCH_FOR_A_LINK);
      return;
    }
    if (await this.copy(link)) this.notify({ kind: 'saved', message });
  }

  /** Asks AWS again; a document that is looked at is closed for it. */
  async rescan(regions?: RegionCode[]): Promise<void> {
    this.closeDocument();
    const outcome = await (regions === undefined ? this.#api.rescan() : this.#api.rescan(regions));
    if (!outcome.ok) this.report(outcome.failure);
  }

  /** Asks which network is in use now. */
  async lookAtNetwork(): Promise<void> {
    const network = (await this.#api.currentNetwork()) ?? undefined;
    if (isSameNetwork(network, this.data.getState().network)) return;
    this.data.setState({ network });
  }

  /** Opens the sample data, and scans it if nothing of it is kept. */
  async exploreSample(): Promise<void> {
    await this.#api.chooseSource({ kind: 'sample' });
    if (!hasScannedRegion(this.data.getState().snapshot)) await this.rescan();
  }

  /** Whether the text is on the clipboard now; a refusal is said. */
  copy(text: string): Promise<boolean> {
    return this.#isCopied(this.#api.copyText(text));
  }

  /** The same of the diagnostics. */
  copyDiagnostics(): Promise<boolean> {
    return this.#isCopied(this.#api.copyDiagnostics());
  }

  async #isCopied(copying: Promise<Outcome<null>>): Promise<boolean> {
    const outcome = await copying;
    if (!outcome.ok) this.report(outcome.failure);
    return outcome.ok;
  }

  /** Asks where to save and says where the file went. */
  async exportMatrix(format: ExportFormat, part?: ExportView): Promise<void> {
    const { settings } = this.data.getState();
    if (settings !== undefined && settings.exportFormat !== format) {
      void this.#api.saveSettings({ exportFormat: format });
    }
    const outcome = await exported(this.data.getState(), this.view.state.getState(), format, this.#api, part);
    if (!outcome.ok) this.report(outcome.failure);
    else if (outcome.value !== null) this.notify(savedNotice(outcome.value.file));
  }

  /** Reads prices or quotas of the regions; what could not be had is said once a reason. Whether all was had. */
  async fetchPricing(kind: 'prices' | 'quotas', regions: RegionCode[]): Promise<boolean> {
    const outcome = await this.#api[kind === 'prices' ? 'fetchPrices' : 'fetchQuotas'](regions);
    const failures = outcome.ok ? outcome.value : [outcome.failure];
    for (const failure of failures) this.report(failure);
    return failures.length === 0;
  }

  /** Nor is an export shown that is still being read. */
  closeDocument(): void {
    this.opening.stop();
    changeShown(this, withoutDocument);
  }

  notify(notice: Notice): void {
    this.data.setState((state) => withNotice(state, notice), true);
  }

  /** Tells the user of a failure. */
  report(failure: Failure): void {
    this.notify({ kind: 'problem', failure });
  }

  dismiss(noticeId: number): void {
    this.data.setState((state) => withoutNotice(state, noticeId), true);
  }
}

/** Changes what is shown in place of the scans. Cells say who can call a model as long as that is of several accounts. */
function changeShown(
  { data, view }: Pick<AtlasStore, 'data' | 'view'>,
  change: (state: AtlasState) => AtlasState,
): void {
  const areSeveral = (): boolean => data.getState().snapshot.accounts !== undefined;
  const were = areSeveral();
  data.setState(change, true);
  if (areSeveral() && !were) view.change({ cells: 'accounts' });
  if (were && !areSeveral()) view.showOneAccount();
}
