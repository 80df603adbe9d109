/** Turns a snapshot into the exported text of a format. */
import { promptCachingOf } from '../capabilities/prompt-caching.ts';
import { toCsv } from '../contract/export/export-csv.ts';
import { toExportDocument } from '../contract/export/export-document.ts';
import type { ExportOptions } from '../contract/export/export-format.ts';
import { toMarkdown } from '../contract/export/export-markdown.ts';
import { toExportText } from '../contract/export/export-text.ts';
import type { ExportFormat } from '../contract/export/formats.ts';
import type { Snapshot } from '../contract/snapshot/model.ts';

type Writer = (snapshot: Snapshot, options: ExportOptions) => string;

const WRITERS: Record<ExportFormat, Writer> = {
  json: toExportText,
  csv: (snapshot, options) => toCsv(toExportDocument(snapshot, options)),
  md: (snapshot, options) => toMarkdown(toExportDocument(snapshot, options)),
};

/** The whole file as text; equal snapshots give equal texts but for `generatedAt`. */
export function exportText(
  snapshot: Snapshot,
  format: ExportFormat,
  generatedAt: string,
  generatorVersion: string,
): string {
  return WRITERS[format](snapshot, { generatedAt, generatorVersion, promptCachingOf });
}

/** A file name to offer, such as `bedrock-atlas-2026-11-24.json`. */
export function suggestedName(format: ExportFormat, nowEpochMs: number): string {
  return `bedrock-atlas-${new Date(nowEpochMs).toISOString().slice(0, 10)}.${format}`;
}
