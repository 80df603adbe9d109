/** Prices are added and multiplied as texts, without a loss. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDecimals,
  compareDecimals,
  multiplyDecimals,
  plainDecimal,
  roundDecimal,
  shiftDecimal,
} from '../../../electron/contract/pricing/decimal.ts';
import { always } from '../../helpers/properties.ts';

const decimals = fc
  .tuple(fc.bigInt(0n, 10n ** 12n), fc.integer({ min: 0, max: 12 }))
  .map(([digits, scale]) => {
    const text = digits.toString().padStart(scale + 1, '0');
    return scale === 0 ? text : `${text.slice(0, -scale)}.${text.slice(-scale)}`;
  });

describe('a price as text', () => {
  it.each([
    ['0.0055000000', '0.0055'],
    ['0.00000875', '0.00000875'],
    ['0.0000000000', '0'],
    ['007.50', '7.5'],
    ['12', '12'],
  ])('%s is kept as %s', (published, kept) => {
    expect(plainDecimal(published)).toBe(kept);
  });

  it.each(['', '1e-5', '-1', '+1', 'NaN', '1.', '.5', '1,5', ' 1', '0x1', '1.2.3'])(
    '%j is no price',
    (text) => {
      expect(plainDecimal(text)).toBeUndefined();
    },
  );

  it('moves from a thousand tokens to a million without rounding', () => {
    expect(shiftDecimal('0.00000875', 3)).toBe('0.00875');
    expect(shiftDecimal('0.000015', 3)).toBe('0.015');
    expect(shiftDecimal('0.0', 3)).toBe('0');
  });

  it('moved there and back is the same number', () =>
    always([decimals, fc.integer({ min: 0, max: 9 })], (text, places) => {
      expect(shiftDecimal(shiftDecimal(text, places), -places)).toBe(plainDecimal(text));
    }));

  it('adds in any order, and a sum is not less than its parts', () =>
    always([decimals, decimals], (a, b) => {
      expect(addDecimals(a, b)).toBe(addDecimals(b, a));
      expect(compareDecimals(addDecimals(a, b), a)).toBeGreaterThanOrEqual(0);
    }));

  it('multiplies as repeated addition does', () =>
    always([decimals, fc.integer({ min: 0, max: 20 })], (text, times) => {
      const sum = addDecimals('0', ...Array.from({ length: times }, () => text));
      expect(multiplyDecimals(text, String(times))).toBe(sum);
    }));

  it('orders as numbers do, not as texts', () => {
    expect(['10', '9', '0.5', '0.50'].sort(compareDecimals)).toEqual(['0.5', '0.50', '9', '10']);
  });

  it.each([
    ['0.005', 2, '0.01'],
    ['0.0049', 2, '0.00'],
    ['12', 2, '12.00'],
    ['1234.5678', 0, '1235'],
    ['0.1', 1, '0.1'],
  ])('%s is shown with %d places as %s', (text, places, shown) => {
    expect(roundDecimal(text, places)).toBe(shown);
  });
});
