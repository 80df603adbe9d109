/** Numbers and names as they stand in sentences, and long texts in pieces. */

let locale = 'en-GB';
let decimalSign = '.';
let hasLatinDigits = true;

/**
 * How the system writes dates and numbers, said once at the start of a process with a window. The command line and files keep
 * one form, whoever reads them.
 */
export function writeNumbersAs(tag: string): void {
  try {
    const parts = new Intl.NumberFormat(tag).formatToParts(1.5);
    const partOf = (wanted: string): string | undefined => parts.find(({ type }) => type === wanted)?.value;
    locale = tag;
    hasLatinDigits = partOf('integer') === '1';
    decimalSign = partOf('decimal') ?? '.';
  } catch {
    // No locale at all, as `C` of POSIX.
  }
}

/** The locale in which dates and numbers are written. */
export function usedLocale(): string {
  return locale;
}

let dates: { locale: string; format: Intl.DateTimeFormat; written: Map<string, string> } | undefined;
/** Cells, columns and lists say some hundred dates again and again. */
const MAX_WRITTEN = 2_000;

/** A date such as `26 Nov 2026`, in UTC and as the system writes it; the text itself if it is not a date. */
export function dateText(iso: string): string {
  if (dates?.locale !== locale) {
    const day = { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const;
    dates = { locale, format: new Intl.DateTimeFormat(locale, day), written: new Map() };
  }
  const { format, written } = dates;
  const known = written.get(iso);
  if (known !== undefined) return known;
  const time = Date.parse(iso);
  if (Number.isNaN(time)) return iso;
  const text = format.format(time);
  if (written.size >= MAX_WRITTEN) written.clear();
  written.set(iso, text);
  return text;
}

/** `1 model`, `3 models`, `1,500 models`. */
export function counted(amount: number, noun: string): string {
  return `${grouped(amount)} ${noun}${amount === 1 ? '' : 's'}`;
}

/** The number with its digits in groups, as the system writes them. */
export function grouped(amount: number, maximumFractionDigits = 3): string {
  // As below: most counts are small.
  if (Number.isInteger(amount) && amount >= 0 && amount < 1_000 && hasLatinDigits) return String(amount);
  return amount.toLocaleString(locale, { maximumFractionDigits });
}

/** A time in whole milliseconds; what is under a half is not nothing. */
export function wholeMs(timeMs: number): string {
  return timeMs < 0.5 ? '<1' : grouped(Math.round(timeMs));
}

/** With so many digits after the decimal sign of the system. */
export function decimal(amount: number, digits: number): string {
  // Cells are full of them: a formatter of Intl takes twenty times as long.
  return amount.toFixed(digits).replace('.', decimalSign);
}

/** With a capital letter first. */
export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The optimal string alignment distance: substitutions, insertions, deletions and swaps of neighbours. */
export function wrongLetters(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      }
      row.push(least);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

/** Characters of a piece. */
const PIECE_LENGTH = 64 * 1024;

/** The lines of the rows, some in each piece: the text of all can be longer than a string of JavaScript may be. */
export function* inPieces<Row>(rows: Iterable<Row>, lineOf: (row: Row) => string): Generator<string> {
  let piece = '';
  for (const row of rows) {
    piece += lineOf(row);
    if (piece.length < PIECE_LENGTH) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

/** What happened and what to do, in one line. */
export function failureText({ message, nextStep }: { message: string; nextStep: string }): string {
  return `${message} ${nextStep}`;
}
