/** Regions that are through are measured while others hang, and only when nothing else is on the way. */
import { describe, expect, it } from 'vitest';
import type { ModelRecord } from '../../../electron/contract/snapshot/model.ts';
import type { Page } from '../../../electron/discovery/ports.ts';
import { ALLOWED, aPage, ok } from '../../helpers/builders.ts';
import { byHand, untilAborted } from '../../helpers/fakes/fake-gateway.ts';
import { aWorld, EU, lists, manyModels, OPT_IN, recordOf, US, type World } from '../world.ts';

const LISTING = aPage(manyModels(3, US));

/** What happened to the regions, in order, such as `latency-measured eu-central-1`. */
function happened({ events }: World): string[] {
  return events.flatMap((event) => ('region' in event ? [`${event.type} ${event.region}`] : []));
}

describe('a scan that waits for one region', () => {
  it('measures the others meanwhile, once', async () => {
    const held = byHand<Page<ModelRecord>>();
    const world = aWorld({
      [EU]: lists(...manyModels(3)),
      [OPT_IN]: lists(...manyModels(3, OPT_IN)),
      [US]: { models: () => held.answer },
    });
    const scan = world.discovery.scanAllRegions();
    await expect.poll(() => happened(world)).toContain(`latency-measured ${OPT_IN}`);
    expect(happened(world)).toContain(`latency-measured ${EU}`);
    // For whoever looks on, the scan still waits for the region.
    expect(world.discovery.state.scan).toMatchObject({ phase: 'listing', answered: [EU, OPT_IN] });
    held.give(LISTING);
    await scan;
    for (const region of [EU, OPT_IN, US]) {
      expect(world.gateway.callsOf('pingRegion', region)).toHaveLength(6);
      expect(recordOf(world, region)?.latencyHistory).toHaveLength(1);
    }
    expect(world.events.filter((event) => event.type === 'latency-started')).toMatchObject([{ total: 1 }]);
    expect(world.discovery.state.scan).toMatchObject({ phase: 'idle', lastOutcome: 'complete' });
  });

  it('measures them too when what hangs are access checks', async () => {
    const stop = new AbortController();
    const world = aWorld({
      [EU]: lists(...manyModels(3)),
      [US]: { ...lists(...manyModels(3, US)), access: (_modelId, signal) => untilAborted(signal) },
    });
    const scan = world.discovery.scanAllRegions(undefined, true, { signal: stop.signal });
    await expect.poll(() => happened(world)).toContain(`latency-measured ${EU}`);
    expect(world.gateway.callsOf('pingRegion', US)).toEqual([]);
    stop.abort();
    await scan;
  });

  it('sends no round trip within half a second of a list or a check', async () => {
    const held = byHand<Page<ModelRecord>>();
    const pings: number[] = [];
    const moves: number[] = [];
    const clock = { now: () => 0, wait: (_ms: number): Promise<void> => Promise.resolve() };
    const world = aWorld({
      [EU]: {
        ...lists(...manyModels(3)),
        ping: async () => {
          pings.push(clock.now());
          await clock.wait(50);
          // The region that was waited for answers in the middle of the measurement.
          if (pings.length === 3) held.give(LISTING);
          while (pings.length === 3 && moves.length === 0) await new Promise((next) => setImmediate(next));
          return ok(50);
        },
      },
      [US]: {
        models: () => held.answer,
        access: async () => {
          moves.push(clock.now());
          // In steps: the clock jumps to whoever sleeps longest.
          for (let step = 0; step < 40; step += 1) await clock.wait(10);
          moves.push(clock.now());
          return ok(ALLOWED);
        },
        ping: () => ok(10),
      },
    });
    clock.now = () => world.clock.nowEpochMs();
    clock.wait = (ms) => world.clock.sleep(ms, new AbortController().signal);
    await world.discovery.scanAllRegions();
    expect(moves).toHaveLength(6);
    expect(pings.length).toBeGreaterThanOrEqual(6);
    const [firstMove = 0, lastMove = 0] = [Math.min(...moves), Math.max(...moves)];
    expect(pings.some((at) => at < firstMove)).toBe(true);
    // None between, though the region was in the middle of its samples.
    expect(pings.filter((at) => at > firstMove && at < lastMove)).toEqual([]);
    expect(recordOf(world, EU)?.latency).toMatchObject({ medianMs: 50, samples: 5 });
  });

  it('keeps quiet when it is told not to measure', async () => {
    const held = byHand<Page<ModelRecord>>();
    const world = aWorld({ [EU]: lists(...manyModels(3)), [US]: { models: () => held.answer } });
    const scan = world.discovery.scanAllRegions(undefined, true, { latency: false });
    await expect.poll(() => world.discovery.state.scan.accessDone).toBe(3);
    held.give(LISTING);
    await scan;
    expect(world.gateway.callsOf('pingRegion')).toEqual([]);
  });
});
