import { describe, expect, it } from 'vitest';
import { aModel, aPage, ok } from '../helpers/builders.ts';
import { byHand, never, untilAborted } from '../helpers/fakes/fake-gateway.ts';
import { aWorld, EU, lists, manyModels, recordOf, scanned, US } from './world.ts';

describe('a cancelled scan', () => {
  it('ends at once, even when the gateway does not, and keeps what has come', async () => {
    const world = aWorld({
      [EU]: lists(aModel('acme.a')),
      [US]: { models: never, profiles: never, mantle: never },
    });
    const controller = new AbortController();
    const scan = world.discovery.scanAllRegions(undefined, true, { signal: controller.signal });
    await expect.poll(() => recordOf(world, EU)?.state).toBe('ok');
    controller.abort();
    await scan;
    expect(world.discovery.state.scan).toMatchObject({ phase: 'idle', lastOutcome: 'cancelled' });
    expect(world.discovery.isModelAvailableInRegion('acme.a', EU)).toBe(true);
    expect(recordOf(world, US)?.state).toBe('not-scanned');
    expect(world.cache.content).toEqual(world.discovery.state.snapshot);
  });

  it('takes no answer that comes later, not even into the next scan', async () => {
    const late = byHand<{ items: ReturnType<typeof aModel>[]; dropped: number }>();
    const world = aWorld({ [EU]: { models: () => late.answer } });
    const controller = new AbortController();
    const scan = world.discovery.scanAllRegions(undefined, true, { signal: controller.signal });
    await expect.poll(() => world.gateway.callsOf('listModels').length).toBe(1);
    controller.abort();
    await scan;
    world.gateway.script(EU, lists(aModel('acme.new')));
    await world.discovery.scanAllRegions(undefined, true);
    const before = world.discovery.state;
    const eventsBefore = world.events.length;
    late.give(aPage([aModel('acme.late')]));
    await new Promise((resolve) => setImmediate(resolve));
    expect(world.discovery.state).toBe(before);
    expect(world.events).toHaveLength(eventsBefore);
  });

  it.each([
    ['alone', {}],
    ['while another region has not listed yet', { [US]: { models: never } }],
  ])('keeps the access checks that have come, %s', async (_case, others) => {
    const controller = new AbortController();
    const world = aWorld({
      ...others,
      [EU]: {
        ...lists(...manyModels(6)),
        access: (modelId, signal) =>
          modelId.startsWith('acme.m5') ? untilAborted(signal) : ok({ agreement: 'AVAILABLE' }),
      },
    });
    const scan = world.discovery.scanAllRegions(undefined, true, { signal: controller.signal });
    await expect.poll(() => world.gateway.callsOf('checkAccess').length).toBe(6);
    // Answers are settled within one turn of the event loop.
    await new Promise((resolve) => setImmediate(resolve));
    controller.abort();
    await scan;
    expect(Object.keys(recordOf(world, EU)?.access ?? {})).toHaveLength(5);
  });

  it('that was cancelled before it began asks nothing', async () => {
    const world = await scanned({ [EU]: {} }, { signal: AbortSignal.abort() });
    expect(world.gateway.calls).toEqual([]);
    expect(world.discovery.state.scan.lastOutcome).toBe('cancelled');
  });
});

describe('at one time', () => {
  it('a second scan joins the first', async () => {
    const world = aWorld({ [EU]: {}, [US]: {} });
    await Promise.all([
      world.discovery.scanAllRegions([EU], true),
      world.discovery.scanAllRegions([US], true),
    ]);
    expect(world.gateway.callsOf('listModels').map((call) => call.region)).toEqual([EU]);
    expect(world.events.filter((event) => event.type === 'scan-started')).toHaveLength(1);
  });

  it('a region that is named twice is asked once', async () => {
    const world = aWorld({ [EU]: {} });
    await world.discovery.scanAllRegions([EU, EU], true);
    expect(world.gateway.callsOf('listModels')).toHaveLength(1);
  });

  it('a measurement does nothing while a scan runs', async () => {
    const world = aWorld({ [EU]: {} });
    const scan = world.discovery.scanAllRegions();
    await world.discovery.measureLatency();
    await scan;
    expect(world.gateway.callsOf('pingRegion')).toHaveLength(6);
  });

  it('a scan ends the measurement that runs', async () => {
    const world = aWorld({ [EU]: { ping: (signal) => untilAborted(signal) } });
    const measurement = world.discovery.measureLatency();
    world.gateway.script(EU, {});
    await world.discovery.scanAllRegions();
    await measurement;
    const types = world.events.map((event) => event.type);
    expect(types.indexOf('measurement-finished')).toBeLessThan(types.indexOf('scan-started'));
    expect(world.discovery.state.scan).toMatchObject({ phase: 'idle', lastOutcome: 'complete' });
  });
});

describe('a fault of the app', () => {
  it('ends the scan before it is thrown, so that the next one can run', async () => {
    const world = aWorld({
      [EU]: {
        models: () => {
          throw new Error('a bug');
        },
      },
    });
    await expect(world.discovery.scanAllRegions()).rejects.toThrow('a bug');
    expect(world.discovery.state.scan).toMatchObject({ phase: 'idle', lastOutcome: 'stopped' });
    world.gateway.script(EU, {});
    await world.discovery.scanAllRegions();
    expect(world.discovery.state.scan.lastOutcome).toBe('complete');
  });
});
