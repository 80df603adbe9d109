/** Turns a snapshot into the exported file of a format. */
import { documentedDates } from '../capabilities/lifecycle-docs.ts';
import { mantlePathOf } from '../capabilities/mantle/mantle-paths.ts';
import { documentedNameOf, modelTitle } from '../capabilities/model-joins.ts';
import { promptCachingOf } from '../capabilities/prompt-caching.ts';
import type { CellModeName } from '../contract/cell-modes.ts';
import { lifecycleLookup } from '../contract/cells/lifecycle.ts';
import { defined } from '../contract/defined.ts';
import { toExportDocument } from '../contract/export/export-document.ts';
import type {
  ExportDocument,
  ExportModel,
  ExportOptions,
  ExportView,
} from '../contract/export/export-format.ts';
import { toJson } from '../contract/export/export-json.ts';
import { EXPORT_FORMATS, type ExportFormat, type TextFormat } from '../contract/export/formats.ts';
import { toLongCsv } from '../contract/export/tables/export-long.ts';
import { toSheets } from '../contract/export/tables/export-sheets.ts';
import { toCsv, toMarkdown } from '../contract/export/tables/export-table.ts';
import type { Pricing } from '../contract/pricing/region-pricing.ts';
import type { ModelId, Snapshot } from '../contract/snapshot/model.ts';

/** How each format that is a text writes the document. */
const WRITERS: Record<
  TextFormat,
  (snapshot: Snapshot, options: ExportOptions, cells?: CellModeName) => Iterable<string>
> = {
  json: toJson,
  csv: (snapshot, options, cells) => toCsv(namedDocument(snapshot, options), cells),
  'csv-long': (snapshot, options) => toLongCsv(namedDocument(snapshot, options)),
  md: (snapshot, options, cells) => toMarkdown(namedDocument(snapshot, options), cells),
};

/** How a file is made. */
interface Making {
  generatedAt: string;
  generatorVersion: string;
  pricing?: Pricing;
  cells?: CellModeName | undefined;
  view?: ExportView | undefined;
}

/** The whole file as text, in pieces; equal snapshots give equal texts but for `generatedAt`. */
export function exportText(snapshot: Snapshot, format: TextFormat, making: Making): Iterable<string> {
  return WRITERS[format](snapshot, optionsOf(snapshot, making), making.cells);
}

/** The whole file in any format. What a workbook needs is loaded for it alone. */
export async function exportFile(
  snapshot: Snapshot,
  format: ExportFormat,
  making: Making,
): Promise<Iterable<string | Uint8Array>> {
  if (format !== 'xlsx') return exportText(snapshot, format, making);
  const { xlsxFile } = await import('./xlsx/xlsx-file.ts');
  const document = namedDocument(snapshot, optionsOf(snapshot, making));
  return xlsxFile(toSheets(document, making.cells), new Date(making.generatedAt));
}

/** The document of tables, which call what no list names as the window does. JSON holds the names of the API alone. */
function namedDocument(snapshot: Snapshot, options: ExportOptions): ExportDocument {
  const document = toExportDocument(snapshot, options);
  const titles = new Map<ModelId, string>();
  const named = (modelId: ModelId, model: ExportModel): ExportModel => {
    if (model.modelName) return model;
    const modelName = titles.get(modelId) ?? modelTitle(snapshot, modelId);
    titles.set(modelId, modelName);
    const providerName = model.providerName ?? documentedNameOf(modelId)?.provider;
    return { ...model, modelName, ...defined({ providerName }) };
  };
  const models = Object.entries(document.models).map(([region, byId]) => {
    const all = Object.entries(byId).map(([modelId, model]) => [modelId, named(modelId, model)] as const);
    return [region, Object.fromEntries(all)] as const;
  });
  return { ...document, models: Object.fromEntries(models) };
}

function optionsOf(snapshot: Snapshot, { pricing, cells: _cells, view, ...made }: Making): ExportOptions {
  // Without any, the document has no places for them.
  const known = pricing === undefined || Object.keys(pricing).length === 0 ? {} : { pricing };
  const lifecycleOf = lifecycleLookup(snapshot, documentedDates, Date.parse(made.generatedAt));
  const part = view === undefined ? {} : { view };
  return { ...made, ...known, ...part, promptCachingOf, mantlePathOf, lifecycleOf };
}

/** A file name to offer, such as `bedrock-atlas-2026-11-24.json` or `bedrock-atlas-long-2026-11-24.csv`. */
export function suggestedName(format: ExportFormat, nowEpochMs: number): string {
  const { ending } = EXPORT_FORMATS[format];
  const kind = format.endsWith('-long') ? '-long' : '';
  return `bedrock-atlas${kind}-${new Date(nowEpochMs).toISOString().slice(0, 10)}.${ending}`;
}
