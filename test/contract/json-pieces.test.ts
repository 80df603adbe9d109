/** Reading in pieces gives what reading in one go gives, and refuses what that refuses. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { largeParts, TooManyMembers, valueInPieces } from '../../electron/contract/json-pieces.ts';
import { parseVisibleJson } from '../../electron/contract/outside-text.ts';
import { atOnce } from '../../electron/contract/time-slices.ts';
import { always } from '../helpers/properties.ts';

function read(text: string, pieceValues: number): unknown {
  const parts = atOnce(largeParts(text, 1_000, pieceValues));
  if (typeof parts === 'string') throw new SyntaxError(parts);
  return atOnce(valueInPieces(text, parts, 1_000, pieceValues));
}

/** The text that the value was written as, or that it is none. */
function outcome(read: () => unknown): string {
  try {
    return JSON.stringify(read());
  } catch (error) {
    if (error instanceof SyntaxError) return 'no JSON';
    throw error;
  }
}

const PIECES = fc.integer({ min: 1, max: 6 });
const SPACED = fc.constantFrom(undefined, 1, '\t');
const TEXTS = fc
  .tuple(fc.jsonValue({ maxDepth: 6, noUnicodeString: false, stringUnit: 'binary' }), SPACED)
  .map(([value, space]) => JSON.stringify(value, null, space));
/** What a hostile file has beside what JSON.stringify writes. */
const SIGNS = fc.constantFrom(
  ...[
    '',
    ',',
    ':',
    '"',
    '\\',
    '[',
    ']',
    '{',
    '}',
    '[]',
    '{}',
    ',,',
    ' ',
    '\n',
    '\u00a0',
    '0',
    '-',
    'null',
    '1 2',
  ],
  ...[
    '"a":',
    '"a":1,',
    '"__proto__":{"a":[1,2]},',
    '"\\u0022"',
    '"\\u202e"',
    '"\u202e"',
    '/**/',
    '\ufeff',
    '1e999',
  ],
);

describe('a text read in pieces', () => {
  it('has the value that it has in one go', () =>
    always([TEXTS, PIECES], (text, pieceValues) => {
      expect(outcome(() => read(text, pieceValues))).toBe(outcome(() => parseVisibleJson(text)));
    }));

  it('is refused if and only if it is in one go, wherever it was changed', () =>
    always([TEXTS, PIECES, SIGNS, fc.nat(), fc.nat({ max: 2 })], (text, pieceValues, sign, place, length) => {
      const at = place % (text.length + 1);
      // As it comes out of a file.
      const changed = String(Buffer.from(`${text.slice(0, at)}${sign}${text.slice(at + length)}`));
      expect(
        outcome(() => read(changed, pieceValues)),
        changed,
      ).toBe(outcome(() => parseVisibleJson(changed)));
    }));

  it.each([
    '[1,2,[3,4,5],6,]',
    '[1,2,[3,4,5] 6]',
    '[1,2,-[3,4,5]]',
    '[,[3,4,5]]',
    '[[3,4,5],]',
    '[[3,4,5],[6,7,8]]',
    '[[3,4,5}]',
    '{"a":[3,4,5]}',
    '{"a" : [3,4,5] , "b" :1}',
    '{"a":n[3,4,5]}',
    '{[3,4,5]}',
    '{"a":1,"b"[3,4,5]}',
    '{"a":[3,4,5],"a":1}',
    '{"__proto__":[3,4,5],"b":{"__proto__":1}}',
    '[3,4,5][]',
    '[3,4,5]]',
    '"[',
    '',
    ' ',
    ' [1,2,3] ',
    '[1,2,3]\u00a0',
  ])('%s is read as in one go', (text) => {
    expect(outcome(() => read(text, 2))).toBe(outcome(() => parseVisibleJson(text)));
  });

  it('is refused where an object has too many members', () => {
    const text = JSON.stringify([
      Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`n${index}`, 1])),
    ]);
    const parts = atOnce(largeParts(text, 1_000, 5));
    if (typeof parts === 'string') throw new Error(parts);
    expect(() => atOnce(valueInPieces(text, parts, 19, 5))).toThrow(TooManyMembers);
    expect(atOnce(valueInPieces(text, parts, 20, 5))).toEqual(JSON.parse(text));
  });

  it('is refused before it is read if it has too many values or is nested too deep', () => {
    expect(atOnce(largeParts(`[${'[],'.repeat(2_000)}[]]`, 1_000))).toBe('too-many');
    expect(atOnce(largeParts(`${'['.repeat(41)}${']'.repeat(41)}`, 1_000))).toBe('no-json');
    expect(atOnce(largeParts(`${'['.repeat(40)}${']'.repeat(40)}`, 1_000))).toEqual(new Map());
  });
});
