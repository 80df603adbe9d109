/** Access checks under throttling: as fast as the regions allow, and no answer lost. */
import { describe, expect, it } from 'vitest';
import { runAgainstBuckets } from './bucket-run.ts';
import { noteBehaviour } from './fault-rows.ts';

const REGIONS = { 'us-east-1': 120, 'us-west-2': 120, 'eu-central-1': 60, 'ap-south-1': 30 };

noteBehaviour('throttled access checks');

describe('a token bucket of 20 a second and a burst of 40 in every region', () => {
  it.each([
    ['near', 5],
    ['far', 150],
  ])('loses no answer and wastes little of a %s region', async (_where, roundTripMs) => {
    const report = await runAgainstBuckets(REGIONS, { roundTripMs });
    expect(report.answered).toBe(report.total);
    // 1.15 on a machine with nothing else to do (scripts/pace.ts); the tests may share theirs.
    expect(report.ratio).toBeLessThan(1.4);
    // Not a multiple of the load that is useful.
    expect(report.requests).toBeLessThan(report.total * 2.2);
    expect(report.peakOfRegion).toBeLessThanOrEqual(50);
    expect(report.peak).toBeLessThanOrEqual(256);
  });

  it('waits as long as a region asks for', async () => {
    const report = await runAgainstBuckets({ 'us-east-1': 70 }, { roundTripMs: 20, retryAfterMs: 800 });
    expect(report.answered).toBe(70);
    // Those under way when the first was refused, a few times over.
    expect(report.requests).toBeLessThan(140);
  });
});
