/**
 * What all rows of the grid are rendered with; the same object while no row would look different.
 *
 * Licence: a new object renders every row in sight again, for a letter that changes none too. That takes some 25 ms at 1,500
 * models (measure 8c). Its door is `gridColumns`; grid-columns.test.ts holds that it gives the same only for what renders alike. It may go
 * when 8c holds with a new object for each letter.
 */
import type { WantedWays } from '../../../electron/contract/filter/placement.ts';
import type { RegionRecord } from '../../../electron/contract/snapshot/model.ts';
import type { CellFigures } from '../rows/cell-figures.ts';
import type { Column } from '../rows/column.ts';
import { isSameList, isSameWanted } from '../rows/same-list.ts';

export interface GridColumns {
  columns: readonly Column[];
  /** For each column its index in the `cells` of a row. */
  columnIndexes: readonly number[];
  /** Names of the columns' groups. */
  groups: readonly string[];
  wanted: WantedWays;
  figures: CellFigures;
}

/** Name of the group of pinned columns. */
export const PINNED_GROUP = 'Pinned';

/**
 * The columns with their groups. Returns `before` while every row renders the same with it. So neither a letter nor an
 * access check renders all rows again.
 */
export function gridColumns(
  visible: Pick<GridColumns, 'columns' | 'columnIndexes' | 'wanted'> & { pinned: { columns: number } },
  figures: CellFigures,
  before: GridColumns | undefined,
): GridColumns {
  const { columns, columnIndexes, pinned, wanted } = visible;
  const groups = columns.map(({ info }, index) => (index < pinned.columns ? PINNED_GROUP : info.group));
  const next = { columns, columnIndexes, groups, wanted, figures };
  return before !== undefined && rendersAlike(before, next) ? before : next;
}

function rendersAlike(a: GridColumns, b: GridColumns): boolean {
  return (
    a.figures === b.figures &&
    isSameList(a.columnIndexes, b.columnIndexes) &&
    isSameList(a.groups, b.groups) &&
    isSameWanted(a.wanted, b.wanted) &&
    a.columns.length === b.columns.length &&
    a.columns.every((column, index) => isSameRecord(column.record, b.columns[index]?.record))
  );
}

/** Ignores access and proofs: cells carry them, so a change of these already makes a new row. */
function isSameRecord(a: RegionRecord, b: RegionRecord | undefined): boolean {
  if (a === b) return true;
  if (b === undefined) return false;
  const names = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof RegionRecord>;
  names.delete('access');
  names.delete('accessCheckedAt');
  names.delete('proofs');
  return [...names].every((name) => a[name] === b[name]);
}
