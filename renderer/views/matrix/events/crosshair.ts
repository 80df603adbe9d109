/**
 * Tints the row and the column under the pointer or the cursor.
 *
 * Licence: moving two elements by hand renders no cell again: 5 ms of a pointer's move. Its door is `showCrosshair`,
 * called by useGridEvents; layout.spec.ts looks at it. It may go when CSS can select a column of a grid.
 */
import { CELL_PX, directionOf, HEADER_PX } from '../grid/matrix-layout.ts';

/** Shows the crosshair at a row and a column (-1: none of that kind), or hides it. */
export function showCrosshair(
  canvas: HTMLElement | null,
  target: { row: number; column: number } | undefined,
): void {
  if (canvas === null) return;
  // Writes only what changes: even an equal style would cost a layout and a frame.
  const rowBar = canvas.querySelector<HTMLElement>('.cross-row');
  const columnBar = canvas.querySelector<HTMLElement>('.cross-column');
  const row = target?.row ?? -1;
  const column = target?.column ?? -1;
  move(rowBar, row, () => `translateY(${HEADER_PX + row * CELL_PX}px)`);
  move(columnBar, column, () => `translateX(calc(${directionOf(canvas) * column} * var(--cell)))`);
  for (const header of canvas.querySelectorAll('.region-header[data-hot]'))
    header.removeAttribute('data-hot');
  if (column >= 0) canvas.querySelectorAll('.region-header')[column]?.setAttribute('data-hot', '');
}

function move(bar: HTMLElement | null, index: number, transform: () => string): void {
  if (bar === null) return;
  if (bar.hidden !== index < 0) bar.hidden = index < 0;
  if (index >= 0) bar.style.transform = transform();
}
