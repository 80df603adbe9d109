/** From provider to provider in the rows of the matrix. */
import type { ModelRow } from '../rows/model-row.ts';

type Provided = Pick<ModelRow, 'modelId' | 'provider'>;

/**
 * Index of the first row of the next provider; backwards, of this provider and then of the one before. `from` itself if
 * there is none.
 */
export function providerJump(rows: readonly Provided[], from: number, isBackwards: boolean): number {
  const starts = rows.flatMap((row, index) => (row.provider === rows[index - 1]?.provider ? [] : [index]));
  const found = isBackwards ? starts.findLast((start) => start < from) : starts.find((start) => start > from);
  return found ?? from;
}

/** The providers in the order of their first rows, each with that row's model. */
export function providerStarts(rows: readonly Provided[]): Provided[] {
  const seen = new Set<string>();
  return rows.filter((row) => !seen.has(row.provider) && seen.add(row.provider));
}
