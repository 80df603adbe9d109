/** The formats of an export; their writers are in electron/export/. */

interface FormatEntry {
  label: string;
  hint: string;
  /** Of its files. */
  ending: string;
  /** Bytes and no text: a file alone, never the standard output. */
  isBinary?: true;
  /** A table with a cell for each model and Region. */
  hasCells?: true;
  /** What differs between two scans can be written so too. */
  isForChanges?: true;
}

/** The first with an ending is the one that a file's name asks for. */
export const EXPORT_FORMATS = {
  json: { label: 'JSON', hint: 'Everything known, for programs', ending: 'json', isForChanges: true },
  csv: {
    label: 'CSV',
    hint: 'Models by Regions, for spreadsheets',
    ending: 'csv',
    hasCells: true,
    isForChanges: true,
  },
  'csv-long': {
    label: 'Long form',
    hint: 'CSV with a line per model and Region, for pivot tables',
    ending: 'csv',
  },
  md: {
    label: 'Markdown',
    hint: 'The same table, for tickets',
    ending: 'md',
    hasCells: true,
    isForChanges: true,
  },
  xlsx: {
    label: 'XLSX',
    hint: 'A workbook with both tables, numbers and dates',
    ending: 'xlsx',
    hasCells: true,
    isBinary: true,
  },
} as const satisfies Record<string, FormatEntry>;

export type ExportFormat = keyof typeof EXPORT_FORMATS;

export const EXPORT_FORMAT_NAMES = Object.keys(EXPORT_FORMATS) as readonly ExportFormat[];

/** The formats that are texts. */
export type TextFormat = {
  [Name in ExportFormat]: (typeof EXPORT_FORMATS)[Name] extends { isBinary: true } ? never : Name;
}[ExportFormat];

export function isBinary(format: ExportFormat): boolean {
  return 'isBinary' in EXPORT_FORMATS[format];
}

export function hasCells(format: ExportFormat): boolean {
  return 'hasCells' in EXPORT_FORMATS[format];
}

/** The formats in which changes can be written. */
export type ChangesFormat = {
  [Name in ExportFormat]: (typeof EXPORT_FORMATS)[Name] extends { isForChanges: true } ? Name : never;
}[ExportFormat];

export const CHANGES_FORMAT_NAMES = EXPORT_FORMAT_NAMES.filter(
  (name): name is ChangesFormat => 'isForChanges' in EXPORT_FORMATS[name],
);

/** The format that the ending of a file's name asks for. */
export function formatOfEnding(ending: string): ExportFormat | undefined {
  return EXPORT_FORMAT_NAMES.find((name) => EXPORT_FORMATS[name].ending === ending);
}
