/** A difference as text in pieces: JSON for programs, Markdown for people, CSV for spreadsheets. */
import { csvFormatRow } from 'd3-dsv';
import { asPlainText, inCell } from '../export/tables/export-table.ts';
import { inPieces } from '../text.ts';
import { CHANGE_GROUPS, changeRows, unknownText } from './change-rows.ts';
import { changeCount, type Difference } from './difference.ts';

/** What the two sides are called, such as `2026-11-24 10:00 UTC` or a file's name. */
export interface SideTitles {
  old: string;
  new: string;
}

/** As `--diff --format json` prints it, with a line end. */
export function* diffJson({ added, removed, changed, unknown }: Difference): Generator<string> {
  let before = '{';
  for (const [name, list] of Object.entries({ added, removed, changed, unknown })) {
    yield `${before}\n  ${JSON.stringify(name)}: [`;
    let isFirst = true;
    yield* inPieces<object>(list, (each) => {
      const comma = isFirst ? '' : ',';
      isFirst = false;
      return `${comma}\n    ${JSON.stringify(each, null, 2).replaceAll('\n', '\n    ')}`;
    });
    yield list.length === 0 ? ']' : '\n  ]';
    before = ',';
  }
  yield '\n}\n';
}

/** A heading with counts, then a table for each kind of change (GitHub flavour). */
export function* diffMarkdown(difference: Difference, titles: SideTitles): Generator<string> {
  const rows = changeRows(difference);
  yield `# Changes from ${inCell(titles.old)} to ${inCell(titles.new)}\n\n${diffSummary(difference)}\n`;
  for (const group of CHANGE_GROUPS) {
    const own = rows.filter((row) => row.group === group);
    if (own.length === 0) continue;
    const hasValues = own.some(({ from, to }) => from !== '' || to !== '');
    yield* section(
      group,
      ['Region', 'Model', ...(hasValues ? ['From', 'To'] : [])],
      own.map(({ region, modelId, from, to }) => [region, modelId, ...(hasValues ? [from, to] : [])]),
    );
  }
  const unknown = difference.unknown.map((part) => [part.region, titles[part.side], unknownText(part)]);
  if (unknown.length > 0) yield* section('Unknown', ['Region', 'Side', 'Why'], unknown);
}

function* section(title: string, head: string[], rows: string[][]): Generator<string> {
  yield `\n## ${title}\n\n`;
  yield* inPieces([head, head.map(() => '---'), ...rows], (row) => `| ${row.map(inCell).join(' | ')} |\n`);
}

/** One line, such as `2 added, 1 removed, 4 changed; 1 unknown`. */
function diffSummary(difference: Difference): string {
  const { added, removed, changed, unknown } = difference;
  const counts = [
    count(added.length, 'added'),
    count(removed.length, 'removed'),
    count(changed.length, 'changed'),
  ].flat();
  const words = changeCount(difference) === 0 ? 'No differences' : counts.join(', ');
  return unknown.length === 0 ? `${words}.` : `${words}; ${unknown.length} unknown.`;
}

function count(amount: number, word: string): string[] {
  return amount === 0 ? [] : [`${amount} ${word}`];
}

/** RFC 4180 with CRLF: one row per change, what is unknown at the end. */
export function diffCsv(difference: Difference): Iterable<string> {
  const rows = [
    ['Change', 'Region', 'Model id', 'From', 'To'],
    ...changeRows(difference).map(({ group, region, modelId, from, to }) => [
      group,
      region,
      modelId,
      from,
      to,
    ]),
    ...difference.unknown.map((part) => [
      'Unknown',
      part.region,
      '',
      part.side === 'old' ? unknownText(part) : '',
      part.side === 'new' ? unknownText(part) : '',
    ]),
  ];
  return inPieces(rows, (fields) => `${csvFormatRow(fields.map(asPlainText))}\r\n`);
}
