import { describe, expect, it } from 'vitest';
import { lastScanMs, Rescans } from '../../electron/watch/rescans.ts';
import { AT, aModel } from '../helpers/builders.ts';
import { listed, stateAfter } from '../helpers/scan-events.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A schedule over a time that a test moves. */
function schedule({ hours = 6, lastScanHoursAgo }: { hours?: number; lastScanHoursAgo?: number } = {}) {
  const world = { hours, nowMs: Date.parse('2026-11-24T10:00:00.000Z'), scans: [] as number[] };
  const startMs = world.nowMs;
  let lastScanMs = lastScanHoursAgo === undefined ? undefined : startMs - lastScanHoursAgo * HOUR_MS;
  let timer: { run: () => void; dueMs: number } | undefined;
  const rescans = new Rescans({
    hours: () => world.hours,
    lastScanMs: () => lastScanMs,
    rescan: () => world.scans.push((world.nowMs - startMs) / MINUTE_MS),
    nowEpochMs: () => world.nowMs,
    later(run, ms) {
      const own = { run, dueMs: world.nowMs + ms };
      timer = own;
      return () => {
        if (timer === own) timer = undefined;
      };
    },
  });
  return Object.assign(world, {
    rescans,
    /** Lets the time pass, and each timer run when it is due. */
    pass(ms: number) {
      const untilMs = world.nowMs + ms;
      while (timer !== undefined && timer.dueMs <= untilMs) {
        const { dueMs, run } = timer;
        timer = undefined;
        world.nowMs = Math.max(world.nowMs, dueMs);
        run();
      }
      world.nowMs = untilMs;
    },
    /** A scan of the user has ended. */
    scanned() {
      lastScanMs = world.nowMs;
      rescans.plan();
    },
    /** The timers of a sleeping machine stand still. */
    sleep(ms: number) {
      world.nowMs += ms;
    },
  });
}

describe('rescans on a schedule', () => {
  it('are off by default', () => {
    const world = schedule({ hours: 0 });
    world.rescans.wake();
    world.pass(100 * HOUR_MS);
    expect(world.scans).toEqual([]);
  });

  it.each([1, 6, 24])('come every %d hours after the last scan', (hours) => {
    const world = schedule({ hours, lastScanHoursAgo: 0 });
    world.rescans.wake();
    world.pass(3 * hours * HOUR_MS);
    expect(world.scans).toEqual([1, 2, 3].map((times) => times * hours * 60));
  });

  it('wait two minutes after the start where one is overdue', () => {
    const world = schedule({ lastScanHoursAgo: 50 });
    world.rescans.wake();
    world.pass(HOUR_MS);
    expect(world.scans).toEqual([2]);
  });

  it('count from a scan of the user', () => {
    const world = schedule({ lastScanHoursAgo: 0 });
    world.rescans.wake();
    world.pass(5 * HOUR_MS);
    world.scanned();
    world.pass(5 * HOUR_MS);
    expect(world.scans).toEqual([]);
    world.pass(HOUR_MS);
    expect(world.scans).toEqual([11 * 60]);
  });

  it('ask nothing while the machine sleeps, and nothing for two minutes after it wakes', () => {
    const world = schedule({ lastScanHoursAgo: 0 });
    world.rescans.wake();
    world.pass(HOUR_MS);
    world.rescans.sleep();
    world.pass(30 * HOUR_MS);
    expect(world.scans).toEqual([]);
    world.rescans.wake();
    world.pass(2 * MINUTE_MS - 1);
    expect(world.scans).toEqual([]);
    world.pass(1);
    expect(world.scans).toEqual([31 * 60 + 2]);
  });

  it('wait too after a sleep that the system did not tell of', () => {
    const world = schedule({ lastScanHoursAgo: 0 });
    world.rescans.wake();
    world.pass(HOUR_MS);
    world.sleep(30 * HOUR_MS);
    world.pass(MINUTE_MS);
    expect(world.scans).toEqual([]);
    world.pass(2 * MINUTE_MS);
    expect(world.scans).toHaveLength(1);
  });

  it('follow a change of the setting at once, and end with it', () => {
    const world = schedule({ hours: 24, lastScanHoursAgo: 2 });
    world.rescans.wake();
    world.pass(10 * MINUTE_MS);
    world.hours = 1;
    world.rescans.plan();
    world.pass(0);
    expect(world.scans).toEqual([10]);
    world.hours = 0;
    world.rescans.plan();
    world.pass(50 * HOUR_MS);
    expect(world.scans).toHaveLength(1);
  });

  it('come all the same after the clock was set back', () => {
    const world = schedule({ lastScanHoursAgo: -1_000 });
    world.rescans.wake();
    world.pass(6 * HOUR_MS);
    expect(world.scans).toEqual([6 * 60]);
  });
});

describe('the last scan', () => {
  it('is known from the answers of the cache after a start, else from its end, or not at all', () => {
    const cached = stateAfter(listed('eu-central-1', [aModel('a.one')]));
    expect(lastScanMs(cached)).toBe(Date.parse(AT));
    const finishedAt = '2026-11-25T10:00:00.000Z';
    expect(lastScanMs({ ...cached, scan: { ...cached.scan, finishedAt } })).toBe(Date.parse(finishedAt));
    expect(lastScanMs(stateAfter())).toBeUndefined();
  });
});
