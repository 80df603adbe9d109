import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  columnWidths,
  hasRoomForIds,
  hasRoomForWords,
  NAMES_PX,
} from '../../../../renderer/state/matrix/column-widths.ts';
import { always } from '../../../helpers/properties.ts';

const total = (room: number, columns: number, own?: number): number => {
  const { cell, names } = columnWidths(room, columns, own);
  return names + columns * cell;
};

describe('the columns', () => {
  test('fit wherever cells of 18 pixels beside short names do, and are never narrower', () =>
    always([fc.integer({ min: 300, max: 4_000 }), fc.integer({ min: 1, max: 60 })], (room, columns) => {
      const { cell, names } = columnWidths(room, columns, undefined);
      expect(cell).toBeGreaterThanOrEqual(18);
      expect(names).toBeGreaterThanOrEqual(150);
      if (200 + 24 * columns <= room) expect(cell).toBeGreaterThanOrEqual(24);
      if (200 + 18 * columns <= room) expect(names).toBeGreaterThanOrEqual(200);
      if (150 + 18 * columns <= room) expect(total(room, columns)).toBeLessThanOrEqual(room);
      else expect(cell).toBeGreaterThanOrEqual(24);
    }));

  test.each([
    [2_340, 33],
    [2_340, 31],
    [1_220, 33],
    [1_220, 8],
  ])('use nine tenths of %i pixels with %i regions', (room, columns) => {
    expect(total(room, columns) / room).toBeGreaterThan(0.9);
    expect(total(room, columns)).toBeLessThanOrEqual(room);
  });

  test('have room for ids where few of them stand in a wide window', () => {
    expect(hasRoomForIds(columnWidths(2_340, 6, undefined))).toBe(true);
    expect(hasRoomForIds(columnWidths(1_220, 3, undefined))).toBe(true);
    expect(hasRoomForIds(columnWidths(1_220, 8, undefined))).toBe(false);
    expect(hasRoomForIds(columnWidths(2_340, 33, undefined))).toBe(false);
    expect(columnWidths(4_000, 2, undefined).cell).toBe(320);
  });

  test('fit beside the open details as long as the beginnings of the names are seen', () => {
    for (const columns of [20, 25, 28, 33]) expect(total(828, columns)).toBeLessThanOrEqual(828);
    expect(columnWidths(828, 33, undefined)).toEqual({ cell: 19, names: 201 });
    expect(columnWidths(828, 33, 180)).toEqual({ cell: 19, names: 180 });
    // Fifty do not: none is then too narrow to point at.
    expect(columnWidths(828, 50, undefined)).toEqual({ cell: 24, names: 200 });
  });

  test('keep the width of names that the user gave, whatever fits', () =>
    always(
      [
        fc.integer({ min: 300, max: 4_000 }),
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 140, max: 640 }),
      ],
      (room, columns, own) => {
        expect(columnWidths(room, columns, own).names).toBe(own);
      },
    ));

  test('are as they were where nothing is known of the room, and say words only where there is some', () => {
    expect(columnWidths(0, 33, undefined)).toEqual({ cell: 28, names: NAMES_PX });
    expect(hasRoomForWords(columnWidths(1_220, 33, undefined))).toBe(false);
    expect(hasRoomForWords(columnWidths(2_340, 31, undefined))).toBe(true);
  });
});
