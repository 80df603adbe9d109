/** A part of the snapshot as the text of a table; loaded when rows are copied. */
import { documentedDates } from '../../../electron/capabilities/lifecycle-docs.ts';
import { promptCachingOf } from '../../../electron/capabilities/prompt-caching.ts';
import type { CopyFormat } from '../../../electron/contract/bridge/commands.ts';
import type { CellModeName } from '../../../electron/contract/cell-modes.ts';
import { lifecycleLookup } from '../../../electron/contract/cells/lifecycle.ts';
import { defined } from '../../../electron/contract/defined.ts';
import { toExportDocument } from '../../../electron/contract/export/export-document.ts';
import type { ExportRow } from '../../../electron/contract/export/export-format.ts';
import { toMarkdown, toTsv } from '../../../electron/contract/export/tables/export-table.ts';
import type { Pricing } from '../../../electron/contract/pricing/region-pricing.ts';
import type { ModelId, RegionCode, Snapshot } from '../../../electron/contract/snapshot/model.ts';

const WRITERS: Record<CopyFormat, typeof toTsv> = { markdown: toMarkdown, tsv: toTsv };

export function rowsText(part: {
  snapshot: Snapshot;
  pricing: Pricing;
  models: ModelId[];
  /** How they are shown; absent: a row for each. */
  rows?: ExportRow[] | undefined;
  regions: RegionCode[];
  format: CopyFormat;
  cells: CellModeName;
  nowEpochMs: number;
}): string {
  const { snapshot, pricing, models, regions, rows, format, cells, nowEpochMs } = part;
  const document = toExportDocument(snapshot, {
    generatedAt: new Date(nowEpochMs).toISOString(),
    generatorVersion: '',
    promptCachingOf,
    lifecycleOf: lifecycleLookup(snapshot, documentedDates, nowEpochMs),
    view: { models, regions, query: '', link: '', ...defined({ rows }) },
    pricing,
  });
  return [...WRITERS[format](document, cells)].join('');
}
