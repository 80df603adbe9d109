/** The exported document as JSON, region by region. */
import { MAX_INDENTED_LENGTH } from '../bounds.ts';
import { isHuge } from '../snapshot/kept/json-length.ts';
import type { Snapshot } from '../snapshot/model.ts';
import { exportParts } from './export-document.ts';
import type { ExportOptions } from './export-format.ts';

/**
 * The text of `toExportDocument` in pieces: indented, or in one line if it would be too long. A piece is a region, because
 * the text of all can be longer than a string of JavaScript may be.
 */
export function* toJson(snapshot: Snapshot, options: ExportOptions): Generator<string> {
  if (isHuge(snapshot)) {
    yield* pieces(snapshot, options, 0);
    return;
  }
  const indented: string[] = [];
  let length = 0;
  for (const piece of pieces(snapshot, options, 2)) {
    indented.push(piece);
    length += piece.length;
    if (length > MAX_INDENTED_LENGTH) {
      indented.length = 0;
      yield* pieces(snapshot, options, 0);
      return;
    }
  }
  yield* indented;
}

/** The rows of tables are no part of the document. */
function withoutRows({ view, ...options }: ExportOptions): ExportOptions {
  if (view === undefined) return options;
  const { rows: _rows, ...kept } = view;
  return { ...options, view: kept };
}

function* pieces(snapshot: Snapshot, options: ExportOptions, indent: 0 | 2): Generator<string> {
  const { frame, modelsOf } = exportParts(snapshot, withoutRows(options));
  const text = JSON.stringify(frame, null, indent);
  const colon = indent === 0 ? ':' : ': ';
  const line = (level: number): string => (indent === 0 ? '' : `\n${' '.repeat(level * indent)}`);
  // Nothing but `models` has this place at the top, and quotes within texts are escaped.
  const place = `"models"${colon}{`;
  const at = text.indexOf(place) + place.length;
  yield text.slice(0, at);
  const regions = Object.keys(frame.regions);
  // Each region is written at its place, so that its lines have their indentation at once.
  const [before, after] = [`{${line(1)}${place}`.length, `${line(1)}}${line(0)}}`.length];
  for (const [index, region] of regions.entries()) {
    const written = JSON.stringify({ models: { [region]: modelsOf(region) } }, null, indent);
    yield `${index === 0 ? '' : ','}${written.slice(before, -after)}`;
  }
  yield `${regions.length === 0 ? '' : line(1)}${text.slice(at)}\n`;
}
