import { beforeEach, describe, expect, it } from 'vitest';
import { BedrockModelCapabilities } from '../../electron/discovery/models-capabilities.ts';
import { BedrockModelDiscovery } from '../../electron/discovery/models-core.ts';
import { aModel, failed, SOURCE } from '../helpers/builders.ts';
import { FakeCache } from '../helpers/fakes/fake-cache.ts';
import { FakeClock } from '../helpers/fakes/fake-clock.ts';
import { FakeGateway, untilAborted } from '../helpers/fakes/fake-gateway.ts';
import { snapshotOf } from '../helpers/scan-events.ts';
import { aWorld, EU, lists, portsOf, recordOf, scanned, US } from './world.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

function options() {
  const parts = { gateway: new FakeGateway(), cache: new FakeCache(), clock: new FakeClock(), problems: [] };
  return { ports: portsOf(parts), source: SOURCE, regions: [EU] };
}

beforeEach(() => BedrockModelDiscovery.resetInstance());

describe('getInstance', () => {
  it.each([
    ['core', BedrockModelDiscovery, BedrockModelCapabilities],
    ['capabilities', BedrockModelCapabilities, BedrockModelDiscovery],
  ] as const)(
    'of the %s first gives the same object as the other: one with capabilities',
    (_name, first, second) => {
      const instance = first.getInstance(options());
      expect(instance).toBeInstanceOf(BedrockModelCapabilities);
      expect(second.getInstance()).toBe(instance);
      expect(first.getInstance()).toBe(instance);
    },
  );

  it('throws when there is nothing to make it from, or when it is made from other parts', () => {
    expect(() => BedrockModelDiscovery.getInstance()).toThrow('ports');
    BedrockModelDiscovery.getInstance(options());
    expect(() => BedrockModelCapabilities.getInstance(options())).toThrow('resetInstance');
  });

  it('scans on request, and a call that asks for the scan joins it', async () => {
    const instance = BedrockModelCapabilities.getInstance({ ...options(), scanOnInit: true });
    await instance.scanAllRegions();
    expect(instance.state.scan.lastOutcome).toBe('complete');
    expect(instance.getAllModels()).toHaveLength(1);
  });

  it('after resetInstance gives a new one, and what the old one did has ended', async () => {
    const world = aWorld({ [EU]: { models: (signal) => untilAborted(signal) } });
    const scan = world.discovery.scanAllRegions();
    BedrockModelDiscovery.resetInstance();
    await scan;
    expect(world.discovery.state.scan.lastOutcome).toBe('cancelled');
    expect(BedrockModelDiscovery.getInstance(options())).not.toBe(world.discovery);
  });
});

describe('listeners', () => {
  it('hear every event after it has changed the state, until they leave', async () => {
    const { discovery } = aWorld({ [EU]: {} });
    const phases: string[] = [];
    const leave = discovery.subscribe(() => phases.push(discovery.state.scan.phase));
    await discovery.scanAllRegions(undefined, true, { access: false, latency: false });
    expect(phases[0]).toBe('listing');
    expect(phases.at(-1)).toBe('idle');
    const heard = phases.length;
    leave();
    await discovery.scanAllRegions(undefined, true);
    expect(phases).toHaveLength(heard);
  });
});

describe('the cache', () => {
  const saved = snapshotOf({ [EU]: { models: [aModel('acme.saved')] } });

  it('is shown before anything is asked', async () => {
    const world = aWorld({ [EU]: {} }, new FakeCache(saved));
    expect(await world.discovery.loadCacheFromFile()).toBe(true);
    expect(world.discovery.getAllModels().map((model) => model.modelId)).toEqual(['acme.saved']);
    expect(world.events).toMatchObject([{ type: 'snapshot-restored' }]);
    expect(world.gateway.calls).toEqual([]);
  });

  it('that is empty changes nothing', async () => {
    const world = aWorld({ [EU]: {} });
    expect(await world.discovery.loadCacheFromFile()).toBe(false);
    expect(world.events).toEqual([]);
  });

  it('is expired after seven days, or when it holds nothing', async () => {
    const world = aWorld({ [EU]: {} });
    expect(world.discovery.isCacheExpired()).toBe(true);
    await world.discovery.scanAllRegions();
    world.clock.advance(7 * DAY_MS - 1000);
    expect(world.discovery.isCacheExpired()).toBe(false);
    world.clock.advance(2000);
    expect(world.discovery.isCacheExpired()).toBe(true);
  });

  it('can be written on request; a failure is reported', async () => {
    const world = aWorld({ [EU]: {} });
    world.discovery.updateLatency(EU, 0.1);
    expect(await world.discovery.saveCacheToFile()).toBe(true);
    expect(world.cache.content?.regions[EU]?.smoothedLatencyMs).toBe(100);
    world.cache.failWith(failed('disk').failure);
    expect(await world.discovery.saveCacheToFile()).toBe(false);
    expect(world.problems).toMatchObject([{ kind: 'disk' }]);
  });

  it('can be another file, which is then not the cache', async () => {
    const world = await scanned({ [EU]: {} });
    const { snapshot } = world.discovery.state;
    expect(await world.discovery.saveCacheToFile('/elsewhere/copy.json')).toBe(true);
    await world.discovery.clearCache();
    expect(await world.discovery.loadCacheFromFile()).toBe(false);
    expect(await world.discovery.loadCacheFromFile('/elsewhere/copy.json')).toBe(true);
    expect(world.discovery.state.snapshot).toEqual(snapshot);
  });

  it('can be cleared, in memory and on disk', async () => {
    const world = await scanned({ [EU]: {} });
    await world.discovery.clearCache();
    expect(world.discovery.getAllModels()).toEqual([]);
    expect(world.discovery.state.snapshot.regions).toEqual({});
    expect(world.cache.content).toBeUndefined();
  });

  it('can forget the models and keep the latencies', async () => {
    const world = await scanned({ [EU]: {}, [US]: {} });
    const before = recordOf(world, EU);
    await world.discovery.clearBedrockModelsCache();
    expect(world.discovery.getAllModels()).toEqual([]);
    expect(recordOf(world, EU)).toMatchObject({
      state: 'not-scanned',
      latency: before?.latency,
      latencyHistory: before?.latencyHistory,
      smoothedLatencyMs: before?.smoothedLatencyMs,
    });
    expect(world.cache.content).toEqual(world.discovery.state.snapshot);
  });
});

describe('updateLatency', () => {
  it('takes seconds, smooths with a weight of 0.3, and leaves nonsense out', () => {
    const world = aWorld({ [EU]: {} });
    for (const seconds of [0.1, 0.2, Number.NaN, -1, Number.POSITIVE_INFINITY]) {
      world.discovery.updateLatency(EU, seconds);
    }
    expect(recordOf(world, EU)).toMatchObject({ smoothedLatencyMs: 130, latencyHistory: [] });
    expect(recordOf(world, EU)?.latency).toBeUndefined();
  });
});

describe('prompt caching', () => {
  it('is true only where a source says yes', async () => {
    const world = await scanned({ [EU]: lists(aModel('acme.cached'), aModel('acme.other')) });
    expect(world.discovery.supportsPromptCaching('acme.cached')).toBe(true);
    expect(world.discovery.supportsPromptCaching('acme.other')).toBe(false);
    expect(world.discovery.getPromptCachingModels().map((model) => model.modelId)).toEqual(['acme.cached']);
    expect(world.discovery.getPromptCachingSupportStatus()).toEqual({
      'acme.cached': { support: 'yes', source: 'a page', asOf: '2026-11-01' },
      'acme.other': { support: 'unknown', source: 'a page', asOf: '2026-11-01' },
    });
  });
});
