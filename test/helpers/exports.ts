/** Exports for tests: as the app writes them, and as it opens them. */
import { toExportDocument } from '../../electron/contract/export/export-document.ts';
import type { ExportDocument, ExportOptions } from '../../electron/contract/export/export-format.ts';
import { fromExportDocument } from '../../electron/contract/import/import-document.ts';
import type { Snapshot } from '../../electron/contract/snapshot/model.ts';
import { AT, succeeded } from './builders.ts';

/** What is said of prompt caching where no page says anything. */
export const CACHING_UNKNOWN = { support: 'unknown', source: 'a page', asOf: '2026-11-01' } as const;

/** The document that is exported for the snapshot. */
export function exportOf(snapshot: Snapshot, change: Partial<ExportOptions> = {}): ExportDocument {
  const promptCachingOf = (): typeof CACHING_UNKNOWN => CACHING_UNKNOWN;
  return toExportDocument(snapshot, {
    generatedAt: AT,
    generatorVersion: '1.2.3',
    promptCachingOf,
    ...change,
  });
}

/** What an exported document gives when it is opened: it went through a file. */
export function opened(document: unknown): { snapshot: Snapshot; options: ExportOptions } {
  return succeeded(fromExportDocument(JSON.parse(JSON.stringify(document))));
}
