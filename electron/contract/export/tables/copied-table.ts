/** Rows of the matrix as text for the clipboard. */
import type { CellModeName } from '../../pricing/cell-modes.ts';
import type { ExportDocument } from '../export-format.ts';
import { toMarkdown, toTsv } from './export-table.ts';

const WRITERS = { markdown: toMarkdown, tsv: toTsv } as const;

export type CopyFormat = keyof typeof WRITERS;

/** The table in the format. */
export function copiedTable(document: ExportDocument, format: CopyFormat, cells?: CellModeName): string {
  return [...WRITERS[format](document, cells)].join('');
}
