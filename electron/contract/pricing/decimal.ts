/** Decimal numbers as texts, exact: a price such as 0.00000875 survives every step. Only zero and positive ones. */

const PLAIN = /^\d+(\.\d+)?$/;
/** Longer texts are no prices. */
const MAX_LENGTH = 40;

/** The number without needless zeros, such as `0.0055` for `0.0055000000`; undefined if the text is no plain decimal. */
export function plainDecimal(text: string): string | undefined {
  return text.length > MAX_LENGTH ? undefined : withoutZeros(text);
}

function withoutZeros(text: string): string | undefined {
  if (!PLAIN.test(text)) return undefined;
  const [whole = '', fraction = ''] = text.split('.');
  const digits = fraction.replace(/0+$/, '');
  const start = whole.replace(/^0+(?=\d)/, '');
  return digits === '' ? start : `${start}.${digits}`;
}

/** The number times a power of ten, exact. */
export function shiftDecimal(text: string, places: number): string {
  const { digits, scale } = read(text);
  return written(digits, scale - places);
}

/** The sum, exact. */
export function addDecimals(...texts: readonly string[]): string {
  const numbers = texts.map(read);
  const scale = Math.max(0, ...numbers.map((each) => each.scale));
  let sum = 0n;
  for (const each of numbers) sum += each.digits * 10n ** BigInt(scale - each.scale);
  return written(sum, scale);
}

/** The product, exact. */
export function multiplyDecimals(...texts: readonly string[]): string {
  let digits = 1n;
  let scale = 0;
  for (const each of texts.map(read)) {
    digits *= each.digits;
    scale += each.scale;
  }
  return written(digits, scale);
}

/** Negative if the first is smaller, positive if it is larger, 0 if both are the same number. */
export function compareDecimals(first: string, second: string): number {
  const [a, b] = [read(first), read(second)];
  const scale = Math.max(a.scale, b.scale);
  const difference = a.digits * 10n ** BigInt(scale - a.scale) - b.digits * 10n ** BigInt(scale - b.scale);
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
}

/** Rounded half up to so many places, with all of them written: for sums of money on the screen. */
export function roundDecimal(text: string, places: number): string {
  const { digits, scale } = read(text);
  const cut = scale - places;
  const kept =
    cut <= 0 ? digits * 10n ** BigInt(-cut) : (digits + 10n ** BigInt(cut) / 2n) / 10n ** BigInt(cut);
  const padded = kept.toString().padStart(places + 1, '0');
  return places === 0 ? padded : `${padded.slice(0, -places)}.${padded.slice(-places)}`;
}

function read(text: string): { digits: bigint; scale: number } {
  const plain = withoutZeros(text);
  if (plain === undefined) throw new RangeError(`Not a plain decimal number: ${text}`);
  const [whole = '', fraction = ''] = plain.split('.');
  return { digits: BigInt(whole + fraction), scale: fraction.length };
}

function written(digits: bigint, scale: number): string {
  if (scale <= 0) return (digits * 10n ** BigInt(-scale)).toString();
  const padded = digits.toString().padStart(scale + 1, '0');
  const fraction = padded.slice(-scale).replace(/0+$/, '');
  return fraction === '' ? padded.slice(0, -scale) : `${padded.slice(0, -scale)}.${fraction}`;
}
