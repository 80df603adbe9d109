/** A difference as text: JSON for programs, Markdown for people, CSV for spreadsheets. */
import { csvFormatRow } from 'd3-dsv';
import { asPlainText, inCell } from '../export/export-table.ts';
import { CHANGE_GROUPS, changeRows, unknownText } from './change-rows.ts';
import { changeCount, type Difference } from './difference.ts';

/** What the two sides are called, such as `2026-11-24 10:00 UTC` or a file's name. */
export interface SideTitles {
  old: string;
  new: string;
}

/** As `--diff --format json` prints it, with a line end. */
export function diffJson({ added, removed, changed, unknown }: Difference): string {
  return `${JSON.stringify({ added, removed, changed, unknown }, null, 2)}\n`;
}

/** A heading with counts, then a table for each kind of change (GitHub flavour). */
export function diffMarkdown(difference: Difference, titles: SideTitles): string {
  const rows = changeRows(difference);
  const sections = CHANGE_GROUPS.flatMap((group) => {
    const own = rows.filter((row) => row.group === group);
    if (own.length === 0) return [];
    const hasValues = own.some(({ from, to }) => from !== '' || to !== '');
    return section(
      group,
      ['Region', 'Model', ...(hasValues ? ['From', 'To'] : [])],
      own.map(({ region, modelId, from, to }) => [region, modelId, ...(hasValues ? [from, to] : [])]),
    );
  });
  const unknown = difference.unknown.map((part) => [part.region, titles[part.side], unknownText(part)]);
  return [
    `# Changes from ${inCell(titles.old)} to ${inCell(titles.new)}\n`,
    `${diffSummary(difference)}\n`,
    ...sections,
    ...(unknown.length === 0 ? [] : section('Unknown', ['Region', 'Side', 'Why'], unknown)),
  ].join('\n');
}

function section(title: string, head: string[], rows: string[][]): string[] {
  const lines = [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(inCell).join(' | ')} |\n`);
  return [`## ${title}\n`, lines.join('')];
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
export function diffCsv(difference: Difference): string {
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
  return rows.map((fields) => `${csvFormatRow(fields.map(asPlainText))}\r\n`).join('');
}
