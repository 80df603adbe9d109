/** Over the matrix: its legend, and how its rows and columns are arranged. */
import { memo, useRef } from 'react';
import { type LooksSeen, looksSeen } from '../../state/rows/cell-state.ts';
import { useAtlas, useView, useVisible } from '../controls/atlas-context.tsx';
import { Legend } from '../controls/legend.tsx';
import { ProviderMenu } from './provider-menu.tsx';
import { RegionChooser } from './region-chooser.tsx';
import { SavedViews } from './saved-views-menu.tsx';
import { SortSelect } from './sort-select.tsx';

// A letter typed changes the rows: what does not speak of them is not drawn again.
const OwnLegend = memo(Legend);
const OwnMenus = memo(Menus);

/** The bar between the strip and the grid. */
export function MatrixBar(): React.ReactNode {
  const visible = useVisible();
  const seen = useSteady(looksSeen(visible), isSameSeen);
  const hasNoRows = visible.rows.length === 0;
  const isEmpty = hasNoRows || visible.columns.length === 0;
  return (
    <div className="matrix-bar">
      {isEmpty ? <span className="toolbar-space" /> : <OwnLegend seen={seen} />}
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
      <SortSelect sort={sort} onSort={(to) => store.changeView({ sort: to })} />
    </>
  );
}

/** The value of before as long as an equal one comes. */
function useSteady<Value>(value: Value, isSame: (a: Value, b: Value) => boolean): Value {
  const kept = useRef(value);
  if (!isSame(kept.current, value)) kept.current = value;
  return kept.current;
}

function isSameSeen(a: LooksSeen, b: LooksSeen): boolean {
  return (
    a.blocked === b.blocked &&
    a.stale === b.stale &&
    a.looks.size === b.looks.size &&
    [...a.looks].every((look) => b.looks.has(look))
  );
}
