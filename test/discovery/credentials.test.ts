import { describe, expect, it } from 'vitest';
import { AT, aModel, aPage, aProfile, failed } from '../helpers/builders.ts';
import { untilAborted } from '../helpers/fakes/fake-gateway.ts';
import { EU, failing, lists, manyModels, OPT_IN, recordOf, scanned, stoppedBy, US } from './world.ts';

describe('credentials that have expired or are missing', () => {
  it.each(['expired-credentials', 'no-credentials'] as const)(
    '(%s) stop the scan at once and leave the data as it was',
    async (kind) => {
      const world = await scanned({ [EU]: lists(aModel('acme.a')), [US]: {}, 'eu-west-1': {} });
      world.gateway.calls.length = 0;
      // Two regions would hang until their deadline.
      for (const region of [US, 'eu-west-1']) {
        world.gateway.script(region, { models: (signal) => untilAborted(signal) });
      }
      world.gateway.script(EU, { models: () => failed(kind) });
      await world.discovery.scanAllRegions(undefined, true);
      expect(stoppedBy(world)).toBe(kind);
      for (const region of [EU, US, 'eu-west-1']) {
        expect(recordOf(world, region)).toMatchObject({ state: 'ok', stale: false, scannedAt: AT });
      }
      expect(world.gateway.callsOf('checkAccess')).toEqual([]);
    },
  );

  it('between two pages of profiles keep the first page', async () => {
    const world = await scanned({
      [EU]: {
        profiles: (token) =>
          token === undefined
            ? aPage([aProfile('eu.a', 'acme.one-v1:0', [EU])], 'two')
            : failed('expired-credentials'),
      },
    });
    expect(recordOf(world, EU)).toMatchObject({ state: 'partial', profiles: { 'eu.a': 0 } });
    expect(world.discovery.state.scan.lastOutcome).toBe('stopped');
  });

  it('during the access checks stop them, and keep the lists', async () => {
    const world = await scanned({
      [EU]: { ...lists(...manyModels(80)), access: () => failed('expired-credentials') },
      [US]: { access: (_modelId, signal) => untilAborted(signal) },
    });
    expect(stoppedBy(world)).toBe('expired-credentials');
    expect(world.gateway.callsOf('checkAccess', EU).length).toBeLessThan(20);
    expect(world.gateway.callsOf('pingRegion')).toEqual([]);
    expect(recordOf(world, EU)?.state).toBe('ok');
    expect(world.cache.content).toEqual(world.discovery.state.snapshot);
  });
});

describe('a key that AWS does not know', () => {
  it('stops the scan at the second region that says so', async () => {
    const world = await scanned({
      [EU]: failing('bad-credentials'),
      [US]: failing('bad-credentials'),
      'eu-west-1': { models: (signal) => untilAborted(signal) },
    });
    expect(stoppedBy(world)).toBe('bad-credentials');
    expect(recordOf(world, 'eu-west-1')?.state).toBe('not-scanned');
  });

  it('is what regions that are "not enabled" have too, when no region lists models', async () => {
    const world = await scanned({ [US]: failing('bad-credentials'), [OPT_IN]: failing('not-enabled') });
    expect(world.discovery.state.scan.failure?.kind).toBe('bad-credentials');
    expect(recordOf(world, OPT_IN)).toMatchObject({ state: 'failed', failure: { kind: 'bad-credentials' } });
  });

  it('is a fault of one region when another region accepts the key', async () => {
    const world = await scanned({
      [EU]: {},
      [US]: failing('bad-credentials'),
      'eu-west-1': failing('bad-credentials'),
    });
    expect(world.discovery.state.scan.lastOutcome).toBe('partial');
    expect(recordOf(world, EU)?.state).toBe('ok');
    expect(recordOf(world, US)).toMatchObject({ state: 'failed', failure: { kind: 'bad-credentials' } });
  });

  it('does not hide that a single region is not enabled', async () => {
    const world = await scanned({ [OPT_IN]: failing('not-enabled') });
    expect(recordOf(world, OPT_IN)).toMatchObject({ state: 'not-enabled', stale: false });
    expect(world.discovery.state.scan.lastOutcome).toBe('complete');
  });
});
