/** What an export remembers; a part of the table SETTINGS. */
import { z } from 'zod/mini';
import { EXPORT_FORMAT_NAMES, EXPORT_FORMATS } from '../export/formats.ts';
import { user } from './setting.ts';

const ALSO_EXPORT = 'save filtered view rows csv markdown json xlsx';

export const EXPORT_SETTINGS = {
  /** How much an export holds. */
  exportPart: user({
    schema: z.enum(['everything', 'view']),
    initial: 'everything',
    label: 'Export',
    group: 'Data',
    choices: {
      'export-everything': { value: 'everything', short: 'Everything', also: ALSO_EXPORT },
      'export-view': { value: 'view', short: 'Only what is shown', also: ALSO_EXPORT },
    },
  }),
  /** The format that was chosen last, in which Export again writes. */
  exportFormat: user({
    schema: z.enum(EXPORT_FORMAT_NAMES),
    initial: 'json',
    label: 'Export again as',
    group: 'Data',
    choices: {
      'export-as-json': { value: 'json', short: EXPORT_FORMATS.json.label },
      'export-as-csv': { value: 'csv', short: EXPORT_FORMATS.csv.label },
      'export-as-csv-long': { value: 'csv-long', short: EXPORT_FORMATS['csv-long'].label },
      'export-as-md': { value: 'md', short: EXPORT_FORMATS.md.label },
      'export-as-xlsx': { value: 'xlsx', short: EXPORT_FORMATS.xlsx.label },
    },
  }),
} as const;
