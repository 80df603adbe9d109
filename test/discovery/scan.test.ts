import { describe, expect, it } from 'vitest';
import type { ScanEvent } from '../../electron/contract/scan-event.ts';
import type { BedrockGateway, ProfileList } from '../../electron/discovery/ports.ts';
import { FakeRegions, failure } from './fake-regions.ts';
import { model, profile, world } from './world.ts';

const TWO = {
  'eu-west-1': {
    models: [model('m.a', 'eu-west-1'), model('m.b', 'eu-west-1', ['INFERENCE_PROFILE'])],
    profiles: [
      [profile('eu.m.b', 'm.b', ['eu-west-1', 'eu-west-3'])],
      [profile('global.m.b', 'm.b', ['', 'eu-west-1'])],
    ],
    mantle: ['m.mantle'],
  },
  'us-east-1': { models: [model('m.a', 'us-east-1')], latencyMs: 90 },
};

describe('a scan', () => {
  it('lists all regions, follows pages, checks access, measures and saves', async () => {
    const { discovery, ports } = world(TWO);
    const events: ScanEvent['type'][] = [];
    discovery.subscribe((event) => events.push(event.type));
    const mapping = await discovery.scanAllRegions();

    expect(events[0]).toBe('scan-started');
    expect(events.at(-1)).toBe('scan-finished');
    expect(discovery.state.scan).toMatchObject({
      phase: 'idle',
      lastOutcome: 'complete',
      accessDone: 3,
      latencyDone: 2,
    });
    expect(discovery.state.scan.answered.sort()).toEqual(['eu-west-1', 'us-east-1']);
    expect(
      mapping.models['eu-west-1']?.['m.b']?.referencedByInstanceProfiles.map(
        (each) => each.inferenceProfileId,
      ),
    ).toEqual(['eu.m.b', 'global.m.b']);
    expect(discovery.state.snapshot.regions['us-east-1']?.latency).toMatchObject({
      medianMs: 90,
      samples: 5,
    });
    expect(discovery.getAllModels().map((each) => each.modelId)).toEqual(['m.a', 'm.b', 'm.mantle']);
    expect(ports.cache.kept).toEqual(discovery.state.snapshot);
  });

  it('asks again only what is missing, failed or expired unless forced', async () => {
    const { discovery, gateway, ports } = world({ ...TWO, 'eu-west-2': { failure: failure('timeout') } });
    await discovery.scanAllRegions();
    const count = (): number =>
      gateway.calls.splice(0).filter((call) => call.startsWith('listModels')).length;
    expect(count()).toBe(3);
    await discovery.scanAllRegions();
    expect(count()).toBe(1);
    ports.clock.now += 8 * 24 * 3600 * 1000;
    await discovery.scanAllRegions();
    expect(count()).toBe(3);
    await discovery.scanAllRegions(undefined, true);
    expect(count()).toBe(3);
  });

  it('keeps the last good answer of a region that fails, marked stale', async () => {
    const { discovery, gateway } = world(TWO);
    await discovery.scanAllRegions();
    gateway.regions['eu-west-1'] = { failure: failure('timeout') };
    await discovery.scanAllRegions(undefined, true);
    expect(discovery.state.snapshot.regions['eu-west-1']).toMatchObject({ state: 'failed', stale: true });
    expect(discovery.isModelAvailableInRegion('m.b', 'eu-west-1')).toBe(true);
    expect(discovery.state.scan.lastOutcome).toBe('partial');
  });

  it('shows a region without its profiles as partial and keeps those of before', async () => {
    const { discovery, gateway } = world(TWO);
    await discovery.scanAllRegions();
    gateway.regions['eu-west-1'] = { ...TWO['eu-west-1'], profileFailure: failure('denied') };
    await discovery.scanAllRegions(undefined, true);
    expect(discovery.state.snapshot.regions['eu-west-1']).toMatchObject({
      state: 'partial',
      failure: { kind: 'denied' },
    });
    expect(Object.keys(discovery.state.snapshot.regions['eu-west-1']?.profiles ?? {})).toEqual([
      'eu.m.b',
      'global.m.b',
    ]);
  });

  it('ends pages at a repeated token and at the cap', async () => {
    class Repeating extends FakeRegions {
      override async listProfiles(
        _region: string,
        list: ProfileList,
      ): ReturnType<BedrockGateway['listProfiles']> {
        if (list === 'APPLICATION') return { ok: true, value: { items: [], dropped: 0 } };
        this.calls.push('page');
        return {
          ok: true,
          value: { items: [profile('eu.m.a', 'm.a', ['eu-west-1'])], nextToken: 'same', dropped: 0 },
        };
      }
    }
    const regions = { 'eu-west-1': { models: [model('m.a', 'eu-west-1')] } };
    const repeating = world(regions, new Repeating(regions));
    await repeating.discovery.scanAllRegions();
    expect(repeating.gateway.calls.filter((call) => call === 'page')).toHaveLength(2);
    expect(repeating.discovery.state.snapshot.regions['eu-west-1']?.state).toBe('ok');

    class Endless extends FakeRegions {
      override async listProfiles(
        _region: string,
        list: ProfileList,
        token: string | undefined,
      ): ReturnType<BedrockGateway['listProfiles']> {
        if (list === 'APPLICATION') return { ok: true, value: { items: [], dropped: 0 } };
        this.calls.push('page');
        return { ok: true, value: { items: [], nextToken: `${token ?? ''}x`, dropped: 0 } };
      }
    }
    const endless = world(regions, new Endless(regions));
    await endless.discovery.scanAllRegions();
    expect(endless.gateway.calls.filter((call) => call === 'page')).toHaveLength(100);
    expect(endless.discovery.state.snapshot.regions['eu-west-1']).toMatchObject({
      state: 'partial',
      failure: { kind: 'bad-answer' },
    });
  });

  it('stops at once when the credentials have expired, and keeps what came', async () => {
    const { discovery, gateway } = world(TWO);
    await discovery.scanAllRegions();
    gateway.calls.length = 0;
    for (const region of Object.values(gateway.regions)) region.failure = failure('expired-credentials');
    await discovery.scanAllRegions(undefined, true);
    expect(discovery.state.scan).toMatchObject({
      lastOutcome: 'stopped',
      failure: { kind: 'expired-credentials' },
    });
    expect(discovery.state.snapshot.regions['eu-west-1']).toMatchObject({ state: 'ok', stale: false });
    expect(gateway.calls.filter((call) => call.startsWith('checkAccess'))).toEqual([]);
  });

  it('calls a refused token a bad key when no region lists models, and a region not enabled otherwise', async () => {
    const bad = world({
      'us-east-1': { failure: failure('bad-credentials') },
      'af-south-1': { failure: failure('not-enabled') },
    });
    await bad.discovery.scanAllRegions();
    expect(bad.discovery.state.scan).toMatchObject({
      lastOutcome: 'stopped',
      failure: { kind: 'bad-credentials' },
    });
    expect(bad.discovery.state.snapshot.regions['af-south-1']?.state).toBe('failed');

    const good = world({
      'us-east-1': { models: [model('m.a', 'us-east-1')] },
      'af-south-1': { failure: failure('not-enabled') },
    });
    await good.discovery.scanAllRegions();
    expect(good.discovery.state.scan.lastOutcome).toBe('complete');
    expect(good.discovery.state.snapshot.regions['af-south-1']?.state).toBe('not-enabled');
  });

  it('never shows empty lists everywhere as "no models"', async () => {
    const { discovery } = world({ 'us-east-1': { models: [] }, 'eu-west-1': { models: [] } });
    await discovery.scanAllRegions();
    expect(Object.values(discovery.state.snapshot.regions).map((region) => region.state)).toEqual([
      'failed',
      'failed',
    ]);
  });

  it('cancels at once, keeps what has come and ignores what comes later', async () => {
    let release: (() => void) | undefined;
    class Hanging extends FakeRegions {
      override async listModels(...[region, signal]: Parameters<BedrockGateway['listModels']>) {
        if (region === 'us-east-1') await new Promise<void>((resolve) => (release = resolve));
        return super.listModels(region, new AbortController().signal ?? signal);
      }
    }
    const { discovery } = world(TWO, new Hanging(TWO));
    const controller = new AbortController();
    const events: ScanEvent[] = [];
    discovery.subscribe((event) => {
      events.push(event);
      if (event.type === 'region-listed') controller.abort();
    });
    const scan = discovery.scanAllRegions(undefined, false, { signal: controller.signal });
    await expect.poll(() => discovery.state.snapshot.regions['eu-west-1']?.state).toBe('ok');
    release?.();
    await scan;
    expect(discovery.state.scan.lastOutcome).toBe('cancelled');
    expect(events.filter((event) => event.type === 'region-listed')).toHaveLength(1);
    expect(discovery.state.snapshot.regions['us-east-1']?.state).toBe('not-scanned');
  });

  it('reports a cache that cannot be written and goes on', async () => {
    const { discovery, ports } = world(TWO);
    ports.cache.broken = failure('disk');
    await discovery.scanAllRegions();
    expect(ports.problems[0]).toMatchObject({ kind: 'disk' });
    expect(discovery.state.scan.lastOutcome).toBe('complete');
  });

  it('joins a scan that is running', async () => {
    const { discovery, gateway } = world(TWO);
    await Promise.all([discovery.scanAllRegions(), discovery.scanAllRegions(undefined, true)]);
    expect(gateway.calls.filter((call) => call.startsWith('listModels'))).toHaveLength(2);
  });
});
