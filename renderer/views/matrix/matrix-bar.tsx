/** Over the matrix: its legend, and how its rows and columns are arranged. */
import { useMemo } from 'react';
import { looksSeen } from '../../state/cell-look.ts';
import { useAtlas, useMatrix, useView } from '../atlas-context.tsx';
import { Legend } from './legend.tsx';
import { ProviderMenu } from './provider-menu.tsx';
import { RegionChooser } from './region-chooser.tsx';
import { SavedViews } from './saved-views.tsx';
import { SortSelect } from './sort-select.tsx';

/** The bar between the strip and the grid. */
export function MatrixBar(): React.ReactNode {
  const store = useAtlas();
  const { visible } = useMatrix();
  const sort = useView((view) => view.sort);
  const seen = useMemo(() => looksSeen(visible), [visible]);
  const isEmpty = visible.rows.length === 0 || visible.columns.length === 0;
  return (
    <div className="matrix-bar">
      {isEmpty ? <span className="toolbar-space" /> : <Legend seen={seen} />}
      <ProviderMenu rows={visible.rows.slice(visible.pinned.rows)} />
      <RegionChooser />
      <SavedViews />
      <SortSelect sort={sort} onSort={(to) => store.changeView({ sort: to })} />
    </div>
  );
}
