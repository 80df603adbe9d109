/** The whole matrix as derived from a snapshot, and the part of it that the filter leaves. */
import { type FacetCounts, facetCounts } from '../../electron/contract/facet-counts.ts';
import {
  type FilterState,
  matches,
  visibleRegions,
  type WantedWays,
} from '../../electron/contract/filter.ts';
import type { RegionCode, Snapshot } from '../../electron/contract/model.ts';
import { type Column, createColumnDeriver, sameLists } from './column.ts';
import { FIRST_LAYOUT, isKept, type Layout, pinnedFirst } from './layout.ts';
import { type CachingLookup, deriveRows, type ModelRow, withCells } from './model-row.ts';
import { createSearch, type Search } from './search.ts';
import { compareRows, type Sort } from './sort.ts';

export interface Matrix {
  columns: readonly Column[];
  /** Of the columns; the same list as long as no region is added. */
  regions: readonly RegionCode[];
  rows: readonly ModelRow[];
  search: Search;
}

/** What is drawn: the rows and columns that pass, and how many do not. */
export interface VisibleMatrix {
  rows: readonly ModelRow[];
  columns: readonly Column[];
  /** For each visible column its place in `cells` of a row. */
  places: readonly number[];
  totalRows: number;
  /** How many of the first rows and columns are pinned. */
  pinned: { rows: number; columns: number };
  /** What the filter asks of single cells: drawn rather than something stronger, and the rest muted. */
  wanted: WantedWays;
  facets: FacetCounts;
}

/** Derives the matrix from every snapshot in turn; columns whose region did not change keep their cells. */
export function createMatrixDeriver(caching: CachingLookup): (snapshot: Snapshot) => Matrix {
  const deriveColumns = createColumnDeriver();
  let last: { snapshot: Snapshot; matrix: Matrix } | undefined;
  return (snapshot) => {
    if (last?.snapshot === snapshot) return last.matrix;
    const columns = deriveColumns(snapshot);
    const matrix = (last && patched(last.matrix, columns)) ?? whole(snapshot, columns, caching);
    last = { snapshot, matrix };
    return matrix;
  };
}

function whole(snapshot: Snapshot, columns: readonly Column[], caching: CachingLookup): Matrix {
  const rows = deriveRows(snapshot, columns, caching);
  const regions = columns.map((column) => column.region);
  return { columns, regions, rows, search: createSearch(rows) };
}

/** The matrix with the columns renewed, if no region lists anything new: rows and search then stay, but for changed cells. */
function patched(before: Matrix, columns: readonly Column[]): Matrix | undefined {
  if (before.columns.length !== columns.length) return undefined;
  const changed: number[] = [];
  for (const [place, column] of columns.entries()) {
    const old = before.columns[place];
    if (old?.region !== column.region) return undefined;
    if (old.cells === column.cells) continue;
    if (!sameLists(old.record, column.record)) return undefined;
    changed.push(place);
  }
  if (changed.length === 0) return { ...before, columns };
  return { ...before, columns, rows: before.rows.map((row) => withCells(row, changed, columns)) };
}

/** The part of the visible matrix that latencies and the like do not change. */
export interface VisibleRows {
  rows: readonly ModelRow[];
  /** Places of the visible regions, pinned ones first. */
  places: readonly number[];
  pinned: VisibleMatrix['pinned'];
  facets: FacetCounts;
}

/** The rows that pass the filter, sorted and arranged, with the counts for the filter's choices. */
export function visibleRows(
  matrix: Pick<Matrix, 'rows' | 'search' | 'regions'>,
  filter: FilterState,
  sort: Sort,
  layout: Layout = FIRST_LAYOUT,
): VisibleRows {
  const { regions } = matrix;
  const found = matrix.search(filter.query);
  const searched = found === undefined ? matrix.rows : matrix.rows.filter((row) => found.has(row.modelId));
  const shown = regions.filter((region) => !layout.hiddenRegions.includes(region));
  const visible = visibleRegions(shown, filter);
  const pinnedRegions = layout.pinnedRegions.filter((region) => visible.includes(region));
  const ordered = [...pinnedRegions, ...visible.filter((region) => !pinnedRegions.includes(region))];
  const passing = searched.filter((row) => matches(row, filter, visible) && isKept(row, layout));
  const rows = pinnedFirst(passing.sort(compareRows(sort, regions)), (row) =>
    layout.pinnedModels.includes(row.modelId),
  );
  return {
    rows: rows.items,
    places: ordered.map((region) => regions.indexOf(region)),
    pinned: { rows: rows.pinned, columns: pinnedRegions.length },
    facets: facetCounts(searched, filter, shown),
  };
}

/** The visible rows with the columns as they stand now. */
export function visibleMatrix(matrix: Matrix, visible: VisibleRows, filter: FilterState): VisibleMatrix {
  return {
    ...visible,
    columns: visible.places.flatMap((place) => matrix.columns[place] ?? []),
    totalRows: matrix.rows.length,
    wanted: { kinds: filter.kinds, stays: filter.stays },
  };
}
