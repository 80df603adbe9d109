/**
 * The matrix of the window, derived once outside the components. What shows the same stays the same object, so that a
 * component that reads it renders only for news.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { cellMode } from '../../../../electron/contract/cell-modes.ts';
import type { Pricing } from '../../../../electron/contract/pricing/region-pricing.ts';
import type { Snapshot } from '../../../../electron/contract/snapshot/model.ts';
import { atOnce as allOf, type Steps } from '../../../../electron/contract/time-slices.ts';
import { type CellFigures, createCellFigures } from '../../rows/cell-figures.ts';
import { API_LIFECYCLE } from '../../rows/column.ts';
import { ROWS_A_STEP } from '../../rows/model-row.ts';
import { once } from '../../rows/same-list.ts';
import { createStatesPresent, type StatesPresent } from '../../rows/states-present.ts';
import { type GridColumns, gridColumns } from '../grid-columns.ts';
import { createMatrixSteps, type Matrix } from './matrix.ts';
import { isNews, type MatrixModelOptions, type MatrixSource, type ReadableStore } from './matrix-source.ts';
import { NO_TURNS, StepsInTurns } from './steps-in-turns.ts';
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

/** What changes the rows at once. */
const arrangedBy = ['sort', 'layout', 'cells', 'opened'] as const;
const NO_PRICING: Pricing = {};
const atOnce = (run: () => void): void => run();

/** The model over these stores, derived from what they hold now. */
export function createMatrixModel(source: MatrixSource, options: MatrixModelOptions): MatrixModel {
  return new DerivedMatrix(source, options);
}

/** A part of the matrix with what it was made from. */
interface Seen {
  shown: ShownMatrix;
  rows: VisibleRows;
}

class DerivedMatrix implements MatrixModel {
  readonly matrix: StoreApi<Matrix>;
  readonly visible: StoreApi<ShownMatrix>;
  readonly #source: MatrixSource;
  readonly #options: Required<MatrixModelOptions>;
  readonly #derive: (snapshot: Snapshot) => Steps<Matrix>;
  readonly #figuresOf = createCellFigures();
  readonly #statesPresent = createStatesPresent();
  readonly #memory = createFilterMemory();
  readonly #news: StepsInTurns;
  /** What came while news are derived: it is derived after them. */
  #hasNewer = false;
  #seen: Seen | undefined;
  #isWaiting = false;

  constructor(source: MatrixSource, options: MatrixModelOptions) {
    this.#source = source;
    this.#options = {
      lifecycle: API_LIFECYCLE,
      afterInput: atOnce,
      inBackground: atOnce,
      turns: NO_TURNS,
      ...options,
    };
    this.#news = new StepsInTurns(this.#options.turns);
    this.#derive = createMatrixSteps(options.documented, options.lifecycle);
    const matrix = allOf(this.#derive(source.data.getState().snapshot));
    this.matrix = createStore(() => matrix);
    this.#seen = this.#visibleIn(matrix);
    const { shown } = this.#seen;
    this.visible = createStore(() => shown);
  }

  open(): () => void {
    const { data, view } = this.#source;
    const stops = [
      data.subscribe((now, before) => {
        if (now.snapshot !== before.snapshot) {
          if (isNews(now, before)) this.#onNews();
          else this.#options.inBackground(() => this.#onSnapshot());
        } else if (now.marks !== before.marks) this.#onView();
        else if (now.pricing !== before.pricing && this.#asksForPricing()) {
          this.#options.inBackground(() => this.#onView());
        }
      }),
      view.subscribe((now, before) => {
        if (arrangedBy.some((part) => now[part] !== before[part])) this.#onView();
        else if (now.filter !== before.filter) this.#onFilter();
      }),
      () => this.#news.stop(),
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
    this.#onNews();
  }

  #onSnapshot(): void {
    this.#news.stop();
    const matrix = allOf(this.#derive(this.#source.data.getState().snapshot));
    this.#publish(matrix, this.#visibleIn(matrix));
  }

  #onNews(): void {
    this.#hasNewer = true;
    if (!this.#news.isRunning) this.#news.start(this.#deriveNews());
  }

  /** Begun news are finished before newer ones: on a busy page none would be shown otherwise. */
  *#deriveNews(): Steps<void> {
    while (this.#hasNewer) {
      this.#hasNewer = false;
      const matrix = yield* this.#derive(this.#source.data.getState().snapshot);
      const asked = this.#asked();
      const seen = this.#visibleIn(matrix);
      yield;
      yield* this.#prepare(seen);
      const isAsked = this.#asked().every((each, index) => each === asked[index]);
      const now = isAsked ? seen : this.#visibleIn(matrix);
      this.#options.inBackground(() => this.#publish(matrix, now));
      yield;
    }
  }

  /** Counts what views will ask for when they render it: each would be a long task. */
  *#prepare({ shown, rows }: Seen): Steps<void> {
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

  #publish(matrix: Matrix, seen: Seen): void {
    this.#seen = seen;
    if (matrix !== this.matrix.getState()) this.matrix.setState(matrix, true);
    if (seen.shown !== this.visible.getState()) this.visible.setState(seen.shown, true);
  }

  #onView(): void {
    const matrix = this.matrix.getState();
    this.#publish(matrix, this.#visibleIn(matrix));
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

  /** What is shown now if it shows the same. */
  #visibleIn(matrix: Matrix): Seen {
    const before = this.#seen;
    const rows = this.#rowsIn(matrix);
    const figures = this.#figures();
    if (before?.shown.matrix === matrix && before.rows === rows && before.shown.grid.figures === figures) {
      return before;
    }
    const visible = visibleMatrix(matrix, rows);
    const grid = gridColumns(visible, figures, before?.shown.grid);
    // The grid's columns stay the same while access is checked, so that only rows with news are looked through.
    const states = once(() => this.#statesPresent({ ...grid, rows: visible.rows }));
    return { rows, shown: { ...visible, matrix, grid, states } };
  }

  /** What the user asks for, and what is shown beside the snapshot. */
  #asked(): readonly unknown[] {
    const { pricing, marks } = this.#source.data.getState();
    return [this.#source.view.getState(), pricing, marks];
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
    return this.#seen === undefined ? next : stable(this.#seen.rows, next);
  }
}
