/**
 * The matrix of the window, derived once outside the components. What shows the same stays the same object, so that a
 * component that reads it renders only for news.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { FilterState } from '../../../electron/contract/filter/filters.ts';
import { cellMode } from '../../../electron/contract/pricing/cell-modes.ts';
import type { Pricing } from '../../../electron/contract/pricing/region-pricing.ts';
import type { Snapshot } from '../../../electron/contract/snapshot/model.ts';
import { type CellFigures, createCellFigures } from '../rows/cell-figures.ts';
import type { CellMarks } from '../rows/cell-marks.ts';
import { API_LIFECYCLE, type LifecycleSource } from '../rows/column.ts';
import type { DocumentedLookup } from '../rows/model-row.ts';
import { isSameList, once } from '../rows/same-list.ts';
import { createStatesPresent, type StatesPresent } from '../rows/states-present.ts';
import type { ViewState } from '../view/view-state.ts';
import { type GridColumns, gridColumns } from './grid-columns.ts';
import { createMatrixDeriver, type Matrix } from './matrix.ts';
import {
  asksForLatency,
  asksForPricing,
  createFilterMemory,
  type RowSource,
  type VisibleMatrix,
  type VisibleRows,
  visibleMatrix,
  visibleRows,
} from './visible-rows.ts';

/** A store that only its owner changes. */
export type ReadableStore<Value> = Pick<StoreApi<Value>, 'getState' | 'subscribe'>;

/** What the filter, the order and the layout leave of the matrix. */
export interface ShownMatrix extends VisibleMatrix {
  /** The matrix that it is a part of. */
  matrix: Matrix;
  grid: GridColumns;
  /** What occurs in it; looked for when first asked for. */
  states: () => StatesPresent;
}

export interface MatrixModel {
  matrix: ReadableStore<Matrix>;
  visible: ReadableStore<ShownMatrix>;
  /** Follows the source from now on; the returned function stops it. */
  open(): () => void;
  /** What is shown once all that was typed is derived, which it is at once. */
  now(): ShownMatrix;
  /** Derives anew what the time changes: on a new day more models may have ended. */
  refresh(): void;
}

/** What the matrix is derived from. */
export interface MatrixSource {
  data: ReadableStore<{ snapshot: Snapshot; pricing?: Pricing; marks?: CellMarks | undefined }>;
  view: ReadableStore<
    Pick<ViewState, 'filter' | 'sort' | 'layout'> & Partial<Pick<ViewState, 'cells' | 'opened'>>
  >;
}

export interface MatrixModelOptions {
  documented: DocumentedLookup;
  /** The API's dates alone by default. */
  lifecycle?: LifecycleSource;
  /** Ids of the models that end soon; asked only when the query is about them. */
  ending: (rows: Matrix['rows'], snapshot: Snapshot) => ReadonlySet<string>;
  /** Runs what a letter typed changes, after the letter itself; at once by default. */
  afterInput?: (run: () => void) => void;
  /** Publishes what need not be rendered at once; does by default. */
  inBackground?: (publish: () => void) => void;
}

/** What changes the rows at once. */
const arrangedBy = ['sort', 'layout', 'cells', 'opened'] as const;
const NO_PRICING: Pricing = {};
const atOnce = (run: () => void): void => run();

/** The model over these stores, derived from what they hold now. */
export function createMatrixModel(source: MatrixSource, options: MatrixModelOptions): MatrixModel {
  return new DerivedMatrix(source, options);
}

class DerivedMatrix implements MatrixModel {
  readonly matrix: StoreApi<Matrix>;
  readonly visible: StoreApi<ShownMatrix>;
  readonly #source: MatrixSource;
  readonly #options: Required<MatrixModelOptions>;
  readonly #derive: (snapshot: Snapshot) => Matrix;
  readonly #figuresOf = createCellFigures();
  readonly #statesPresent = createStatesPresent();
  #rows: VisibleRows | undefined;
  readonly #memory = createFilterMemory();
  #grid: GridColumns | undefined;
  #isWaiting = false;

  constructor(source: MatrixSource, options: MatrixModelOptions) {
    this.#source = source;
    this.#options = { lifecycle: API_LIFECYCLE, afterInput: atOnce, inBackground: atOnce, ...options };
    this.#derive = createMatrixDeriver(options.documented, options.lifecycle);
    const matrix = this.#derive(source.data.getState().snapshot);
    this.matrix = createStore(() => matrix);
    const visible = this.#visibleIn(matrix);
    this.visible = createStore(() => visible);
  }

  open(): () => void {
    const { data, view } = this.#source;
    const stops = [
      data.subscribe((now, before) => {
        if (now.snapshot !== before.snapshot) this.#options.inBackground(() => this.#onSnapshot());
        else if (now.marks !== before.marks) this.#onView();
        else if (now.pricing !== before.pricing && this.#asksForPricing()) {
          this.#options.inBackground(() => this.#onView());
        }
      }),
      view.subscribe((now, before) => {
        if (arrangedBy.some((part) => now[part] !== before[part])) this.#onView();
        else if (now.filter !== before.filter) this.#onFilter();
      }),
    ];
    this.#onSnapshot();
    return () => {
      for (const stop of stops) stop();
    };
  }

  now(): ShownMatrix {
    this.#onView();
    return this.visible.getState();
  }

  refresh(): void {
    this.#options.inBackground(() => this.#onSnapshot());
  }

  #onSnapshot(): void {
    const matrix = this.#derive(this.#source.data.getState().snapshot);
    if (matrix !== this.matrix.getState()) this.matrix.setState(matrix, true);
    this.#onView();
  }

  #onView(): void {
    const visible = this.#visibleIn(this.matrix.getState());
    if (visible !== this.visible.getState()) this.visible.setState(visible, true);
  }

  /** Typed letters that come faster than rows are one change of the rows. */
  #onFilter(): void {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    this.#options.afterInput(() => {
      this.#isWaiting = false;
      this.#onView();
    });
  }

  #visibleIn(matrix: Matrix): ShownMatrix {
    const rows = this.#rowsIn(matrix);
    const before: ShownMatrix | undefined = this.visible?.getState();
    const figures = this.#figures();
    if (before?.matrix === matrix && this.#rows === rows && before.grid.figures === figures) return before;
    this.#rows = rows;
    const visible = visibleMatrix(matrix, rows);
    const grid = gridColumns(visible, figures, this.#grid);
    this.#grid = grid;
    // The grid's columns stay the same while access is checked, so that only rows with news are looked through.
    const states = once(() => this.#statesPresent({ ...grid, rows: visible.rows }));
    return { ...visible, matrix, grid, states };
  }

  #figures(): CellFigures {
    const { cells = 'availability' } = this.#source.view.getState();
    const { marks, pricing = NO_PRICING } = this.#source.data.getState();
    return this.#figuresOf(cells, pricing, marks);
  }

  #asksForPricing(): boolean {
    const { filter, sort, cells = 'availability' } = this.#source.view.getState();
    return asksForPricing(filter.query, sort) || cellMode(cells).needs !== undefined;
  }

  #rowsIn(matrix: Matrix): VisibleRows {
    const { filter, sort, layout, opened = [] } = this.#source.view.getState();
    const { rows, search, regions, vocabulary, latencies } = matrix;
    const { snapshot, pricing } = this.#source.data.getState();
    const source: RowSource = {
      rows,
      search,
      regions,
      vocabulary,
      opened,
      ending: () => this.#options.ending(rows, snapshot),
      // A measurement changes which rows are shown only where it is asked for.
      ...(asksForLatency(filter.query, sort) ? { latencies } : {}),
      ...(pricing !== undefined && asksForPricing(filter.query, sort) ? { pricing } : {}),
    };
    const next = visibleRows(source, filter, sort, layout, this.#memory);
    return this.#rows === undefined ? next : stable(this.#rows, next);
  }
}

/** `before` if it shows the same as `next`, else `next` with the lists that are equal kept. */
function stable(before: VisibleRows, next: VisibleRows): VisibleRows {
  const rows = isSameList(before.rows, next.rows) ? before.rows : next.rows;
  const ids = isSameList(before.ids, next.ids) ? before.ids : next.ids;
  const columnIndexes = isSameList(before.columnIndexes, next.columnIndexes)
    ? before.columnIndexes
    : next.columnIndexes;
  const isSame =
    rows === before.rows &&
    ids === before.ids &&
    before.shown === next.shown &&
    columnIndexes === before.columnIndexes &&
    before.hiddenByHand === next.hiddenByHand &&
    before.pinned.rows === next.pinned.rows &&
    before.pinned.columns === next.pinned.columns &&
    isSameFilter(before.counted.filter, next.counted.filter) &&
    isSameList(before.counted.regions, next.counted.regions) &&
    isSameList(before.counted.rows, next.counted.rows) &&
    isSameList(before.counted.unsaid, next.counted.unsaid);
  return isSame ? before : { ...next, rows, ids, columnIndexes };
}

/** Ignores `query`: its effect is already in the rows. */
function isSameFilter(a: FilterState, b: FilterState): boolean {
  return (Object.keys(a) as (keyof FilterState)[]).every((key) => {
    const [one, other] = [a[key], b[key]];
    return (
      key === 'query' ||
      one === other ||
      (Array.isArray(one) && Array.isArray(other) && isSameList(one, other))
    );
  });
}
