import { afterEach, expect, it } from 'vitest';
import { cellFigure } from '../../electron/contract/cell-modes.ts';
import { scanTimeText } from '../../electron/contract/snapshot/kept/kept-scan.ts';
import { counted, dateText, decimal, grouped, writeNumbersAs } from '../../electron/contract/text.ts';
import { timeText } from '../../renderer/state/words/age.ts';
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
  expect(counted(1_234_567, 'model').replace(/\s/gu, ' ')).toBe(`${number} models`);
  expect(counted(1, 'model')).toBe('1 model');
  expect(latencyText(5.25)).toBe('5 ms');
  expect(scanTimeText(AT)).toContain(date);
  expect(dateText(AT)).toBe(date);
  expect(timeText(AT)).toContain('2026');
});

it('a round trip has the same digits wherever it stands, and is never nothing', () => {
  const short = (medianMs: number) => cellFigure('latency', { kinds: ['on-demand'], medianMs })?.short;
  for (const [ms, figure] of [
    [0.2, '<1'],
    [4.96, '5'],
    [5, '5'],
    [9.6, '10'],
    [104.5, '105'],
  ] as const) {
    expect(short(ms)).toBe(figure);
    expect(latencyText(ms)).toBe(`${figure} ms`);
  }
});

it('every small number is written as the system writes all', () => {
  writeNumbersAs('ar-EG');
  expect(grouped(7)).toBe(new Intl.NumberFormat('ar-EG').format(7));
});

it.each(['', 'C', 'not a locale', 'x_y'])('a system that names "%s" leaves them as they are', (locale) => {
  writeNumbersAs(locale);
  expect(grouped(1_234_567)).toBe('1,234,567');
  expect(dateText(AT)).toBe('26 Nov 2026');
});
