/** The exported document in long form: a line for each model and region, for pivot tables. */
import { csvFormatRow } from 'd3-dsv';
import type { ExportDocument, ExportModel, ExportRegion } from '../export-format.ts';
import { asPlainText, cellWords, exportedRows } from './export-table.ts';

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
  Ways: ({ model }) => model?.availability.join('|'),
  'Ids to call': ({ model }) => (hasEnded(model) ? undefined : model?.callableAs.join('|')),
  Access: ({ model }) => model?.access.status,
  'Blocked by': ({ model }) => model?.access.reasons?.map(({ message }) => message).join(' '),
  Lifecycle: ({ model }) => model && (model.lifecycle?.state ?? 'unknown'),
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

/** A call of an ended model fails, though lists may name it. */
function hasEnded(model: ExportModel | undefined): boolean {
  return model?.lifecycle?.state === 'ended';
}

function ageHours({ scannedAt }: ExportRegion, nowEpochMs: number): number | undefined {
  if (scannedAt === undefined) return undefined;
  return Math.round(((nowEpochMs - Date.parse(scannedAt)) / HOUR_MS) * 10) / 10;
}
