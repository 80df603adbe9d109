import { describe, expect, it } from 'vitest';
import { scansToDrop } from '../../electron/history/thinning.ts';
import { historyWorld, keep, scanWith } from './history-world.ts';

const HOUR_MS = 3_600_000;
const NOW = Date.parse('2026-11-28T12:00:00.000Z');

/** Scans every so many hours until now, oldest first. */
function everyHours(hours: number, count: number): { name: string; at: string }[] {
  return Array.from({ length: count }, (_, index) => {
    const at = new Date(NOW - (count - 1 - index) * hours * HOUR_MS).toISOString();
    return { name: `scan ${index}`, at };
  });
}

describe('thinning', () => {
  it.each([30, 90, 365, 1_095])('keeps one scan a day for %d days, and nothing older', (days) => {
    const scans = everyHours(24, 1_200);
    const dropped = scansToDrop(scans, NOW, days);
    // Ages count from the scan before the newest.
    expect(scans.length - dropped.size).toBe(days + 2);
    expect(scans.slice(-days - 2).some(({ name }) => dropped.has(name))).toBe(false);
  });

  it('keeps every scan of the last 30 days, and the last of each day of what is older', () => {
    const scans = everyHours(1, 24 * 200);
    const dropped = scansToDrop(scans, NOW, 365);
    const left = scans.filter(({ name }) => !dropped.has(name));
    const recent = 24 * 30 + 2;
    expect(left.slice(-recent)).toEqual(scans.slice(-recent));
    const older = left.slice(0, -recent);
    expect(older.every(({ at }) => at.slice(11, 13) === '23')).toBe(true);
    expect(older).toHaveLength(new Set(scans.slice(0, -recent).map(({ at }) => at.slice(0, 10))).size - 1);
  });

  it.each([2, 6, 24])('keeps the last 365 scans of one every %d hours, whenever it is done', (hours) => {
    let kept: { name: string; at: string }[] = [];
    const scans = everyHours(hours, 900);
    for (const [index, scan] of scans.entries()) {
      kept = [...kept, scan];
      const dropped = scansToDrop(kept, Date.parse(scan.at), 3_650);
      kept = kept.filter(({ name }) => !dropped.has(name));
      expect(kept.slice(-365)).toEqual(scans.slice(Math.max(0, index - 364), index + 1));
    }
    // Before these, one a day.
    const days = kept.slice(0, -365).map(({ at }) => at.slice(0, 10));
    expect(new Set(days).size).toBe(days.length);
  });

  it('drops of the last 365 scans those that are too old', () => {
    const scans = everyHours(24 * 7, 100);
    expect(scans.length - scansToDrop(scans, NOW, 365).size).toBe(54);
  });

  it('keeps the newest two whatever their age', () => {
    expect(scansToDrop(everyHours(24 * 1_000, 2), NOW, 30).size).toBe(0);
  });

  it('drops nothing at the first scan under a clock that is years ahead', () => {
    const scans = [...everyHours(24, 100), { name: 'ahead', at: '2036-01-01T00:00:00.000Z' }];
    expect(scansToDrop(scans, Date.parse('2036-01-01T00:00:00.000Z'), 365).size).toBe(0);
  });
});

describe('the limit of bytes', () => {
  it('drops the oldest scans of all histories, never the newest of one', async () => {
    const world = historyWorld();
    for (let scan = 0; scan < 6; scan += 1) await keep(world, scanWith(`a.number-${scan}`));
    expect(await world.history.list()).toHaveLength(6);
    const small = world.another({ bytes: 1 });
    const last = await keep(world, scanWith('a.last'), small);
    expect((await world.another().list()).map(({ id }) => id)).toEqual([last]);
  });
});
