/**
 * What TanStack Virtual asks of the page before the first frame: nothing, since each question would force a layout.
 *
 * Licence: one layout less before the first frame. With four other changes 475 to 505 ms became 425 to 440 ms (measure 6). Its door is useRowVirtualizer; frames.spec.ts holds that no row is missing while scrolling. It may go when
 * TanStack's own `observeElementRect` does not read the size at once.
 */
import { elementScroll, type Rect, type Virtualizer } from '@tanstack/react-virtual';

/** As TanStack Virtual's `observeElementRect`, without its first look; until the observer has told, `initialRect` holds. */
export function observeSize(
  { scrollElement }: Virtualizer<HTMLDivElement, Element>,
  tell: (size: Rect) => void,
): (() => void) | undefined {
  if (scrollElement === null) return undefined;
  const observer = new ResizeObserver(() =>
    tell({ width: scrollElement.clientWidth, height: scrollElement.clientHeight }),
  );
  observer.observe(scrollElement, { box: 'content-box' });
  return () => observer.disconnect();
}

/** The beginning is where the matrix is at first: scrolling there would change nothing. */
export function scrollIfAway(
  offset: number,
  options: Parameters<typeof elementScroll>[1],
  virtualizer: Virtualizer<HTMLDivElement, Element>,
): void {
  const to = offset + (options.adjustments ?? 0);
  if (to !== 0 || (virtualizer.scrollOffset ?? 0) !== 0) elementScroll(offset, options, virtualizer);
}
