/** Derives the matrix from a snapshot. */
import { FILTER_MODEL } from '../../../../electron/contract/filter/filters.ts';
import type { RegionCode, Snapshot } from '../../../../electron/contract/snapshot/model.ts';
import { isComplete } from '../../../../electron/contract/snapshot/region-lists.ts';
import { listsSameIn } from '../../../../electron/contract/snapshot/snapshot.ts';
import { atOnce, type Steps } from '../../../../electron/contract/time-slices.ts';
import { type FindsModels, type QueryVocabulary, vocabularyOf } from '../../query/query-vocabulary.ts';
import {
  API_LIFECYCLE,
  type Column,
  createColumnSteps,
  type LifecycleSource,
  sinceWhen,
} from '../../rows/column.ts';
import { countModels } from '../../rows/model-groups.ts';
import {
  type DocumentedLookup,
  deriveRows,
  indexesByRegion,
  type ModelRow,
  ROWS_A_STEP,
  withCells,
} from '../../rows/model-row.ts';
import { createSearch, type Search } from '../../search/search.ts';

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
  const derive = createMatrixSteps(documented, lifecycle);
  return (snapshot) => atOnce(derive(snapshot));
}

/** The same in steps of a few milliseconds. Steps that are not taken to their end leave the deriver as it was. */
export function createMatrixSteps(
  documented: DocumentedLookup,
  lifecycle: LifecycleSource = API_LIFECYCLE,
): (snapshot: Snapshot) => Steps<Matrix> {
  const deriveColumns = createColumnSteps(lifecycle);
  let last: Derived | undefined;
  return function* derive(snapshot): Steps<Matrix> {
    const since = sinceWhen(lifecycle, snapshot);
    if (last?.snapshot === snapshot && last.since === since) return last.matrix;
    const before = last?.since === since ? last : undefined;
    const columns = yield* deriveColumns(snapshot);
    const matrix =
      (before && (yield* patched(before, snapshot, columns))) ??
      (yield* whole(snapshot, columns, documented));
    last = { snapshot, matrix, since };
    return matrix;
  };
}

interface Derived {
  snapshot: Snapshot;
  matrix: Matrix;
  since: number;
}

function* whole(snapshot: Snapshot, columns: readonly Column[], documented: DocumentedLookup): Steps<Matrix> {
  const rows = yield* deriveRows(snapshot, columns, documented);
  const regions = columns.map((column) => column.region);
  const search = createSearch(rows);
  yield;
  return {
    columns,
    regions,
    latencies: latenciesOf(columns),
    rows,
    models: countModels(rows),
    search,
    vocabulary: vocabularyOf(FILTER_MODEL, rows, regions, findsModels(search)),
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

/** The matrix with new columns, as long as no region lists anything new: only rows with changed cells are replaced. */
function* patched(
  { matrix: before, snapshot: old }: Derived,
  snapshot: Snapshot,
  columns: readonly Column[],
): Steps<Matrix | undefined> {
  if (before.columns.length !== columns.length) return undefined;
  const changed: number[] = [];
  for (const [index, column] of columns.entries()) {
    const known = before.columns[index];
    if (known?.region !== column.region) return undefined;
    if (known.cells === column.cells) continue;
    if (!listsSameIn(old, snapshot, column.region)) return undefined;
    // Of a list that is not whole, models that profiles name have rows too.
    if (isComplete(known.record, 'models') !== isComplete(column.record, 'models')) return undefined;
    changed.push(index);
  }
  const now = latenciesOf(columns);
  const latencies = now.every((each, index) => each === before.latencies[index]) ? before.latencies : now;
  if (changed.length === 0) return { ...before, columns, latencies };
  yield;
  const indexOf = indexesByRegion(columns);
  const rows: ModelRow[] = [];
  for (const row of before.rows) {
    rows.push(withCells(row, changed, columns, indexOf));
    if (rows.length % ROWS_A_STEP === 0) yield;
  }
  return { ...before, columns, latencies, rows };
}

function latenciesOf(columns: readonly Column[]): readonly (number | undefined)[] {
  return columns.map(({ record }) => record.latency?.medianMs);
}
