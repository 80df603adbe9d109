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

/** The text without its byte order mark; UTF-8 if there is none. */
export function decodeText(bytes: Uint8Array): string {
  const found = ENCODINGS.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte));
  return new TextDecoder(found?.label ?? 'utf-8').decode(bytes);
}
