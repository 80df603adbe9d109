/** Rows of the matrix on the clipboard, in the words of an exported table. */
import type { CopyFormat } from '../../../electron/contract/export/copied-table.ts';
import type { ModelId } from '../../../electron/contract/snapshot/model.ts';
import { counted } from '../../../electron/contract/text.ts';
import type { ShownMatrix } from '../matrix/matrix-model.ts';
import type { AtlasStore } from '../store/atlas-store.ts';

/** The clipboard takes no more; larger tables are files. */
const MAX_COPIED_LENGTH = 100_000;

/** Copies the models, in their order, over the Regions that are shown, and says so. */
export async function copyRows(
  store: AtlasStore,
  models: ModelId[],
  { columns }: ShownMatrix,
  format: CopyFormat,
): Promise<void> {
  const { pricing, snapshot } = store.data.getState();
  const { cells } = store.view.state.getState();
  const regions = columns.map(({ region }) => region);
  // The writers of exports are no part of the first frame.
  const { rowsText } = await import('./rows-text.ts');
  const text = rowsText({ snapshot, pricing, models, regions, format, cells, nowEpochMs: Date.now() });
  const what = `${counted(models.length, 'model')}, ${counted(regions.length, 'Region')}`;
  if (models.length === 0 || regions.length === 0) {
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
