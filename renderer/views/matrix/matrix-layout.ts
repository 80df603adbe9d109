/** Sizes of the matrix in CSS pixels; matrix.css has the same numbers. */

/** Side of a cell. WCAG asks for 24. */
export const CELL_PX = 28;
/** Width of the column of model names. */
export const NAMES_PX = 264;
/** Height of the header: groups, region codes, latencies. */
export const HEADER_PX = 148;

/** Class of the cell's column: the first of a group has a line before it. */
export function groupStartClass(groups: readonly string[], place: number): string {
  return place > 0 && groups[place] !== groups[place - 1] ? ' group-start' : '';
}
