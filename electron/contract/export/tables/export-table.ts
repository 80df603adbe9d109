/** The exported document as a table of models by regions, in CSV and in Markdown. */
import { csvFormatRow } from 'd3-dsv';
import { type CellModeName, cellFigure } from '../../cell-modes.ts';
import type { ModelId, RegionCode } from '../../snapshot/model.ts';
import { inPieces } from '../../text.ts';
import type { ExportDocument, ExportModel, ExportRegion } from '../export-format.ts';
import { isListed } from '../export-mantle.ts';
import { provenWords } from '../export-proofs.ts';
import { lacks } from '../export-region.ts';

/**
 * RFC 4180 with CRLF, in pieces: a row per model, a column per region. A cell holds the words of `cellWords`, or the figure
 * that `cells` names; blank: not offered.
 */
export function toCsv(document: ExportDocument, cells?: CellModeName): Iterable<string> {
  return inPieces(tableRows(document, cells), (fields) => `${csvFormatRow(fields.map(asPlainText))}\r\n`);
}

/** One table (GitHub flavour) of the same rows and columns, in pieces. */
export function* toMarkdown(document: ExportDocument, cells?: CellModeName): Generator<string> {
  const rows = tableRows(document, cells);
  const line = (fields: readonly string[]): string => `| ${fields.join(' | ')} |\n`;
  const head = rows.next().value ?? [];
  yield line(head.map(inCell)) + line(head.map(() => '---'));
  yield* inPieces(rows, (fields) => line(fields.map(inCell)));
}

/** The same rows and columns with tabs between them, as spreadsheets take them from the clipboard. */
export function toTsv(document: ExportDocument, cells?: CellModeName): Iterable<string> {
  return inPieces(
    tableRows(document, cells),
    (fields) => `${fields.map((field) => asPlainText(field.replace(/\s+/g, ' '))).join('\t')}\n`,
  );
}

/** Spreadsheets run a text that starts like a formula; the apostrophe makes them show it. */
export function asPlainText(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/** The text kept inside its cell: no line ends, no cell ends, no HTML. */
export function inCell(text: string): string {
  return text
    .replace(/[\r\n\u2028\u2029]+/g, ' ')
    .replaceAll('\\', '\\\\')
    .replaceAll('|', '\\|')
    .replaceAll('<', '&lt;');
}

/** What the words of a cell need of the document. */
export interface CellContext {
  mantleOnly: boolean;
  nowEpochMs: number;
  /** Access was checked somewhere: a cell without an answer then says so. */
  accessAsked: boolean;
}

/** What is known of the model in the region, in the words of the export; empty: not offered there, and nothing else. */
export function cellWords(
  model: ExportModel | undefined,
  region: ExportRegion,
  { mantleOnly, nowEpochMs, accessAsked }: CellContext,
): readonly string[] {
  if (model !== undefined) {
    const access = model.access.status === 'unknown' && !accessAsked ? [] : accessWords(model);
    const ended = hasEnded(model) ? ['ended'] : [];
    // The ways are then those of its last good answer.
    const stale = region.stale ? [stateWord(region)] : [];
    return [...wayWords(model, region), ...access, ...ended, ...provenWords(model, nowEpochMs), ...stale];
  }
  // The last good answer may be older than what the region offers now.
  if (region.scannedAt === undefined || region.stale) return [stateWord(region)];
  if (region.state === 'not-scanned') return ['not-scanned'];
  return lacks(region, 'models') || (mantleOnly && lacks(region, 'mantle')) ? ['unknown'] : [];
}

function wayWords({ availability }: ExportModel, region: ExportRegion): readonly string[] {
  if (availability.length > 0) return availability;
  return [lacks(region, 'profiles') ? 'unknown' : 'listed'];
}

/** A call of an ended model fails, though lists may name it. */
export function hasEnded(model: ExportModel | undefined): boolean {
  return model?.lifecycle?.state === 'ended';
}

/** The check is about bedrock-runtime: of bedrock-mantle nobody can ask, and the word `mantle` says so. */
function accessWords(model: ExportModel): string[] {
  if (model.access.status === 'blocked') return ['blocked'];
  const isUnknown = model.access.status === 'unknown' && !hasEnded(model);
  return isUnknown && model.availability.some((kind) => kind !== 'mantle') ? ['unknown'] : [];
}

function stateWord({ state, error }: ExportRegion): string {
  if (error?.kind === 'no-endpoint') return 'no-endpoint';
  return state === 'ok' || state === 'partial' ? 'unknown' : state;
}

/** One model over all regions. */
interface TableRow {
  name: string;
  provider: string;
  /** By region, in the order of the columns. */
  cells: (ExportModel | undefined)[];
}

/** The figure of the mode where there is one, else the words: a failed, stale, ended or blocked cell says so in every mode. */
function cellText(
  model: ExportModel | undefined,
  region: ExportRegion,
  mode: CellModeName,
  context: CellContext,
): string {
  const words = cellWords(model, region, context).join('|');
  if (mode === 'availability' || model === undefined || hasEnded(model)) return words;
  if (mode !== 'accounts' && model.access.status === 'blocked') return words;
  const { availability: kinds, callers, priceStatus, prices, quotaStatus, quotas } = model;
  const medianMs = region.latency?.medianMs;
  const facts = { callers, kinds, medianMs, priceStatus, prices, quotaStatus, quotas };
  const figure = cellFigure(mode, facts)?.text;
  if (figure === undefined) return words;
  return region.stale ? `${figure}|${stateWord(region)}` : figure;
}

/** The head and a row per model. */
export function* tableRows(
  document: ExportDocument,
  mode: CellModeName = 'availability',
): Generator<string[], undefined> {
  const nowEpochMs = Date.parse(document.generatedAt);
  const { regions, rows, accessAsked } = shownRows(document);
  yield ['Model id', 'Name', 'Provider', ...regions.map(({ region }) => region)];
  for (const { ids, name, provider, cells, mantleOnly } of rows) {
    const words = regions.map(({ standing }, column) =>
      cellText(cells[column], standing, mode, { mantleOnly, nowEpochMs, accessAsked }),
    );
    yield [ids.join('|'), name, provider, ...words];
  }
  return undefined;
}

/** The rows of the view, closed ones with the ids of their model; of everything a row for each id. */
function shownRows(document: ExportDocument) {
  const { regions, rows, accessAsked } = exportedRows(document);
  const byId = new Map(rows.map((row) => [row.modelId, row]));
  const shown = document.view?.rows?.flatMap(({ ids, name, provider, shown: at = [] }) => {
    const own = ids.flatMap((id) => byId.get(id) ?? []);
    if (own.length === 0) return [];
    const cells = regions.map((_, column) => byId.get(at[column] ?? ids[0] ?? '')?.cells[column]);
    return [{ ids, name, provider, cells, mantleOnly: own.some((row) => row.mantleOnly) }];
  });
  return { regions, accessAsked, rows: shown ?? rows.map((row) => ({ ...row, ids: [row.modelId] })) };
}

/**
 * The regions, and the models in code unit order or both in that of the view. Name and provider are from the first region that
 * knows them; else the id stands for the name, and the provider is that of ids with the same prefix.
 */
export function exportedRows(document: ExportDocument): {
  regions: { region: RegionCode; standing: ExportRegion }[];
  rows: (TableRow & { modelId: ModelId; mantleOnly: boolean })[];
  accessAsked: boolean;
} {
  const { view } = document;
  const known = Object.keys(document.regions).sort();
  const regions = (view?.regions ?? known).flatMap((region) => {
    const standing = document.regions[region];
    return standing === undefined ? [] : { region, standing };
  });
  const placeOf = new Map(view?.models.map((modelId, index) => [modelId, index]));
  const rows = new Map<ModelId, TableRow>();
  for (const [column, { region }] of regions.entries()) {
    for (const [modelId, model] of Object.entries(document.models[region] ?? {})) {
      let row = rows.get(modelId);
      if (row === undefined) {
        row = { name: '', provider: '', cells: regions.map(() => undefined) };
        rows.set(modelId, row);
      }
      row.name ||= model.modelName ?? '';
      row.provider ||= model.providerName ?? '';
      row.cells[column] = model;
    }
  }
  const providers = new Map(
    [...rows].flatMap(([id, row]) => (row.provider ? [[prefixOf(id), row.provider]] : [])),
  );
  return {
    regions,
    accessAsked: Object.values(document.models).some((models) =>
      Object.values(models).some(({ access }) => access.status !== 'unknown'),
    ),
    rows: [...rows]
      .sort(([a], [b]) => (placeOf.get(a) ?? 0) - (placeOf.get(b) ?? 0) || (a < b ? -1 : 1))
      .map(([modelId, row]) => {
        const mantleOnly = !row.cells.some((model) => model !== undefined && isListed(model));
        const provider = row.provider || providers.get(prefixOf(modelId)) || 'unknown';
        return { ...row, modelId, name: row.name || modelId, provider, mantleOnly };
      }),
  };
}

function prefixOf(modelId: ModelId): string {
  return modelId.split('.', 1)[0] ?? modelId;
}
