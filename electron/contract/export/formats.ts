/** The formats of an export; their writers are in electron/export/. */

/** Each by the ending of its files. */
export const EXPORT_FORMATS = {
  json: { label: 'JSON', hint: 'Everything known, for programs' },
  csv: { label: 'CSV', hint: 'Models by Regions, for spreadsheets' },
  md: { label: 'Markdown', hint: 'The same table, for tickets' },
} as const satisfies Record<string, { label: string; hint: string }>;

export type ExportFormat = keyof typeof EXPORT_FORMATS;

export const EXPORT_FORMAT_NAMES = Object.keys(EXPORT_FORMATS) as readonly ExportFormat[];

export function isExportFormat(text: string): text is ExportFormat {
  return Object.hasOwn(EXPORT_FORMATS, text);
}
