/** What a cell shows: the strongest thing known, and never "not offered" where nothing is known. */
import { type AvailabilityKind, type Cell, hasEnded } from '../../../electron/contract/cells/availability.ts';
import { isSwitchedOff } from '../../../electron/contract/scan/opt-in-status.ts';
import { isComplete, isMantleComplete } from '../../../electron/contract/snapshot/completeness.ts';
import type { RegionRecord } from '../../../electron/contract/snapshot/model.ts';
import { isSameList } from './same-list.ts';

/** The glyph of a cell. Blocked and stale are marks on top of it. */
export type CellState =
  | AvailabilityKind
  | 'ended'
  | 'listed'
  | 'absent'
  | 'unknown'
  | 'not-enabled'
  | 'denied'
  | 'failed'
  | 'no-endpoint'
  | 'not-scanned';

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
  if (record.scannedAt === undefined) return withoutData(record);
  if (record.state === 'not-scanned') return 'not-scanned';
  if (!isComplete(record, 'models')) return 'unknown';
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

/** What occurs in a part of the matrix, for its legend. */
export interface StatesPresent {
  states: ReadonlySet<CellState>;
  blocked: boolean;
  stale: boolean;
}

interface SeenRow {
  cells: readonly (Cell | undefined)[];
  mantleOnly: boolean;
}

interface SeenPart {
  columns: readonly { record: RegionRecord }[];
  columnIndexes: readonly number[];
  wanted: { kinds: readonly AvailabilityKind[] };
}

/** What one row brings to the legend. */
interface RowStates {
  states: readonly CellState[];
  blocked: boolean;
}

/** The states of rows in columns; `columnIndexes` are the columns' columnIndexes in a row's cells. */
export type FindStates = (visible: SeenPart & { rows: readonly SeenRow[] }) => StatesPresent;

/** Caches the states of each row until the columns change: a letter typed changes which rows are shown, not the rows. */
export function createStatesPresent(): FindStates {
  let last: { part: SeenPart; known: WeakMap<SeenRow, RowStates> } | undefined;
  return (visible) => {
    if (last === undefined || !isSamePart(last.part, visible)) last = { part: visible, known: new WeakMap() };
    const { known } = last;
    const states = new Set<CellState>();
    let blocked = false;
    for (const row of visible.rows) {
      let own = known.get(row);
      if (own === undefined) {
        own = rowStates(row, visible);
        known.set(row, own);
      }
      for (const state of own.states) states.add(state);
      blocked ||= own.blocked;
    }
    return { states, blocked, stale: visible.columns.some(({ record }) => record.stale) };
  };
}

function rowStates(row: SeenRow, { columns, columnIndexes, wanted }: SeenPart): RowStates {
  const states = new Set<CellState>();
  let blocked = false;
  for (const [index, { record }] of columns.entries()) {
    const cell = row.cells[columnIndexes[index] ?? -1];
    states.add(cellState(cell, record, wanted.kinds, row.mantleOnly));
    blocked ||= cell?.access === 'blocked';
  }
  return { states: [...states], blocked };
}

function isSamePart(a: SeenPart, b: SeenPart): boolean {
  return (
    a.wanted.kinds === b.wanted.kinds &&
    a.columns.length === b.columns.length &&
    a.columns.every((column, index) => column.record === b.columns[index]?.record) &&
    isSameList(a.columnIndexes, b.columnIndexes)
  );
}
