/** Access checks under throttling: as fast as the regions allow, and no answer lost. */
import { describe, expect, it } from 'vitest';
import { noteBehaviour } from '../drivers/fault-rows.ts';
import { runVirtually } from './set-up/virtual-buckets.ts';

const BUCKET = { perSecond: 20, burst: 40 };
/** 34 regions with 1,758 models in all, the fullest with 130. */
const COUNTS = [130, ...Array<number>(11).fill(50), ...Array<number>(22).fill(49)];
const CATALOGUE = Object.fromEntries(COUNTS.map((count, index) => [`eu-test-${index}`, count]));
const TOTAL = Object.values(CATALOGUE).reduce((sum, count) => sum + count, 0);
/** The time that the bucket of the fullest region needs at least. */
const LEAST_MS = ((130 - BUCKET.burst) / BUCKET.perSecond) * 1000;

noteBehaviour('throttled access checks');

describe('a token bucket of 20 a second and a burst of 40 in every region', () => {
  it.each([5, 20, 80, 150, 300])(
    'loses none of 1,758 answers, and takes at most 1.15 times what it needs at least, %i ms away',
    async (roundTripMs) => {
      expect(TOTAL).toBe(1_758);
      const run = await runVirtually(CATALOGUE, roundTripMs, BUCKET);
      expect(run.answered).toEqual(CATALOGUE);
      expect(run.failures).toBe(0);
      // The first check of all travels for half a round trip, and the last answer for another.
      expect((run.tookMs - roundTripMs) / LEAST_MS).toBeLessThanOrEqual(1.15);
      expect(run.requests).toBeLessThan(TOTAL * 2);
      expect(run.peakOfRegion).toBeLessThanOrEqual(50);
      expect(run.peak).toBeLessThanOrEqual(384);
    },
  );

  it('is asked nothing before the time that it asks for is over', async () => {
    const run = await runVirtually({ 'us-east-1': 90 }, 20, { ...BUCKET, retryAfterMs: 3_000 });
    expect(run.answered).toEqual({ 'us-east-1': 90 });
    expect(run.failures).toBe(0);
    const [first = 0] = run.refusedMs;
    expect(first).toBeGreaterThan(0);
    // What was under way when the refusal came back was sent before.
    expect(run.sentMs.filter((at) => at > first && at < first + 3_000)).toEqual([]);
    expect(run.sentMs.some((at) => at >= first + 3_000)).toBe(true);
  });
});

describe('regions that do not throttle', () => {
  it('are asked 50 checks at a time each and 384 in all, no more', async () => {
    const run = await runVirtually(CATALOGUE, 100);
    expect(run.answered).toEqual(CATALOGUE);
    expect(run.requests).toBe(TOTAL);
    expect(run.peakOfRegion).toBeLessThanOrEqual(50);
    expect(run.peak).toBe(384);
    const alone = await runVirtually({ 'us-east-1': 400 }, 100);
    expect(alone.peak).toBe(50);
  });
});
