/** Keeps the scroll position of the matrix while another page is shown, and over a restart. */
import { useEffect, useLayoutEffect } from 'react';
import type { ModelId } from '../../../../electron/contract/snapshot/model.ts';
import type { ScrollAnchor } from '../../../state/view/view-state.ts';
import { useAtlas, useView } from '../../controls/atlas-context.tsx';
import { CELL_PX } from './matrix-layout.ts';

/** How long the matrix has rested when its position is kept, in milliseconds. */
const RESTS_MS = 150;

/** The position is kept by the model at the top: rows may have come or gone meanwhile. */
export function useScrollAnchor(
  scroller: React.RefObject<HTMLElement | null>,
  modelIds: readonly ModelId[],
): void {
  const store = useAtlas();
  const isShown = useView((view) => view.page === 'matrix');
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the matrix appears, not when its rows change.
  useLayoutEffect(() => {
    const element = scroller.current;
    const { scrollAnchor } = store.view.state.getState();
    if (!isShown || element === null || scrollAnchor === undefined) return;
    const row = modelIds.indexOf(scrollAnchor.modelId);
    if (row < 0) return;
    element.scrollTo(scrollAnchor.leftPx, row * CELL_PX + scrollAnchor.topPx);
  }, [isShown, scroller, store]);
  useEffect(() => {
    const element = scroller.current;
    if (element === null || !isShown) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let at: ScrollAnchor | undefined;
    const keep = (): void => {
      clearTimeout(timer);
      if (at !== undefined) store.view.change({ scrollAnchor: at });
      at = undefined;
    };
    const onScroll = (): void => {
      // A hidden scroller reports 0; that is not saved.
      if (element.clientHeight === 0) return;
      const modelId = modelIds[Math.floor(element.scrollTop / CELL_PX)];
      if (modelId === undefined) return;
      at = { modelId, topPx: element.scrollTop % CELL_PX, leftPx: element.scrollLeft };
      clearTimeout(timer);
      timer = setTimeout(keep, RESTS_MS);
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      element.removeEventListener('scroll', onScroll);
      keep();
    };
  }, [isShown, modelIds, scroller, store]);
}
