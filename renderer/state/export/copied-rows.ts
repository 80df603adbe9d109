/** Rows of the matrix on the clipboard, in the words of an exported table. */
import type { CopyFormat } from '../../../electron/contract/bridge/commands.ts';
import { counted } from '../../../electron/contract/text.ts';
import type { ShownMatrix } from '../matrix/model/shown-matrix.ts';
import { selectedRows } from '../matrix/row-selection.ts';
import { countModels } from '../rows/model-groups.ts';
import type { ModelRow } from '../rows/model-row.ts';
import type { AtlasStore } from '../store/atlas-store.ts';
import { exportRows } from './shown-rows.ts';

/** The clipboard takes no more; larger tables are files. */
const MAX_COPIED_LENGTH = 100_000;

/** Copies the rows, in their order, over the Regions that are shown, and says so. */
export async function copyRows(
  store: AtlasStore,
  rows: readonly ModelRow[],
  { columns, columnIndexes }: ShownMatrix,
  format: CopyFormat,
): Promise<void> {
  const { pricing, snapshot } = store.data.getState();
  const { cells } = store.view.state.getState();
  const regions = columns.map(({ region }) => region);
  // The writers of exports are no part of the first frame.
  const { rowsText } = await import('./rows-text.ts');
  const text = rowsText({
    snapshot,
    pricing,
    ...exportRows(rows, columnIndexes),
    regions,
    format,
    cells,
    nowEpochMs: Date.now(),
  });
  const what = `${counted(countModels(rows), 'model')}, ${counted(regions.length, 'Region')}`;
  if (rows.length === 0 || regions.length === 0) {
    store.notify({ kind: 'info', message: 'There is nothing to copy.', nextStep: 'Clear filters first.' });
  } else if (text.length > MAX_COPIED_LENGTH) {
    store.notify({
      kind: 'info',
      message: `${what} are too much for the clipboard.`,
      nextStep: 'Filter them, or use Export with Only what is shown.',
    });
  } else if (await store.copy(text)) {
    store.notify({ kind: 'saved', message: `Copied ${what}${format === 'tsv' ? '' : ' as Markdown'}.` });
  }
}

/** Copies the selected rows that are shown, or says how to select some. */
export function copySelected(store: AtlasStore, visible: ShownMatrix, format: CopyFormat): void {
  const rows = selectedRows(store.view.rowSelection.getState(), visible.rows);
  if (rows.length > 0) void copyRows(store, rows, visible, format);
  else {
    store.notify({
      kind: 'info',
      message: 'No row of the matrix is selected.',
      nextStep: 'Click names with Ctrl or Shift, or press Shift+Space on a row.',
    });
  }
}
