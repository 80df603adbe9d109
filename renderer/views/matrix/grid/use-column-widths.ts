/**
 * Gives the columns the width that there is room for, as CSS variables of the canvas.
 *
 * Licence: no row renders again when the window or a panel changes its size. Its door is `useColumnWidths`;
 * widths.spec.ts looks at the columns. It may go when a render of all rows fits into a frame.
 */
import { type RefObject, useLayoutEffect, useRef } from 'react';
import {
  columnWidths,
  hasRoomForIds,
  hasRoomForWords,
  hasShortNames,
  isCrowded,
} from '../../../state/matrix/column-widths.ts';
import { useView } from '../../controls/atlas-context.tsx';

/** Follows the size of the scroller and the number of columns. */
export function useColumnWidths(
  scroller: RefObject<HTMLElement | null>,
  canvas: RefObject<HTMLElement | null>,
  columns: number,
): void {
  const own = useView((view) => view.namesPx);
  /** Undefined until the observer has told: to ask would cost the first frame a layout. */
  const room = useRef<number>(undefined);
  useLayoutEffect(() => {
    const apply = (): void => {
      if (canvas.current !== null && room.current !== undefined)
        setWidths(canvas.current, room.current, columns, own);
    };
    apply();
    const { current: element } = scroller;
    if (element === null) return undefined;
    // Told before the frame is painted.
    const observer = new ResizeObserver(() => {
      room.current = element.clientWidth;
      apply();
    });
    observer.observe(element, { box: 'content-box' });
    return () => observer.disconnect();
  }, [scroller, canvas, columns, own]);
}

function setWidths(canvas: HTMLElement, room: number, columns: number, own: number | undefined): void {
  const widths = columnWidths(room, columns, own ?? undefined);
  canvas.style.setProperty('--cell', `${widths.cell}px`);
  canvas.style.setProperty('--names', `${widths.names}px`);
  canvas.toggleAttribute('data-words', hasRoomForWords(widths));
  canvas.toggleAttribute('data-ids', hasRoomForIds(widths));
  canvas.toggleAttribute('data-crowded', isCrowded(widths));
  canvas.toggleAttribute('data-short-names', hasShortNames(widths));
  canvas.toggleAttribute('data-level', widths.cell >= 96);
}
