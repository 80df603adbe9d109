/** Over the matrix: its legend, and how its rows and columns are arranged. */

import { ArrowDownUp, Grid3x3 } from 'lucide-react';
import { memo } from 'react';
import { SORT_ORDER_NAMES, SORT_ORDERS } from '../../../electron/contract/bridge/sort-orders.ts';
import { CELL_MODE_NAMES, type CellModeName, cellMode } from '../../../electron/contract/cell-modes.ts';
import type { ShownMatrix } from '../../state/matrix/model/shown-matrix.ts';
import type { Sort } from '../../state/rows/sort.ts';
import type { StatesPresent } from '../../state/rows/states-present.ts';
import { useAtlas, useView, useVisible } from '../controls/atlas-context.tsx';
import { SelectBox } from '../controls/forms/select-box.tsx';
import { Legend } from '../controls/legend.tsx';
import { ChangesLegend } from './changes-legend.tsx';
import { ProviderMenu } from './provider-menu.tsx';
import { RegionChooser } from './region-chooser.tsx';
import { SavedViews } from './saved-views-menu.tsx';
import { ScaleLegend } from './scale-legend.tsx';
import { SelectionBar } from './selection-bar.tsx';

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
    <div className="matrix-bar wrap">
      {isEmpty ? (
        <span className="toolbar-space" />
      ) : (
        <SelectionBar visible={visible}>
          <BarLegend cells={cells} visible={visible} />
        </SelectionBar>
      )}
      <OwnMenus hasNoRows={hasNoRows} />
    </div>
  );
}

function BarLegend({ cells, visible }: { cells: CellModeName; visible: ShownMatrix }): React.ReactNode {
  if (cells === 'availability') return <OwnLegend seen={visible.states()} />;
  return cellMode(cells).marks === true ? <ChangesLegend /> : <ScaleLegend cells={cells} />;
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
      <SelectBox
        name="Cells show"
        icon={<Grid3x3 size={13} aria-hidden />}
        options={CELL_MODES}
        value={cells}
        onChange={(id) => {
          const chosen = CELL_MODE_NAMES.find((each) => each === id);
          if (chosen !== undefined) store.view.change({ cells: chosen });
        }}
      />
      <SelectBox
        name="Sort models by"
        icon={<ArrowDownUp size={13} aria-hidden />}
        options={[...ORDERS, ...columnOrder(sort)]}
        value={sort.by}
        onChange={(id) => {
          const order = ORDERS.find((each) => each.id === id);
          if (order !== undefined) store.view.change({ sort: { by: order.id } });
        }}
      />
    </>
  );
}

const CELL_MODES = CELL_MODE_NAMES.map((id) => ({ id, label: cellMode(id).label }));

const ORDERS = SORT_ORDER_NAMES.map((id) => ({ id, label: SORT_ORDERS[id].label }));

/** A region's column is chosen at its header. */
function columnOrder(sort: Sort): { id: string; label: string }[] {
  return sort.by === 'column' ? [{ id: sort.by, label: `Column ${sort.region}` }] : [];
}

function isSameSeen(a: StatesPresent, b: StatesPresent): boolean {
  return (
    a.blocked === b.blocked &&
    a.stale === b.stale &&
    a.dimmed === b.dimmed &&
    a.states.size === b.states.size &&
    [...a.states].every((state) => b.states.has(state))
  );
}
