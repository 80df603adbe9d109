/** A workbook as the bytes of a file, in pieces: no sheet is in memory as a whole. Loaded when one is written. */
import { strToU8, Zip, ZipDeflate } from 'fflate';
import type { Sheet, SheetValue } from '../../contract/export/tables/export-sheets.ts';
import { inPieces } from '../../contract/text.ts';
import { sheetXml } from './sheet-xml.ts';
import { workbookParts } from './workbook-xml.ts';

/** Of a sheet, by its format. */
const MAX_ROWS = 1_048_576;

/** `at`: the time that the parts of the archive carry. `maxRows` of a sheet; what is more goes on in another one. */
export function* xlsxFile(
  sheets: readonly Sheet[],
  at: Date,
  maxRows: number = MAX_ROWS,
): Generator<Uint8Array> {
  const made: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error;
    made.push(piece);
  });
  function* part(name: string, texts: Iterable<string>): Generator<Uint8Array> {
    const file = new ZipDeflate(name, { level: 3 });
    file.mtime = at;
    zip.add(file);
    for (const text of inPieces(texts, (text) => text)) {
      file.push(strToU8(text));
      yield* made.splice(0);
    }
    file.push(new Uint8Array(0), true);
    yield* made.splice(0);
  }
  const names: string[] = [];
  for (const sheet of sheets) {
    for (const { name, rows } of fitting(sheet, maxRows)) {
      names.push(name);
      yield* part(`xl/worksheets/sheet${names.length}.xml`, sheetXml({ ...sheet, rows }));
    }
  }
  for (const [name, text] of Object.entries(workbookParts(names))) yield* part(name, [text]);
  zip.end();
  yield* made.splice(0);
}

/** The rows in parts that a sheet can hold, each with the head; a part is read before the next one is asked for. */
function* fitting(
  { name, frozen, rows }: Sheet,
  maxRows: number,
): Generator<{ name: string; rows: Iterable<readonly SheetValue[]> }> {
  const source = rows[Symbol.iterator]();
  const head: (readonly SheetValue[])[] = [];
  let next = source.next();
  while (head.length < frozen.rows && next.done !== true) {
    head.push(next.value);
    next = source.next();
  }
  function* part(): Generator<readonly SheetValue[]> {
    yield* head;
    for (let row = head.length; row < maxRows && next.done !== true; row += 1) {
      yield next.value;
      next = source.next();
    }
  }
  let count = 0;
  do {
    count += 1;
    yield { name: count === 1 ? name : `${name} ${count}`, rows: part() };
  } while (next.done !== true);
}
