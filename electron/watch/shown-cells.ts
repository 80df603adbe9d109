/** Which cells a filter shows, by the same derivation as in the window. */

import { createMatrixDeriver } from '../../renderer/state/matrix/model/matrix.ts';
import { visibleRows } from '../../renderer/state/matrix/model/visible-rows.ts';
import type { ModelRow } from '../../renderer/state/rows/model-row.ts';
import { documentedFactsOf } from '../capabilities/documented-facts.ts';
import { documentedDates } from '../capabilities/lifecycle-docs.ts';
import type { CellName } from '../contract/diff/difference.ts';
import { FILTER_MODEL } from '../contract/filter/filters.ts';
import { asksForWays, holdsIn } from '../contract/filter/placement.ts';
import type { ModelId, Snapshot } from '../contract/snapshot/model.ts';

type Filter = Readonly<Record<string, unknown>>;

/** The models of a snapshot as the matrix names them, and the cells that a filter shows. */
export interface SnapshotCells {
  rows: ReadonlyMap<ModelId, ModelRow>;
  isShown(filter: Filter, cell: CellName): boolean;
}

export function snapshotCells(snapshot: Snapshot, nowEpochMs: number): SnapshotCells {
  const derive = createMatrixDeriver(documentedFactsOf, {
    documented: documentedDates,
    now: () => nowEpochMs,
  });
  const matrix = derive(snapshot);
  const known = new Map<Filter, (cell: CellName) => boolean>();
  return {
    rows: new Map(matrix.rows.map((row) => [row.modelId, row])),
    isShown(filter, cell) {
      let shows = known.get(filter);
      if (shows === undefined) {
        shows = shownBy(matrix, filter);
        known.set(filter, shows);
      }
      return shows(cell);
    },
  };
}

function shownBy(
  matrix: ReturnType<ReturnType<typeof createMatrixDeriver>>,
  filter: Filter,
): (cell: CellName) => boolean {
  const { columnIndexes, ids, wanted } = visibleRows(matrix, FILTER_MODEL.read(filter), { by: 'name' });
  const regions = new Set(columnIndexes.map((index) => matrix.regions[index]));
  const byId = new Map(ids.map((row) => [row.modelId, row]));
  return ({ modelId, region }) => {
    const row = regions.has(region) ? byId.get(modelId) : undefined;
    if (row === undefined) return false;
    return asksForWays(wanted) ? holdsIn(row, region, wanted) : row.kindsIn(region) !== undefined;
  };
}
