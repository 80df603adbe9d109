/** The page with the matrix: its bar, and the grid or why it is empty. */
import { useLayoutEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import type { ShownMatrix } from '../../state/matrix/model/shown-matrix.ts';
import { foldProviders } from '../../state/matrix/provider-groups.ts';
import { showsId } from '../../state/rows/model-groups.ts';
import { useAtlas, useData, useView, useVisible } from '../controls/atlas-context.tsx';
import { EmptyMatrix, MatrixBar } from '../startup/lazy-parts.tsx';
import { MatrixGrid } from './grid/matrix-grid.tsx';

/** The matrix page. */
export function MatrixView(): React.ReactNode {
  const visible = useVisible();
  const sort = useView((view) => view.sort);
  const details = useView((view) => view.details);
  const isBusy = useData((state) => state.scan.phase === 'listing');
  const lines = useFolded(visible);
  const isEmpty = visible.rows.length === 0 || visible.columns.length === 0;
  return (
    <div className="matrix-view">
      <MatrixBar />
      {isEmpty ? (
        <EmptyMatrix />
      ) : (
        <MatrixGrid visible={lines} sort={sort} details={details} isBusy={isBusy} />
      )}
    </div>
  );
}

/** The rows with collapsed providers folded, except one that the cursor is sent to. Only in the order of providers. */
function useFolded(visible: ShownMatrix): ShownMatrix {
  const store = useAtlas();
  const kept = useView((view) => view.collapsed);
  const isGrouped = useView((view) => view.sort.by === 'provider');
  const goal = useStore(store.view.focusTarget)?.modelId;
  const sought = goal == null ? undefined : visible.rows.find((row) => showsId(row, goal))?.provider;
  useLayoutEffect(() => {
    if (sought !== undefined) store.view.foldProvider(sought, false);
  }, [sought, store]);
  return useMemo(() => {
    const collapsed = isGrouped ? kept.filter((provider) => provider !== sought) : [];
    return foldProviders(visible, collapsed);
  }, [visible, kept, isGrouped, sought]);
}
