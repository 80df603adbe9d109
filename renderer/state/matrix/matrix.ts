/** Derives the matrix from a snapshot. */
import type { RegionCode, Snapshot } from '../../../electron/contract/snapshot/model.ts';
import { type FindsModels, type QueryVocabulary, queryVocabulary } from '../query/query-vocabulary.ts';
import {
  API_LIFECYCLE,
  type Column,
  createColumnDeriver,
  dayOf,
  type LifecycleSource,
  sameLists,
} from '../rows/column.ts';
import { countModels } from '../rows/model-groups.ts';
import {
  type DocumentedLookup,
  deriveRows,
  indexesByRegion,
  type ModelRow,
  withCells,
} from '../rows/model-row.ts';
import { createSearch, type Search } from '../search/search.ts';

export interface Matrix {
  columns: readonly Column[];
  /** Of the columns; the same list as long as no region is added. */
  regions: readonly RegionCode[];
  /** Median round trips to the regions in milliseconds; the same list until one changes. */
  latencies: readonly (number | undefined)[];
  /** One for each id. */
  rows: readonly ModelRow[];
  /** How many models the ids belong to. */
  models: number;
  search: Search;
  /** What can be typed and chosen; the same as long as no region lists anything new. */
  vocabulary: QueryVocabulary;
}

/** Derives the matrix of each snapshot. Columns whose region did not change keep their cells. */
export function createMatrixDeriver(
  documented: DocumentedLookup,
  lifecycle: LifecycleSource = API_LIFECYCLE,
): (snapshot: Snapshot) => Matrix {
  const deriveColumns = createColumnDeriver(lifecycle);
  let last: { snapshot: Snapshot; matrix: Matrix; day: number } | undefined;
  return (snapshot) => {
    const day = dayOf(lifecycle);
    if (last?.snapshot === snapshot && last.day === day) return last.matrix;
    const columns = deriveColumns(snapshot);
    const before = last?.day === day ? last.matrix : undefined;
    const matrix = (before && patched(before, columns)) ?? whole(snapshot, columns, documented);
    last = { snapshot, matrix, day };
    return matrix;
  };
}

function whole(snapshot: Snapshot, columns: readonly Column[], documented: DocumentedLookup): Matrix {
  const rows = deriveRows(snapshot, columns, documented);
  const regions = columns.map((column) => column.region);
  const search = createSearch(rows);
  return {
    columns,
    regions,
    latencies: latenciesOf(columns),
    rows,
    models: countModels(rows),
    search,
    vocabulary: queryVocabulary(rows, regions, findsModels(search)),
  };
}

function findsModels(search: Search): FindsModels {
  return (word) => {
    const hits = search.word(word);
    // What has no letters asks nothing, so nothing is wrong with it.
    if (hits === undefined) return 'exactly';
    if (hits.models.size === 0) return 'not';
    return hits.isExact ? 'exactly' : 'nearly';
  };
}

/** `before` with new columns, as long as no region lists anything new: only rows with changed cells are replaced. */
function patched(before: Matrix, columns: readonly Column[]): Matrix | undefined {
  if (before.columns.length !== columns.length) return undefined;
  const changed: number[] = [];
  for (const [index, column] of columns.entries()) {
    const old = before.columns[index];
    if (old?.region !== column.region) return undefined;
    if (old.cells === column.cells) continue;
    if (!sameLists(old.record, column.record)) return undefined;
    changed.push(index);
  }
  const now = latenciesOf(columns);
  const latencies = now.every((each, index) => each === before.latencies[index]) ? before.latencies : now;
  if (changed.length === 0) return { ...before, columns, latencies };
  const indexOf = indexesByRegion(columns);
  const rows = before.rows.map((row) => withCells(row, changed, columns, indexOf));
  return { ...before, columns, latencies, rows };
}

function latenciesOf(columns: readonly Column[]): readonly (number | undefined)[] {
  return columns.map(({ record }) => record.latency?.medianMs);
}
