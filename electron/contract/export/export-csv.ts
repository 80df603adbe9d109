/** The matrix as CSV for spreadsheets. */
import { csvFormatRow } from 'd3-dsv';
import type { ExportDocument } from './export-format.ts';
import { toRows } from './export-rows.ts';

/** RFC 4180 with CRLF: a row per model, a column per region, availability words joined by `|`. */
export function toCsv(document: ExportDocument): string {
  const { regions, rows } = toRows(document);
  return [
    ['Model id', 'Name', 'Provider', ...regions],
    ...rows.map((row) => [row.modelId, row.name, row.provider, ...row.cells.map((words) => words.join('|'))]),
  ]
    .map((fields) => `${csvFormatRow(fields.map(asPlainText))}\r\n`)
    .join('');
}

/** Spreadsheets run a text that starts like a formula; the apostrophe makes them show it. */
export function asPlainText(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
