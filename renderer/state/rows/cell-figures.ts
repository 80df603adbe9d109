/** The figures of the cells in the mode that the user chose. */
import type { Cell } from '../../../electron/contract/cells/availability.ts';
import {
  type CellFigure,
  type CellModeName,
  cellFigure,
  cellMode,
  scaleStep,
} from '../../../electron/contract/pricing/cell-modes.ts';
import type { Pricing } from '../../../electron/contract/pricing/region-pricing.ts';
import type { Column } from './column.ts';
import type { ModelRow } from './model-row.ts';

/** The same object as long as every cell has the same figure, but for round trips, which the column holds. */
export interface CellFigures {
  mode: CellModeName;
  /** Undefined: the cell shows its glyph. */
  of(row: ModelRow, cell: Cell | undefined, column: Column): ShownFigure | undefined;
}

/** `step`: of the scale, from 0; absent: no figure is known. */
export type ShownFigure = CellFigure & { step?: number };

/** Cells show their glyphs. */
const NO_FIGURES: CellFigures = { mode: 'availability', of: () => undefined };

/** Caches the figures of the last mode and prices. */
export function createCellFigures(): (mode: CellModeName, pricing: Pricing) => CellFigures {
  let last: { pricing: Pricing | undefined; figures: CellFigures } | undefined;
  return (mode, pricing) => {
    const needed = cellMode(mode).needs === undefined ? undefined : pricing;
    if (last?.figures.mode !== mode || last.pricing !== needed) {
      last = { pricing: needed, figures: figuresOf(mode, needed ?? {}) };
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
      const known = pricing[region];
      const priced = known?.prices?.models[row.modelId];
      const limited = known?.quotas?.models[row.modelId];
      const figure = cellFigure(mode, {
        kinds: cell.availability.kinds,
        medianMs: record.latency?.medianMs,
        priceStatus: priced?.status,
        prices: priced?.prices,
        quotaStatus: limited?.status,
        quotas: limited?.quotas,
      });
      if (figure === undefined) return undefined;
      const step = scaleStep(cellMode(mode), figure);
      return step === undefined ? figure : { ...figure, step };
    },
  };
}
