/** TanStack Virtual for the rows of the grid. */
import { defaultRangeExtractor, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import type { ModelId } from '../../../../electron/contract/snapshot/model.ts';
import { useAfterFirstFrame } from '../../startup/first-paint.ts';
import { observeSize, scrollIfAway } from '../../startup/observe-size.ts';
import { CELL_PX, HEADER_PX } from './matrix-layout.ts';

/** Rows rendered beyond the edges, once the first frame is shown: a wheel tick brings up to four. */
const OVERSCAN_ROWS = 8;
/** Height of what stands over and under the matrix as a rule, in CSS pixels. */
const AROUND_PX = 134;
/** Height of the window's page while the window is not shown yet and has none. */
const FIRST_HEIGHT_PX = 873;

/** The rows in sight and the cursor's row, which stays in the page so that the focus is not lost by scrolling. */
export function useRowVirtualizer(
  scroller: React.RefObject<HTMLDivElement | null>,
  modelIds: readonly ModelId[],
  cursorRow: number,
): Virtualizer<HTMLDivElement, Element> {
  const isAfterFirstFrame = useAfterFirstFrame();
  // biome-ignore lint/nursery/useReactCompiler: the virtualizer is one object whose answers change; nothing here is memoized.
  return useVirtualizer<HTMLDivElement, Element>({
    count: modelIds.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => CELL_PX,
    overscan: isAfterFirstFrame ? OVERSCAN_ROWS : 0,
    observeElementRect: observeSize,
    scrollToFn: scrollIfAway,
    // Until it is told: with no size at all only the rows beyond the edges would be rendered.
    initialRect: { width: window.innerWidth, height: (window.innerHeight || FIRST_HEIGHT_PX) - AROUND_PX },
    scrollMargin: HEADER_PX,
    scrollPaddingStart: HEADER_PX,
    getItemKey: (index) => modelIds[index] ?? index,
    rangeExtractor: (range) => {
      const inSight = defaultRangeExtractor(range);
      const isLost = cursorRow >= 0 && cursorRow < range.count && !inSight.includes(cursorRow);
      return isLost ? [...inSight, cursorRow].sort((a, b) => a - b) : inSight;
    },
  });
}
