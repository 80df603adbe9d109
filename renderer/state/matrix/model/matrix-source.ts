/** What the matrix is derived from, and how. */
import type { StoreApi } from 'zustand/vanilla';
import type { Pricing } from '../../../../electron/contract/pricing/region-pricing.ts';
import type { Snapshot } from '../../../../electron/contract/snapshot/model.ts';
import type { CellMarks } from '../../rows/cell-marks.ts';
import type { LifecycleSource } from '../../rows/column.ts';
import type { DocumentedLookup } from '../../rows/model-row.ts';
import type { ViewState } from '../../view/view-state.ts';
import type { Matrix } from './matrix.ts';
import type { Turns } from './steps-in-turns.ts';

/** A store that only its owner changes. */
export type ReadableStore<Value> = Pick<StoreApi<Value>, 'getState' | 'subscribe'>;

export interface MatrixData {
  snapshot: Snapshot;
  pricing?: Pricing;
  marks?: CellMarks | undefined;
  /** The snapshot before the scan that runs or was last; and what is looked at instead of it. */
  before?: Snapshot | undefined;
  viewing?: object | undefined;
}

export type MatrixView = Pick<ViewState, 'filter' | 'sort' | 'layout'> &
  Partial<Pick<ViewState, 'cells' | 'opened'>>;

/** What the matrix is derived from. */
export interface MatrixSource {
  data: ReadableStore<MatrixData>;
  view: ReadableStore<MatrixView>;
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
  /** How the page gets its turns while a scan's news or an opened file are derived; it gets none by default. */
  turns?: Turns;
}

/** Whether a scan goes on from what is shown. A start, another source or a prepared file is shown at once instead. */
export function isNews(now: MatrixData, before: MatrixData): boolean {
  return (
    now.before !== undefined &&
    now.before === before.before &&
    now.viewing === undefined &&
    before.viewing === undefined
  );
}
