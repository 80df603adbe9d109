/** Writes the matrix to a file of the user's choice. */
import type { Outcome } from '../contract/bridge/api.ts';
import type { CellModeName } from '../contract/cell-modes.ts';
import type { ExportView } from '../contract/export/export-format.ts';
import type { ExportFormat } from '../contract/export/formats.ts';
import type { Pricing } from '../contract/pricing/region-pricing.ts';
import type { Snapshot } from '../contract/snapshot/model.ts';
import type { AtlasDeps } from './ports.ts';

type ExportDeps = Pick<AtlasDeps, 'chooseExportFile' | 'writeFile' | 'nowEpochMs' | 'version'>;

/** The file's name, or null. */
export type Exported = Outcome<{ file: string } | null>;

/** Gives the file's name; null if the user cancelled. */
export async function exportMatrix(
  snapshot: Snapshot,
  pricing: Pricing,
  { chooseExportFile, writeFile, nowEpochMs, version }: ExportDeps,
  format: ExportFormat,
  cells?: CellModeName,
  view?: ExportView,
): Promise<Exported> {
  const { exportFile, suggestedName } = await import('../export/export-text.ts');
  const file = await chooseExportFile(suggestedName(format, nowEpochMs()), format);
  if (file === undefined) return { ok: true, value: null };
  const generatedAt = new Date(nowEpochMs()).toISOString();
  const made = { generatedAt, generatorVersion: version, pricing, cells, view };
  const failure = await writeFile(file, await exportFile(snapshot, format, made));
  return failure === undefined ? { ok: true, value: { file } } : { ok: false, failure };
}
