/** Which of several cells says most for a call: the order of rows by a Region, and what one row for several ids shows. */
import { AVAILABILITY_KINDS, type Cell, hasEnded } from './availability.ts';

/** Nobody can call a model by Provisioned Throughput before it is bought. */
const CALLED_NOW = AVAILABILITY_KINDS.filter((kind) => kind !== 'provisioned');
const BLOCKED = CALLED_NOW.length;
const TO_BUY = 2 * BLOCKED;
const ENDED = TO_BUY + 2;

/**
 * From 0 for what can be called now, most directly first. Then the same ways where access is blocked, Provisioned Throughput,
 * ended, listed, known but not offered, and no cell at all.
 */
export function cellStrength(cell: Cell | undefined): number {
  if (cell === undefined) return ENDED + 3;
  const { kinds, listed } = cell.availability;
  if (hasEnded(cell)) return ENDED;
  const isBlocked = cell.access === 'blocked';
  const way = CALLED_NOW.findIndex((kind) => kinds.includes(kind));
  if (way >= 0) return way + (isBlocked ? BLOCKED : 0);
  if (kinds.length > 0) return TO_BUY + (isBlocked ? 1 : 0);
  return listed ? ENDED + 1 : ENDED + 2;
}

/** The strongest; of equal ones the first. */
export function strongestCell(cells: readonly (Cell | undefined)[]): Cell | undefined {
  return cells.reduce((best, cell) => (cellStrength(cell) < cellStrength(best) ? cell : best), undefined);
}
