/** The window: toolbar, status, filters, the matrix or the latencies, and a model's details. */
import { useDeferredValue, useMemo } from 'react';
import { useStore } from 'zustand';
import type { Snapshot } from '../electron/contract/model.ts';
import type { AtlasStore } from './state/atlas-store.ts';
import { type Matrix, visibleMatrix, visibleRows } from './state/matrix.ts';
import { MatrixContext, StoreContext } from './views/atlas-context.tsx';
import { Shell } from './views/shell.tsx';
import './styles/index.css';

/** The whole window over one store. */
export function App(props: {
  store: AtlasStore;
  deriveMatrix: (snapshot: Snapshot) => Matrix;
}): React.ReactNode {
  const { store, deriveMatrix } = props;
  const snapshot = useStore(store.data, (state) => state.snapshot);
  // The letter typed shows at once; the matrix may follow a frame later.
  const filter = useDeferredValue(useStore(store.view, (view) => view.filter));
  const sort = useStore(store.view, (view) => view.sort);
  const layout = useStore(store.view, (view) => view.layout);
  const matrix = deriveMatrix(snapshot);
  const { rows, search, regions } = matrix;
  const shown = useMemo(
    () => visibleRows({ rows, search, regions }, filter, sort, layout),
    [rows, search, regions, filter, sort, layout],
  );
  const visible = useMemo(() => visibleMatrix(matrix, shown, filter), [matrix, shown, filter]);
  const derived = useMemo(() => ({ matrix, visible }), [matrix, visible]);
  return (
    <StoreContext value={store}>
      <MatrixContext value={derived}>
        <Shell />
      </MatrixContext>
    </StoreContext>
  );
}
