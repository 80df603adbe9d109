/** What occurs in a part of the matrix, for its legend. */
import type { Cell } from '../../../electron/contract/cells/availability.ts';
import { shownProof } from '../../../electron/contract/cells/cell-proofs.ts';
import { type CellState, cellState } from '../../../electron/contract/cells/cell-state.ts';
import type { WantedWays } from '../../../electron/contract/filter/placement.ts';
import type { RegionRecord } from '../../../electron/contract/snapshot/model.ts';
import type { ProofStatus } from '../../../electron/contract/snapshot/proof.ts';
import type { ModelRow } from './model-row.ts';
import { isCallable } from './row-lookups.ts';
import { isSameList, isSameWanted } from './same-list.ts';
import { unwantedText } from './wanted-routes.ts';

export interface StatesPresent {
  states: ReadonlySet<CellState>;
  blocked: boolean;
  stale: boolean;
  proofs: ReadonlySet<ProofStatus>;
  /** A cell that can be called is dimmed: it does not hold what the filter asks for. */
  dimmed: boolean;
}

type SeenRow = Pick<ModelRow, 'cells' | 'mantleOnly' | 'kindsIn' | 'staysIn' | 'shareIn'>;

interface SeenPart {
  columns: readonly { record: RegionRecord }[];
  columnIndexes: readonly number[];
  wanted: WantedWays;
}

/** What one row brings to the legend. */
interface RowStates {
  states: readonly CellState[];
  blocked: boolean;
  proofs: readonly ProofStatus[];
  dimmed: boolean;
}

/** The states of rows in columns; `columnIndexes` are the columns' columnIndexes in a row's cells. */
export type FindStates = (visible: SeenPart & { rows: readonly SeenRow[] }) => StatesPresent;

/**
 * Caches the states of each row until the columns change: a letter typed changes which rows are shown, not the rows.
 *
 * Licence: with 15,000 models a letter takes below 2 ms with this, 22 ms without. Its door is `createStatesPresent`;
 * matrix-model.test.ts holds it to one that is made anew. It may go when a letter takes as long without it.
 */
export function createStatesPresent(): FindStates {
  let last: { part: SeenPart; known: WeakMap<SeenRow, RowStates> } | undefined;
  return (visible) => {
    if (last === undefined || !isSamePart(last.part, visible)) last = { part: visible, known: new WeakMap() };
    const { known } = last;
    const states = new Set<CellState>();
    const proofs = new Set<ProofStatus>();
    let blocked = false;
    let dimmed = false;
    for (const row of visible.rows) {
      let own = known.get(row);
      if (own === undefined) {
        own = rowStates(row, visible);
        known.set(row, own);
      }
      for (const state of own.states) states.add(state);
      for (const proof of own.proofs) proofs.add(proof);
      blocked ||= own.blocked;
      dimmed ||= own.dimmed;
    }
    return { states, blocked, proofs, dimmed, stale: visible.columns.some(({ record }) => record.stale) };
  };
}

function rowStates(row: SeenRow, { columns, columnIndexes, wanted }: SeenPart): RowStates {
  const states = new Set<CellState>();
  const proofs = new Set<ProofStatus>();
  let blocked = false;
  let dimmed = false;
  for (const [index, { record }] of columns.entries()) {
    const cell = row.cells[columnIndexes[index] ?? -1];
    states.add(cellState(cell, record, wanted.kinds, row.mantleOnly));
    blocked ||= cell?.access === 'blocked';
    dimmed ||= isDimmed(row, cell, wanted);
    const proof = shownProof(cell?.proofs);
    if (proof !== undefined) proofs.add(proof.status);
  }
  return { states: [...states], blocked, proofs: [...proofs], dimmed };
}

function isDimmed(row: SeenRow, cell: Cell | undefined, wanted: WantedWays): boolean {
  return isCallable(cell) && unwantedText(row, cell.region, wanted) !== undefined;
}

function isSamePart(a: SeenPart, b: SeenPart): boolean {
  return (
    isSameWanted(a.wanted, b.wanted) &&
    a.columns.length === b.columns.length &&
    a.columns.every((column, index) => column.record === b.columns[index]?.record) &&
    isSameList(a.columnIndexes, b.columnIndexes)
  );
}
