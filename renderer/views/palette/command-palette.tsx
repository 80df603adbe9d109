/** One field from which every model, region and command is reached. */
import { startTransition, useCallback, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { createPalette, type PaletteEntry } from '../../state/store/palette.ts';
import { runCommand } from '../commands/run-command.ts';
import { useAtlas, useMatrix, useOverlay } from '../controls/atlas-context.tsx';
import { KeptDialog } from '../controls/kept-dialog.tsx';
import { focusSearchEnd } from '../controls/window-focus.ts';
import { PaletteBody } from './palette-body.tsx';

/** What is drawn in advance: without words it is the same list. */
const OVER_NOTHING = createPalette([], []);

/** The dialog `Go to`, opened by Ctrl+K. Its list is drawn in advance, and anew after each use. */
export function CommandPalette(): React.ReactNode {
  const store = useAtlas();
  const { isOpen } = useOverlay('palette');
  const { rows, columns } = useMatrix();
  const { use, isUsed } = usePrepared(isOpen);
  const search = useMemo(
    () => (isUsed ? createPalette(rows, columns) : OVER_NOTHING),
    [isUsed, rows, columns],
  );
  // The frame that opens it draws no item.
  const drawn = useDeferredValue(search);
  const close = useCallback(() => store.showOverlay('none'), [store]);
  const choose = useCallback(
    (entry: PaletteEntry) => {
      // The focus is back where it was before anything else takes it.
      flushSync(close);
      switch (entry.kind) {
        case 'command':
          runCommand(store, entry.command);
          return;
        case 'model':
          store.goToModel(entry.modelId);
          return;
        case 'region':
          store.goToRegion(entry.region);
          return;
        case 'link':
          store.openLink(entry.link);
          return;
        case 'query':
          store.searchFor(entry.query);
          return;
        case 'qualifier':
          store.searchFor(`${store.view.getState().filter.query} ${entry.qualifier}:`.trim());
          // The field has the words in the next frame.
          requestAnimationFrame(() => requestAnimationFrame(focusSearchEnd));
      }
    },
    [store, close],
  );
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const field = event.target;
    if (event.key !== 'Enter' || !(field instanceof HTMLInputElement) || hasActiveItem(field)) return;
    // Whoever types fast and presses Enter means the first of what the letters find, drawn yet or not.
    const [first] = search(field.value);
    if (field.value === '' || first === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    choose(first);
  };
  return (
    <KeptDialog className="palette" label="Go to" isOpen={isOpen} close={close}>
      {use === undefined ? null : (
        <div className="palette-body" onKeyDownCapture={onKeyDown}>
          <PaletteBody key={use} search={drawn} choose={choose} />
        </div>
      )}
    </KeptDialog>
  );
}

function hasActiveItem(field: HTMLInputElement): boolean {
  return field.getAttribute('aria-activedescendant') !== null;
}

/** Counts the uses. The next one is prepared when nothing else is to do; one that comes sooner begins anew at once. */
function usePrepared(isOpen: boolean): { use: number | undefined; isUsed: boolean } {
  const [state, setState] = useState<{ wasOpen: boolean; next: number; drawn: number | undefined }>({
    wasOpen: false,
    next: 0,
    drawn: undefined,
  });
  const { wasOpen, next, drawn } = state;
  if (isOpen && !wasOpen) setState({ wasOpen: isOpen, next: next + 1, drawn: next });
  else if (isOpen !== wasOpen) setState({ ...state, wasOpen: isOpen });
  useEffect(() => {
    if (isOpen || drawn === next) return;
    const idle = requestIdleCallback(() =>
      startTransition(() => setState({ wasOpen: false, next, drawn: next })),
    );
    return () => cancelIdleCallback(idle);
  }, [isOpen, drawn, next]);
  return { use: drawn, isUsed: drawn !== undefined && drawn !== next };
}
