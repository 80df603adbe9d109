import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OrderedCopies } from '../../../electron/contract/export/ordered-copies.ts';
import { always } from '../../helpers/properties.ts';

const same = (text: string): string => text;

/** What JSON can hold; it has no -0. */
const json = fc
  .jsonValue({ depthSize: 'medium' })
  .map((value) => JSON.parse(JSON.stringify(value)) as unknown);

describe('an ordered copy', () => {
  it('holds what the original holds, and leaves the original alone', () =>
    always([json], (value) => {
      const before = JSON.stringify(value);
      expect(new OrderedCopies(same).of(value)).toEqual(value);
      expect(JSON.stringify(value)).toBe(before);
    }));

  it('is the same text in whichever order the members came', () => {
    const one = { b: 1, a: { d: [{ z: 1, y: 2 }], c: 2 } };
    const other = { a: { c: 2, d: [{ y: 2, z: 1 }] }, b: 1 };
    const copies = new OrderedCopies(same);
    expect(JSON.stringify(copies.of(one))).toBe('{"a":{"c":2,"d":[{"y":2,"z":1}]},"b":1}');
    expect(JSON.stringify(copies.of(other))).toBe(JSON.stringify(copies.of(one)));
  });

  it('changes every text, but no key', () => {
    const copies = new OrderedCopies((text) => text.toUpperCase());
    expect(copies.of({ key: ['text', 1, null, { deep: 'text' }] })).toEqual({
      key: ['TEXT', 1, null, { deep: 'TEXT' }],
    });
  });

  it('keeps a member called __proto__ a plain member', () => {
    const value = JSON.parse('{"__proto__":{"polluted":true},"a":1}') as object;
    const copy = new OrderedCopies(same).of(value);
    expect(JSON.stringify(copy)).toBe('{"__proto__":{"polluted":true},"a":1}');
    expect((copy as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('takes added members as they are, in their place among the sorted ones, instead of those of the same name', () => {
    const copies = new OrderedCopies((text) => text.toUpperCase());
    const merged = copies.merge({ c: 'c', a: 'a', b: 'old' }, { b: 'new', d: 'd' });
    expect(JSON.stringify(merged)).toBe('{"a":"A","b":"new","c":"C","d":"d"}');
  });
});
