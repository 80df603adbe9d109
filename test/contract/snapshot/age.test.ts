import { expect, it } from 'vitest';
import { isExpired } from '../../../electron/contract/snapshot/age.ts';

const NOW = Date.parse('2026-11-24T12:00:00.000Z');
const ago = (minutes: number): string => new Date(NOW - minutes * 60_000).toISOString();

it.each([
  ['seven days old', ago(7 * 24 * 60), false],
  ['a minute older', ago(7 * 24 * 60 + 1), true],
  ['from a clock that ran ahead', ago(-60), false],
  ['never scanned', undefined, true],
  ['of an unreadable time', 'yesterday', true],
])('data %s has expired: %s', (_age, at, expired) => {
  expect(isExpired(at, NOW)).toBe(expired);
});
