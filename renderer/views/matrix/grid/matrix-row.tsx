/** A row of the matrix without its header, which stands in the sticky pane. */
import { memo, useLayoutEffect, useRef } from 'react';
import type { RegionCode } from '../../../../electron/contract/snapshot/model.ts';
import type { GridColumns } from '../../../state/matrix/grid-columns.ts';
import type { ModelRow } from '../../../state/rows/model-row.ts';
import { markCell, renderCells } from './cell-renderer.ts';
import { rowHeaderId } from './matrix-layout.ts';

/** Its cells are rendered by hand in a layout effect, so they are there in the row's first frame. */
export const MatrixRow: React.NamedExoticComponent<{
  row: ModelRow;
  rowIndex: number;
  top: number;
  shown: GridColumns;
  cursorRegion: RegionCode | undefined;
  isSelected: boolean;
  isPicked: boolean;
  /** The region that the details panel shows the row in. */
  chosenRegion: RegionCode | undefined;
  /** The first of its provider, or the first after what is pinned. */
  startsPart: boolean;
}> = memo(function MatrixRow({
  row,
  rowIndex,
  top,
  shown,
  cursorRegion,
  isSelected,
  isPicked,
  chosenRegion,
  startsPart,
}) {
  const cells = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (cells.current === null) return;
    renderCells(cells.current, row, shown);
    markCell(cells.current, 'data-cursor', cursorRegion);
    markCell(cells.current, 'data-chosen', chosenRegion);
  }, [row, shown, cursorRegion, chosenRegion]);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: a grid has one tab stop; its cells and headers get it, not its rows.
    <div
      role="row"
      className="matrix-row"
      aria-rowindex={rowIndex}
      aria-owns={`${rowHeaderId(row)} ${cellsId(row)}`}
      aria-selected={isSelected}
      data-picked={isPicked ? '' : undefined}
      data-starts={startsPart ? '' : undefined}
      style={{ insetBlockStart: top }}
    >
      <div role="none" id={cellsId(row)} className="matrix-cells" data-of={row.modelId} ref={cells} />
    </div>
  );
});

function cellsId(row: ModelRow): string {
  return `cells:${row.modelId}`;
}
