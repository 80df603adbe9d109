import { describe, expect, it } from 'vitest';
import type { FailureKind, InferenceProfile } from '../../electron/contract/snapshot/model.ts';
import { profilesIn } from '../../electron/contract/snapshot/snapshot.ts';
import { AT, aModel, aPage, aProfile, failed, ok } from '../helpers/builders.ts';
import { byHand } from '../helpers/fakes/fake-gateway.ts';
import { aWorld, EU, failing, lists, OPT_IN, recordOf, scanned, stoppedBy, US, type World } from './world.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

function profileIds({ discovery }: World): string[] {
  return profilesIn(discovery.state.snapshot, EU).map((profile) => profile.inferenceProfileId);
}

describe('a scan', () => {
  it('lists all regions at once, then checks access, then measures, and saves after each', async () => {
    const world = aWorld({
      [EU]: {
        ...lists(aModel('acme.a'), aModel('acme.b')),
        mantle: () => ok({ state: 'listed', modelIds: ['acme.mantle'] }),
      },
      [US]: { ...lists(aModel('acme.a', {}, US)), ping: () => ok(90) },
    });
    const mapping = await world.discovery.scanAllRegions();
    expect(world.gateway.peakOf('listModels')).toBe(2);
    expect(world.discovery.state.scan).toMatchObject({
      phase: 'idle',
      lastOutcome: 'complete',
      accessDone: 3,
      accessTotal: 3,
      latencyDone: 2,
    });
    const types = world.events.map((event) => event.type);
    const order = ['scan-started', 'region-listed', 'access-started', 'latency-started', 'scan-finished'];
    expect(types.filter((type, at) => order.includes(type) && types.indexOf(type) === at)).toEqual(order);
    expect(Object.keys(mapping.models[EU] ?? {})).toEqual(['acme.a', 'acme.b']);
    expect(recordOf(world, EU)?.mantle).toEqual({ state: 'listed', modelIds: ['acme.mantle'] });
    expect(world.cache.saves).toHaveLength(3);
    expect(world.cache.content).toEqual(world.discovery.state.snapshot);
  });

  it('shows a region while its bedrock-mantle list and other regions are still awaited', async () => {
    const mantle = byHand<{ state: 'absent'; modelIds: string[] }>();
    const slow = byHand<never>();
    const world = aWorld({
      [EU]: { ...lists(aModel('acme.a')), mantle: () => mantle.answer },
      [US]: { models: () => slow.answer },
    });
    const scan = world.discovery.scanAllRegions();
    await expect.poll(() => recordOf(world, EU)?.state).toBe('ok');
    expect(recordOf(world, US)?.state).toBe('not-scanned');
    mantle.give(ok({ state: 'absent', modelIds: [] }));
    slow.give(failed('timeout'));
    await scan;
    expect(world.discovery.state.scan.lastOutcome).toBe('partial');
  });

  it('takes a failing bedrock-mantle list as a note', async () => {
    const world = await scanned({ [EU]: { mantle: () => failed('denied') } });
    expect(recordOf(world, EU)).toMatchObject({
      state: 'ok',
      mantle: { state: 'failed', failure: { kind: 'denied' } },
    });
    expect(world.discovery.state.scan.lastOutcome).toBe('complete');
  });

  it('goes on when the cache cannot be written, and reports it', async () => {
    const world = aWorld({ [EU]: {} });
    world.cache.failWith(failed('disk').failure);
    await world.discovery.scanAllRegions();
    expect(world.problems[0]).toMatchObject({ kind: 'disk' });
    expect(world.discovery.state.scan.lastOutcome).toBe('complete');
  });
});

describe('without force', () => {
  it('asks only what is missing, failed, too old or never checked', async () => {
    const world = aWorld({
      [EU]: {},
      [US]: {},
      'eu-west-2': failing('timeout'),
      [OPT_IN]: failing('not-enabled'),
    });
    const asked = async (...args: Parameters<typeof world.discovery.scanAllRegions>): Promise<string[]> => {
      world.gateway.calls.length = 0;
      await world.discovery.scanAllRegions(...args);
      return world.gateway.callsOf('listModels').map((call) => call.region);
    };
    expect(await asked(undefined, false, { access: false })).toEqual([EU, US, 'eu-west-2', OPT_IN]);
    // Of the others only the access is missing, and a list that is there is not asked again.
    expect(await asked()).toEqual(['eu-west-2', OPT_IN]);
    expect(new Set(world.gateway.callsOf('checkAccess').map((call) => call.region))).toEqual(
      new Set([EU, US]),
    );
    expect(await asked()).toEqual(['eu-west-2', OPT_IN]);
    expect(world.gateway.callsOf('checkAccess')).toEqual([]);
    expect(await asked([EU])).toEqual([]);
    world.clock.advance(8 * DAY_MS);
    expect(await asked([EU, US])).toEqual([EU, US]);
    expect(await asked([EU], true)).toEqual([EU]);
  });
});

describe('a region that fails', () => {
  it.each<[FailureKind, string]>([
    ['timeout', 'failed'],
    ['no-endpoint', 'no-endpoint'],
    ['other-region', 'failed'],
    ['denied', 'denied'],
    ['not-enabled', 'not-enabled'],
  ])('with %s is %s, keeps its last good answer and says so', async (kind, state) => {
    const world = await scanned({ [EU]: lists(aModel('acme.a')), [US]: {} });
    world.gateway.script(EU, failing(kind));
    world.clock.advance(DAY_MS);
    await world.discovery.scanAllRegions(undefined, true);
    expect(recordOf(world, EU)).toMatchObject({ state, stale: true, scannedAt: AT, failure: { kind } });
    expect(world.discovery.isModelAvailableInRegion('acme.a', EU)).toBe(true);
    expect(recordOf(world, US)).toMatchObject({ state: 'ok', stale: false });
  });

  it('counts as an answer only when it is not enabled', async () => {
    const notEnabled = await scanned({ [EU]: {}, [OPT_IN]: failing('not-enabled') });
    expect(notEnabled.discovery.state.scan.lastOutcome).toBe('complete');
    const denied = await scanned({ [EU]: {}, [US]: failing('denied') });
    expect(denied.discovery.state.scan.lastOutcome).toBe('partial');
  });

  it('together with all others stops the scan with a reason', async () => {
    const world = await scanned({
      [EU]: failing('network'),
      [US]: failing('network'),
      [OPT_IN]: failing('timeout'),
    });
    expect(stoppedBy(world)).toBe('network');
    expect(world.discovery.state.scan.failure?.message).toContain('None of 3 Regions');
    expect(world.gateway.callsOf('pingRegion')).toEqual([]);
  });
});

describe('inference profiles', () => {
  const page = (id: string, nextToken?: string) => aPage([aProfile(id, 'acme.a', [EU])], nextToken);

  it('are read page by page, an empty page included', async () => {
    const pages: Record<string, ReturnType<typeof page>> = {
      first: page('eu.one', 'two'),
      two: aPage<InferenceProfile>([], 'three'),
      three: page('eu.three'),
    };
    const world = await scanned({
      [EU]: { profiles: (token = 'first') => pages[token] ?? failed('bad-input') },
    });
    expect(profileIds(world)).toEqual(['eu.one', 'eu.three']);
    expect(recordOf(world, EU)?.state).toBe('ok');
  });

  it('end at a token that repeats, with what came', async () => {
    const world = await scanned({
      [EU]: { profiles: (token) => page(`eu.after-${token ?? 'start'}`, 'same') },
    });
    expect(profileIds(world)).toEqual(['eu.after-same', 'eu.after-start']);
    expect(recordOf(world, EU)?.state).toBe('ok');
  });

  it('end after a hundred pages, and the region says that some are missing', async () => {
    const world = await scanned({ [EU]: { profiles: (token = '') => page(`eu.${token}`, `${token}x`) } });
    expect(world.gateway.callsOf('listProfiles')).toHaveLength(100);
    expect(profileIds(world)).toHaveLength(100);
    expect(recordOf(world, EU)).toMatchObject({ state: 'partial', failure: { kind: 'bad-answer' } });
  });

  it('that break off are added to what was known, and the region is partial', async () => {
    const world = await scanned({ [EU]: { profiles: () => page('eu.old') } });
    world.gateway.script(EU, {
      profiles: (token) => (token === undefined ? page('eu.new', 'two') : failed('throttled')),
    });
    await world.discovery.scanAllRegions(undefined, true);
    expect(recordOf(world, EU)).toMatchObject({ state: 'partial', failure: { kind: 'throttled' } });
    expect(profileIds(world)).toEqual(['eu.new', 'eu.old']);
    expect(world.discovery.state.scan.lastOutcome).toBe('partial');
  });

  it('count what could not be read, together with the models', async () => {
    const world = await scanned({
      [EU]: {
        models: () => aPage([aModel('acme.a')], undefined, 2),
        profiles: () => aPage<InferenceProfile>([], undefined, 3),
      },
    });
    expect(recordOf(world, EU)?.droppedRecords).toBe(5);
  });
});

describe('an empty list of models', () => {
  it('is a fact when other regions list models', async () => {
    const world = await scanned({ [EU]: {}, 'me-west-1': lists() });
    expect(recordOf(world, 'me-west-1')).toMatchObject({ state: 'ok', models: {} });
    await world.discovery.scanAllRegions(['me-west-1'], true);
    expect(recordOf(world, 'me-west-1')).toMatchObject({ state: 'ok', models: {} });
  });

  it('everywhere is a failure that keeps what was known', async () => {
    const world = await scanned({ [EU]: lists(aModel('acme.a')), [US]: {} });
    for (const region of [EU, US]) world.gateway.script(region, lists());
    await world.discovery.scanAllRegions(undefined, true);
    expect(recordOf(world, EU)).toMatchObject({
      state: 'failed',
      stale: true,
      failure: { kind: 'bad-answer' },
    });
    expect(world.discovery.isModelAvailableInRegion('acme.a', EU)).toBe(true);
    expect(world.discovery.state.scan.lastOutcome).toBe('stopped');
  });
});
