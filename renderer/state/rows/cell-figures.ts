/** The figures of the cells in the mode that the user chose. */

import {
  type CellFigure,
  type CellModeName,
  cellFigure,
  cellMode,
  scaleStep,
} from '../../../electron/contract/cell-modes.ts';
import { type Cell, hasEnded } from '../../../electron/contract/cells/availability.ts';
import type { Pricing } from '../../../electron/contract/pricing/region-pricing.ts';
import type { CellMarks } from './cell-marks.ts';
import type { Column } from './column.ts';
import type { ModelRow } from './model-row.ts';

/** The same object as long as every cell has the same figure, but for round trips, which the column holds. */
export interface CellFigures {
  mode: CellModeName;
  /** Undefined: the cell shows its glyph. */
  of(row: ModelRow, cell: Cell | undefined, column: Column): ShownFigure | undefined;
  /** In the mode that shows changes, once they are known. */
  marks?: CellMarks;
}

/** `step`: of the scale, from 0; absent: no figure is known. */
export type ShownFigure = CellFigure & { step?: number };

/** Cells show their glyphs. */
const NO_FIGURES: CellFigures = { mode: 'availability', of: () => undefined };

/** Caches the figures of the last mode and prices. */
export function createCellFigures(): (
  mode: CellModeName,
  pricing: Pricing,
  marks?: CellMarks,
) => CellFigures {
  let last: { needed: Pricing | CellMarks | undefined; figures: CellFigures } | undefined;
  return (mode, pricing, marks) => {
    const { marks: isMarked, needs } = cellMode(mode);
    const ofMode = needs === undefined ? undefined : pricing;
    const needed = isMarked === true ? marks : ofMode;
    if (last?.figures.mode !== mode || last.needed !== needed) {
      const figures =
        isMarked === true && marks !== undefined
          ? { ...NO_FIGURES, mode, marks }
          : figuresOf(mode, ofMode ?? {});
      last = { needed, figures };
    }
    return last.figures;
  };
}

function figuresOf(mode: CellModeName, pricing: Pricing): CellFigures {
  const { figureOf } = cellMode(mode);
  if (figureOf === undefined) return NO_FIGURES;
  return {
    mode,
    of(row, cell, { region, record }) {
      // A folded row stands for several models: no figure is that of all.
      if (cell === undefined || row.folds !== undefined) return undefined;
      // Nobody can call what has ended: its glyph says more than a figure. So it does where there is one account.
      if (hasEnded(cell) || (mode === 'accounts' && cell.callers === undefined)) return undefined;
      const known = pricing[region];
      const priced = known?.prices?.models[cell.modelId];
      const limited = known?.quotas?.models[cell.modelId];
      const figure = cellFigure(mode, {
        kinds: cell.availability.kinds,
        medianMs: record.latency?.medianMs,
        priceStatus: priced?.status,
        prices: priced?.prices,
        unread: priced?.unread,
        quotaStatus: limited?.status,
        quotas: limited?.quotas,
        callers: cell.callers,
      });
      if (figure === undefined) return undefined;
      const step = scaleStep(cellMode(mode), figure);
      return step === undefined ? figure : { ...figure, step };
    },
  };
}
