/** The window: toolbar, status, filters, the matrix or the latencies, and a model's details. */
import { useDeferredValue, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Snapshot } from '../electron/contract/snapshot/model.ts';
import { asksForLatency, type Matrix, visibleMatrix } from './state/matrix/matrix.ts';
import { createSteadyRows } from './state/matrix/stable-rows.ts';
import type { AtlasStore } from './state/store/atlas-store.ts';
import { MatrixContext, StoreContext, VisibleContext } from './views/controls/atlas-context.tsx';
import { Shell } from './views/shell/shell.tsx';
import { endingIds } from './views/status/ending-ids.ts';
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
  // A measured latency changes which rows are shown only where it is asked for.
  const latencies = asksForLatency(filter.query, sort) ? matrix.latencies : undefined;
  const [rowsShown] = useState(createSteadyRows);
  const shown = useMemo(() => {
    const ending = (): ReadonlySet<string> => endingIds(rows, store.data.getState().snapshot);
    const source = { rows, search, regions, ending, ...(latencies === undefined ? {} : { latencies }) };
    return rowsShown(source, filter, sort, layout);
  }, [rows, search, regions, latencies, filter, sort, layout, store, rowsShown]);
  const visible = useMemo(() => visibleMatrix(matrix, shown), [matrix, shown]);
  return (
    <StoreContext value={store}>
      <MatrixContext value={matrix}>
        <VisibleContext value={visible}>
          <Shell />
        </VisibleContext>
      </MatrixContext>
    </StoreContext>
  );
}
