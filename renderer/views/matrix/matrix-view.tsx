/** The page with the matrix: legend, order, grid, and what stands there when there is nothing to show. */
import { showModel, showRegions, togglePinnedModel, togglePinnedRegion } from '../../state/view/layout.ts';
import { useAtlas, useData, useView, useVisible } from '../controls/atlas-context.tsx';
import { EmptyMatrix, MatrixBar } from '../startup/lazy-parts.tsx';
import { MatrixGrid } from './grid/matrix-grid.tsx';
import { useFolded } from './use-folded.ts';

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
          onFold={(provider, isFolded) => store.foldProvider(provider, isFolded)}
          onOpen={(modelId, region) => store.openDetails(modelId, region)}
          onSort={(to) => store.changeView({ sort: to })}
          onPinModel={(modelId) => store.changeLayout((layout) => togglePinnedModel(layout, modelId))}
          onPinRegion={(region) => store.changeLayout((layout) => togglePinnedRegion(layout, region))}
          onHideModel={(modelId) => store.changeLayout((layout) => showModel(layout, modelId, false))}
          onHideRegion={(region) => store.changeLayout((layout) => showRegions(layout, [region], false))}
          onCopy={(words) => void store.copy(words)}
          onPoint={(words) => store.cursorWords.setState(words, true)}
        />
      )}
    </div>
  );
}
