import { describe, expect, it } from 'vitest';
import type { AccessFacts } from '../../electron/contract/snapshot/model.ts';
import { accessIn } from '../../electron/contract/snapshot/snapshot.ts';
import { ALLOWED, aModel, aPage, BLOCKED, failed, ok } from '../helpers/builders.ts';
import { byHand, type RegionScript } from '../helpers/fakes/fake-gateway.ts';
import { aWorld, EU, lists, manyModels, recordOf, scanned, US, until, type World } from './world.ts';

const MANY = manyModels(60);

function factsOf({ discovery }: World, region = EU) {
  return MANY.map((model) => accessIn(discovery.state.snapshot, region, model.modelId));
}

describe('access checks', () => {
  it('ask for every listed model, many at a time but not all', async () => {
    const regions = Array.from({ length: 20 }, (_, index) => `eu-test-${index}`);
    const world = await scanned(Object.fromEntries(regions.map((region) => [region, lists(...MANY)])));
    expect(world.gateway.callsOf('checkAccess')).toHaveLength(20 * 60);
    expect(world.gateway.peakOf('checkAccess', 'eu-test-0')).toBeGreaterThan(4);
    expect(world.gateway.peakOf('checkAccess', 'eu-test-0')).toBeLessThanOrEqual(50);
    expect(world.gateway.peakOf('checkAccess')).toBeLessThanOrEqual(384);
  });

  it('go to the farthest region first where there are more checks than slots, and to the others in turn with it', async () => {
    const held = byHand<AccessFacts>();
    const heldUp: RegionScript = { ...lists(...MANY), access: () => held.answer };
    const near = Array.from({ length: 30 }, (_, index) => `eu-test-${index}`);
    const world = aWorld(Object.fromEntries([...near, US].map((region) => [region, heldUp])));
    world.gateway.script(US, {
      models: async () => {
        await until(() => world.gateway.callsOf('checkAccess').length === 384);
        world.clock.advance(300);
        return aPage(MANY);
      },
    });
    const scan = world.discovery.scanAllRegions();
    await until(() => world.events.some((event) => event.type === 'region-listed' && event.region === US));
    const before = world.gateway.callsOf('checkAccess').length;
    expect(before).toBe(384);
    expect(world.gateway.callsOf('checkAccess', US)).toEqual([]);
    held.give(ok(ALLOWED));
    await scan;
    const next = world.gateway.callsOf('checkAccess').slice(before, before + 20);
    expect(next.filter(({ region }) => region === US)).toHaveLength(10);
  });

  it('are told in batches, each of one region, and add up to the total', async () => {
    const world = await scanned({ [EU]: lists(...MANY), [US]: lists(...MANY) });
    const batches = world.events.filter((event) => event.type === 'access-checked');
    expect(batches.length).toBeLessThan(20);
    expect(batches.flatMap((batch) => batch.results)).toHaveLength(120);
    expect(world.discovery.state.scan).toMatchObject({ accessDone: 120, accessTotal: 120 });
  });

  it('lose no answer to throttling, and slow down', async () => {
    let turn = 0;
    const world = await scanned({
      [EU]: {
        ...lists(...MANY),
        access: () => {
          turn += 1;
          return turn % 3 === 0 ? failed('throttled') : ok(ALLOWED);
        },
      },
    });
    expect(factsOf(world)).toEqual(MANY.map(() => ALLOWED));
    expect(world.discovery.state.scan.accessDone).toBe(60);
    expect(world.clock.slept.every((ms) => ms >= 250)).toBe(true);
  });

  it('stop at a thousand in one region, and say so of the rest', async () => {
    const many = manyModels(1_200);
    const world = await scanned({ [EU]: lists(...many), [US]: lists(...MANY) });
    expect(world.gateway.callsOf('checkAccess', EU)).toHaveLength(1_000);
    expect(world.gateway.callsOf('checkAccess', US)).toHaveLength(60);
    expect(Object.keys(recordOf(world, EU)?.access ?? {})).toHaveLength(1_200);
    const { snapshot, scan } = world.discovery.state;
    const unknown = many.filter((model) => accessIn(snapshot, EU, model.modelId)?.failure !== undefined);
    expect(unknown).toHaveLength(200);
    expect(accessIn(snapshot, EU, unknown[0]?.modelId ?? '')?.failure?.message).toBe(
      `${EU} lists 1,200 models, and access is asked for 1,000 of them at most.`,
    );
    // Once for all of them, in memory and in the cache.
    expect(snapshot.accessTable).toHaveLength(2);
    expect(scan).toMatchObject({ accessDone: 1_260, accessTotal: 1_260 });
    // Nothing is missing: a scan of what is missing asks nothing.
    const before = world.gateway.calls.length;
    await world.discovery.scanAllRegions();
    expect(world.gateway.calls).toHaveLength(before);
  });

  it('pause once for calls that were throttled together', async () => {
    let turn = 0;
    const world = await scanned({
      [EU]: {
        ...lists(...manyModels(8)),
        access: () => {
          turn += 1;
          return turn <= 8 ? failed('throttled') : ok(ALLOWED);
        },
      },
    });
    // The waits of half a second are those for a quiet moment to measure in.
    expect(world.clock.slept.filter((ms) => ms !== 500)).toEqual([250]);
    expect(Object.keys(recordOf(world, EU)?.access ?? {})).toHaveLength(8);
  });

  it('of one region are not held up by another that throttles', async () => {
    const world = aWorld({
      ...Object.fromEntries(
        Array.from({ length: 20 }, (_, index) => [
          `eu-slow-${index}`,
          { ...lists(...manyModels(30)), access: () => failed('throttled') },
        ]),
      ),
      [EU]: lists(...MANY),
    });
    let doneAt = 0;
    world.discovery.subscribe((event) => {
      const access = recordOf(world, EU)?.access ?? {};
      if (event.type === 'access-checked' && Object.keys(access).length === 60 && doneAt === 0) {
        doneAt = world.clock.nowEpochMs();
      }
    });
    const startedAt = world.clock.nowEpochMs();
    await world.discovery.scanAllRegions();
    expect(doneAt - startedAt).toBeLessThan(1000);
  });

  it('are given up, as unknown, in a region that only throttles, after a time that one can wait', async () => {
    const world = aWorld({ [EU]: { ...lists(...MANY), access: () => failed('throttled') } });
    const startedAt = world.clock.nowEpochMs();
    await world.discovery.scanAllRegions();
    expect(factsOf(world).map((facts) => facts?.failure?.kind)).toEqual(MANY.map(() => 'throttled'));
    expect(world.discovery.checkAccessibility('acme.m0-v1:0', EU)).toBe(true);
    expect(world.clock.nowEpochMs() - startedAt).toBeLessThan(60_000);
    const asked = new Set(world.gateway.callsOf('checkAccess').map((call) => call.detail));
    expect(asked.size).toBeLessThan(60);
  });

  it.each(['denied', 'timeout'] as const)('stop asking a region where each is %s', async (kind) => {
    const world = await scanned({
      [EU]: { ...lists(...MANY), access: () => failed(kind) },
      [US]: lists(...MANY),
    });
    expect(world.gateway.callsOf('checkAccess', EU).length).toBeLessThan(20);
    expect(factsOf(world).map((facts) => facts?.failure?.kind)).toEqual(MANY.map(() => kind));
    expect(factsOf(world, US)).toEqual(MANY.map(() => ALLOWED));
  });

  it('go on where only some models are refused', async () => {
    const world = await scanned({
      [EU]: {
        ...lists(...MANY),
        access: (modelId) => (/m[0-4]\d?-/.test(modelId) ? failed('bad-input') : ok(ALLOWED)),
      },
    });
    expect(world.gateway.callsOf('checkAccess')).toHaveLength(60);
    expect(accessIn(world.discovery.state.snapshot, EU, 'acme.m59-v1:0')).toEqual(ALLOWED);
  });

  it('are left out on request, and for regions that failed', async () => {
    const world = await scanned(
      { [EU]: lists(...MANY), [US]: { models: () => failed('timeout') } },
      { access: false },
    );
    expect(world.gateway.callsOf('checkAccess')).toEqual([]);
    expect(recordOf(world, EU)?.access).toEqual({});
    await world.discovery.scanAllRegions(undefined, true);
    expect(world.gateway.callsOf('checkAccess', US)).toEqual([]);
  });

  it('find the models that are blocked', async () => {
    const world = await scanned({
      [EU]: lists(aModel('acme.a')),
      [US]: { models: () => aPage([aModel('acme.a', {}, US)]), access: () => ok(BLOCKED) },
    });
    expect(world.discovery.getModelsWithAccessIssues()).toEqual([
      { modelId: 'acme.a', region: US, facts: BLOCKED },
    ]);
    expect(world.discovery.getModelRegions('acme.a')).toEqual([EU]);
    expect(world.discovery.getModelRegions('acme.a', false)).toEqual([EU, US]);
    expect(world.discovery.checkAccessibility('acme.a', US)).toBe(false);
  });

  it('is asked of the named models alone, with what is known of the others kept', async () => {
    const world = await scanned({ [EU]: lists(aModel('acme.one'), aModel('acme.two')) });
    await world.discovery.scanAllRegions(undefined, true, { models: ['acme.two', 'acme.gone'] });
    const asked = world.gateway.callsOf('checkAccess');
    expect(asked).toHaveLength(3);
    expect(Object.keys(recordOf(world, EU)?.access ?? {})).toEqual(['acme.one', 'acme.two']);
    await world.discovery.scanAllRegions(undefined, true, { models: [] });
    expect(world.gateway.callsOf('checkAccess')).toHaveLength(3);
    expect(world.discovery.state.scan.lastOutcome).toBe('complete');
  });
});

describe('one model by itself', () => {
  const [one, two] = MANY.map(({ modelId }) => modelId);

  it('is asked with one call; it alone is as new as that, and the lists are not asked', async () => {
    const world = await scanned({ [EU]: lists(...MANY), [US]: lists(...MANY) });
    const whole = recordOf(world, EU);
    const before = world.gateway.calls.length;
    world.gateway.script(EU, { ...lists(...MANY), access: () => ok(BLOCKED) });
    world.clock.advance(3_600_000);
    expect(await world.discovery.checkModel(EU, one ?? '')).toBeUndefined();
    expect(world.gateway.calls.slice(before)).toMatchObject([{ operation: 'checkAccess', region: EU }]);
    const { snapshot } = world.discovery.state;
    const checkedAt = new Date(world.clock.nowEpochMs()).toISOString();
    expect(accessIn(snapshot, EU, one ?? '')).toEqual({ ...BLOCKED, checkedAt });
    expect(accessIn(snapshot, EU, two ?? '')).toEqual(ALLOWED);
    const { accessCheckedAt, scannedAt } = recordOf(world, EU) ?? {};
    expect({ accessCheckedAt, scannedAt }).toEqual({
      accessCheckedAt: whole?.accessCheckedAt,
      scannedAt: whole?.scannedAt,
    });
    expect(accessCheckedAt).not.toBe(checkedAt);
    expect(world.discovery.state.scan.phase).toBe('idle');
  });

  it('keeps its last answer where the check fails, and gives the failure', async () => {
    const world = await scanned({ [EU]: lists(...MANY) });
    world.gateway.script(EU, { ...lists(...MANY), access: () => failed('expired-credentials') });
    expect(await world.discovery.checkModel(EU, one ?? '')).toMatchObject({ kind: 'expired-credentials' });
    expect(accessIn(world.discovery.state.snapshot, EU, one ?? '')).toEqual(ALLOWED);
  });
});
