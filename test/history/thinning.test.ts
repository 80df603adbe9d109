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
  it('keeps the newest 365 scans whatever their age', () => {
    const scans = everyHours(24 * 10, 365);
    expect(scansToDrop(scans, NOW, 365).size).toBe(0);
  });

  it('keeps every scan of the last 30 days', () => {
    const scans = everyHours(1, 24 * 30 + 1);
    expect(scansToDrop(scans, NOW, 365).size).toBe(0);
  });

  it('keeps the last of each day of what is older', () => {
    const scans = everyHours(6, 4 * 200);
    const dropped = scansToDrop(scans, NOW, 365);
    const left = scans.filter(({ name }) => !dropped.has(name));
    const oldDays = new Set(scans.slice(0, -365).map(({ at }) => at.slice(0, 10)));
    const oldLeft = left.slice(0, -365);
    expect(left.slice(-365)).toEqual(scans.slice(-365));
    // The last of the day on which the newest 365 begin is among these.
    expect(oldLeft.length).toBeGreaterThanOrEqual(oldDays.size - 1);
    expect(oldLeft.every(({ at }) => at.slice(11, 13) === '18')).toBe(true);
  });

  it('drops what is older than the limit', () => {
    const scans = everyHours(24, 500);
    const dropped = scansToDrop(scans, NOW, 400);
    expect(dropped.size).toBe(99);
    expect(dropped.has('scan 0')).toBe(true);
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
