/** Which call writes what the matrix shows. */
import type { Notice } from '../../../electron/contract/bridge/api.ts';
import type { AtlasApi } from '../../../electron/contract/bridge/calls.ts';
import { type CellModeName, cellMode } from '../../../electron/contract/cell-modes.ts';
import type { ExportView } from '../../../electron/contract/export/export-format.ts';
import type { ExportFormat } from '../../../electron/contract/export/formats.ts';
import type { ShownMatrix } from '../matrix/model/shown-matrix.ts';
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
  if (viewing?.accounts !== undefined) {
    return api.exportAccounts(format, ...(view === undefined ? [] : [view]));
  }
  // Only a table has cells.
  const shown = format === 'json' ? 'availability' : tableCells(cells, false);
  if (view !== undefined) return api.exportMatrix(format, shown, view);
  return api.exportMatrix(format, ...(shown === 'availability' ? [] : [shown]));
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

/** What a table holds in its cells, as `exported` chooses it; marks of changes are no part of a table. */
export function tableCells(cells: CellModeName, areAccounts: boolean): CellModeName {
  if (areAccounts) return 'accounts';
  return cellMode(cells).figureOf === undefined ? 'availability' : cells;
}

/** Where a file went; it can be shown there. */
export function savedNotice(file: string): Notice {
  return { kind: 'saved', message: `Saved ${file}.`, isFile: true };
}
