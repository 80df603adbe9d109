import { afterEach, expect, it } from 'vitest';
import { decimal, grouped, writeNumbersAs } from '../../electron/contract/text.ts';
import { dateText, timeText } from '../../renderer/state/words/age.ts';
import { latencyText } from '../../renderer/state/words/cell-text.ts';

const AT = '2026-11-26T10:00:00.000Z';

afterEach(() => writeNumbersAs('en-GB'));

it.each([
  ['en-US', '1,234,567', '5.3', 'Nov 26, 2026'],
  ['en-GB', '1,234,567', '5.3', '26 Nov 2026'],
  ['de-DE', '1.234.567', '5,3', '26. Nov. 2026'],
  ['sv-SE', '1 234 567', '5,3', '26 nov. 2026'],
])('numbers and dates are written as in %s', (locale, number, small, date) => {
  writeNumbersAs(locale);
  expect(grouped(1_234_567).replace(/\s/gu, ' ')).toBe(number);
  expect(decimal(5.25, 1)).toBe(small);
  expect(latencyText(5.25)).toBe(`${small} ms`);
  expect(dateText(AT)).toBe(date);
  expect(timeText(AT)).toContain('2026');
});

it.each(['', 'C', 'not a locale', 'x_y'])('a system that names "%s" leaves them as they are', (locale) => {
  writeNumbersAs(locale);
  expect(grouped(1_234_567)).toBe('1,234,567');
  expect(dateText(AT)).toBe('26 Nov 2026');
});
