/** A part of the snapshot as the text of a table; loaded when rows are copied. */
import { documentedEndOfLife } from '../../../electron/capabilities/lifecycle-docs.ts';
import { promptCachingOf } from '../../../electron/capabilities/prompt-caching.ts';
import { lifecycleLookup } from '../../../electron/contract/cells/lifecycle.ts';
import { type CopyFormat, copiedTable } from '../../../electron/contract/export/copied-table.ts';
import { toExportDocument } from '../../../electron/contract/export/export-document.ts';
import type { CellModeName } from '../../../electron/contract/pricing/cell-modes.ts';
import type { Pricing } from '../../../electron/contract/pricing/region-pricing.ts';
import type { ModelId, RegionCode, Snapshot } from '../../../electron/contract/snapshot/model.ts';

export function rowsText(rows: {
  snapshot: Snapshot;
  pricing: Pricing;
  models: ModelId[];
  regions: RegionCode[];
  format: CopyFormat;
  cells: CellModeName;
  nowEpochMs: number;
}): string {
  const { snapshot, pricing, models, regions, format, cells, nowEpochMs } = rows;
  const document = toExportDocument(snapshot, {
    generatedAt: new Date(nowEpochMs).toISOString(),
    generatorVersion: '',
    promptCachingOf,
    lifecycleOf: lifecycleLookup(snapshot, documentedEndOfLife, nowEpochMs),
    view: { models, regions, query: '', link: '' },
    pricing,
  });
  return copiedTable(document, format, cells);
}
