/** The orders of the matrix's rows. */
import type { SortOrder } from '../../../electron/contract/bridge/sort-orders.ts';
import { cellStrength } from '../../../electron/contract/cells/cell-strength.ts';
import { lowestPrice, mostTokensPerMinute } from '../../../electron/contract/pricing/amounts.ts';
import type { Pricing } from '../../../electron/contract/pricing/region-pricing.ts';
import type { RegionCode } from '../../../electron/contract/snapshot/model.ts';
import type { ModelRow } from './model-row.ts';
import { isCallable } from './row-lookups.ts';

/** `column`: what can be called most directly in that region first. */
export type Sort = { by: SortOrder } | { by: 'column'; region: RegionCode };

/** What rows are compared by, besides themselves. */
export interface SortContext {
  /** The columns of the rows' cells, with the median round trip to each in milliseconds. */
  regions: readonly RegionCode[];
  latencies: readonly (number | undefined)[];
  /** Indexes of the columns that are shown. */
  columnIndexes: readonly number[];
  pricing: Pricing;
}

/** A comparison for the order. Total: equal only for the same model. */
export function compareRows(sort: Sort, context: SortContext): (a: ModelRow, b: ModelRow) => number {
  switch (sort.by) {
    case 'provider':
      return byProvider;
    case 'name':
      return (a, b) => a.nameRank - b.nameRank;
    case 'regions':
      return (a, b) => b.regionCount - a.regionCount || byProvider(a, b);
    case 'released':
      return (a, b) => byText(b.released ?? '', a.released ?? '') || byProvider(a, b);
    case 'column': {
      const index = context.regions.indexOf(sort.region);
      return (a, b) => cellStrength(a.cells[index]) - cellStrength(b.cells[index]) || byProvider(a, b);
    }
    case 'latency':
      return byFigure((row) => shortestMs(row, context));
    case 'price': {
      const regions = shownRegions(context);
      return byFigure((row) => least(row, (id) => lowestPrice(context.pricing, regions, id, 'input')));
    }
    case 'tpm': {
      const regions = shownRegions(context);
      return byFigure((row) =>
        least(row, ({ modelId }) => {
          const most = mostTokensPerMinute(context.pricing, regions, modelId);
          return most === undefined ? undefined : -most;
        }),
      );
    }
  }
}

/** The least figure of the row's ids; Infinity: none has one. */
function least(row: ModelRow, figureOf: (id: ModelRow) => number | undefined): number {
  return Math.min(...(row.ids ?? [row]).map((id) => figureOf(id) ?? Infinity));
}

function shownRegions({ columnIndexes, regions }: SortContext): RegionCode[] {
  return columnIndexes.flatMap((index) => regions[index] ?? []);
}

/** Smallest first; each row's figure is looked for once. */
function byFigure(figureOf: (row: ModelRow) => number): (a: ModelRow, b: ModelRow) => number {
  const known = new Map<ModelRow, number>();
  const get = (row: ModelRow): number => {
    const before = known.get(row);
    if (before !== undefined) return before;
    const figure = figureOf(row);
    known.set(row, figure);
    return figure;
  };
  return (a, b) => {
    const [ofA, ofB] = [get(a), get(b)];
    return ofA === ofB ? byProvider(a, b) : ofA - ofB;
  };
}

/** Round trip to the nearest shown region from which the model can be called; Infinity if none was measured. */
function shortestMs(row: ModelRow, { columnIndexes, latencies }: SortContext): number {
  return columnIndexes.reduce((least, index) => {
    const cell = row.cells[index];
    const isOpen = isCallable(cell) && cell.access !== 'blocked';
    return isOpen ? Math.min(least, latencies[index] ?? Infinity) : least;
  }, Infinity);
}

/** ISO times: their text order is their order in time. */
function byText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function byProvider(a: ModelRow, b: ModelRow): number {
  return a.providerRank - b.providerRank;
}
