/**
 * The workbook, read back: what its parts hold, and that it says what the tables of CSV say.
 * @vitest-environment jsdom
 */
import { csvParseRows } from 'd3-dsv';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { CellModeName } from '../../electron/contract/cell-modes.ts';
import type { Snapshot } from '../../electron/contract/snapshot/model.ts';
import { exportFile, exportText } from '../../electron/export/export-text.ts';
import { xlsxFile } from '../../electron/export/xlsx/xlsx-file.ts';
import { AT, aModel, BLOCKED, SOURCE } from '../helpers/builders.ts';
import { alwaysIn } from '../helpers/properties.ts';
import { checkedIn, failedIn, listed, stateAfter } from '../helpers/scan-events.ts';
import { anySnapshot } from '../helpers/snapshots/arbitrary-snapshot.ts';

interface ReadCell {
  value: string | number;
  style: string;
}

/** As a spreadsheet reads it: by place, texts and numbers told apart. */
function readSheets(bytes: Uint8Array): Map<string, (ReadCell | undefined)[][]> {
  const parts = unzipSync(bytes);
  const xml = (name: string): Document => {
    const part = parts[name];
    if (part === undefined) throw new Error(`No part ${name}`);
    const read = new DOMParser().parseFromString(strFromU8(part), 'application/xml');
    if (read.querySelector('parsererror') !== null) throw new Error(`${name} is no XML`);
    return read;
  };
  const targets = new Map(
    [...xml('xl/_rels/workbook.xml.rels').querySelectorAll('Relationship')].map((each) => [
      each.getAttribute('Id'),
      each.getAttribute('Target'),
    ]),
  );
  const types = strFromU8(parts['[Content_Types].xml'] ?? new Uint8Array());
  return new Map(
    [...xml('xl/workbook.xml').querySelectorAll('sheet')].map((sheet) => {
      const target = `xl/${targets.get(sheet.getAttribute('r:id'))}`;
      expect(types).toContain(`PartName="/${target}"`);
      const rows = [...xml(target).querySelectorAll('row')].map((row) => {
        const cells: (ReadCell | undefined)[] = [];
        for (const cell of row.querySelectorAll('c')) {
          const column = columnOf(cell.getAttribute('r') ?? '');
          const isText = cell.getAttribute('t') === 'inlineStr';
          const raw = (isText ? cell.querySelector('t') : cell.querySelector('v'))?.textContent ?? '';
          const text = raw.replaceAll(/_x([0-9A-F]{4})_/g, (_, hex) =>
            String.fromCharCode(parseInt(hex, 16)),
          );
          cells[column] = { value: isText ? text : Number(raw), style: cell.getAttribute('s') ?? '0' };
          // No cell is ever a formula.
          expect(cell.querySelector('f')).toBeNull();
        }
        return [...cells];
      });
      return [sheet.getAttribute('name') ?? '', rows] as const;
    }),
  );
}

function columnOf(place: string): number {
  return [...place.replace(/\d+$/, '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

const MADE = { generatedAt: AT, generatorVersion: '1.2.3' };

async function workbook(snapshot: Snapshot, cells?: CellModeName): Promise<Uint8Array> {
  const pieces = [...(await exportFile(snapshot, 'xlsx', { ...MADE, cells }))];
  return Buffer.concat(pieces.map((piece) => Buffer.from(piece as Uint8Array)));
}

/** A cell as CSV writes it: a date is the text it was made from, an apostrophe guards what looks like a formula. */
function asCsv(cell: ReadCell | undefined, expected: string): string {
  if (cell === undefined) return '';
  if (typeof cell.value === 'string') return /^[=+\-@\t\r]/.test(cell.value) ? `'${cell.value}` : cell.value;
  if (cell.style === '2' || cell.style === '3') {
    const epochMs = Math.round((cell.value - 25_569) * 86_400_000);
    return epochMs === Date.parse(expected) ? expected : new Date(epochMs).toISOString();
  }
  return String(cell.value);
}

/** What XML cannot hold is left out, and a line end inside a cell is one sign. */
function writable(text: string): string {
  const isLeft = (sign: string): boolean => {
    const code = sign.codePointAt(0) ?? 0;
    return (
      (code > 31 || '\t\n\r'.includes(sign)) &&
      !(code >= 0xd800 && code <= 0xdfff) &&
      code !== 0xfffe &&
      code !== 0xffff
    );
  };
  return [...text].filter(isLeft).join('').replaceAll('\r\n', '\n');
}

const TOLD = stateAfter(
  listed('eu-west-1', [
    aModel('a.one', {
      modelName: '=HYPERLINK("http://x")',
      providerName: 'Ä & <b> "q" _x0041_',
      modelLifecycle: { status: 'LEGACY', endOfLifeTime: '2027-03-01T08:30:00.000Z' },
    }),
    aModel('a.two', { modelName: '00123', inferenceTypesSupported: [] }),
  ]),
  checkedIn('eu-west-1', 'a.one', BLOCKED),
  failedIn('us-east-1'),
).snapshot;

describe('a workbook', () => {
  it('has the matrix, a line for each model and Region, and says where it is from', async () => {
    const sheets = readSheets(await workbook(TOLD));
    expect([...sheets.keys()]).toEqual(['Matrix', 'Models', 'About']);
    const [head, one, two] = sheets.get('Matrix') ?? [];
    expect(head?.map((cell) => cell?.value)).toEqual([
      'Model id',
      'Name',
      'Provider',
      'eu-west-1',
      'us-east-1',
    ]);
    expect(one?.map((cell) => cell?.value)).toEqual([
      'a.one',
      '=HYPERLINK("http://x")',
      'Ä & <b> "q" _x0041_',
      'on-demand|blocked',
      'failed',
    ]);
    // Digits that are a name stay a text.
    expect(two?.[1]?.value).toBe('00123');
    const about = new Map((sheets.get('About') ?? []).map(([name, value]) => [name?.value, value?.value]));
    expect(about.get('Source')).toBe('AWS');
    expect(about.get('Profile')).toBe('work');
  });

  it('keeps dates and numbers as such', async () => {
    const [head = [], first = []] = readSheets(await workbook(TOLD)).get('Models') ?? [];
    const cell = (name: string) => first[head.findIndex((each) => each?.value === name)];
    expect(cell('End of life')).toEqual({
      value: 25_569 + Date.UTC(2027, 2, 1, 8, 30) / 86_400_000,
      style: '2',
    });
    expect(cell('Days left')?.value).toBeTypeOf('number');
    expect(cell('Scanned at')?.value).toBe(25_569 + Date.parse(AT) / 86_400_000);
  });

  it('says in each cell what the long form and the table of CSV say, whatever was scanned', () =>
    alwaysIn(25, [anySnapshot(SOURCE)], async (snapshot) => {
      const sheets = readSheets(await workbook(snapshot));
      for (const [format, name] of [
        ['csv-long', 'Models'],
        ['csv', 'Matrix'],
      ] as const) {
        const expected = csvParseRows([...exportText(snapshot, format, MADE)].join(''));
        const read = sheets.get(name) ?? [];
        expect(read).toHaveLength(expected.length);
        for (const [index, line] of expected.entries()) {
          const texts = line.map((text, column) => asCsv(read[index]?.[column], text));
          expect(texts.map(writable)).toEqual(line.map(writable));
        }
      }
    }));

  it('is the same bytes for the same state', async () => {
    expect(Buffer.compare(await workbook(TOLD), await workbook(TOLD))).toBe(0);
  });

  it('goes on in another sheet where one is full, and cuts a text that no cell may hold', () => {
    const rows = [
      ['Head'],
      ...Array.from({ length: 5 }, (_, index) => [`row ${index}`]),
      ['x'.repeat(40_000)],
    ];
    const sheet = { name: 'Long', frozen: { rows: 1, columns: 0 }, widths: { first: [], others: 9 }, rows };
    const sheets = readSheets(Buffer.concat([...xlsxFile([sheet], new Date(AT), 4)]));
    const texts = [...sheets].map(([name, lines]) => [
      name,
      ...lines.map(([cell]) => String(cell?.value).slice(0, 5)),
    ]);
    expect(texts).toEqual([
      ['Long', 'Head', 'row 0', 'row 1', 'row 2'],
      ['Long 2', 'Head', 'row 3', 'row 4', 'xxxxx'],
    ]);
    expect(String(sheets.get('Long 2')?.at(-1)?.[0]?.value)).toHaveLength(32_767);
  });
});
