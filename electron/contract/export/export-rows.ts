/** The exported document as a table: what CSV and Markdown share. */

import type { ModelId, RegionCode } from '../snapshot/model.ts';
import type { ExportDocument } from './export-format.ts';

/** One model over all regions. */
export interface ExportRow {
  modelId: ModelId;
  name: string;
  provider: string;
  /** The availability words of each region in the order of `regions`; empty if none. */
  cells: string[][];
}

/** Regions and models in code unit order; name and provider are from the first region that knows them. */
export function toRows(document: ExportDocument): { regions: RegionCode[]; rows: ExportRow[] } {
  const regions = Object.keys(document.regions).sort();
  const rows = new Map<ModelId, ExportRow>();
  for (const [column, region] of regions.entries()) {
    for (const [modelId, model] of Object.entries(document.models[region] ?? {})) {
      let row = rows.get(modelId);
      if (row === undefined) {
        row = { modelId, name: '', provider: '', cells: regions.map(() => []) };
        rows.set(modelId, row);
      }
      row.name ||= model.modelName ?? '';
      row.provider ||= model.providerName ?? '';
      row.cells[column] = model.availability;
    }
  }
  return { regions, rows: [...rows.values()].sort((a, b) => (a.modelId < b.modelId ? -1 : 1)) };
}
