import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type GridPosition,
  keepPosition,
  moveByKey,
} from '../../../../renderer/state/matrix/grid-position.ts';
import { always } from '../../../helpers/properties.ts';

const SHAPE = { modelIds: ['a', 'b', 'c', 'd'], regions: ['r1', 'r2', 'r3'], pageRows: 2 };
const at = (modelId: string | null, region: string | null): GridPosition => ({ modelId, region });
const press = (from: GridPosition, key: string, ctrl = false) => moveByKey(from, { key, ctrl }, SHAPE);

describe('keys', () => {
  test.each([
    ['ArrowDown', false, at('c', 'r2')],
    ['ArrowUp', false, at('a', 'r2')],
    ['ArrowLeft', false, at('b', 'r1')],
    ['ArrowRight', false, at('b', 'r3')],
    ['Home', false, at('b', 'r1')],
    ['End', false, at('b', 'r3')],
    ['Home', true, at('a', 'r1')],
    ['End', true, at('d', 'r3')],
    ['PageDown', false, at('d', 'r2')],
    ['PageUp', false, at('a', 'r2')],
  ])('%s (with Ctrl: %s)', (key, ctrl, to) => {
    expect(press(at('b', 'r2'), key, ctrl)).toEqual(to);
  });

  test('reach the names and the header row by arrows, and stop at the edges', () => {
    expect(press(at('a', 'r1'), 'ArrowLeft')).toEqual(at('a', null));
    expect(press(at('a', null), 'ArrowLeft')).toEqual(at('a', null));
    expect(press(at('a', 'r1'), 'ArrowUp')).toEqual(at(null, 'r1'));
    expect(press(at(null, null), 'ArrowDown')).toEqual(at('a', null));
    expect(press(at('d', 'r3'), 'ArrowDown')).toEqual(at('d', 'r3'));
  });

  test('leave all other keys alone', () => {
    expect(press(at('a', 'r1'), 'Tab')).toBeUndefined();
    expect(press(at('a', 'r1'), 'x')).toBeUndefined();
  });

  test('every walk stays in the grid', async () => {
    const keys = fc.constantFrom(
      'ArrowUp',
      'ArrowDown',
      'ArrowLeft',
      'ArrowRight',
      'Home',
      'End',
      'PageUp',
      'PageDown',
    );
    await always([fc.array(fc.tuple(keys, fc.boolean()))], (walk) => {
      let position = at('a', 'r1');
      for (const [key, ctrl] of walk) position = press(position, key, ctrl) ?? position;
      expect([null, ...SHAPE.modelIds]).toContain(position.modelId);
      expect([null, ...SHAPE.regions]).toContain(position.region);
    });
  });
});

describe('the cursor', () => {
  test('stays on its model when the rows are sorted', () => {
    const position = at('b', 'r2');
    expect(keepPosition(position, 1, { modelIds: ['d', 'c', 'b', 'a'], regions: SHAPE.regions })).toBe(
      position,
    );
  });

  test('goes to the nearest row when its model is filtered away', () => {
    expect(keepPosition(at('c', 'r2'), 2, { modelIds: ['a', 'b'], regions: SHAPE.regions })).toEqual(
      at('b', 'r2'),
    );
    expect(keepPosition(at('c', 'r2'), 2, { modelIds: [], regions: SHAPE.regions })).toEqual(at(null, 'r2'));
  });

  test('goes to the first region when its region is hidden', () => {
    expect(keepPosition(at('a', 'r3'), 0, { modelIds: ['a'], regions: ['r1'] })).toEqual(at('a', 'r1'));
  });
});
