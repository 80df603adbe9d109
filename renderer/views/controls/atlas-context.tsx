/** How views reach the store and what is derived from it. */
import { createContext, use, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { Matrix, VisibleMatrix } from '../../state/matrix/matrix.ts';
import type { AtlasState } from '../../state/store/atlas-state.ts';
import type { AtlasStore, Overlay } from '../../state/store/atlas-store.ts';
import type { ViewState } from '../../state/view/view-state.ts';

export const StoreContext: React.Context<AtlasStore | undefined> = createContext<AtlasStore | undefined>(
  undefined,
);

/** The whole matrix. */
export const MatrixContext: React.Context<Matrix | undefined> = createContext<Matrix | undefined>(undefined);

/** What the filter leaves of it; apart, because a letter typed changes this alone. */
export const VisibleContext: React.Context<VisibleMatrix | undefined> = createContext<
  VisibleMatrix | undefined
>(undefined);

/** The store; only inside `StoreContext`. */
export function useAtlas(): AtlasStore {
  const store = use(StoreContext);
  if (store === undefined) throw new Error('useAtlas outside StoreContext');
  return store;
}

/** A part of what the main process told; draws again when that part changes. */
export function useData<T>(select: (state: AtlasState) => T): T {
  return useStore(useAtlas().data, select);
}

/** A part of what the user set up; draws again when that part changes. */
export function useView<T>(select: (view: ViewState) => T): T {
  return useStore(useAtlas().view, select);
}

/** Whether that overlay is open, and how it is closed: for react-aria's overlays. */
export function useOverlay(overlay: Overlay): { isOpen: boolean; onOpenChange: (isOpen: boolean) => void } {
  const store = useAtlas();
  const isOpen = useStore(store.overlay) === overlay;
  return { isOpen, onOpenChange: (to) => store.showOverlay(to ? overlay : 'none') };
}

/** The derived matrix; only inside `MatrixContext`. */
export function useMatrix(): Matrix {
  const value = use(MatrixContext);
  if (value === undefined) throw new Error('useMatrix outside MatrixContext');
  return value;
}

/** What is shown of the matrix; only inside `VisibleContext`. */
export function useVisible(): VisibleMatrix {
  const value = use(VisibleContext);
  if (value === undefined) throw new Error('useVisible outside VisibleContext');
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
