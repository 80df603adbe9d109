/** Tables as whole texts. */

import type { ExportDocument } from '../../../electron/contract/export/export-format.ts';
import { toCsv, toMarkdown } from '../../../electron/contract/export/tables/export-table.ts';
import type { CellModeName } from '../../../electron/contract/pricing/cell-modes.ts';

export function csvOf(document: ExportDocument, cells?: CellModeName): string {
  return [...toCsv(document, cells)].join('');
}

export function markdownOf(document: ExportDocument, cells?: CellModeName): string {
  return [...toMarkdown(document, cells)].join('');
}
