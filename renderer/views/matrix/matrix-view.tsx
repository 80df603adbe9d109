/** The page with the matrix: its bar, and the grid or why it is empty. */
import { useLayoutEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { nextCellMode } from '../../../electron/contract/pricing/cell-modes.ts';
import type { ShownMatrix } from '../../state/matrix/matrix-model.ts';
import { foldProviders } from '../../state/matrix/provider-groups.ts';
import { toggleWatched } from '../../state/store/watching.ts';
import { showModel, showRegions, togglePinnedModel, togglePinnedRegion } from '../../state/view/layout.ts';
import { useAtlas, useData, useView, useVisible } from '../controls/atlas-context.tsx';
import { EmptyMatrix, MatrixBar } from '../startup/lazy-parts.tsx';
import { MatrixGrid } from './grid/matrix-grid.tsx';

/** The matrix page. */
export function MatrixView(): React.ReactNode {
  const store = useAtlas();
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
        <MatrixGrid
          visible={lines}
          sort={sort}
          details={details}
          isBusy={isBusy}
          isGrouped={sort.by === 'provider'}
          onFold={(provider, isFolded) => store.view.foldProvider(provider, isFolded)}
          onOpen={(modelId, region) => store.view.openDetails(modelId, region)}
          onCells={(by) => store.view.change({ cells: nextCellMode(store.view.state.getState().cells, by) })}
          onSort={(to) => store.view.change({ sort: to })}
          onPinModel={(modelId) => store.view.changeLayout((layout) => togglePinnedModel(layout, modelId))}
          onPinRegion={(region) => store.view.changeLayout((layout) => togglePinnedRegion(layout, region))}
          onHideModel={(modelId) => store.view.changeLayout((layout) => showModel(layout, modelId, false))}
          onWatch={(watched) => toggleWatched(store, watched)}
          onHideRegion={(region) => store.view.changeLayout((layout) => showRegions(layout, [region], false))}
          onCopy={(words) => void store.copy(words)}
          onPoint={(words) => store.cursorText.setState(words, true)}
        />
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
  const sought = goal == null ? undefined : visible.rows.find((row) => row.modelId === goal)?.provider;
  useLayoutEffect(() => {
    if (sought !== undefined) store.view.foldProvider(sought, false);
  }, [sought, store]);
  return useMemo(() => {
    const collapsed = isGrouped ? kept.filter((provider) => provider !== sought) : [];
    return foldProviders(visible, collapsed);
  }, [visible, kept, isGrouped, sought]);
}
