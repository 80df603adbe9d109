/** How views reach the store and the model that is derived from it. */
import { createContext, use, useEffect, useState, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { Matrix } from '../../state/matrix/model/matrix.ts';
import type { MatrixModel } from '../../state/matrix/model/matrix-model.ts';
import type { ReadableStore } from '../../state/matrix/model/matrix-source.ts';
import type { ShownMatrix } from '../../state/matrix/model/shown-matrix.ts';
import type { AtlasState } from '../../state/store/atlas-state.ts';
import type { AtlasStore } from '../../state/store/atlas-store.ts';
import type { Overlay } from '../../state/store/overlay.ts';
import type { ViewState } from '../../state/view/view-state.ts';

/** The window's store and model; the same objects for as long as the window is open. */
export const AtlasContext: React.Context<{ store: AtlasStore; model: MatrixModel } | undefined> =
  createContext<{ store: AtlasStore; model: MatrixModel } | undefined>(undefined);

function useAtlasContext(): { store: AtlasStore; model: MatrixModel } {
  const atlas = use(AtlasContext);
  if (atlas === undefined) throw new Error('A view outside AtlasContext');
  return atlas;
}

/** The store. */
export function useAtlas(): AtlasStore {
  return useAtlasContext().store;
}

/** A part of what the main process told; renders again when that part changes. */
export function useData<T>(select: (state: AtlasState) => T): T {
  return useStore(useAtlas().data, select);
}

/** A part of what the user set up; renders again when that part changes. */
export function useView<T>(select: (view: ViewState) => T): T {
  return useStore(useAtlas().view.state, select);
}

/** Whether that overlay is open, and how it is closed: for react-aria's overlays. */
export function useOverlay(overlay: Overlay): {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
} {
  const store = useAtlas();
  const isOpen = useStore(store.overlay) === overlay;
  return { isOpen, onOpenChange: (to) => store.showOverlay(to ? overlay : 'none') };
}

/** Everything that the snapshot lists. */
export function useMatrix(): Matrix {
  return useModelStore(useAtlasContext().model.matrix);
}

/** What the filter, the order and the layout leave of the matrix. */
export function useVisible(): ShownMatrix {
  return useModelStore(useAtlasContext().model.visible);
}

/** Gives that when it is asked, for what happens at a key or a click; the same function each time. */
export function useVisibleLater(): () => ShownMatrix {
  return useAtlasContext().model.visible.getState;
}

/** Gives it with all that was typed until then, for a key right after a letter. */
export function useVisibleNow(): () => ShownMatrix {
  const { model } = useAtlasContext();
  return () => model.now();
}

/** Like zustand's `useStore`, for stores that are set in a transition: React renders that in slices, after keys. */
function useModelStore<Value>(store: ReadableStore<Value>): Value {
  const [value, setValue] = useState(store.getState);
  useEffect(() => {
    const follow = (): void => setValue(store.getState);
    // What changed between this render and this effect.
    follow();
    return store.subscribe(follow);
  }, [store]);
  return value;
}

const TICK_MS = 20_000;

function subscribeToClock(onTick: () => void): () => void {
  const timer = setInterval(onTick, TICK_MS);
  return () => clearInterval(timer);
}

/** The time in epoch milliseconds, coarse: enough for ages in minutes. */
export function useNow(): number {
  return useSyncExternalStore(subscribeToClock, () => Math.floor(Date.now() / TICK_MS) * TICK_MS);
}
