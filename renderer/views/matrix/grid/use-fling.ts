/** Whether rows pass too fast to be read, so that they can be rendered as colours only. */
import { startTransition, useEffect, useState } from 'react';
import { CELL_PX } from './matrix-layout.ts';

/** Rows in one scroll event above which nobody reads. */
const FLING_ROWS = 8;
/** Consecutive fast events that make a fling; a jump by a key is one. */
const FLING_EVENTS = 3;
/** How long after the last fast event the rows are completed, in milliseconds. */
const SETTLE_MS = 98;

/** Whether the element is being flung vertically. */
export function useFling(scroller: React.RefObject<HTMLElement | null>): boolean {
  const [isFlung, setFlung] = useState(false);
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    // Not asked for: before the first frame that would be a layout of its own.
    let lastTop = 0;
    let fast = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const settle = (): void => {
      fast = 0;
      startTransition(() => setFlung(false));
    };
    const onScroll = (): void => {
      const rows = Math.abs(element.scrollTop - lastTop) / CELL_PX;
      lastTop = element.scrollTop;
      fast = rows > FLING_ROWS ? fast + 1 : 0;
      if (fast >= FLING_EVENTS) setFlung(true);
      clearTimeout(timer);
      timer = setTimeout(settle, SETTLE_MS);
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      clearTimeout(timer);
      element.removeEventListener('scroll', onScroll);
    };
  }, [scroller]);
  return isFlung;
}
