/** What each command does in the window. */
import type { CommandName } from '../../../electron/contract/bridge/commands.ts';
import { isFoldedId } from '../../state/matrix/provider-groups.ts';
import { UNKNOWN_PROVIDER } from '../../state/rows/model-row.ts';
import type { AtlasStore } from '../../state/store/atlas-store.ts';
import { showModel } from '../../state/view/layout.ts';
import { focusSearch, modelAtCursor, openExportMenu } from '../controls/window-focus.ts';
import { toggleRail } from './use-rail.ts';

/** Does it; what was laid over the window is closed first. */
export function runCommand(store: AtlasStore, command: CommandName): void {
  const overlay = store.overlay.getState();
  store.showOverlay('none');
  switch (command) {
    case 'palette':
    case 'shortcuts':
      // The same key again closes it.
      store.showOverlay(overlay === command ? 'none' : command);
      return;
    case 'about':
      store.showOverlay(command);
      return;
    case 'regions':
    case 'views':
      store.changeView({ page: 'matrix' });
      store.showOverlay(command);
      return;
    case 'search':
      store.changeView({ page: 'matrix' });
      requestAnimationFrame(focusSearch);
      return;
    case 'clear-filters':
      store.clearFilters();
      return;
    case 'copy-link':
      void store.copyLink();
      return;
    case 'undo':
      if (!undoTyping('undo')) store.undo();
      return;
    case 'redo':
      if (!undoTyping('redo')) store.redo();
      return;
    case 'compare-live':
      store.showOverlay(store.data.getState().viewing === undefined ? 'none' : 'live');
      return;
    case 'rescan':
      void store.rescan();
      return;
    case 'cancel':
      void store.cancelScan();
      return;
    case 'measure-latency':
      void store.measureLatency();
      return;
    case 'time-limit-15':
    case 'time-limit-30':
    case 'time-limit-60':
    case 'time-limit-120':
      void store.saveSettings({ regionDeadlineMs: 1_000 * Number(command.slice('time-limit-'.length)) });
      return;
    case 'export':
      requestAnimationFrame(openExportMenu);
      return;
    case 'open':
      void store.openFile();
      return;
    case 'view-matrix':
      store.changeView({ page: 'matrix' });
      return;
    case 'view-latency':
      store.changeView({ page: 'latency' });
      return;
    case 'view-compare':
      store.changeView({ page: 'compare' });
      return;
    case 'filters':
      store.changeView({ page: 'matrix' });
      toggleRail(store);
      return;
    case 'sort-provider':
      store.changeView({ sort: { by: 'provider' } });
      return;
    case 'sort-name':
      store.changeView({ sort: { by: 'name' } });
      return;
    case 'sort-released':
      store.changeView({ sort: { by: 'released' } });
      return;
    case 'sort-regions':
      store.changeView({ sort: { by: 'regions' } });
      return;
    case 'sort-latency':
      store.changeView({ sort: { by: 'latency' } });
      return;
    case 'collapse-all':
      store.changeView({ page: 'matrix', sort: { by: 'provider' }, collapsed: providersOf(store) });
      return;
    case 'expand-all':
      store.changeView({ collapsed: [] });
      return;
    case 'unpin-all':
      store.changeLayout((layout) => ({
        ...layout,
        pinnedModels: [],
        pinnedRegions: [],
        onlyFromPinned: false,
      }));
      return;
    case 'hide-model':
      hideModelAtCursor(store);
      return;
    case 'show-hidden':
      store.showHiddenModels();
      return;
    case 'theme-system':
      void store.saveSettings({ theme: 'system' });
      return;
    case 'theme-light':
      void store.saveSettings({ theme: 'light' });
      return;
    case 'theme-dark':
      void store.saveSettings({ theme: 'dark' });
  }
}

function hideModelAtCursor(store: AtlasStore): void {
  const modelId = modelAtCursor();
  if (modelId !== undefined && !isFoldedId(modelId)) {
    store.changeView({ page: 'matrix' });
    store.changeLayout((layout) => showModel(layout, modelId, false));
    return;
  }
  store.notify('info', {
    kind: 'unknown',
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
