/** The matrix of what regions list, and what is shown of it, for tests. */
import { createStore } from 'zustand/vanilla';
import { type FilterState, NO_FILTER } from '../../../../electron/contract/filter/filters.ts';
import type { ScanState } from '../../../../electron/contract/scan/scan-event.ts';
import type { Snapshot } from '../../../../electron/contract/snapshot/model.ts';
import { createMatrixDeriver, type Matrix } from '../../../../renderer/state/matrix/model/matrix.ts';
import { createMatrixModel, type MatrixModel } from '../../../../renderer/state/matrix/model/matrix-model.ts';
import type {
  MatrixData,
  MatrixModelOptions,
} from '../../../../renderer/state/matrix/model/matrix-source.ts';
import type { Turns } from '../../../../renderer/state/matrix/model/steps-in-turns.ts';
import {
  type FilterMemory,
  type RowSource,
  type VisibleMatrix,
  visibleMatrix,
  visibleRows,
} from '../../../../renderer/state/matrix/model/visible-rows.ts';
import type { DocumentedLookup } from '../../../../renderer/state/rows/model-row.ts';
import type { Sort } from '../../../../renderer/state/rows/sort.ts';
import { FIRST_LAYOUT, type Layout } from '../../../../renderer/state/view/layout.ts';
import { FIRST_VIEW, type ViewState } from '../../../../renderer/state/view/view-state.ts';
import { type Lists, snapshotOf } from '../../../helpers/scan-events.ts';

/** The matrix of the snapshot, derived afresh. */
export function matrixOf(snapshot: Snapshot, documented: DocumentedLookup = () => ({})): Matrix {
  return createMatrixDeriver(documented)(snapshot);
}

/** The matrix of these lists. */
export function matrixWith(lists: Lists, documented?: DocumentedLookup): Matrix {
  return matrixOf(snapshotOf(lists), documented);
}

/** What the filter, the order and the layout leave of the matrix. */
export function shownOf(
  matrix: Matrix & RowSource,
  filter: Partial<FilterState>,
  sort: Sort = { by: 'name' },
  layout: Partial<Layout> = {},
  memory?: FilterMemory,
): VisibleMatrix {
  const whole = { ...FIRST_LAYOUT, ...layout };
  const rows = visibleRows(matrix, { ...NO_FILTER, ...filter }, sort, whole, memory);
  return visibleMatrix(matrix, rows);
}

/** A model over the state, which is followed until `close`; `ask`: what the user filters by. */
export function modelOver(
  state: ScanState & Partial<Omit<MatrixData, 'snapshot'>>,
  options: Partial<MatrixModelOptions> = {},
) {
  const data = createStore(() => state);
  const view = createStore<ViewState>(() => ({ ...FIRST_VIEW, sort: { by: 'name' } }));
  const model = createMatrixModel(
    { data, view },
    { documented: () => ({}), ending: () => new Set(), ...options },
  );
  const close = model.open();
  const ask = (change: Partial<FilterState>) => {
    view.setState({ filter: { ...NO_FILTER, ...change } });
    return model.visible.getState();
  };
  return { data, view, model, ask, close };
}

/** The ids of its rows, in their order. */
export function idsOf({ rows }: Pick<VisibleMatrix, 'rows'>): string[] {
  return rows.map(({ modelId }) => modelId);
}

/** The ids of the rows that are shown. */
export function shownIds(model: MatrixModel): string[] {
  return idsOf(model.visible.getState());
}

/** What is shown, without functions. */
export function shownIn(model: MatrixModel) {
  const { rows, columns, models, facets, states } = model.visible.getState();
  return {
    rows: rows.map(({ modelId, name, nameRank, regionCount, cells }) => [
      modelId,
      name,
      nameRank,
      regionCount,
      cells,
    ]),
    columns,
    models,
    facets: facets(),
    states: states(),
  };
}

/** A page that takes a turn after each step; `take` lets the derivations go on for so many, without a number to their end. */
export function page(): { turns: Turns; take(count?: number): void } {
  const waiting: (() => void)[] = [];
  let nowMs = 0;
  return {
    turns: {
      nowMs: () => {
        nowMs += 100;
        return nowMs;
      },
      nextTurn: (run) => void waiting.push(run),
    },
    take(count = Number.POSITIVE_INFINITY) {
      for (let taken = 0; taken < count && waiting.length > 0; taken += 1) waiting.shift()?.();
    },
  };
}
