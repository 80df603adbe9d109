import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRowSlots } from '../../../../renderer/state/matrix/row-recycler.ts';

const shownRows = fc.uniqueArray(fc.constantFrom(...'abcdefghij'), { maxLength: 8 });

describe('elements of rows', () => {
  test('a row keeps its own while it is shown, and no two rows share one', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(shownRows, fc.boolean()), { minLength: 1, maxLength: 8 }), (steps) => {
        const slotsOf = createRowSlots();
        let before = new Map<string, number>();
        for (const [shown, mayReuse] of steps) {
          const slots = slotsOf(shown, mayReuse);
          expect(new Set(slots).size).toBe(shown.length);
          const now = new Map(shown.map((id, place) => [id, slots[place] ?? Number.NaN]));
          for (const [id, slot] of now) if (before.has(id)) expect(slot).toBe(before.get(id));
          before = now;
        }
      }),
    );
  });

  test('a row that comes takes the element of one that has gone', () => {
    const slotsOf = createRowSlots();
    const [first, second] = slotsOf(['a', 'b'], true);
    expect(slotsOf(['b', 'c'], true)).toEqual([second, first]);
  });

  test('a row that flies by takes one of its own', () => {
    const slotsOf = createRowSlots();
    const before = slotsOf(['a', 'b'], true);
    const [, own] = slotsOf(['b', 'c'], false);
    expect(before).not.toContain(own);
  });

  test('asked twice for the same, it gives the same', () => {
    const slotsOf = createRowSlots();
    expect(slotsOf(['a', 'b'], true)).toEqual(slotsOf(['a', 'b'], true));
  });
});
