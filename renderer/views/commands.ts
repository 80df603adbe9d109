/** What each command does in the window. */
import type { CommandName } from '../../electron/contract/commands.ts';
import type { AtlasStore } from '../state/atlas-store.ts';
import { toggleRail } from './use-rail.ts';
import { focusSearch, openExportMenu } from './window-focus.ts';

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
    case 'rescan':
      void store.rescan();
      return;
    case 'cancel':
      void store.cancelScan();
      return;
    case 'measure-latency':
      void store.measureLatency();
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
