/** Copying with the focus in the matrix. */
import { useEffect, useRef } from 'react';

/**
 * Calls `copy` with the focused element inside `canvas`. The browser copies from where the caret is, which a click on a name or
 * a key in the grid leaves elsewhere: the event does not come to the grid. Selected text is left to the browser.
 */
export function useCopyEvent(
  canvas: React.RefObject<HTMLElement | null>,
  copy: (focused: HTMLElement) => boolean,
): void {
  const latest = useRef(copy);
  useEffect(() => {
    latest.current = copy;
  });
  useEffect(() => {
    const onCopy = (event: ClipboardEvent): void => {
      const focused = document.activeElement;
      if (!(focused instanceof HTMLElement) || canvas.current?.contains(focused) !== true) return;
      if (event.defaultPrevented || window.getSelection()?.isCollapsed === false) return;
      if (latest.current(focused)) event.preventDefault();
    };
    document.addEventListener('copy', onCopy);
    return () => document.removeEventListener('copy', onCopy);
  }, [canvas]);
}
