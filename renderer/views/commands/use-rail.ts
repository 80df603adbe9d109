/** Whether the filters are open: beside the matrix in a wide window, over it in a narrow one. */
import { useSyncExternalStore } from 'react';
import type { AtlasStore } from '../../state/store/atlas-store.ts';
import { useAtlas, useView } from '../controls/atlas-context.tsx';

/** As in rail.css. */
const NARROW = '(width < 1100px)';

function subscribe(onChange: () => void): () => void {
  const query = window.matchMedia(NARROW);
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}

export interface Rail {
  isOpen: boolean;
  setOpen(isOpen: boolean): void;
}

/** A window that is not shown yet has no width: most are wide. */
function isNarrow(): boolean {
  return window.innerWidth > 0 && window.matchMedia(NARROW).matches;
}

/** Opens or closes the filters as the window's width has them. */
export function toggleRail(store: AtlasStore): void {
  const { railOpen, railOverlayOpen } = store.view.state.getState();
  const isOverlay = isNarrow();
  store.view.change(isOverlay ? { railOverlayOpen: !railOverlayOpen } : { railOpen: !railOpen });
}

/** The state of the filter rail for the window's present width. */
export function useRail(): Rail {
  const store = useAtlas();
  const isOverlay = useSyncExternalStore(subscribe, isNarrow);
  const isOpen = useView((view) => (isOverlay ? view.railOverlayOpen : view.railOpen));
  return {
    isOpen,
    setOpen: (to) => store.view.change(isOverlay ? { railOverlayOpen: to } : { railOpen: to }),
  };
}
