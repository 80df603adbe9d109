/** Which of several cells says most for a call: the order of rows by a Region, and what one row for several ids shows. */
import { AVAILABILITY_KINDS, type Cell, hasEnded } from './availability.ts';

const KINDS = AVAILABILITY_KINDS.length;
const ENDED = 2 * KINDS;

/**
 * From 0 for what can be called most directly: not blocked before blocked, then ended, listed, known but not offered, and no
 * cell at all.
 */
export function cellStrength(cell: Cell | undefined): number {
  if (cell === undefined) return ENDED + 3;
  const [kind] = cell.availability.kinds;
  if (hasEnded(cell)) return ENDED;
  if (kind !== undefined) return AVAILABILITY_KINDS.indexOf(kind) + (cell.access === 'blocked' ? KINDS : 0);
  return cell.availability.listed ? ENDED + 1 : ENDED + 2;
}

/** The strongest; of equal ones the first. */
export function strongestCell(cells: readonly (Cell | undefined)[]): Cell | undefined {
  return cells.reduce((best, cell) => (cellStrength(cell) < cellStrength(best) ? cell : best), undefined);
}
