/** What is shown of the matrix, derived with a memory of what was shown before. */
import type { Pricing } from '../../../../electron/contract/pricing/region-pricing.ts';
import type { Snapshot } from '../../../../electron/contract/snapshot/model.ts';
import type { Steps } from '../../../../electron/contract/time-slices.ts';
import { type CellFigures, createCellFigures } from '../../rows/cell-figures.ts';
import { ROWS_A_STEP } from '../../rows/model-row.ts';
import { isSameList, once } from '../../rows/same-list.ts';
import { createStatesPresent, type StatesPresent } from '../../rows/states-present.ts';
import { type GridColumns, gridColumns } from '../grid-columns.ts';
import { createMatrixSteps, type Matrix } from './matrix.ts';
import type { MatrixData, MatrixModelOptions, MatrixView } from './matrix-source.ts';
import {
  asksForLatency,
  asksForPricing,
  createFilterMemory,
  type RowSource,
  stable,
  type VisibleMatrix,
  type VisibleRows,
  visibleMatrix,
  visibleRows,
} from './visible-rows.ts';

/** What the filter, the order and the layout leave of the matrix. */
export interface ShownMatrix extends VisibleMatrix {
  /** The matrix that it is a part of. */
  matrix: Matrix;
  grid: GridColumns;
  /** What occurs in it; looked for when first asked for. */
  states: () => StatesPresent;
}

/** A part of the matrix with what it was made from. */
export interface Seen {
  shown: ShownMatrix;
  rows: VisibleRows;
}

/** What it is derived from beside the matrix. */
export interface Asked {
  data: MatrixData;
  view: MatrixView;
}

const NO_PRICING: Pricing = {};

/** Whether the same is asked of one matrix. */
export function asksTheSame(a: Asked, b: Asked): boolean {
  return isSameList(partsOf(a), partsOf(b));
}

function partsOf({ data, view }: Asked): readonly unknown[] {
  return [view.filter, view.sort, view.layout, view.cells, view.opened, data.pricing, data.marks];
}

/** Has a memory of its own: two of them that derive in turns never meet. */
export class ShownDeriver {
  /** The matrix of a snapshot, in steps. */
  readonly derive: (snapshot: Snapshot) => Steps<Matrix>;
  readonly #ending: MatrixModelOptions['ending'];
  readonly #figuresOf = createCellFigures();
  readonly #statesPresent = createStatesPresent();
  readonly #memory = createFilterMemory();

  constructor({ documented, lifecycle, ending }: MatrixModelOptions) {
    this.derive = createMatrixSteps(documented, lifecycle);
    this.#ending = ending;
  }

  /** What was shown before if it shows the same. */
  visibleIn(matrix: Matrix, asked: Asked, before: Seen | undefined): Seen {
    const next = this.#rowsIn(matrix, asked);
    const rows = before === undefined ? next : stable(before.rows, next);
    const figures = this.#figures(asked);
    if (before?.shown.matrix === matrix && before.rows === rows && before.shown.grid.figures === figures) {
      return before;
    }
    const visible = visibleMatrix(matrix, rows);
    const grid = gridColumns(visible, figures, before?.shown.grid);
    // The grid's columns stay the same while access is checked, so that only rows with news are looked through.
    const states = once(() => this.#statesPresent({ ...grid, rows: visible.rows }));
    return { rows, shown: { ...visible, matrix, grid, states } };
  }

  /** Counts what views will ask for when they render it: each would be a long task. */
  *countAhead({ shown, rows }: Seen): Steps<void> {
    const { counted } = rows;
    const all = shown.matrix.rows;
    // All of them: the next letter may show others.
    for (let at = 0; at < all.length; at += ROWS_A_STEP) {
      const some = all.slice(at, at + ROWS_A_STEP);
      this.#memory.countFacets.remember(some, counted.filter, counted.regions);
      yield;
    }
    shown.facets();
    yield;
    for (let at = 0; at < shown.rows.length; at += ROWS_A_STEP) {
      this.#statesPresent({ ...shown.grid, rows: shown.rows.slice(at, at + ROWS_A_STEP) });
      yield;
    }
    shown.states();
  }

  #figures({ data, view }: Asked): CellFigures {
    const { cells = 'availability' } = view;
    const { marks, pricing = NO_PRICING } = data;
    return this.#figuresOf(cells, pricing, marks);
  }

  #rowsIn(matrix: Matrix, { data, view }: Asked): VisibleRows {
    const { filter, sort, layout, opened = [] } = view;
    const { rows, search, regions, vocabulary, latencies } = matrix;
    const { snapshot, pricing } = data;
    const source: RowSource = {
      rows,
      search,
      regions,
      vocabulary,
      opened,
      ending: () => this.#ending(rows, snapshot),
      // A measurement changes which rows are shown only where it is asked for.
      ...(asksForLatency(filter.query, sort) ? { latencies } : {}),
      ...(pricing !== undefined && asksForPricing(filter.query, sort) ? { pricing } : {}),
    };
    return visibleRows(source, filter, sort, layout, this.#memory);
  }
}
