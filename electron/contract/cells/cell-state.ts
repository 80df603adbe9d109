/** What a cell shows: the strongest thing known, and never "not offered" where nothing is known. */
import { isSwitchedOff } from '../scan/opt-in-status.ts';
import type { RegionRecord } from '../snapshot/model.ts';
import { isComplete, isMantleComplete, isUnavailableOnMantle } from '../snapshot/region-lists.ts';
import { type AvailabilityKind, type Cell, hasEnded, KIND_LABELS } from './availability.ts';

/** What a cell can show, as a glyph with this name. Blocked and stale are marks on top of it. */
export const CELL_STATE_LABELS = {
  ...KIND_LABELS,
  ended: 'Ended',
  listed: 'Listed, not callable',
  absent: 'Not offered',
  'not-enabled': 'Region not enabled',
  denied: 'Region denied',
  failed: 'Region failed',
  'no-endpoint': 'No Bedrock endpoint',
  'not-scanned': 'Not scanned',
  unknown: 'Unknown',
} as const;

export type CellState = keyof typeof CELL_STATE_LABELS;

/** In the order of the legend. */
export const CELL_STATES = Object.keys(CELL_STATE_LABELS) as readonly CellState[];

/**
 * The state of a model in a region. `wanted` are kinds that a filter asks for: if one of them holds, it is shown
 * rather than a stronger one. `mantleOnly`: only bedrock-mantle lists the model anywhere.
 */
export function cellState(
  cell: Cell | undefined,
  record: RegionRecord,
  wanted: readonly AvailabilityKind[],
  mantleOnly: boolean,
): CellState {
  const kinds = cell?.availability.kinds ?? [];
  if (hasEnded(cell) && (kinds.length > 0 || cell?.availability.listed === true)) return 'ended';
  const kind = kinds.find((each) => wanted.includes(each)) ?? kinds[0];
  if (kind !== undefined) return kind;
  if (cell?.availability.listed === true) return isComplete(record, 'profiles') ? 'listed' : 'unknown';
  if (cell !== undefined && isUnavailableOnMantle(record, cell.modelId)) return 'listed';
  if (record.scannedAt === undefined) return withoutData(record);
  if (record.state === 'not-scanned') return 'not-scanned';
  if (!isComplete(record, 'models') || record.unknownTo !== undefined) return 'unknown';
  return mantleOnly && !isMantleComplete(record) ? 'unknown' : 'absent';
}

function withoutData(record: RegionRecord): CellState {
  switch (record.state) {
    case 'not-scanned':
      return isSwitchedOff(record) ? 'not-enabled' : 'not-scanned';
    case 'failed':
      return record.failure?.kind === 'no-endpoint' ? 'no-endpoint' : 'failed';
    case 'denied':
    case 'not-enabled':
    case 'no-endpoint':
      return record.state;
    case 'ok':
    case 'partial':
      return 'unknown';
  }
}
