/** Over the matrix: its legend, and how its rows and columns are arranged. */
import { memo } from 'react';
import type { StatesPresent } from '../../state/rows/cell-state.ts';
import { useAtlas, useView, useVisible } from '../controls/atlas-context.tsx';
import { Legend } from '../controls/legend.tsx';
import { ProviderMenu } from './provider-menu.tsx';
import { RegionChooser } from './region-chooser.tsx';
import { SavedViews } from './saved-views-menu.tsx';
import { SortSelect } from './sort-select.tsx';

// A letter typed changes the rows: what does not speak of them is not rendered again.
const OwnLegend = memo(Legend, (before, after) => isSameSeen(before.seen, after.seen));
const OwnMenus = memo(Menus);

/** The bar between the strip and the grid. */
export function MatrixBar(): React.ReactNode {
  const visible = useVisible();
  const hasNoRows = visible.rows.length === 0;
  const isEmpty = hasNoRows || visible.columns.length === 0;
  return (
    <div className="matrix-bar">
      {isEmpty ? <span className="toolbar-space" /> : <OwnLegend seen={visible.states()} />}
      <OwnMenus hasNoRows={hasNoRows} />
    </div>
  );
}

function Menus({ hasNoRows }: { hasNoRows: boolean }): React.ReactNode {
  const store = useAtlas();
  const sort = useView((view) => view.sort);
  return (
    <>
      {hasNoRows ? null : <ProviderMenu />}
      <RegionChooser />
      <SavedViews />
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
