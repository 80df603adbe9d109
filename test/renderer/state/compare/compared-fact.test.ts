import { describe, expect, test } from 'vitest';
import { differenceOf, known, knownSet, notKnown } from '../../../../renderer/state/compare/compared-fact.ts';

describe('a difference', () => {
  const yes = known('yes', []);
  const no = known('no', []);

  test('is between two values that are known', () => {
    expect(differenceOf([yes, no])).toBe('differs');
    expect(differenceOf([yes, notKnown(), no])).toBe('differs');
    expect(differenceOf([yes, yes])).toBe('same');
  });

  test('is not between two that are not known, and open between a known and an unknown one', () => {
    expect(differenceOf([notKnown(), notKnown()])).toBe('same');
    expect(differenceOf([yes, notKnown()])).toBe('open');
    expect(differenceOf([notKnown(), yes, yes])).toBe('open');
  });

  test('is not in the order of a set', () => {
    expect(differenceOf([knownSet(['TEXT', 'IMAGE'], []), knownSet(['IMAGE', 'TEXT'], [])])).toBe('same');
    expect(differenceOf([knownSet(['TEXT'], []), knownSet([], [])])).toBe('differs');
  });
});
