/** The exported document as a table of models by regions, in CSV and in Markdown. */
import { csvFormatRow } from 'd3-dsv';
import type { ModelId } from '../snapshot/model.ts';
import type { ExportDocument } from './export-format.ts';

/** RFC 4180 with CRLF: a row per model, a column per region, availability words joined by `|`. */
export function toCsv(document: ExportDocument): string {
  return toTable(document)
    .map((fields) => `${csvFormatRow(fields.map(asPlainText))}\r\n`)
    .join('');
}

/** One table (GitHub flavour) of the same rows and columns. */
export function toMarkdown(document: ExportDocument): string {
  const [head = [], ...rows] = toTable(document);
  return [head.map(inCell), head.map(() => '---'), ...rows.map((fields) => fields.map(inCell))]
    .map((fields) => `| ${fields.join(' | ')} |\n`)
    .join('');
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

/** One model over all regions. */
interface ExportModel {
  name: string;
  provider: string;
  /** By region, in the order of the columns. */
  cells: string[];
}

/** The head and a row per model, in code unit order; name and provider are from the first region that knows them. */
function toTable(document: ExportDocument): string[][] {
  const regions = Object.keys(document.regions).sort();
  const rows = new Map<ModelId, ExportModel>();
  for (const [column, region] of regions.entries()) {
    for (const [modelId, model] of Object.entries(document.models[region] ?? {})) {
      let row = rows.get(modelId);
      if (row === undefined) {
        row = { name: '', provider: '', cells: regions.map(() => '') };
        rows.set(modelId, row);
      }
      row.name ||= model.modelName ?? '';
      row.provider ||= model.providerName ?? '';
      row.cells[column] = model.availability.join('|');
    }
  }
  return [
    ['Model id', 'Name', 'Provider', ...regions],
    ...[...rows]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([modelId, { name, provider, cells }]) => [modelId, name, provider, ...cells]),
  ];
}
