/** The cursor of the matrix: where it is, how keys move it, and how it stays in sight and in focus. */
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { ModelId, RegionCode } from '../../../../electron/contract/snapshot/model.ts';
import { type GridPosition, keepPosition, moveByKey } from '../../../state/matrix/grid-position.ts';
import { useAtlas } from '../../controls/atlas-context.tsx';
import { focusCursor } from '../../controls/window-focus.ts';
import { CELL_PX, directionOf, HEADER_PX, unmirrored, widthsOf } from '../grid/matrix-layout.ts';

export interface Cursor {
  position: GridPosition;
  /** The cursor's row, or -1 on the header row. */
  rowIndex: number;
  moveTo(position: GridPosition): void;
  /** The focus came into the matrix: from now on it stays in it while rows come and go. */
  keepFocus(): void;
  /** Moves if the key is one that moves; says whether it was. */
  onKey(event: React.KeyboardEvent): boolean;
}

/** Where the cursor is in these rows and columns, and where it is sent. */
export interface CursorPlace extends Pick<Cursor, 'position' | 'rowIndex'> {
  send(position: GridPosition): void;
}

/** Keeps the cursor on its model and region while rows are sorted, filtered and scanned. */
export function useCursorPlace(modelIds: readonly ModelId[], regions: readonly RegionCode[]): CursorPlace {
  const [wanted, send] = useState<GridPosition>({
    modelId: modelIds[0] ?? null,
    region: regions[0] ?? null,
  });
  const [lastRow, setLastRow] = useState(0);
  const position = keepPosition(wanted, lastRow, { modelIds, regions });
  const rowIndex = position.modelId === null ? -1 : modelIds.indexOf(position.modelId);
  if (position !== wanted) send(position);
  if (rowIndex >= 0 && rowIndex !== lastRow) setLastRow(rowIndex);
  return { position, rowIndex, send };
}

/** Moves the cursor and keeps it in sight and in focus. */
export function useCursor(
  { position, rowIndex, send }: CursorPlace,
  options: {
    scroller: React.RefObject<HTMLElement | null>;
    modelIds: readonly ModelId[];
    regions: readonly RegionCode[];
    /** What the rows are sorted by. */
    order: string;
    scrollToRow: (index: number) => void;
  },
): Cursor {
  const { scroller, modelIds, regions, order, scrollToRow } = options;
  const wantsFocus = useRef(false);

  const moveTo = (to: GridPosition): void => {
    wantsFocus.current = true;
    send(to);
    if (to.modelId !== null && modelIds.includes(to.modelId)) scrollToRow(modelIds.indexOf(to.modelId));
    if (to.region !== null) scrollToColumn(scroller.current, regions.indexOf(to.region));
  };

  // Sorting and filtering move the cursor's row: in sight, it stays in sight. Else a new order begins with what comes first in it.
  const last = useRef({ rowIndex, order });
  useLayoutEffect(() => {
    const before = last.current;
    last.current = { rowIndex, order };
    const stays = wantsFocus.current && rowIndex >= 0 && isInSight(scroller.current, before.rowIndex);
    if (stays && before.rowIndex !== rowIndex) scrollToRow(rowIndex);
    else if (!stays && before.order !== order) scroller.current?.scrollTo({ top: 0 });
  });

  useLayoutEffect(() => {
    const element = scroller.current?.querySelector<HTMLElement>('[data-cursor]');
    const focused = document.activeElement;
    // The focus falls to the body when the focused row is removed; the nearest row takes it.
    const isLost =
      wantsFocus.current && (focused === document.body || scroller.current?.contains(focused) === true);
    if (isLost && focused !== element) element?.focus({ preventScroll: true });
  });

  return {
    position,
    rowIndex,
    moveTo,
    keepFocus() {
      wantsFocus.current = true;
    },
    onKey(event) {
      const bodyPx = (scroller.current?.clientHeight ?? 0) - HEADER_PX;
      const to = moveByKey(
        position,
        { key: unmirrored(event.key, directionOf(scroller.current)), ctrl: event.ctrlKey || event.metaKey },
        { modelIds, regions, pageRows: Math.max(1, Math.floor(bodyPx / CELL_PX) - 1) },
      );
      if (to === undefined) return false;
      moveTo(to);
      return true;
    },
  };
}

/** Takes the cursor to where another part of the window sends it; the focus follows when that part's overlay is gone. */
export function useFocusTarget(cursor: Cursor, rowOf: (modelId: ModelId) => ModelId): void {
  const store = useAtlas();
  const goal = useStore(store.view.focusTarget);
  useEffect(() => {
    if (goal === undefined) return;
    store.view.focusTarget.setState(undefined, true);
    cursor.moveTo(goal.modelId === null ? goal : { ...goal, modelId: rowOf(goal.modelId) });
    if (goal.isOnlyShown === true) return;
    // A closing dialog restores the focus in the next frame. Only after that can it be moved.
    requestAnimationFrame(() => requestAnimationFrame(focusCursor));
  }, [goal, cursor, rowOf, store]);
}

function isInSight(scroller: HTMLElement | null, row: number): boolean {
  if (scroller === null || row < 0) return false;
  const top = row * CELL_PX - scroller.scrollTop;
  return top > -CELL_PX && top < scroller.clientHeight - HEADER_PX;
}

/** Brings the column out from under the sticky names. */
function scrollToColumn(scroller: HTMLElement | null, column: number): void {
  if (scroller === null) return;
  // From right to left the scroll position counts from zero down.
  const direction = directionOf(scroller);
  const { cell, names } = widthsOf(scroller.querySelector<HTMLElement>('.matrix-canvas'));
  const start = column * cell;
  const visiblePx = scroller.clientWidth - names;
  const scrolledPx = direction * scroller.scrollLeft;
  if (start < scrolledPx) scroller.scrollLeft = direction * start;
  else if (start + cell > scrolledPx + visiblePx)
    scroller.scrollLeft = direction * (start + cell - visiblePx);
}
