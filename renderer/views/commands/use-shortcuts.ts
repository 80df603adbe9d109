/** Keys and menu commands that work everywhere in the window. */
import { useEffect } from 'react';
import { COMMAND_NAMES, type CommandName, commandOf } from '../../../electron/contract/bridge/commands.ts';
import { isPressed } from '../../../electron/contract/bridge/keys.ts';
import { NO_ROWS } from '../../state/matrix/row-selection.ts';
import type { AtlasStore } from '../../state/store/atlas-store.ts';
import { useAtlas, useVisibleLater } from '../controls/atlas-context.tsx';
import { IS_MAC } from '../controls/shortcut.tsx';
import { focusCursor, focusNextPart } from '../controls/window-focus.ts';
import { runCommand } from './run-command.ts';

/** Listens to the keyboard and to the application menu while mounted. */
export function useShortcuts(): void {
  const store = useAtlas();
  const visible = useVisibleLater();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      if (event.key === 'Escape') {
        // Else macOS would take the key for its own as well, such as to leave full screen.
        if (closeOneLayer(store)) event.preventDefault();
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
      runCommand(store, command, visible);
    };
    const stop = store.onCommand((command) => runCommand(store, command, visible));
    window.addEventListener('keydown', onKeyDown);
    return () => {
      stop();
      window.removeEventListener('keydown', onKeyDown);
    };
  }, [store, visible]);
}

function commandFor(event: KeyboardEvent): CommandName | undefined {
  // A field with a list under it sends its keys to the list as well: where they are typed tells the focus.
  const isTyping = document.activeElement?.matches(TYPED_INTO) === true;
  if (!isTyping && isPressed('/', event, IS_MAC)) return 'search';
  return COMMAND_NAMES.find((name) => {
    const { keys, otherKeys } = commandOf(name);
    if (isTyping && (name === 'undo' || name === 'redo')) return false;
    return [keys, otherKeys].some(
      (each) => each !== undefined && (each.includes('+') || !isTyping) && isPressed(each, event, IS_MAC),
    );
  });
}

const TYPED_INTO =
  'input:not([type="checkbox"], [type="radio"], [type="range"]), textarea, [contenteditable]';

/** One layer at a time; a scan goes on, because it has a key of its own. Whether there was one. Overlays have already taken the key. */
function closeOneLayer(store: AtlasStore): boolean {
  const view = store.view.state.getState();
  if (view.railOverlayOpen) {
    store.view.change({ railOverlayOpen: false });
    return true;
  }
  if (store.view.rowSelection.getState().ids.size > 0) {
    store.view.rowSelection.setState(NO_ROWS, true);
    return true;
  }
  if (view.details !== null) {
    store.view.change({ details: null });
    focusCursor();
    return true;
  }
  return false;
}
