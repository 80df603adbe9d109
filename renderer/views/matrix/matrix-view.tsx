/** The page with the matrix: legend, order, grid, and what stands there when there is nothing to show. */
import { useMemo } from 'react';
import type { CellLook } from '../../state/cell-look.ts';
import type { Column } from '../../state/column.ts';
import { useAtlas, useData, useMatrix, useView } from '../atlas-context.tsx';
import { EmptyMatrix } from './empty-matrix.tsx';
import { Legend } from './legend.tsx';
import { MatrixGrid } from './matrix-grid.tsx';
import { SortSelect } from './sort-select.tsx';

/** The matrix page. */
export function MatrixView(): React.ReactNode {
  const store = useAtlas();
  const { visible, matrix } = useMatrix();
  const sort = useView((view) => view.sort);
  const selectedId = useView((view) => view.details?.modelId);
  const isBusy = useData((state) => state.scan.phase === 'listing');
  const states = useMemo(() => statesOf(matrix.columns), [matrix.columns]);
  const isEmpty = visible.rows.length === 0 || visible.columns.length === 0;
  return (
    <div className="matrix-view">
      <div className="matrix-bar">
        <Legend states={states} />
        <SortSelect sort={sort} onSort={(to) => store.changeView({ sort: to })} />
      </div>
      {isEmpty ? (
        <EmptyMatrix />
      ) : (
        <MatrixGrid
          visible={visible}
          sort={sort}
          selectedId={selectedId}
          isBusy={isBusy}
          onOpen={(modelId, region) => store.openDetails(modelId, region)}
          onSort={(to) => store.changeView({ sort: to })}
          onPoint={(words) => store.cursorWords.setState(words, true)}
        />
      )}
    </div>
  );
}

function statesOf(columns: readonly Column[]): ReadonlySet<CellLook> {
  const states = new Set<CellLook>();
  for (const { record } of columns) {
    if (record.state === 'partial') states.add('unknown');
    else if (record.state !== 'ok') states.add(record.state);
  }
  return states;
}
