/** The exported document in long form: a line for each model and region, for pivot tables. */
import { csvFormatRow } from 'd3-dsv';
import type { ExportDocument, ExportModel, ExportRegion } from '../export-format.ts';
import { asPlainText, cellWords, exportedRows, hasEnded } from './export-table.ts';

const HOUR_MS = 3_600_000;

/** What a line knows. */
interface Line {
  model: ExportModel | undefined;
  standing: ExportRegion;
  words: readonly string[];
  nowEpochMs: number;
}

/** A time as ISO 8601, or a day. */
export interface Moment {
  iso: string;
}

type Value = string | number | Moment | undefined;

/** The columns behind model and region, in their order; undefined: not known, or it does not apply. */
const COLUMNS: Record<string, (line: Line) => Value> = {
  'Region state': ({ standing }) => (standing.stale ? `${standing.state}, stale` : standing.state),
  Offered: ({ model, words }) => offered(model, words),
  Ways: ({ model, words }) => waysOf(model, words),
  'Ids to call': ({ model }) => (hasEnded(model) ? undefined : model?.callableAs.join('|')),
  Access: ({ model, words }) => model?.access.status ?? unlessNotOffered(words),
  'Blocked by': ({ model }) => model?.access.reasons?.map(({ message }) => message).join(' '),
  Lifecycle: ({ model, words }) => model?.lifecycle?.state ?? (model ? 'unknown' : unlessNotOffered(words)),
  'End of life': ({ model }) => moment(model?.lifecycle?.endsAt),
  'Days left': ({ model }) => model?.lifecycle?.daysLeft,
  'Lifecycle source': ({ model }) => model?.lifecycle?.source,
  'Lifecycle as of': ({ model }) => model?.lifecycle?.asOf,
  'Suggested replacement': ({ model }) => model?.lifecycle?.replacement?.modelId,
  'Round trip ms': ({ standing }) => standing.latency?.medianMs,
  'Round trip measured at': ({ standing }) => moment(standing.latency?.measuredAt),
  'Scanned at': ({ standing }) => moment(standing.scannedAt),
  'Age in hours': ({ standing, nowEpochMs }) => ageHours(standing, nowEpochMs),
};

const HEAD = ['Model id', 'Name', 'Provider', 'Region', 'Region name'] as const;

function moment(iso: string | undefined): Moment | undefined {
  return iso === undefined ? undefined : { iso };
}

/** The head and the lines; numbers are numbers, and times are told from texts. */
export function* toLongRows(document: ExportDocument): Generator<readonly Value[]> {
  const nowEpochMs = Date.parse(document.generatedAt);
  const { regions, rows, accessAsked } = exportedRows(document);
  yield [...HEAD, ...Object.keys(COLUMNS)];
  for (const { modelId, name, provider, cells, mantleOnly } of rows) {
    for (const [column, { region, standing }] of regions.entries()) {
      const model = cells[column];
      const words = cellWords(model, standing, { mantleOnly, nowEpochMs, accessAsked });
      const line = { model, standing, words, nowEpochMs };
      const values = Object.values(COLUMNS).map((read) => read(line));
      yield [modelId, name, provider, region, standing.name, ...values];
    }
  }
}

/** RFC 4180 with CRLF, a piece for each line. */
export function* toLongCsv(document: ExportDocument): Generator<string> {
  for (const values of toLongRows(document)) {
    const texts = values.map((value) => {
      const plain = typeof value === 'object' ? value.iso : value;
      return typeof plain === 'string' ? asPlainText(plain) : String(plain ?? '');
    });
    yield `${csvFormatRow(texts)}\r\n`;
  }
}

/** `no` only where a complete list does not name the model. */
function offered(model: ExportModel | undefined, words: readonly string[]): string {
  if (hasEnded(model)) return 'ended';
  if (model !== undefined) return 'yes';
  return words[0] ?? 'no';
}

/** The ways, or the word of the matrix for why there are none; undefined: not offered. */
function waysOf(model: ExportModel | undefined, words: readonly string[]): string | undefined {
  if (model === undefined) return words[0];
  return model.availability.length === 0 ? 'listed' : model.availability.join('|');
}

/** Blank means not offered, nothing else. */
function unlessNotOffered([word]: readonly string[]): string | undefined {
  return word === undefined ? undefined : 'unknown';
}

function ageHours({ scannedAt }: ExportRegion, nowEpochMs: number): number | undefined {
  if (scannedAt === undefined) return undefined;
  return Math.round(((nowEpochMs - Date.parse(scannedAt)) / HOUR_MS) * 10) / 10;
}
