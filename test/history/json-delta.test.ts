import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deltaOf, type Json, withDelta } from '../../electron/history/json-delta.ts';
import { always } from '../helpers/properties.ts';

const json = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as Json);
/** Values that share most, as two scans do. */
const pair = fc.oneof(
  fc.tuple(json, json),
  fc
    .tuple(
      fc.array(fc.integer({ max: 5 }), { maxLength: 12 }),
      fc.array(fc.integer({ max: 5 }), { maxLength: 12 }),
    )
    .map(([a, b]): [Json, Json] => [
      { list: a, same: { x: 1 } },
      { list: b, same: { x: 1 } },
    ]),
);

describe('the delta of two JSON values', () => {
  it('makes the second of the first', () =>
    always([pair], ([from, to]) => {
      const delta = deltaOf(from, to);
      const written = delta === undefined ? undefined : JSON.parse(JSON.stringify(delta));
      expect(written === undefined ? from : withDelta(from, written)).toEqual(to);
    }));

  it('is nothing for equal values', () =>
    always([json], (value) => deltaOf(value, structuredClone(value)) === undefined));

  it('names only what differs', () => {
    const from = { regions: { a: { models: [1, 2, 3], state: 'ok' }, b: { models: [4] } }, table: ['x'] };
    const to = { regions: { a: { models: [1, 9, 3], state: 'ok' }, b: { models: [4] } }, table: ['x', 'y'] };
    expect(deltaOf(from, to)).toEqual({
      members: {
        regions: { members: { a: { members: { models: { keep: [1, 1], put: [9] } } } } },
        table: { keep: [1, 0], put: ['y'] },
      },
    });
  });

  it('refuses a delta of another value', () => {
    expect(() => withDelta([1], { keep: [2, 1], put: [] })).toThrow('not one of this list');
    expect(() => withDelta('text', { members: {} })).toThrow('not one of this object');
    expect(() => withDelta({}, { members: { a: { keep: [0, 0], put: [] } } })).toThrow('not there');
  });
});
