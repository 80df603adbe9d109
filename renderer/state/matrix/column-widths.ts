/** How wide the columns of the matrix are: they take the room that there is. Pure. */

/** In CSS pixels. */
export interface ColumnWidths {
  cell: number;
  names: number;
}

/** Side of a cell, and the height of a row. */
export const CELL_PX = 28;
/** The least that WCAG asks of what is pointed at. */
const LEAST_CELL_PX = 24;
/** A glyph and a figure of three digits. WCAG allows it where the same can be done elsewhere: the row and the details do all. */
const CROWDED_CELL_PX = 18;
/** Wider, and the eye loses the row. */
const MOST_CELL_PX = 180;
/** From this width on a cell has room for an id; more than the longest needs is not used. */
const ID_PX = 220;
const MOST_ID_PX = 320;
/** With more columns than these no screen has room for ids. */
export const MOST_ID_COLUMNS = 10;
/** From this width on a cell has room for its word. */
const WORD_PX = 58;

/** Width of the column of model names where there is no more room. */
export const NAMES_PX = 264;
/** The names of most models, cut, the beginnings of all, and the longest one whole. */
const LEAST_NAMES_PX = 200;
const CUT_NAMES_PX = 150;
const MOST_NAMES_PX = 400;
/** What a user can drag it to. */
export const NAMES_RANGE = { least: 140, most: 640 } as const;

/**
 * The widths in so much room. `ownNames` is what the user chose for the names; else they grow before the cells do, and give
 * way where all columns then fit.
 */
export function columnWidths(roomPx: number, columns: number, ownNames: number | undefined): ColumnWidths {
  const names = ownNames ?? NAMES_PX;
  if (columns === 0 || roomPx <= 0) return { cell: CELL_PX, names };
  const fitting = (beside: number): number => Math.floor((roomPx - beside) / columns);
  const spare = roomPx - columns * CELL_PX;
  if (spare >= names) {
    const wide = ownNames ?? Math.min(MOST_NAMES_PX, spare);
    const most = columns <= MOST_ID_COLUMNS && fitting(wide) >= ID_PX ? MOST_ID_PX : MOST_CELL_PX;
    return { cell: Math.min(most, fitting(wide)), names: wide };
  }
  if (fitting(names) >= LEAST_CELL_PX) return { cell: fitting(names), names };
  if (ownNames === undefined && fitting(LEAST_NAMES_PX) >= LEAST_CELL_PX) {
    const cell = Math.min(CELL_PX, fitting(LEAST_NAMES_PX));
    return { cell, names: Math.max(LEAST_NAMES_PX, Math.min(NAMES_PX, roomPx - columns * cell)) };
  }
  // Narrow cells rather than cut names, cut names rather than Regions out of sight.
  const beside = [ownNames ?? LEAST_NAMES_PX, ownNames ?? CUT_NAMES_PX].find(
    (least) => fitting(least) >= CROWDED_CELL_PX,
  );
  // Not all can be seen anyhow, so each is wide enough.
  if (beside === undefined) return { cell: LEAST_CELL_PX, names: ownNames ?? LEAST_NAMES_PX };
  const cell = Math.min(LEAST_CELL_PX, fitting(beside));
  return { cell, names: ownNames ?? roomPx - columns * cell };
}

/** Whether figures need the smaller digits. */
export function isCrowded({ cell }: ColumnWidths): boolean {
  return cell < LEAST_CELL_PX;
}

/** Whether the names need the room of what stands beside them. */
export function hasShortNames({ names }: ColumnWidths): boolean {
  return names < NAMES_PX - 20;
}

/** Whether cells have room for ids. */
export function hasRoomForIds({ cell }: ColumnWidths): boolean {
  return cell >= ID_PX;
}

/** Whether cells have room for words. */
export function hasRoomForWords({ cell }: ColumnWidths): boolean {
  return cell >= WORD_PX;
}
