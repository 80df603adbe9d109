/** Tints the row and the column of a place in the matrix. Moves two elements by hand: no cell is drawn again. */
import { CELL_PX, directionOf, HEADER_PX } from './matrix-layout.ts';

/** Shows the crosshair at a row and a column (-1: none of that kind), or hides it. */
export function showCrosshair(
  canvas: HTMLElement | null,
  place: { row: number; column: number } | undefined,
): void {
  if (canvas === null) return;
  // What stays is not written: the least write is a style, a layout and a frame.
  const rowBar = canvas.querySelector<HTMLElement>('.cross-row');
  const columnBar = canvas.querySelector<HTMLElement>('.cross-column');
  const row = place?.row ?? -1;
  const column = place?.column ?? -1;
  move(rowBar, row, () => `translateY(${HEADER_PX + row * CELL_PX}px)`);
  move(columnBar, column, () => `translateX(${directionOf(canvas) * column * CELL_PX}px)`);
  for (const header of canvas.querySelectorAll('.region-header[data-hot]'))
    header.removeAttribute('data-hot');
  if (column >= 0) canvas.querySelectorAll('.region-header')[column]?.setAttribute('data-hot', '');
}

function move(bar: HTMLElement | null, index: number, transform: () => string): void {
  if (bar === null) return;
  if (bar.hidden !== index < 0) bar.hidden = index < 0;
  if (index >= 0) bar.style.transform = transform();
}
