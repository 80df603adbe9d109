/** Turns a snapshot into the exported text of a format. */
import { promptCachingOf } from '../capabilities/prompt-caching.ts';
import type { ExportFormat } from '../contract/bridge/api.ts';
import { toCsv } from '../contract/export/export-csv.ts';
import { toExportDocument } from '../contract/export/export-document.ts';
import { toMarkdown } from '../contract/export/export-markdown.ts';
import { toExportText } from '../contract/export/export-text.ts';
import type { Snapshot } from '../contract/snapshot/model.ts';

/** The whole file as text; equal snapshots give equal texts but for `generatedAt`. */
export function exportText(
  snapshot: Snapshot,
  format: ExportFormat,
  generatedAt: string,
  generatorVersion: string,
): string {
  const options = { generatedAt, generatorVersion, promptCachingOf };
  switch (format) {
    case 'json':
      return toExportText(snapshot, options);
    case 'csv':
      return toCsv(toExportDocument(snapshot, options));
    case 'md':
      return toMarkdown(toExportDocument(snapshot, options));
  }
}

/** A file name to offer, such as `bedrock-atlas-2026-11-24.json`. */
export function suggestedName(format: ExportFormat, nowEpochMs: number): string {
  return `bedrock-atlas-${new Date(nowEpochMs).toISOString().slice(0, 10)}.${format}`;
}
