/** One model in one region: a glyph for the eye, words for everything else. */
import { memo } from 'react';
import type { Cell } from '../../../electron/contract/availability.ts';
import { asksForWays, holdsIn, type WantedWays } from '../../../electron/contract/filter.ts';
import { lookOf } from '../../state/cell-look.ts';
import { cellName, cellWords } from '../../state/cell-words.ts';
import type { Column } from '../../state/column.ts';
import type { ModelRow } from '../../state/model-row.ts';

/** A gridcell; the glyph is drawn by CSS from the data attributes, so that it is no part of the name. */
export const MatrixCell: React.NamedExoticComponent<{
  row: ModelRow;
  cell: Cell | undefined;
  column: Column;
  columnIndex: number;
  className: string;
  wanted: WantedWays;
  isCursor: boolean;
  isChosen: boolean;
}> = memo(function MatrixCell({ row, cell, column, columnIndex, className, wanted, isCursor, isChosen }) {
  const look = lookOf(cell, column.record, wanted.kinds, row.mantleOnly);
  const kinds = cell?.availability.kinds ?? [];
  const isMuted = asksForWays(wanted) && !holdsIn(row, column.region, wanted);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: a grid has one tab stop; the cell under the cursor gets it.
    <div
      role="gridcell"
      className={className}
      aria-colindex={columnIndex}
      aria-label={cellName(row.name, column, cellWords(cell, look, column.record))}
      data-model-id={row.modelId}
      data-region={column.region}
      data-availability={kinds.length === 0 ? 'none' : kinds.join(' ')}
      data-region-state={column.record.state}
      data-look={look}
      data-blocked={cell?.access === 'blocked' ? '' : undefined}
      data-stale={column.record.stale ? '' : undefined}
      data-muted={isMuted ? '' : undefined}
      data-chosen={isChosen ? '' : undefined}
      {...(isCursor ? { tabIndex: 0, 'data-cursor': '' } : {})}
    />
  );
});
