/** What the window shows after these events: the same reducer, the same derivations, the same words. */

import { type CellState, cellState } from '../../../electron/contract/cells/cell-state.ts';
import type { ScanEvent } from '../../../electron/contract/scan/scan-event.ts';
import type { RegionCode } from '../../../electron/contract/snapshot/model.ts';
import { createMatrixDeriver } from '../../../renderer/state/matrix/model/matrix.ts';
import { summarise } from '../../../renderer/state/scan/scan-summary.ts';
import { applyAppEvent, FIRST_STATE } from '../../../renderer/state/store/atlas-state.ts';
import { cellText } from '../../../renderer/state/words/cell-text.ts';
import {
  dataAgeText,
  headerName,
  mantleText,
  problemText,
} from '../../../renderer/state/words/region-text.ts';

const LATENCY = /, <?[\d.,]+ ms\b/g;

export interface WindowView {
  /** The region's header, without its latency. */
  header: string;
  /** What the tooltips of the region and its cells say went wrong. */
  problem: string | undefined;
  /** How old the data is, in the words of the tooltip. */
  age: string | undefined;
  /** What is drawn in the cells of the region, and their words without the latency; each once. */
  looks: CellState[];
  words: string[];
  /** Whether the list of problems under the toolbar names the region. */
  isListed: boolean;
  /** Why the scan stopped, as the message over the matrix says. */
  stopped: string | undefined;
}

/** The region as it is drawn; `nowMs` is when somebody looks. */
export function windowView(events: readonly ScanEvent[], region: RegionCode, nowMs: number): WindowView {
  const state = events.reduce((before, event) => applyAppEvent(before, { type: 'scan', event }), FIRST_STATE);
  const { rows, columns } = createMatrixDeriver(() => ({}))(state.snapshot);
  const place = columns.findIndex((each) => each.region === region);
  const column = columns[place];
  if (column === undefined) throw new Error(`The window has no column for ${region}.`);
  const looks = new Set<CellState>();
  const words = new Set<string>();
  for (const row of rows) {
    const cell = row.cells[place];
    const look = cellState(cell, column.record, [], row.mantleOnly);
    looks.add(look);
    words.add(cellText(cell, look, column.record).replaceAll(LATENCY, ''));
  }
  const { failure } = state.scan;
  return {
    header: headerName(column, false).replaceAll(LATENCY, ''),
    problem: [problemText(column.record), mantleText(column.record)].filter(Boolean).join(' ') || undefined,
    age: dataAgeText(column.record, nowMs),
    looks: [...looks].sort(),
    words: [...words].sort(),
    isListed: summarise(state.snapshot).problems.some((problem) => problem.region === region),
    stopped: failure === undefined ? undefined : `${failure.message} ${failure.nextStep}`,
  };
}
