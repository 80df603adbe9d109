/** Keys and menu commands that work everywhere in the window. */
import { useEffect } from 'react';
import { COMMAND_NAMES, type CommandName, commandOf } from '../../../electron/contract/bridge/commands.ts';
import { isPressed } from '../../../electron/contract/bridge/keys.ts';
import type { AtlasStore } from '../../state/store/atlas-store.ts';
import { useAtlas } from '../controls/atlas-context.tsx';
import { focusCursor, focusNextPart } from '../controls/window-focus.ts';
import { runCommand } from './run-command.ts';

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
      const command = commandFor(event);
      if (command === undefined) return;
      event.preventDefault();
      runCommand(store, command);
    };
    const stop = store.onCommand((command) => runCommand(store, command));
    window.addEventListener('keydown', onKeyDown);
    return () => {
      stop();
      window.removeEventListener('keydown', onKeyDown);
    };
  }, [store]);
}

function commandFor(event: KeyboardEvent): CommandName | undefined {
  const isTyping = event.target instanceof Element && event.target.matches(TYPED_INTO);
  if (!isTyping && isPressed('/', event)) return 'search';
  return COMMAND_NAMES.find((name) => {
    const { keys } = commandOf(name);
    if (isTyping && (name === 'undo' || name === 'redo')) return false;
    return keys !== undefined && (keys.includes('+') || !isTyping) && isPressed(keys, event);
  });
}

const TYPED_INTO =
  'input:not([type="checkbox"], [type="radio"], [type="range"]), textarea, [contenteditable]';

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
