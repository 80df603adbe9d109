/** The rows of the matrix as exports and the clipboard write them: closed, or opened into ids, as they are shown. */
import type { ExportRow, ExportView } from '../../../electron/contract/export/export-format.ts';
import { idAt } from '../rows/model-groups.ts';
import type { ModelRow } from '../rows/model-row.ts';

/** `columnIndexes`: of the Regions that are shown, in a row's cells. */
export function exportRows(
  rows: readonly ModelRow[],
  columnIndexes: readonly number[],
): Required<Pick<ExportView, 'models' | 'rows'>> {
  const made = rows.map((row) => exportRow(row, columnIndexes));
  return { models: made.flatMap(({ ids }) => ids), rows: made };
}

function exportRow(row: ModelRow, columnIndexes: readonly number[]): ExportRow {
  const { ids, isOpen, modelId, name, provider, variant } = row;
  const named = { name: row.isUnder === true ? `${name} ${variant}` : name, provider };
  if (isOpen !== false || ids === undefined) return { ids: [modelId], ...named };
  const shown = columnIndexes.map((index) => idAt(row, index));
  return { ids: ids.map((each) => each.modelId), ...named, shown };
}
