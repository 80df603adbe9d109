/** Sizes of the matrix in CSS pixels; matrix.css has the same numbers. */

/** Side of a cell. WCAG asks for 24. */
export const CELL_PX = 28;
/** Width of the column of model names. */
export const NAMES_PX = 264;
/** Height of the header: groups, region codes, latencies. */
export const HEADER_PX = 148;

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
