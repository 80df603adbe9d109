/** A worksheet as SpreadsheetML, in pieces. Texts are inline: nothing has to be known of all rows before the first is written. */
import type { Sheet, SheetValue } from '../../contract/export/tables/export-sheets.ts';
import { STYLE } from './workbook-xml.ts';

const NAMESPACE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const DAY_MS = 86_400_000;
/** The first of January 1970 in days of a spreadsheet. */
const EPOCH_DAYS = 25_569;
/** Of a cell; with more the file counts as damaged. */
const MAX_CELL_LENGTH = 32_767;

/** The whole part for these rows, the head among them. */
export function* sheetXml(sheet: Omit<Sheet, 'name'>): Generator<string> {
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${NAMESPACE}">`;
  yield `<sheetViews><sheetView workbookViewId="0">${pane(sheet.frozen)}</sheetView></sheetViews>`;
  yield `<cols>${columns(sheet.widths)}</cols><sheetData>`;
  let rowNumber = 0;
  let width = 0;
  for (const values of sheet.rows) {
    rowNumber += 1;
    width = Math.max(width, values.length);
    const isHead = rowNumber <= sheet.frozen.rows;
    const cells = values.map((value, column) => cellXml(value, `${columnName(column)}${rowNumber}`, isHead));
    yield `<row r="${rowNumber}">${cells.join('')}</row>`;
  }
  yield '</sheetData>';
  if (sheet.frozen.rows > 0 && width > 0) yield `<autoFilter ref="A1:${columnName(width - 1)}${rowNumber}"/>`;
  yield '</worksheet>';
}

/** The text as it may stand in XML: signs that it cannot hold are left out. */
function xmlText(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the signs to leave out.
      .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll('\r', '&#13;')
  );
}

function cellXml(value: SheetValue, place: string, isHead: boolean): string {
  if (value === undefined || value === '') return '';
  if (typeof value === 'number') return Number.isFinite(value) ? `<c r="${place}"><v>${value}</v></c>` : '';
  if (typeof value === 'object') {
    const epochMs = Date.parse(value.iso);
    // What is no time to this app stays the text that it was.
    if (Number.isNaN(epochMs)) return textXml(value.iso, place, isHead);
    const style = value.iso.length > 10 ? STYLE.time : STYLE.day;
    return `<c r="${place}" s="${style}"><v>${EPOCH_DAYS + epochMs / DAY_MS}</v></c>`;
  }
  return textXml(value, place, isHead);
}

function textXml(text: string, place: string, isHead: boolean): string {
  const whole = text.length > MAX_CELL_LENGTH ? `${text.slice(0, MAX_CELL_LENGTH - 1)}…` : text;
  // A spreadsheet reads `_x0041_` as a sign of its own.
  const written = xmlText(whole.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'));
  // Text is never a formula; with the prefix it stays text when the cell is edited.
  const look = isHead ? STYLE.head : STYLE.plain;
  const style = /^[=+\-@\t\r]/.test(text) ? STYLE.quoted : look;
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${written}</t></is></c>`;
}

/** `A` to `Z`, then `AA`. */
function columnName(index: number): string {
  const above = Math.floor(index / 26);
  return `${above === 0 ? '' : columnName(above - 1)}${String.fromCharCode(65 + (index % 26))}`;
}

function pane({ rows, columns: across }: Sheet['frozen']): string {
  if (rows === 0 && across === 0) return '';
  const place = `${columnName(across)}${rows + 1}`;
  return `<pane xSplit="${across}" ySplit="${rows}" topLeftCell="${place}" activePane="bottomRight" state="frozen"/>`;
}

function columns({ first, others }: Sheet['widths']): string {
  const column = (min: number, max: number, width: number): string =>
    `<col min="${min}" max="${max}" width="${width}" customWidth="1"/>`;
  return [
    ...first.map((width, index) => column(index + 1, index + 1, width)),
    column(first.length + 1, 16_384, others),
  ].join('');
}
