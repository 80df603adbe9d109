/** What the tests showed, written down for lab/faults-table.ts when it asks for it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach } from 'vitest';

/** A row of docs/faults.md, as a run showed it. */
export interface FaultRow {
  name: string;
  where: string;
  state: string;
  cells: string;
  message: string;
  exit: string;
  rest: string;
  /** What the window shows of the region: its header, and its cells in a scan with nothing known before. */
  window?: { header: string; atFirst: string };
  /** Time until the other regions are complete, over the time without the fault; where it was measured. */
  later?: number;
  /** The figure says more of the test's server than of the app. */
  isHuge?: boolean;
}

/** A test of behaviour that passed: its name says what happens and what follows. */
export interface BehaviourRow {
  name: string;
}

/** The rows of one group of tests, as a file. */
export type RowFile =
  | { group: string; kind: 'faults'; rows: readonly FaultRow[] }
  | { group: string; kind: 'behaviour'; rows: readonly BehaviourRow[] };

/** Whether lab/faults-table.ts asks: only then is measured what a busy machine would get wrong. */
export function isNoted(): boolean {
  return process.env.FAULT_ROWS !== undefined;
}

/** Writes the rows into the folder that the variable FAULT_ROWS names; nothing without it. */
export function writeRows(file: RowFile): void {
  const folder = process.env.FAULT_ROWS;
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${file.group.replaceAll(/\W+/g, '-')}.json`), JSON.stringify(file));
}

/** Notes every test of the file that passes. */
export function noteBehaviour(group: string): void {
  const rows: BehaviourRow[] = [];
  afterEach(({ task }) => {
    if (task.result?.state !== 'fail') rows.push({ name: `${task.suite?.name ?? ''} ${task.name}` });
  });
  afterAll(() => writeRows({ group, kind: 'behaviour', rows }));
}
