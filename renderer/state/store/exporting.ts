/** Which call writes what the matrix shows. */
import type { AtlasApi } from '../../../electron/contract/bridge/calls.ts';
import type { ExportFormat } from '../../../electron/contract/export/formats.ts';
import { type CellModeName, cellMode } from '../../../electron/contract/pricing/cell-modes.ts';
import type { AtlasState } from './atlas-state.ts';

/** The source in use, or the accounts together. */
export function exported(
  { viewing }: Pick<AtlasState, 'viewing'>,
  cells: CellModeName,
  format: ExportFormat,
  api: Pick<AtlasApi, 'exportAccounts' | 'exportMatrix'>,
): ReturnType<AtlasApi['exportMatrix']> {
  if (viewing?.accounts !== undefined) return api.exportAccounts(format);
  // Only a table has cells.
  const hasFigures = format !== 'json' && cellMode(cells).figureOf !== undefined;
  return api.exportMatrix(format, ...(hasFigures ? [cells] : []));
}
