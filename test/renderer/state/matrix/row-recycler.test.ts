import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_ELEMENTS, recycled } from '../../../../renderer/state/matrix/row-recycler.ts';

const shownRows = fc.uniqueArray(fc.constantFrom(...'abcdefghij'), { maxLength: 8 });

describe('the elements of rows', () => {
  test('are one for each row, which keeps its own while it is shown', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(shownRows, fc.boolean()), { minLength: 1, maxLength: 8 }), (steps) => {
        let before = NO_ELEMENTS;
        for (const [shown, mayReuse] of steps) {
          const { byModel } = recycled(before, shown, mayReuse);
          expect([...byModel.keys()].sort()).toEqual([...shown].sort());
          expect(new Set(byModel.values()).size).toBe(shown.length);
          for (const [id, element] of byModel) {
            if (before.byModel.has(id)) expect(element).toBe(before.byModel.get(id));
          }
          before = recycled(before, shown, mayReuse);
        }
      }),
    );
  });

  test('go from a row that has gone to one that comes', () => {
    const before = recycled(NO_ELEMENTS, ['a', 'b'], true);
    const after = recycled(before, ['b', 'c'], true);
    expect(after.byModel.get('c')).toBe(before.byModel.get('a'));
    expect(after.highest).toBe(2);
  });

  test('are new for a row that flies by', () => {
    const before = recycled(NO_ELEMENTS, ['a', 'b'], true);
    expect(recycled(before, ['b', 'c'], false).byModel.get('c')).toBe(3);
  });

  test('are the same object for the same rows in any order', () => {
    const before = recycled(NO_ELEMENTS, ['a', 'b'], true);
    expect(recycled(before, ['b', 'a'], true)).toBe(before);
  });
});
