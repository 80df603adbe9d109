/** What each command does in the window. */
import type { CommandName } from '../../../electron/contract/bridge/commands.ts';
import { type SettingCommand, settingChange } from '../../../electron/contract/bridge/settings.ts';
import { isFoldedId } from '../../state/matrix/provider-groups.ts';
import { UNKNOWN_PROVIDER } from '../../state/rows/model-row.ts';
import type { AtlasStore, Overlay } from '../../state/store/atlas-store.ts';
import { showModel } from '../../state/view/layout.ts';
import { focusSearch, modelAtCursor, openExportMenu } from '../controls/window-focus.ts';
import { toggleRail } from './use-rail.ts';

/** Does it; what was laid over the window is closed first. */
export function runCommand(store: AtlasStore, command: CommandName): void {
  const overlay = store.overlay.getState();
  store.showOverlay('none');
  const change = settingChange(command);
  if (change !== undefined) void store.saveSettings(change);
  else RUN[command as OwnCommand](store, overlay);
}

/** All but those that choose a value of a setting. */
type OwnCommand = Exclude<CommandName, SettingCommand>;

/** `overlay`: what lay over the window when the command was given. */
const RUN: Record<OwnCommand, (store: AtlasStore, overlay: Overlay) => void> = {
  palette: (store, overlay) => toggleOverlay(store, overlay, 'palette'),
  shortcuts: (store, overlay) => toggleOverlay(store, overlay, 'shortcuts'),
  licenses: (store) => void store.showLicenses(),
  'check-updates': (store) => void store.checkForUpdates(),
  'download-update': (store) => void store.downloadUpdate(),
  about: (store) => store.showOverlay('about'),
  regions: (store) => showOverMatrix(store, 'regions'),
  views: (store) => showOverMatrix(store, 'views'),
  search(store) {
    store.changeView({ page: 'matrix' });
    requestAnimationFrame(focusSearch);
  },
  'clear-filters': (store) => store.clearFilters(),
  'copy-link': (store) => void store.copyLink(),
  undo(store) {
    if (!undoTyping('undo')) store.undo();
  },
  redo(store) {
    if (!undoTyping('redo')) store.redo();
  },
  'compare-live': (store) => store.showOverlay(store.data.getState().viewing === undefined ? 'none' : 'live'),
  rescan: (store) => void store.rescan(),
  cancel: (store) => void store.cancelScan(),
  'measure-latency': (store) => void store.measureLatency(),
  export: () => requestAnimationFrame(openExportMenu),
  open: (store) => void store.openFile(),
  'view-matrix': (store) => store.changeView({ page: 'matrix' }),
  'view-latency': (store) => store.changeView({ page: 'latency' }),
  'view-compare': (store) => store.changeView({ page: 'compare' }),
  'view-changes': (store) => store.changeView({ page: 'changes' }),
  filters(store) {
    store.changeView({ page: 'matrix' });
    toggleRail(store);
  },
  'sort-provider': (store) => store.changeView({ sort: { by: 'provider' } }),
  'sort-name': (store) => store.changeView({ sort: { by: 'name' } }),
  'sort-released': (store) => store.changeView({ sort: { by: 'released' } }),
  'sort-regions': (store) => store.changeView({ sort: { by: 'regions' } }),
  'sort-latency': (store) => store.changeView({ sort: { by: 'latency' } }),
  'collapse-all': (store) =>
    store.changeView({ page: 'matrix', sort: { by: 'provider' }, collapsed: providersOf(store) }),
  'expand-all': (store) => store.changeView({ collapsed: [] }),
  'unpin-all': (store) =>
    store.changeLayout((layout) => ({
      ...layout,
      pinnedModels: [],
      pinnedRegions: [],
      onlyFromPinned: false,
    })),
  'hide-model': hideModelAtCursor,
  'show-hidden': (store) => store.showHiddenModels(),
};

/** The same key again closes it. */
function toggleOverlay(store: AtlasStore, before: Overlay, overlay: Overlay): void {
  store.showOverlay(before === overlay ? 'none' : overlay);
}

function showOverMatrix(store: AtlasStore, overlay: Overlay): void {
  store.changeView({ page: 'matrix' });
  store.showOverlay(overlay);
}

function hideModelAtCursor(store: AtlasStore): void {
  const modelId = modelAtCursor();
  if (modelId !== undefined && !isFoldedId(modelId)) {
    store.changeView({ page: 'matrix' });
    store.changeLayout((layout) => showModel(layout, modelId, false));
    return;
  }
  store.notify({
    kind: 'info',
    message: 'The cursor of the matrix is not on a model.',
    nextStep: 'Move it to the model that is to be hidden, or press H there.',
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
