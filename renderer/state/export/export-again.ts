/** The export that was chosen last, without its menu. */
import { initialValues, SETTINGS } from '../../../electron/contract/settings/settings.ts';
import type { ShownMatrix } from '../matrix/model/shown-matrix.ts';
import type { AtlasStore } from '../store/atlas-store.ts';
import { shownPart } from './exporting.ts';

/** Writes again in the format and the extent that were chosen last. */
export function exportAgain(store: AtlasStore, visible: ShownMatrix): Promise<void> {
  const { exportFormat, exportPart } = store.data.getState().settings ?? initialValues(SETTINGS);
  const part = exportPart === 'view' ? shownPart(visible, store.view.state.getState()) : undefined;
  return store.exportMatrix(exportFormat, part);
}
