/** Which call writes what the matrix shows. */
import type { Notice } from '../../../electron/contract/bridge/api.ts';
import type { AtlasApi } from '../../../electron/contract/bridge/calls.ts';
import type { ExportView } from '../../../electron/contract/export/export-format.ts';
import type { ExportFormat } from '../../../electron/contract/export/formats.ts';
import { cellMode } from '../../../electron/contract/pricing/cell-modes.ts';
import type { ShownMatrix } from '../matrix/matrix-model.ts';
import type { AtlasState } from '../store/atlas-state.ts';
import { viewToLink } from '../view/view-link.ts';
import type { ViewState } from '../view/view-state.ts';
import { exportRows } from './shown-rows.ts';

/** The source in use, or the accounts together. */
export function exported(
  { viewing }: Pick<AtlasState, 'viewing'>,
  { cells }: Pick<ViewState, 'cells'>,
  format: ExportFormat,
  api: Pick<AtlasApi, 'exportAccounts' | 'exportMatrix'>,
  view?: ExportView,
): ReturnType<AtlasApi['exportMatrix']> {
  if (viewing?.accounts !== undefined) return api.exportAccounts(format);
  // Only a table has cells.
  const hasFigures = format !== 'json' && cellMode(cells).figureOf !== undefined;
  if (view !== undefined) return api.exportMatrix(format, hasFigures ? cells : 'availability', view);
  return api.exportMatrix(format, ...(hasFigures ? [cells] : []));
}

/** The rows and columns that are shown; undefined: all are. */
export function shownPart(visible: ShownMatrix, view: ViewState): ExportView | undefined {
  const { rows, columns, columnIndexes, matrix } = visible;
  if (rows.length === matrix.rows.length && columns.length === matrix.columns.length) return undefined;
  return {
    link: viewToLink(view),
    ...exportRows(rows, columnIndexes),
    query: view.filter.query,
    regions: columns.map(({ region }) => region),
  };
}

/** Where a file went; it can be shown there. */
export function savedNotice(file: string): Notice {
  return { kind: 'saved', message: `Saved ${file}.`, isFile: true };
}
