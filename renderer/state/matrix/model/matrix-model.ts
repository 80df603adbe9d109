/**
 * The matrix of the window, derived once outside the components. What shows the same stays the same object, so that a
 * component that reads it renders only for news.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { cellMode } from '../../../../electron/contract/cell-modes.ts';
import type { Snapshot } from '../../../../electron/contract/snapshot/model.ts';
import { atOnce as allOf, inTimeSlices, type Steps } from '../../../../electron/contract/time-slices.ts';
import { API_LIFECYCLE } from '../../rows/column.ts';
import type { Matrix } from './matrix.ts';
import {
  isNews,
  type MatrixData,
  type MatrixModelOptions,
  type MatrixSource,
  type ReadableStore,
} from './matrix-source.ts';
import { type Asked, asksTheSame, type Seen, ShownDeriver, type ShownMatrix } from './shown-matrix.ts';
import { NO_TURNS, StepsInTurns } from './steps-in-turns.ts';
import { asksForPricing } from './visible-rows.ts';

export interface MatrixModel {
  matrix: ReadableStore<Matrix>;
  visible: ReadableStore<ShownMatrix>;
  /** Follows the source from now on; the returned function stops it. */
  open(): () => void;
  /** What is shown once all that was typed is derived, which it is at once. */
  now(): ShownMatrix;
  /**
   * Derives in turns what is shown next, so that its snapshot is shown without a long task. Stops when it is not wanted any
   * more; rejects if it cannot be derived.
   */
  prepare(next: NextShown, isWanted: () => boolean): Promise<void>;
  /** Derives anew what the time changes: on a new day more models may have ended. */
  refresh(): void;
}

/** What is shown next. */
export type NextShown = Required<Pick<MatrixData, 'snapshot' | 'pricing'>>;

/** What changes the rows at once. */
const arrangedBy = ['sort', 'layout', 'cells', 'opened'] as const;
const atOnce = (run: () => void): void => run();

/** The model over these stores, derived from what they hold now. */
export function createMatrixModel(source: MatrixSource, options: MatrixModelOptions): MatrixModel {
  return new DerivedMatrix(source, options);
}

/** What was derived before it is shown, with the memory of it. */
interface Prepared {
  deriver: ShownDeriver;
  asked: Asked;
  seen: Seen;
}

class DerivedMatrix implements MatrixModel {
  readonly matrix: StoreApi<Matrix>;
  readonly visible: StoreApi<ShownMatrix>;
  readonly #source: MatrixSource;
  readonly #options: Required<MatrixModelOptions>;
  /** For the scans; what was prepared has one of its own. */
  readonly #own: ShownDeriver;
  #deriver: ShownDeriver;
  /** Weak: what is never shown goes with its snapshot. */
  readonly #prepared = new WeakMap<Snapshot, Prepared>();
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
    this.#own = new ShownDeriver(this.#options);
    this.#deriver = this.#own;
    const matrix = allOf(this.#deriver.derive(source.data.getState().snapshot));
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

  async prepare(next: NextShown, isWanted: () => boolean): Promise<void> {
    const { nowMs, nextTurn } = this.#options.turns;
    const turns = { nowMs, nextTurn: () => new Promise<void>((resolve) => nextTurn(resolve)) };
    await inTimeSlices(asLongAs(isWanted, this.#prepare(next)), turns);
  }

  *#prepare({ snapshot, pricing }: NextShown): Steps<void> {
    // News of what is shown are derived meanwhile, with their own memory.
    const deriver = new ShownDeriver(this.#options);
    const matrix = yield* deriver.derive(snapshot);
    const { data, view } = this.#asked();
    const asked = { data: { ...data, snapshot, pricing }, view };
    const seen = deriver.visibleIn(matrix, asked, undefined);
    yield;
    yield* deriver.countAhead(seen);
    this.#prepared.set(snapshot, { deriver, asked, seen });
  }

  #onSnapshot(): void {
    this.#news.stop();
    const { snapshot } = this.#source.data.getState();
    const prepared = this.#prepared.get(snapshot);
    this.#prepared.delete(snapshot);
    this.#deriver = prepared?.deriver ?? this.#own;
    // On the same day both are known already: what was prepared, and the scans that a file gave way to.
    const matrix = allOf(this.#deriver.derive(snapshot));
    const isPrepared = prepared?.seen.shown.matrix === matrix && asksTheSame(prepared.asked, this.#asked());
    this.#publish(matrix, isPrepared ? prepared.seen : this.#visibleIn(matrix));
  }

  #onNews(): void {
    this.#hasNewer = true;
    if (!this.#news.isRunning) this.#news.start(this.#deriveNews());
  }

  /** Begun news are finished before newer ones: on a busy page none would be shown otherwise. */
  *#deriveNews(): Steps<void> {
    while (this.#hasNewer) {
      this.#hasNewer = false;
      const matrix = yield* this.#deriver.derive(this.#source.data.getState().snapshot);
      const asked = this.#asked();
      const seen = this.#visibleIn(matrix);
      yield;
      yield* this.#deriver.countAhead(seen);
      const now = asksTheSame(asked, this.#asked()) ? seen : this.#visibleIn(matrix);
      this.#options.inBackground(() => this.#publish(matrix, now));
      yield;
    }
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

  #visibleIn(matrix: Matrix): Seen {
    return this.#deriver.visibleIn(matrix, this.#asked(), this.#seen);
  }

  /** What the user asks for, and what is shown beside the snapshot. */
  #asked(): Asked {
    const { data, view } = this.#source;
    return { data: data.getState(), view: view.getState() };
  }

  #asksForPricing(): boolean {
    const { filter, sort, cells = 'availability' } = this.#source.view.getState();
    return asksForPricing(filter.query, sort) || cellMode(cells).needs !== undefined;
  }
}

function* asLongAs(isWanted: () => boolean, steps: Steps<void>): Steps<void> {
  for (const step of steps) {
    if (!isWanted()) return;
    yield step;
  }
}
