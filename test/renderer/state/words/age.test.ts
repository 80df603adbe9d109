import { expect, test } from 'vitest';
import { dateText } from '../../../../electron/contract/text.ts';
import { ageText, documentDateText } from '../../../../renderer/state/words/age.ts';

const NOW = Date.parse('2026-11-24T12:00:00.000Z');
const ago = (minutes: number): string => new Date(NOW - minutes * 60_000).toISOString();

test.each([
  [ago(0.5), 'just now'],
  [ago(-5), 'just now'],
  [ago(14), '14 min ago'],
  [ago(59.9), '59 min ago'],
  [ago(60), '1 h ago'],
  [ago(60 * 24), '1 day ago'],
  [ago(60 * 24 * 8), '8 days ago'],
  ['yesterday', 'at an unknown time'],
])('%s is %s', (iso, words) => {
  expect(ageText(iso, NOW)).toBe(words);
});

test('dates are written without a doubt about day and month', () => {
  expect(dateText('2026-11-26T08:00:00.000Z')).toBe('26 Nov 2026');
  expect(dateText('soon')).toBe('soon');
});

test('dates of AWS’s pages are written as all others, and other words are left alone', () => {
  expect(documentDateText('Feb 5, 2026')).toBe('5 Feb 2026');
  expect(documentDateText('November 24, 2025')).toBe('24 Nov 2025');
  expect(documentDateText('No sooner than Feb 5, 2026')).toBe('No sooner than Feb 5, 2026');
});
