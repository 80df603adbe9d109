/** The focus of a dialog, and its Escape key, wherever the focus was when it opened. */
import { type RefObject, useEffect } from 'react';

/**
 * Focuses the dialog as soon as it is there, and closes it on Escape also where nothing in the page has the focus. react-aria waits
 * for the end of every transition where the focus was last moved by no key and no pointer, as right after the start; until then
 * Escape would reach no dialog.
 */
export function useDialogKeys(inside: RefObject<Element | null>, close: () => void): void {
  useEffect(() => {
    const dialog = dialogAround(inside.current);
    if (dialog !== undefined && !dialog.contains(document.activeElement))
      dialog.focus({ preventScroll: true });
  }, [inside]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || !isOfNothing(event.target)) return;
      if (dialogAround(inside.current) !== [...document.querySelectorAll<HTMLElement>(DIALOGS)].at(-1))
        return;
      event.preventDefault();
      close();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [inside, close]);
}

const DIALOGS = '.modal-overlay [role=dialog], .modal-overlay [role=alertdialog]';

function dialogAround(element: Element | null): HTMLElement | undefined {
  return element?.closest<HTMLElement>(DIALOGS) ?? undefined;
}

/** What the browser sends keys to when nothing has the focus. */
function isOfNothing(target: EventTarget | null): boolean {
  return target === document.body || target === document.documentElement;
}
