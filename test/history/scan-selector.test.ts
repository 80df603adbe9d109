import { describe, expect, it } from 'vitest';
import { parseScanSelector, scanAt } from '../../electron/history/scan-selector.ts';
import { aKeptScan } from '../helpers/builders.ts';

const SCANS = ['2026-11-26T09:00:00.000Z', '2026-11-24T23:59:59.999Z', '2026-11-24T10:00:00.000Z'].map((at) =>
  aKeptScan(at),
);

function at(text: string): string | undefined {
  const when = parseScanSelector(text);
  return when === undefined ? 'not a time' : scanAt(SCANS, when)?.at;
}

describe('the kept scan at a time', () => {
  it.each([
    ['@-0', '2026-11-26T09:00:00.000Z', 'the last'],
    ['@-2', '2026-11-24T10:00:00.000Z', 'two before the last'],
    ['2026-11-24', '2026-11-24T23:59:59.999Z', 'the newest up to the end of the day in UTC'],
    ['2026-11-25', '2026-11-24T23:59:59.999Z', 'the newest before a day without one'],
    ['2026-11-24T10:00:00.000Z', '2026-11-24T10:00:00.000Z', 'the one at exactly that time'],
    ['2026-11-24T12:00', '2026-11-24T10:00:00.000Z', 'a time without a zone is UTC'],
    ['2026-11-24T13:00+02:00', '2026-11-24T10:00:00.000Z', 'a time with a zone'],
  ])('%s is %s: %s', (text, expected) => {
    expect(at(text)).toBe(expected);
  });

  it('is the newest by its time, not by its place, after a clock went back', () => {
    const kept = [aKeptScan('2026-10-20T09:00:00.000Z'), ...SCANS];
    const until = parseScanSelector('2026-11-25');
    expect(until && scanAt(kept, until)?.at).toBe('2026-11-24T23:59:59.999Z');
    const back = parseScanSelector('@-0');
    expect(back && scanAt(kept, back)?.at).toBe('2026-10-20T09:00:00.000Z');
  });

  it.each(['@-3', '2026-11-23', '2026-11-24T09:59:59Z'])('%s is older than all', (text) => {
    expect(at(text)).toBeUndefined();
  });

  it.each(['', 'yesterday', '@', '@1', '@--1', '2026-13-01', '2026-02-30', '2026-11-24T25:00Z', '20261124'])(
    '"%s" is not a time',
    (text) => {
      expect(at(text)).toBe('not a time');
    },
  );
});
