import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smoothLatency, summariseLatency } from '../../../electron/discovery/phases/latency.ts';
import type { Result } from '../../../electron/discovery/ports.ts';
import { AT, failed, ok } from '../../helpers/builders.ts';
import { untilAborted } from '../../helpers/fakes/fake-gateway.ts';
import { always } from '../../helpers/properties.ts';
import { aWorld, EU, failing, recordOf, scanned, US } from '../world.ts';

/** Answers in order, the last one for ever. */
function pings(...answers: (number | Result<number>)[]): () => Result<number> {
  let turn = -1;
  return () => {
    turn += 1;
    const answer = answers[Math.min(turn, answers.length - 1)] ?? failed('unknown');
    return typeof answer === 'number' ? ok(answer) : answer;
  };
}

describe('the figures of samples', () => {
  it('are the median, the 90th percentile by nearest rank and the minimum', () => {
    const tenth = { minMs: 1, samples: 10, measuredAt: AT };
    expect(summariseLatency([5, 1, 4, 2, 3, 10, 6, 7, 8, 9], AT)).toEqual({
      ...tenth,
      medianMs: 5.5,
      p90Ms: 9,
    });
    expect(summariseLatency([30, 10, 20], AT)).toMatchObject({ medianMs: 20, p90Ms: 30, minMs: 10 });
    // Numbers, not texts: 100 comes after 20.
    expect(summariseLatency([100, 20, 9], AT)?.medianMs).toBe(20);
  });

  it('are none from fewer than three', () => {
    expect(summariseLatency([], AT)).toBeUndefined();
    expect(summariseLatency([1, 2, Number.NaN], AT)).toBeUndefined();
  });

  it('are in order and within the samples, whatever they are', async () => {
    const samples = fc.array(fc.double({ min: 0, max: 1e4, noNaN: true }), { minLength: 3, maxLength: 60 });
    await always([samples], (samplesMs) => {
      const { minMs, medianMs, p90Ms } = summariseLatency(samplesMs, AT) ?? {
        minMs: -1,
        medianMs: -2,
        p90Ms: -3,
      };
      expect(minMs).toBeGreaterThanOrEqual(Math.min(...samplesMs) - 0.05);
      expect(medianMs).toBeGreaterThanOrEqual(minMs);
      expect(p90Ms).toBeGreaterThanOrEqual(medianMs);
      expect(p90Ms).toBeLessThanOrEqual(Math.max(...samplesMs) + 0.05);
      const above = samplesMs.filter((sample) => sample > p90Ms + 0.05).length;
      expect(above).toBeLessThanOrEqual(samplesMs.length * 0.1);
    });
  });

  it('are smoothed with a weight of 0.3', () => {
    expect(smoothLatency(undefined, 100)).toBe(100);
    expect(smoothLatency(100, 200)).toBe(130);
  });
});

describe('measuring in a scan', () => {
  it('drops the first round trip and takes five, one at a time, few regions at once', async () => {
    const regions = Array.from({ length: 12 }, (_, index) => `eu-test-${index}`);
    const world = await scanned(
      Object.fromEntries(regions.map((region) => [region, { ping: pings(900, 10, 20, 30, 40, 50) }])),
    );
    expect(recordOf(world, 'eu-test-3')).toMatchObject({
      latency: { medianMs: 30, p90Ms: 50, minMs: 10, samples: 5, measuredAt: AT },
      smoothedLatencyMs: 30,
      latencyHistory: [{ medianMs: 30, measuredAt: AT }],
    });
    expect(world.gateway.peakOf('pingRegion')).toBe(6);
    expect(world.gateway.peakOf('pingRegion', 'eu-test-3')).toBe(1);
  });

  it('uses what is left when some samples fail, at least three', async () => {
    const lost = failed('timeout');
    const world = await scanned({
      [EU]: { ping: pings(1, lost, 10, lost, 20, 30) },
      [US]: { ping: pings(1, 10, lost) },
    });
    expect(recordOf(world, EU)?.latency).toMatchObject({ medianMs: 20, samples: 3 });
    expect(recordOf(world, US)?.latency).toBeUndefined();
    expect(recordOf(world, US)?.latencyFailure).toMatchObject({ kind: 'timeout' });
    // The set-up, a sample, and three lost ones, after which three samples cannot come any more.
    expect(world.gateway.callsOf('pingRegion', US)).toHaveLength(5);
  });

  it('gives a region up whose first round trip fails', async () => {
    const world = await scanned({ [EU]: { ping: () => failed('timeout') } });
    expect(world.gateway.callsOf('pingRegion')).toHaveLength(1);
    expect(recordOf(world, EU)?.latencyFailure).toMatchObject({ kind: 'timeout' });
  });

  it('does not wait again for a region that could not be reached', async () => {
    const world = await scanned({ [EU]: {}, [US]: failing('timeout') });
    expect(world.gateway.callsOf('pingRegion', US)).toEqual([]);
    expect(recordOf(world, US)?.latencyFailure).toMatchObject({ kind: 'timeout' });
  });

  it.each(['denied', 'not-enabled'] as const)(
    'measures a Region that is %s: it is near or far all the same',
    async (kind) => {
      const world = await scanned({ [EU]: {}, [US]: { models: () => failed(kind), ping: () => ok(80) } });
      expect(recordOf(world, US)).toMatchObject({ state: kind, latency: { medianMs: 80 } });
    },
  );

  it('is left out on request', async () => {
    const world = await scanned({ [EU]: {} }, { latency: false });
    expect(world.gateway.callsOf('pingRegion')).toEqual([]);
  });
});

describe('measuring alone', () => {
  it('takes ten samples, keeps the earlier median and smooths', async () => {
    const world = await scanned({ [EU]: { ping: () => ok(100) } });
    world.gateway.script(EU, { ping: () => ok(200) });
    await world.discovery.measureLatency();
    expect(recordOf(world, EU)).toMatchObject({
      latency: { medianMs: 200, samples: 10 },
      latencyHistory: [{ medianMs: 100 }, { medianMs: 200 }],
      smoothedLatencyMs: 130,
    });
    expect(world.discovery.state.scan).toMatchObject({ phase: 'idle', lastOutcome: 'complete' });
    expect(world.cache.content).toEqual(world.discovery.state.snapshot);
  });

  it('keeps the last figure of a region that fails, and is never 0', async () => {
    const world = aWorld({ [EU]: { ping: () => ok(100) } });
    await world.discovery.measureLatency();
    world.gateway.script(EU, { ping: () => failed('network') });
    await world.discovery.measureLatency();
    expect(recordOf(world, EU)).toMatchObject({
      latency: { medianMs: 100 },
      latencyFailure: { kind: 'network' },
      latencyHistory: [{ medianMs: 100 }],
    });
  });

  it('says on which network, and does not smooth over a change of it', async () => {
    const world = aWorld({ [EU]: { ping: () => ok(100) } });
    world.network = { name: 'en0', key: 'home' };
    await world.discovery.measureLatency();
    world.network = { name: 'Wi-Fi', key: 'office' };
    world.gateway.script(EU, { ping: () => ok(200) });
    await world.discovery.measureLatency();
    expect(recordOf(world, EU)).toMatchObject({
      latency: { medianMs: 200, network: { name: 'Wi-Fi', key: 'office' } },
      smoothedLatencyMs: 200,
      latencyHistory: [{ network: { key: 'home' } }, { network: { key: 'office' } }],
    });
  });

  it('gives no figure of two networks', async () => {
    const world = aWorld({ [EU]: { ping: () => ok(100) } });
    world.network = { name: 'en0', key: 'home' };
    world.gateway.script(EU, {
      ping: () => {
        world.network = { name: 'Wi-Fi', key: 'office' };
        return ok(50);
      },
    });
    await world.discovery.measureLatency();
    expect(recordOf(world, EU)?.latency).toBeUndefined();
    expect(recordOf(world, EU)?.latencyFailure?.message).toContain('another network');
  });

  it('ends at once when it is cancelled', async () => {
    const world = aWorld({ [EU]: {}, [US]: { ping: (signal) => untilAborted(signal) } });
    const controller = new AbortController();
    const measurement = world.discovery.measureLatency(undefined, controller.signal);
    await expect.poll(() => recordOf(world, EU)?.latency?.samples).toBe(10);
    controller.abort();
    await measurement;
    expect(recordOf(world, US)?.latencyFailure).toBeUndefined();
    expect(world.discovery.state.scan.phase).toBe('idle');
  });
});
