/** The orders of the matrix's rows. */
import { AVAILABILITY_KINDS } from '../../electron/contract/availability.ts';
import type { RegionCode } from '../../electron/contract/model.ts';
import type { ModelRow } from './model-row.ts';

/** `column`: what can be called most directly in that region first. */
export type Sort =
  | { by: 'provider' }
  | { by: 'name' }
  | { by: 'regions' }
  /** Newest first; without a date last. */
  | { by: 'released' }
  | { by: 'column'; region: RegionCode };

/** A comparison for the order; `regions` are the columns of the rows' cells. Total: equal only for the same model. */
export function compareRows(
  sort: Sort,
  regions: readonly RegionCode[],
): (a: ModelRow, b: ModelRow) => number {
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
      const place = regions.indexOf(sort.region);
      return (a, b) => strength(a, place) - strength(b, place) || byProvider(a, b);
    }
  }
}

/** ISO times: their text order is their order in time. */
function byText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function byProvider(a: ModelRow, b: ModelRow): number {
  return a.providerRank - b.providerRank;
}

/** 0 for the strongest way to call; blocked after unblocked, listed after callable, not there last. */
function strength(row: ModelRow, place: number): number {
  const cell = row.cells[place];
  const kind = cell?.availability.kinds[0];
  if (kind !== undefined) {
    const blocked = cell?.access === 'blocked' ? AVAILABILITY_KINDS.length : 0;
    return AVAILABILITY_KINDS.indexOf(kind) + blocked;
  }
  return 2 * AVAILABILITY_KINDS.length + (cell?.availability.listed === true ? 0 : 1);
}
