/** Keys and menu commands that work everywhere in the window. */
import { useEffect } from 'react';
import type { MenuCommand } from '../../electron/contract/api.ts';
import type { AtlasStore } from '../state/atlas-store.ts';
import { useAtlas } from './atlas-context.tsx';
import { focusCursor, focusNextPart, focusSearch, openExportMenu } from './window-focus.ts';

const COMMAND_BY_KEY: Record<string, MenuCommand> = {
  f: 'search',
  r: 'rescan',
  e: 'export',
  '1': 'view-matrix',
  '2': 'view-latency',
};

/** The event that opens the About dialog. */
export const ABOUT_EVENT = 'atlas-about';

/** Listens to the keyboard and to the application menu while mounted. */
export function useShortcuts(): void {
  const store = useAtlas();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      if (event.key === 'Escape') {
        closeOneLayer(store);
        return;
      }
      if (event.key === 'F6') {
        event.preventDefault();
        focusNextPart(event.shiftKey);
        return;
      }
      const command = COMMAND_BY_KEY[event.key.toLowerCase()];
      if (command === undefined || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey)
        return;
      event.preventDefault();
      run(store, command);
    };
    const stop = store.onCommand((command) => run(store, command));
    window.addEventListener('keydown', onKeyDown);
    return () => {
      stop();
      window.removeEventListener('keydown', onKeyDown);
    };
  }, [store]);
}

function run(store: AtlasStore, command: MenuCommand): void {
  switch (command) {
    case 'rescan':
      void store.rescan();
      return;
    case 'cancel':
      void store.cancelScan();
      return;
    case 'measure-latency':
      void store.measureLatency();
      return;
    case 'search':
      store.changeView({ page: 'matrix' });
      requestAnimationFrame(focusSearch);
      return;
    case 'export':
      openExportMenu();
      return;
    case 'about':
      window.dispatchEvent(new Event(ABOUT_EVENT));
      return;
    case 'view-matrix':
      store.changeView({ page: 'matrix' });
      return;
    case 'view-latency':
      store.changeView({ page: 'latency' });
  }
}

/** One layer at a time: the details first, then what runs. Overlays have already taken the key. */
function closeOneLayer(store: AtlasStore): void {
  const view = store.view.getState();
  if (view.railOverlayOpen) {
    store.changeView({ railOverlayOpen: false });
    return;
  }
  if (view.details !== null) {
    store.changeView({ details: null });
    focusCursor();
    return;
  }
  if (store.data.getState().scan.phase !== 'idle') void store.cancelScan();
}
