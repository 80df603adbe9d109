/** What all rows of the matrix are drawn with. */
import type { WantedWays } from '../../../electron/contract/filter.ts';
import type { Column } from '../../state/column.ts';

export interface MatrixColumns {
  columns: readonly Column[];
  /** Places of the columns in a row's cells. */
  places: readonly number[];
  /** Class names of the columns' cells. */
  classNames: readonly string[];
  wanted: WantedWays;
}
