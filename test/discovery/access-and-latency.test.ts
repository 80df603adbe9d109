import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accessIn } from '../../electron/contract/snapshot.ts';
import { smoothLatency, summariseLatency } from '../../electron/discovery/latency.ts';
import type { BedrockGateway } from '../../electron/discovery/ports.ts';
import { ALLOWED, FakeRegions, failure } from './fake-regions.ts';
import { model, world } from './world.ts';

const many = Array.from({ length: 60 }, (_, index) => model(`m.${index}`, 'us-east-1'));

describe('access checks', () => {
  it('lose no answer to throttling', async () => {
    class Throttling extends FakeRegions {
      #turn = 0;
      override async checkAccess(...args: Parameters<BedrockGateway['checkAccess']>) {
        this.#turn += 1;
        return this.#turn % 3 === 0
          ? { ok: false as const, failure: failure('throttled') }
          : super.checkAccess(...args);
      }
    }
    const regions = { 'us-east-1': { models: many } };
    const { discovery } = world(regions, new Throttling(regions));
    await discovery.scanAllRegions();
    for (const { modelId } of many) {
      expect(accessIn(discovery.state.snapshot, 'us-east-1', modelId)).toEqual(ALLOWED);
    }
    expect(discovery.state.scan.accessDone).toBe(60);
  });

  it('give up a model that is throttled for ever, as unknown', async () => {
    class Closed extends FakeRegions {
      override async checkAccess(): ReturnType<BedrockGateway['checkAccess']> {
        return { ok: false, failure: failure('throttled') };
      }
    }
    const regions = { 'us-east-1': { models: many.slice(0, 3) } };
    const { discovery } = world(regions, new Closed(regions));
    await discovery.scanAllRegions();
    expect(accessIn(discovery.state.snapshot, 'us-east-1', 'm.0')?.failure?.kind).toBe('throttled');
    expect(discovery.checkAccessibility('m.0', 'us-east-1')).toBe(true);
  });

  it('stop asking a region that denies the check', async () => {
    class Denied extends FakeRegions {
      asked = 0;
      override async checkAccess(): ReturnType<BedrockGateway['checkAccess']> {
        this.asked += 1;
        return { ok: false, failure: failure('denied') };
      }
    }
    const regions = { 'us-east-1': { models: many } };
    const gateway = new Denied(regions);
    const { discovery } = world(regions, gateway);
    await discovery.scanAllRegions();
    expect(gateway.asked).toBeLessThan(20);
    expect(accessIn(discovery.state.snapshot, 'us-east-1', 'm.59')?.failure?.kind).toBe('denied');
  });

  it('find the models that are blocked', async () => {
    const { discovery } = world({
      'us-east-1': {
        models: [model('m.a', 'us-east-1')],
        access: { ...ALLOWED, agreement: 'NOT_AVAILABLE' },
      },
      'eu-west-1': { models: [model('m.a', 'eu-west-1')] },
    });
    await discovery.scanAllRegions();
    expect(discovery.getModelsWithAccessIssues()).toEqual([
      { modelId: 'm.a', region: 'us-east-1', facts: { ...ALLOWED, agreement: 'NOT_AVAILABLE' } },
    ]);
    expect(discovery.getModelRegions('m.a')).toEqual(['eu-west-1']);
    expect(discovery.getModelRegions('m.a', false)).toEqual(['eu-west-1', 'us-east-1']);
  });

  it('are left out on request', async () => {
    const { discovery, gateway } = world({ 'us-east-1': { models: many } });
    await discovery.scanAllRegions(undefined, false, { access: false });
    expect(gateway.calls.some((call) => call.startsWith('checkAccess'))).toBe(false);
  });
});

describe('latency', () => {
  it('is the median, the 90th percentile by nearest rank and the minimum', () => {
    expect(summariseLatency([5, 1, 4, 2, 3, 10, 6, 7, 8, 9], 't')).toEqual({
      medianMs: 5.5,
      p90Ms: 9,
      minMs: 1,
      samples: 10,
      measuredAt: 't',
    });
    expect(summariseLatency([1, 2], 't')).toBeUndefined();
  });

  it('keeps the order min <= median <= p90 <= max for any samples', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e4, noNaN: true }), { minLength: 3 }), (samples) => {
        const summary = summariseLatency(samples, 't');
        expect(summary).toBeDefined();
        if (summary === undefined) return;
        expect(summary.minMs).toBeLessThanOrEqual(summary.medianMs);
        expect(summary.medianMs).toBeLessThanOrEqual(summary.p90Ms);
        expect(summary.p90Ms).toBeLessThanOrEqual(Math.max(...samples) + 0.05);
      }),
    );
  });

  it('smooths with a weight of 0.3, in seconds through updateLatency', () => {
    expect(smoothLatency(undefined, 100)).toBe(100);
    expect(smoothLatency(100, 200)).toBe(130);
    const { discovery } = world({ 'us-east-1': {} });
    discovery.updateLatency('us-east-1', 0.1);
    discovery.updateLatency('us-east-1', 0.2);
    discovery.updateLatency('us-east-1', Number.NaN);
    expect(discovery.state.snapshot.regions['us-east-1']?.smoothedLatencyMs).toBe(130);
  });

  it('names a region that cannot be measured and gives it no figure', async () => {
    const { discovery, gateway } = world({
      'us-east-1': { models: [model('m.a', 'us-east-1')], latencyMs: 20 },
      'eu-west-1': { failure: failure('timeout') },
    });
    await discovery.scanAllRegions();
    const failed = discovery.state.snapshot.regions['eu-west-1'];
    expect(failed?.latencyFailure).toMatchObject({ kind: 'timeout' });
    expect(failed?.latency).toBeUndefined();
    expect(gateway.calls.filter((call) => call === 'pingRegion eu-west-1')).toEqual([]);
    await discovery.measureLatency();
    expect(discovery.state.snapshot.regions['us-east-1']?.latency?.samples).toBe(10);
    expect(discovery.state.snapshot.regions['us-east-1']?.latencyHistoryMs).toEqual([20, 20]);
    expect(discovery.state.scan.phase).toBe('idle');
  });
});
