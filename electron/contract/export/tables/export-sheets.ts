/** The exported document as the sheets of a workbook: the same rows, columns and words as the tables of CSV. */
import { type CellModeName, cellMode } from '../../cell-modes.ts';
import type { ExportDocument } from '../export-format.ts';
import { type Moment, toLongRows } from './export-long.ts';
import { tableRows } from './export-table.ts';

export type SheetValue = string | number | Moment | undefined;

export interface Sheet {
  name: string;
  /** How many rows and columns stay in sight; rows are the heads of the columns. */
  frozen: { rows: number; columns: number };
  /** Of the first columns and of all others, in characters. */
  widths: { first: readonly number[]; others: number };
  rows: Iterable<readonly SheetValue[]>;
}

/** Models by Regions, a line for each model and Region, and what the workbook holds. */
export function toSheets(document: ExportDocument, cells: CellModeName = 'availability'): Sheet[] {
  return [
    {
      name: 'Matrix',
      frozen: { rows: 1, columns: 2 },
      widths: { first: [44, 30, 16], others: 14 },
      rows: matrixRows(document, cells),
    },
    {
      name: 'Models',
      frozen: { rows: 1, columns: 2 },
      widths: { first: [44, 30, 16, 16, 26], others: 20 },
      rows: toLongRows(document),
    },
    {
      name: 'About',
      frozen: { rows: 0, columns: 0 },
      widths: { first: [20, 80], others: 20 },
      rows: aboutRows(document, cells),
    },
  ];
}

function* matrixRows(document: ExportDocument, cells: CellModeName): Generator<readonly SheetValue[]> {
  const rows = tableRows(document, cells);
  const head = rows.next().value;
  if (head !== undefined) yield head;
  const hasFigures = cellMode(cells).figureOf !== undefined;
  for (const row of rows) yield row.map((text, column) => (column > 2 && hasFigures ? asFigure(text) : text));
}

/** A text that is a number, digit for digit, is one. */
function asFigure(text: string): SheetValue {
  return String(Number(text)) === text ? Number(text) : text;
}

function aboutRows(document: ExportDocument, cells: CellModeName): SheetValue[][] {
  const { generatedAt, generator, source, view } = document;
  return [
    ['Written', { iso: generatedAt }],
    ['By', `${generator.name} ${generator.version}`],
    ['Source', source.kind === 'sample' ? 'sample data' : 'AWS'],
    ['Partition', source.partition],
    ['Profile', source.profile],
    ['Cells show', cellMode(cells).label],
    ['Part', view === undefined ? 'everything' : 'only what was shown'],
    ['Search', view?.query],
    ['Link to the view', view?.link],
  ];
}
