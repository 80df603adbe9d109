/** What each command does in the window. */
import { ownIdOf } from '../../../electron/capabilities/model-joins.ts';
import {
  type CellsCommand,
  type CommandName,
  type CopyFormat,
  cellsOf,
  type SortCommand,
  sortOf,
} from '../../../electron/contract/bridge/commands.ts';
import { defined } from '../../../electron/contract/defined.ts';
import { type SettingCommand, settingChange } from '../../../electron/contract/settings/settings.ts';
import { capitalized, counted } from '../../../electron/contract/text.ts';
import { copyRows, copySelected } from '../../state/export/copied-rows.ts';
import { exportAgain } from '../../state/export/export-again.ts';
import type { ShownMatrix } from '../../state/matrix/model/shown-matrix.ts';
import { isFoldedId } from '../../state/matrix/provider-groups.ts';
import { hiddenWith } from '../../state/rows/model-groups.ts';
import { UNKNOWN_PROVIDER } from '../../state/rows/model-row.ts';
import type { AtlasStore } from '../../state/store/atlas-store.ts';
import type { Overlay } from '../../state/store/overlay.ts';
import { toggleWatched } from '../../state/store/watching.ts';
import { showModels } from '../../state/view/layout.ts';
import { focusSearch, modelAtCursor, openExportMenu, SEARCH_ID } from '../controls/window-focus.ts';
import { toggleRail } from './use-rail.ts';

/** Does it; what was laid over the window is closed first. `visible`: what the matrix shows at that moment. */
export function runCommand(store: AtlasStore, command: CommandName, visible: () => ShownMatrix): void {
  const overlay = store.overlay.getState();
  store.showOverlay('none');
  const change = settingChange(command);
  const cells = cellsOf(command);
  const sort = sortOf(command);
  if (change !== undefined) void store.calls.saveSettings(change);
  else if (cells !== undefined) store.view.change({ page: 'matrix', cells });
  else if (sort !== undefined) store.view.change({ sort: { by: sort } });
  else RUN[command as OwnCommand](store, overlay, visible);
}

/** All but those that choose a value of a setting, what cells show, or an order. */
type OwnCommand = Exclude<CommandName, SettingCommand | CellsCommand | SortCommand>;

/** `overlay`: what lay over the window when the command was given. */
const RUN: Record<OwnCommand, (store: AtlasStore, overlay: Overlay, visible: () => ShownMatrix) => void> = {
  palette: (store, overlay) => toggleOverlay(store, overlay, 'palette'),
  shortcuts: (store, overlay) => toggleOverlay(store, overlay, 'shortcuts'),
  licenses: (store) => void store.calls.showLicenses(),
  'check-updates': (store) => void store.calls.checkForUpdates(),
  'download-update': (store) => void store.calls.downloadUpdate(),
  about: (store) => store.showOverlay('about'),
  regions: (store) => showOverMatrix(store, 'regions'),
  views: (store) => showOverMatrix(store, 'views'),
  search(store) {
    store.view.change({ page: 'matrix' });
    // At once: letters may follow before the next frame.
    focusSearch();
    requestAnimationFrame(() => {
      // A dialog that closes keeps the focus until then.
      if (document.activeElement?.id === SEARCH_ID) return;
      // The toolbar comes after the first frame, a key may come before it.
      if (!focusSearch()) store.view.requestSearchFocus();
    });
  },
  'clear-filters': (store) => store.view.clearFilters(),
  'copy-link': (store) => void store.copyLink(),
  undo(store) {
    if (!undoTyping('undo')) store.view.undo();
  },
  redo(store) {
    if (!undoTyping('redo')) store.view.redo();
  },
  'compare-with': (store) => store.showOverlay('compare-with'),
  accounts: (store) => store.showOverlay('accounts'),
  'api-key': (store) => store.showOverlay('api-key'),
  endpoints: (store) => store.showOverlay('endpoints'),
  'compare-live': (store) =>
    store.showOverlay(store.data.getState().viewing?.file === undefined ? 'none' : 'live'),
  'copy-row-markdown': (store, _overlay, visible) => copyRow(store, visible, 'markdown'),
  'copy-row-tsv': (store, _overlay, visible) => copyRow(store, visible, 'tsv'),
  'copy-selected-markdown': (store, _overlay, visible) => copySelected(store, visible(), 'markdown'),
  'copy-selected-tsv': (store, _overlay, visible) => copySelected(store, visible(), 'tsv'),
  'copy-rows-markdown': (store, _overlay, visible) => copyShown(store, visible(), 'markdown'),
  'copy-rows-tsv': (store, _overlay, visible) => copyShown(store, visible(), 'tsv'),
  rescan: (store) => void store.rescan(),
  settings: (store) => store.showOverlay('settings'),
  'sign-in': (store) => {
    if (canSignIn(store)) void store.calls.signIn();
    else store.showOverlay('sign-in');
  },
  'sign-out': (store) => void store.calls.signOut(),
  'choose-role': (store) => {
    if (canSignIn(store)) void store.calls.chooseRole();
    else store.showOverlay('sign-in');
  },
  'test-connection': (store) => store.showOverlay('connection'),
  cancel: (store) => void store.calls.cancelScan(),
  'prove-access': (store) => store.showOverlay('prove'),
  'measure-latency': (store) => void store.calls.measureLatency(),
  export: () => requestAnimationFrame(openExportMenu),
  'export-again': (store, _overlay, visible) => void exportAgain(store, visible()),
  open: (store) => void store.opening.ask(),
  'fetch-prices': (store, _overlay, visible) => void fetchShown(store, 'prices', visible()),
  'fetch-quotas': (store, _overlay, visible) => void fetchShown(store, 'quotas', visible()),
  'import-prices': (store) => void store.calls.importPrices(),
  'view-matrix': (store) => store.view.change({ page: 'matrix' }),
  'view-latency': (store) => store.view.change({ page: 'latency' }),
  'view-compare': (store) => store.view.change({ page: 'compare' }),
  'view-changes': (store) => store.view.change({ page: 'changes' }),
  filters(store) {
    store.view.change({ page: 'matrix' });
    toggleRail(store);
  },
  'collapse-all': (store) =>
    store.view.change({ page: 'matrix', sort: { by: 'provider' }, collapsed: providersOf(store) }),
  'expand-all': (store) => store.view.change({ collapsed: [] }),
  'unpin-all': (store) =>
    store.view.changeLayout((layout) => ({
      ...layout,
      pinnedModels: [],
      pinnedRegions: [],
      onlyFromPinned: false,
    })),
  noticed: (store) => store.view.change({ page: 'changes' }),
  'watch-model': (store) =>
    onModelAtCursor(store, 'watched', (modelId) =>
      toggleWatched(store, { kind: 'model', modelId: ownIdOf(modelId) }),
    ),
  'hide-model': hideModelAtCursor,
  'show-hidden': (store) => store.view.showHiddenModels(),
};

/** Whether the profile in use says where its IAM Identity Center is. */
function canSignIn(store: AtlasStore): boolean {
  return store.data.getState().connection?.canSignIn === true;
}

function copyRow(store: AtlasStore, visible: () => ShownMatrix, format: CopyFormat): void {
  onModelAtCursor(store, 'copied', (modelId) => {
    const shown = visible();
    const rows = shown.rows.filter((row) => row.modelId === modelId);
    void copyRows(store, rows, shown, format);
  });
}

function copyShown(store: AtlasStore, visible: ShownMatrix, format: CopyFormat): void {
  void copyRows(store, visible.rows, visible, format);
}

/** Of the regions that the matrix shows, as the button beside it does. */
async function fetchShown(
  store: AtlasStore,
  what: 'prices' | 'quotas',
  { columns }: ShownMatrix,
): Promise<void> {
  const regions = columns.map(({ region }) => region);
  const say = (message: string, nextStep?: string): void =>
    store.notify({ kind: 'info', message, ...defined({ nextStep }) });
  if (store.data.getState().viewing !== undefined) {
    say(`${capitalized(what)} are fetched for what was scanned.`, 'Close what is shown in its place first.');
  } else if (regions.length === 0) {
    say('The matrix shows no Region.', `Show the Regions whose ${what} are wanted.`);
  } else {
    const where = counted(regions.length, 'Region');
    const under = `Fetching ${what} of ${where}…`;
    say(under);
    const isWhole = await store.fetchPricing(what, regions);
    const running = store.data
      .getState()
      .notices.find((notice) => notice.kind === 'info' && notice.message === under);
    if (running !== undefined) store.dismiss(running.id);
    if (isWhole) say(`Fetched the ${what} of ${where}.`);
  }
}

/** The same key again closes it. */
function toggleOverlay(store: AtlasStore, before: Overlay, overlay: Overlay): void {
  store.showOverlay(before === overlay ? 'none' : overlay);
}

function showOverMatrix(store: AtlasStore, overlay: Overlay): void {
  store.view.change({ page: 'matrix' });
  store.showOverlay(overlay);
}

function hideModelAtCursor(store: AtlasStore, _overlay: Overlay, visible: () => ShownMatrix): void {
  onModelAtCursor(store, 'hidden', (modelId) => {
    const { matrix, rows } = visible();
    const row = rows.find((each) => each.modelId === modelId);
    const ids = row === undefined ? [modelId] : hiddenWith(row, matrix.rows);
    store.view.change({ page: 'matrix' });
    store.view.changeLayout((layout) => showModels(layout, ids, false));
  });
}

function onModelAtCursor(store: AtlasStore, deed: string, act: (modelId: string) => void): void {
  const modelId = modelAtCursor();
  if (modelId !== undefined && !isFoldedId(modelId)) {
    act(modelId);
    return;
  }
  store.notify({
    kind: 'info',
    message: 'The cursor of the matrix is not on a model.',
    nextStep: `Move it to the model that is to be ${deed}.`,
  });
}

/** Providers are named in the models of the snapshot; those of models that only bedrock-mantle lists follow from these. */
function providersOf(store: AtlasStore): string[] {
  const { modelTable } = store.data.getState().snapshot;
  return [...new Set([...modelTable.flatMap(({ providerName }) => providerName ?? []), UNKNOWN_PROVIDER])];
}

/** In a field the menu's Undo means what was typed there; says whether it was. */
function undoTyping(what: 'undo' | 'redo'): boolean {
  const field = document.activeElement;
  const isTyping = field instanceof HTMLInputElement && field.matches('[type="text"], [type="search"]');
  return isTyping && document.execCommand(what);
}
