/** The page with the matrix: legend, order, grid, and what stands there when there is nothing to show. */
import { useMemo } from 'react';
import { looksSeen } from '../../state/cell-look.ts';
import { showRegions, togglePinnedModel, togglePinnedRegion } from '../../state/layout.ts';
import { useAtlas, useData, useMatrix, useView } from '../atlas-context.tsx';
import { EmptyMatrix } from './empty-matrix.tsx';
import { Legend } from './legend.tsx';
import { MatrixGrid } from './matrix-grid.tsx';
import { ProviderMenu } from './provider-menu.tsx';
import { RegionChooser } from './region-chooser.tsx';
import { SavedViews } from './saved-views.tsx';
import { SortSelect } from './sort-select.tsx';

/** The matrix page. */
export function MatrixView(): React.ReactNode {
  const store = useAtlas();
  const { visible } = useMatrix();
  const sort = useView((view) => view.sort);
  const details = useView((view) => view.details);
  const isBusy = useData((state) => state.scan.phase === 'listing');
  const seen = useMemo(() => looksSeen(visible), [visible]);
  const isEmpty = visible.rows.length === 0 || visible.columns.length === 0;
  return (
    <div className="matrix-view">
      <div className="matrix-bar">
        {isEmpty ? <span className="toolbar-space" /> : <Legend seen={seen} />}
        <ProviderMenu rows={visible.rows.slice(visible.pinned.rows)} />
        <RegionChooser />
        <SavedViews />
        <SortSelect sort={sort} onSort={(to) => store.changeView({ sort: to })} />
      </div>
      {isEmpty ? (
        <EmptyMatrix />
      ) : (
        <MatrixGrid
          visible={visible}
          sort={sort}
          details={details}
          isBusy={isBusy}
          onOpen={(modelId, region) => store.openDetails(modelId, region)}
          onSort={(to) => store.changeView({ sort: to })}
          onPinModel={(modelId) => store.changeLayout((layout) => togglePinnedModel(layout, modelId))}
          onPinRegion={(region) => store.changeLayout((layout) => togglePinnedRegion(layout, region))}
          onHideRegion={(region) => store.changeLayout((layout) => showRegions(layout, [region], false))}
          onCopy={(words) => void store.copy(words)}
          onPoint={(words) => store.cursorWords.setState(words, true)}
        />
      )}
    </div>
  );
}
