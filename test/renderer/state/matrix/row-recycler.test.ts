import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_ELEMENTS, recycled } from '../../../../renderer/state/matrix/row-recycler.ts';
import { always } from '../../../helpers/properties.ts';

const shownRows = fc.uniqueArray(fc.constantFrom(...'abcdefghij'), { maxLength: 8 });

describe('the elements of rows', () => {
  test('are one for each row, which keeps its own while it is shown', () =>
    always([fc.array(shownRows, { minLength: 1, maxLength: 8 })], (steps) => {
      let before = NO_ELEMENTS;
      for (const shown of steps) {
        const { byModel } = recycled(before, shown);
        expect([...byModel.keys()].sort()).toEqual([...shown].sort());
        expect(new Set(byModel.values()).size).toBe(shown.length);
        for (const [id, element] of byModel) {
          if (before.byModel.has(id)) expect(element).toBe(before.byModel.get(id));
        }
        before = recycled(before, shown);
      }
    }));

  test('go from a row that has gone to one that comes', () => {
    const before = recycled(NO_ELEMENTS, ['a', 'b']);
    const after = recycled(before, ['b', 'c']);
    expect(after.byModel.get('c')).toBe(before.byModel.get('a'));
    expect(after.highest).toBe(2);
  });

  test('are the same object for the same rows in any order', () => {
    const before = recycled(NO_ELEMENTS, ['a', 'b']);
    expect(recycled(before, ['b', 'a'])).toBe(before);
  });
});
