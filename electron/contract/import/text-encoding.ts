/** The encodings in which editors and shells save a JSON file. */

interface Encoding {
  label: 'utf-8' | 'utf-16le' | 'utf-16be';
  mark: readonly number[];
}

const ENCODINGS: readonly Encoding[] = [
  { label: 'utf-8', mark: [0xef, 0xbb, 0xbf] },
  { label: 'utf-16le', mark: [0xff, 0xfe] },
  { label: 'utf-16be', mark: [0xfe, 0xff] },
];

/** The text without its byte order mark. Without one it is UTF-8, unless every other byte of its first sign of JSON is zero. */
export function decodeText(bytes: Uint8Array): string {
  const found =
    ENCODINGS.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte)) ?? unmarked(bytes);
  return new TextDecoder(found?.label ?? 'utf-8').decode(bytes);
}

/** JSON begins with a sign of ASCII. */
function unmarked([first, second]: Uint8Array): Pick<Encoding, 'label'> | undefined {
  if (first === 0 && second !== 0) return { label: 'utf-16be' };
  return first !== 0 && second === 0 ? { label: 'utf-16le' } : undefined;
}
