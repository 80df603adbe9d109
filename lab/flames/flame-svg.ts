/** Draws what one thread did, from a trace of Chromium: time to the right, what calls what downwards. */

export interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Microseconds. */
  ts: number;
  dur?: number;
  args?: { name?: string; data?: { type?: string } };
}

/** What a picture shows of a trace. */
export interface Flame {
  title: string;
  /** The slice that it begins with; its thread is drawn. */
  begun: TraceEvent;
  /** Where it ends, in the trace's microseconds, and what is so then. */
  endTs: number;
  atEnd: string;
  /** The slices that are drawn, by name, in words; others are only the way there. */
  words: Readonly<Record<string, string>>;
}

/** Slices that every page has. */
export const PAGE_LABELS: Readonly<Record<string, string>> = {
  UpdateLayoutTree: 'style',
  Layout: 'layout',
  MinorGC: 'garbage',
  PrePaint: 'pre-paint',
  Paint: 'paint',
  Layerize: 'layers',
};
const COLOURS = ['#9ec5f4', '#a7d8b0', '#f3d08b', '#e6b3c8', '#c9bdf0'];
const WIDTH = 1_200;
const ROW = 22;
const TOP = 40;
const LEAST_MS = 0.4;
/** Slices that are as long as this have a number and a line below. */
const NAMED_MS = 1.4;
const COLUMNS = 3;
const LINE = 16;

interface Slice {
  words: string;
  fromMs: number;
  tookMs: number;
  depth: number;
}

/** The picture as an SVG document. */
export function flameSvg(events: readonly TraceEvent[], flame: Flame): string {
  const endMs = (flame.endTs - flame.begun.ts) / 1000;
  const slices = slicesOf(events, flame, endMs);
  const step = endMs > 60 ? 20 : 2;
  const x = (ms: number): number => Math.round((ms / (endMs + 5)) * WIDTH * 10) / 10;
  const bottom = TOP + ROW * (Math.max(...slices.map(({ depth }) => depth)) + 1);
  const named = slices.filter(({ tookMs }) => tookMs >= NAMED_MS);
  const height = bottom + 34 + LINE * Math.ceil(named.length / COLUMNS);
  const boxes = slices.map((slice) => {
    const { fromMs, tookMs, depth } = slice;
    const [left, width] = [x(fromMs), x(tookMs)];
    const y = TOP + depth * ROW;
    const place = named.indexOf(slice) + 1;
    const number = place > 0 && width > 14 ? `<text x="${left + 3}" y="${y + 14}">${place}</text>` : '';
    return `<rect x="${left}" y="${y}" width="${Math.max(0.5, width)}" height="${ROW - 2}" fill="${COLOURS[depth % COLOURS.length]}"/>${number}`;
  });
  const ticks = Array.from({ length: Math.floor(endMs / step) + 1 }, (_, place) => place * step).map(
    (ms) =>
      `<text x="${x(ms)}" y="${TOP - 8}" fill="#555">${ms} ms</text><path d="M${x(ms)} ${TOP - 4}V${bottom + 4}" stroke="#ddd"/>`,
  );
  const legend = named.map(({ words, fromMs, tookMs }, place) => {
    const left = (place % COLUMNS) * (WIDTH / COLUMNS);
    const y = bottom + 40 + Math.floor(place / COLUMNS) * LINE;
    return `<text x="${left}" y="${y}">${place + 1}: ${words}, ${tookMs.toFixed(1)} ms from ${fromMs.toFixed(0)} ms on</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="11"><rect width="100%" height="100%" fill="#fff"/><text x="0" y="14" font-size="13">${flame.title}</text>${ticks.join('')}${boxes.join('')}${legend.join('')}<path d="M${x(endMs)} ${TOP - 4}V${bottom + 4}" stroke="#b00020" stroke-width="2"/><text x="${x(endMs) - 4}" y="${bottom + 18}" text-anchor="end" fill="#b00020">${flame.atEnd}, ${endMs.toFixed(0)} ms</text></svg>\n`;
}

function slicesOf(events: readonly TraceEvent[], { begun, words }: Flame, endMs: number): Slice[] {
  const open: number[] = [];
  return events
    .filter(({ pid, tid, ph, name, ts, dur }) => {
      const fromMs = (ts - begun.ts) / 1000;
      const isOfThread = pid === begun.pid && tid === begun.tid && ph === 'X';
      return isOfThread && name in words && fromMs >= 0 && fromMs < endMs && (dur ?? 0) >= LEAST_MS * 1000;
    })
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))
    .map(({ name, ts, dur = 0 }) => {
      while (open.length > 0 && (open.at(-1) ?? 0) <= ts) open.pop();
      const slice = {
        words: words[name] ?? name,
        fromMs: (ts - begun.ts) / 1000,
        tookMs: dur / 1000,
        depth: open.length,
      };
      open.push(ts + dur);
      return slice;
    });
}
