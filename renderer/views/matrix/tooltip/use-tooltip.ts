/** When the one tooltip of the matrix opens and closes. It opens after a rest and stays while the pointer is in it. */
import { useCallback, useEffect, useRef, useState } from 'react';

/** How long the pointer has to rest before the first tooltip, in milliseconds. */
const OPEN_AFTER_MS = 450;
/** The same while a tooltip is open. */
const MOVE_AFTER_MS = 90;
/** How long the pointer may be between cell and tooltip, in milliseconds. */
const CLOSE_AFTER_MS = 160;

/** Dialogs, menus and lists: what can lie over the matrix and its tooltip. */
const OVER_MATRIX = '.modal-overlay, .popover';

/** Of a pointer, in CSS pixels of the window. */
export interface Point {
  clientX: number;
  clientY: number;
}

export interface MatrixTooltip {
  /** The element that the open tooltip speaks of. */
  target: HTMLElement | undefined;
  /** Asks for a tooltip on the element after a rest, or at once. */
  openSoon(element: HTMLElement, atOnce?: boolean): void;
  /** Closes, and stays closed until the pointer has moved away from this point. */
  suppress(point: Point): void;
  /** Whether the pointer has not moved since `suppress`: a panel that opens can move other cells under it. */
  isSuppressedAt(point: Point): boolean;
  /** The pointer left: closes soon unless it comes back. */
  closeSoon(): void;
  /** The pointer is in the tooltip: it stays. */
  keepOpen(): void;
  close(): void;
}

/** The state of the one tooltip; closes on Escape. */
export function useTooltip(): MatrixTooltip {
  const [target, setTarget] = useState<HTMLElement>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const suppressedAt = useRef<Point>(undefined);
  const isOpen = target !== undefined;

  const later = useCallback((change: () => void, delayMs: number): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(change, delayMs);
  }, []);
  const close = useCallback((): void => {
    clearTimeout(timer.current);
    setTarget(undefined);
  }, []);

  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (!isOpen) return;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      close();
      // What lies over the tooltip has the key for itself.
      if (document.querySelector(OVER_MATRIX) !== null) return;
      // Escape takes one layer at a time: this one first.
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [isOpen, close]);

  return {
    target,
    openSoon(element, atOnce = false) {
      if (atOnce) {
        clearTimeout(timer.current);
        setTarget(element);
      } else later(() => setTarget(element), isOpen ? MOVE_AFTER_MS : OPEN_AFTER_MS);
    },
    suppress({ clientX, clientY }) {
      suppressedAt.current = { clientX, clientY };
      close();
    },
    isSuppressedAt({ clientX, clientY }) {
      const point = suppressedAt.current;
      if (point?.clientX === clientX && point.clientY === clientY) return true;
      suppressedAt.current = undefined;
      return false;
    },
    closeSoon: () => later(() => setTarget(undefined), CLOSE_AFTER_MS),
    keepOpen: () => clearTimeout(timer.current),
    close,
  };
}
