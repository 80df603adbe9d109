/** A row of the matrix without its header, which stands in the sticky pane. */
import { memo, useLayoutEffect, useRef, useState } from 'react';
import type { RegionCode } from '../../../../electron/contract/snapshot/model.ts';
import type { GridColumns } from '../../../state/matrix/grid-columns.ts';
import type { ModelRow } from '../../../state/rows/model-row.ts';
import { colours, markCell, renderCells } from './cell-renderer.ts';
import { rowHeaderId } from './matrix-layout.ts';

/** `isPassing`: the row flies by too fast to be read, so that only its colours are rendered. */
export const MatrixRow: React.NamedExoticComponent<{
  row: ModelRow;
  rowIndex: number;
  top: number;
  shown: GridColumns;
  cursorRegion: RegionCode | undefined;
  isSelected: boolean;
  /** The region that the details panel shows the row in. */
  chosenRegion: RegionCode | undefined;
  /** The first of its provider, or the first after what is pinned. */
  startsPart: boolean;
  isPassing: boolean;
}> = memo(function MatrixRow({
  row,
  rowIndex,
  top,
  shown,
  cursorRegion,
  isSelected,
  chosenRegion,
  startsPart,
  isPassing,
}) {
  const [isComplete, setComplete] = useState(!isPassing);
  if (!isPassing && !isComplete) setComplete(true);
  const cells = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!isComplete || cells.current === null) return;
    renderCells(cells.current, row, shown);
    markCell(cells.current, 'data-cursor', cursorRegion);
    markCell(cells.current, 'data-chosen', chosenRegion);
  }, [isComplete, row, shown, cursorRegion, chosenRegion]);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: a grid has one tab stop; its cells and headers get it, not its rows.
    <div
      role="row"
      className="matrix-row"
      aria-rowindex={rowIndex}
      aria-owns={`${rowHeaderId(row)} ${cellsId(row)}`}
      aria-selected={isSelected}
      data-starts={startsPart ? '' : undefined}
      style={{
        insetBlockStart: top,
        ...(isComplete ? {} : { background: colours(row, shown) }),
      }}
    >
      <div role="none" id={cellsId(row)} className="matrix-cells" ref={cells} />
    </div>
  );
});

function cellsId(row: ModelRow): string {
  return `cells:${row.modelId}`;
}
