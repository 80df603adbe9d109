/** Sizes of the matrix in CSS pixels (matrix.css has the same numbers), its ids and classes, and its reading direction. */

import { CELL_PX, type ColumnWidths, NAMES_PX } from '../../../state/matrix/column-widths.ts';

export { CELL_PX };

/** Height of the header: groups, region codes, latencies. */
export const HEADER_PX = 148;

/** The canvas' CSS variables of its columns, as use-column-widths.ts sets them. */
export function widthsOf(canvas: HTMLElement | null): ColumnWidths {
  const px = (name: string): number => Number.parseFloat(canvas?.style.getPropertyValue(name) ?? '');
  return { cell: px('--cell') || CELL_PX, names: px('--names') || NAMES_PX };
}

/** Id of the header above the names. */
export const CORNER_ID = 'matrix-corner';

/** Id of the row's header in the pane of names. */
export function rowHeaderId(row: { modelId: string }): string {
  return `name:${row.modelId}`;
}

/** `name`, and the class that puts a line before the first column of a group. */
export function columnClass(name: string, groups: readonly string[], index: number): string {
  return index > 0 && groups[index] !== groups[index - 1] ? `${name} group-start` : name;
}

const MIRRORED: Readonly<Record<string, string>> = { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' };

/** 1 from left to right, -1 from right to left. */
export function directionOf(element: Element | null): 1 | -1 {
  return element !== null && getComputedStyle(element).direction === 'rtl' ? -1 : 1;
}

/** The key that means the same where reading starts at the left. */
export function unmirrored(key: string, direction: 1 | -1): string {
  return direction === 1 ? key : (MIRRORED[key] ?? key);
}
