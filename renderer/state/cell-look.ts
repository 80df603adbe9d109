/** What is drawn in a cell: the strongest thing known, and never "not here" where nothing is known. */
import type { AvailabilityKind, Cell } from '../../electron/contract/availability.ts';
import type { RegionRecord } from '../../electron/contract/model.ts';
import { standingOf } from '../../electron/contract/region-standing.ts';

/** The glyph of a cell. Blocked and stale are marks on top of it. */
export type CellLook =
  | AvailabilityKind
  | 'listed'
  | 'absent'
  | 'unknown'
  | 'not-enabled'
  | 'denied'
  | 'failed'
  | 'no-endpoint'
  | 'not-scanned';

/**
 * The look of a model in a region. `wanted` are kinds that a filter asks for: if one of them holds, it is drawn
 * rather than a stronger one. `mantleOnly`: only bedrock-mantle lists the model anywhere.
 */
export function lookOf(
  cell: Cell | undefined,
  record: RegionRecord,
  wanted: readonly AvailabilityKind[],
  mantleOnly: boolean,
): CellLook {
  const kinds = cell?.availability.kinds ?? [];
  const kind = kinds.find((each) => wanted.includes(each)) ?? kinds[0];
  if (kind !== undefined) return kind;
  const incomplete = record.state === 'partial';
  if (cell?.availability.listed === true) return incomplete ? 'unknown' : 'listed';
  if (record.scannedAt === undefined) return withoutData(record);
  if (record.state === 'not-scanned') return 'not-scanned';
  if (incomplete) return 'unknown';
  return mantleOnly && isMantleUnknown(record) ? 'unknown' : 'absent';
}

function withoutData(record: RegionRecord): CellLook {
  const standing = standingOf(record);
  switch (standing) {
    case 'not-enabled':
    case 'no-endpoint':
    case 'denied':
    case 'failed':
    case 'not-scanned':
      return standing;
    case 'answered':
    case 'partial':
      return 'unknown';
  }
}

/** Whether the region's bedrock-mantle list is not known. */
function isMantleUnknown(record: RegionRecord): boolean {
  return record.mantle.state === 'failed' || record.mantle.state === 'not-asked';
}

/** What occurs in a part of the matrix, for its legend. */
export interface LooksSeen {
  looks: ReadonlySet<CellLook>;
  blocked: boolean;
  stale: boolean;
}

/** The looks of these rows in these columns; `places` are the columns' places in a row's cells. */
export function looksSeen(visible: {
  rows: readonly { cells: readonly (Cell | undefined)[]; mantleOnly: boolean }[];
  columns: readonly { record: RegionRecord }[];
  places: readonly number[];
  wanted: { kinds: readonly AvailabilityKind[] };
}): LooksSeen {
  const looks = new Set<CellLook>();
  let blocked = false;
  for (const row of visible.rows) {
    for (const [index, { record }] of visible.columns.entries()) {
      const cell = row.cells[visible.places[index] ?? -1];
      looks.add(lookOf(cell, record, visible.wanted.kinds, row.mantleOnly));
      blocked ||= cell?.access === 'blocked';
    }
  }
  return { looks, blocked, stale: visible.columns.some(({ record }) => record.stale) };
}
