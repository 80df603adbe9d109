/** Tables as whole texts. */

import type { CellModeName } from '../../../electron/contract/cell-modes.ts';
import type { ExportDocument } from '../../../electron/contract/export/export-format.ts';
import { toCsv, toMarkdown } from '../../../electron/contract/export/tables/export-table.ts';

export function csvOf(document: ExportDocument, cells?: CellModeName): string {
  return [...toCsv(document, cells)].join('');
}

export function markdownOf(document: ExportDocument, cells?: CellModeName): string {
  return [...toMarkdown(document, cells)].join('');
}
