/** The matrix as a Markdown table. */
import type { ExportDocument } from './export-format.ts';
import { toRows } from './export-rows.ts';

/** One table (GitHub flavour): a row per model, a column per region, availability words joined by `|`. */
export function toMarkdown(document: ExportDocument): string {
  const { regions, rows } = toRows(document);
  const head = ['Model id', 'Name', 'Provider', ...regions];
  return [
    head,
    head.map(() => '---'),
    ...rows.map((row) => [row.modelId, row.name, row.provider, ...row.cells.map((words) => words.join('|'))]),
  ]
    .map((fields) => `| ${fields.map(inCell).join(' | ')} |\n`)
    .join('');
}

/** The text kept inside its cell: no line ends, no cell ends, no HTML. */
export function inCell(text: string): string {
  return text
    .replace(/[\r\n\u2028\u2029]+/g, ' ')
    .replaceAll('\\', '\\\\')
    .replaceAll('|', '\\|')
    .replaceAll('<', '&lt;');
}
