/** Over the matrix: its legend, and how its rows and columns are arranged. */
import { memo } from 'react';
import type { CellModeName } from '../../../electron/contract/pricing/cell-modes.ts';
import type { ShownMatrix } from '../../state/matrix/matrix-model.ts';
import type { StatesPresent } from '../../state/rows/states-present.ts';
import { useAtlas, useView, useVisible } from '../controls/atlas-context.tsx';
import { Legend } from '../controls/legend.tsx';
import { CellsSelect } from './cells-select.tsx';
import { ProviderMenu } from './provider-menu.tsx';
import { RegionChooser } from './region-chooser.tsx';
import { SavedViews } from './saved-views-menu.tsx';
import { ScaleLegend } from './scale-legend.tsx';
import { SortSelect } from './sort-select.tsx';

// A letter typed changes the rows: what does not speak of them is not rendered again.
const OwnLegend = memo(Legend, (before, after) => isSameSeen(before.seen, after.seen));
const OwnMenus = memo(Menus);

/** The bar between the strip and the grid. */
export function MatrixBar(): React.ReactNode {
  const visible = useVisible();
  const cells = useView((view) => view.cells);
  const hasNoRows = visible.rows.length === 0;
  const isEmpty = hasNoRows || visible.columns.length === 0;
  return (
    <div className="matrix-bar">
      {isEmpty ? <span className="toolbar-space" /> : <BarLegend cells={cells} visible={visible} />}
      <OwnMenus hasNoRows={hasNoRows} />
    </div>
  );
}

function BarLegend({ cells, visible }: { cells: CellModeName; visible: ShownMatrix }): React.ReactNode {
  return cells === 'availability' ? <OwnLegend seen={visible.states()} /> : <ScaleLegend cells={cells} />;
}

function Menus({ hasNoRows }: { hasNoRows: boolean }): React.ReactNode {
  const store = useAtlas();
  const sort = useView((view) => view.sort);
  const cells = useView((view) => view.cells);
  return (
    <>
      {hasNoRows ? null : <ProviderMenu />}
      <RegionChooser />
      <SavedViews />
      <CellsSelect cells={cells} onChange={(to) => store.view.change({ cells: to })} />
      <SortSelect sort={sort} onSort={(to) => store.view.change({ sort: to })} />
    </>
  );
}

function isSameSeen(a: StatesPresent, b: StatesPresent): boolean {
  return (
    a.blocked === b.blocked &&
    a.stale === b.stale &&
    a.states.size === b.states.size &&
    [...a.states].every((state) => b.states.has(state))
  );
}
