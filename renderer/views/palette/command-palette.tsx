/** One field from which every model, region and command is reached. */
import { useCallback, useMemo } from 'react';
import { flushSync } from 'react-dom';
import type { AtlasStore } from '../../state/store/atlas-store.ts';
import { createPalette, type PaletteEntry } from '../../state/store/palette.ts';
import { runCommand } from '../commands/run-command.ts';
import { useAtlas, useMatrix, useOverlay } from '../controls/atlas-context.tsx';
import { ModalFrame } from '../controls/modal-frame.tsx';
import { focusSearchEnd } from '../controls/window-focus.ts';
import { PaletteBody } from './palette-body.tsx';

/** The dialog `Go to`, opened by Ctrl+K. */
export function CommandPalette(): React.ReactNode {
  const overlay = useOverlay('palette');
  return (
    <ModalFrame title="Go to" width="palette" {...overlay}>
      <Palette />
    </ModalFrame>
  );
}

/** Rendered while the dialog is open only. */
function Palette(): React.ReactNode {
  const store = useAtlas();
  const { rows, columns } = useMatrix();
  const search = useMemo(() => createPalette(rows, columns), [rows, columns]);
  const close = useCallback(() => store.showOverlay('none'), [store]);
  const choose = useCallback(
    (entry: PaletteEntry) => {
      flushSync(close);
      afterFocusReturned(() => follow(store, entry));
    },
    [store, close],
  );
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const field = event.target;
    if (!(field instanceof HTMLInputElement)) return;
    // Enter right after typing means the first match, even if it is not rendered yet.
    const first =
      event.key === 'Enter' && !hasActiveItem(field) && field.value !== '' && search(field.value)[0];
    if (event.key === 'Escape') close();
    else if (first) choose(first);
    else return;
    // The field would take Escape for itself while it has words.
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="palette-body" onKeyDownCapture={onKeyDown}>
      <PaletteBody search={search} choose={choose} />
    </div>
  );
}

function hasActiveItem(field: HTMLInputElement): boolean {
  return field.getAttribute('aria-activedescendant') !== null;
}

/** A closing dialog restores the focus in the next frame. */
function afterFocusReturned(run: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(run));
}

function follow(store: AtlasStore, entry: PaletteEntry): void {
  switch (entry.kind) {
    case 'command':
      runCommand(store, entry.command);
      break;
    case 'model':
      store.view.goToModel(entry.modelId);
      break;
    case 'region':
      store.view.goToRegion(entry.region);
      break;
    case 'link':
      store.openLink(entry.link);
      break;
    case 'query':
      store.view.searchFor(entry.query);
      break;
    case 'qualifier':
      store.view.searchFor(`${store.view.state.getState().filter.query} ${entry.qualifier}:`.trim());
      // The field has the words in the next frame.
      requestAnimationFrame(() => requestAnimationFrame(focusSearchEnd));
  }
}
