import { describe, expect, it } from 'vitest';
import { AWSClientError, AWSRegionError, ModelNotAvailableError } from '../../electron/discovery/errors.ts';
import { associateProfilesWithModels } from '../../electron/discovery/lookups.ts';
import { BedrockModelCapabilities } from '../../electron/discovery/models-capabilities.ts';
import { aModel, aPage, aProfile, BLOCKED, modelArn, ok, SOURCE } from '../helpers/builders.ts';
import { aWorld, EU, failing, lists, portsOf, scanned, US } from './world.ts';

const WEST = 'eu-west-1';

/** Three regions call the model; it is near in WEST, far in US and blocked in none. */
async function threeRegions() {
  const world = await scanned({
    [EU]: {
      models: () => aPage([aModel('acme.a', { inferenceTypesSupported: ['INFERENCE_PROFILE'] })]),
      profiles: () => aPage([aProfile('eu.acme.a', 'acme.a', [EU, WEST])]),
      ping: () => ok(50),
    },
    [US]: { ...lists(aModel('acme.a', {}, US), aModel('acme.us-only', {}, US)), ping: () => ok(90) },
    [WEST]: { ...lists(aModel('acme.a', {}, WEST)), ping: () => ok(10) },
  });
  return world.discovery;
}

describe('the best regions for a model', () => {
  it('are the preferred ones in their order, then the nearest', async () => {
    const discovery = await threeRegions();
    expect(discovery.getBestRegionsForModel('acme.a')).toEqual([WEST, EU, US]);
    expect(discovery.getBestRegionsForModel('acme.a', [US, EU])).toEqual([US, EU, WEST]);
  });

  it('hold no preferred region without the model, and none twice', async () => {
    const discovery = await threeRegions();
    expect(discovery.getBestRegionsForModel('acme.us-only', [EU, US, US])).toEqual([US]);
    expect(discovery.getBestRegionsForModel('acme.nowhere', [EU])).toEqual([]);
  });

  it('end with those that were never measured, by name', async () => {
    const world = await scanned({ [US]: {}, [WEST]: {}, [EU]: {}, 'ap-south-1': {} }, { latency: false });
    world.discovery.updateLatency(US, 0.2);
    expect(world.discovery.getBestRegionsForModel('acme.one-v1:0')).toEqual([US, 'ap-south-1', EU, WEST]);
  });

  it('leave out where the model has ended, by the API or else by a page of AWS, and the table says so', async () => {
    const modelLifecycle = { status: 'LEGACY', endOfLifeTime: '2020-01-01T00:00:00.000Z' };
    const world = aWorld({
      [EU]: lists(aModel('acme.a', { modelLifecycle }), aModel('acme.b')),
      [US]: lists(aModel('acme.a', {}, US), aModel('acme.b', {}, US)),
    });
    const page = { source: 'a page', asOf: '2026-11-01' };
    const discovery = new BedrockModelCapabilities({
      ports: {
        ...portsOf(world),
        documentedEndOfLife: (id, region) =>
          id === 'acme.b' && region === US
            ? { legacyDate: '2019-01-01', endOfLifeDate: '2020-01-01', ...page }
            : undefined,
      },
      source: SOURCE,
      regions: [EU, US],
    });
    await discovery.scanAllRegions();
    expect(discovery.getBestRegionsForModel('acme.a', [EU])).toEqual([US]);
    expect(discovery.getModelRegions('acme.b')).toEqual([EU]);
    expect(discovery.isModelAvailableInRegion('acme.a', EU)).toBe(false);
    expect(discovery.isModelAvailableInRegion('acme.b', US)).toBe(false);
    expect(discovery.getModelAvailabilityTable('acme.a')).toMatch(/eu-central-1 +on-demand, ended/);
    expect(discovery.getModelAvailabilityTable('acme.a')).toMatch(/us-east-1 +on-demand /);
  });

  it('leave out where the account is blocked', async () => {
    const world = await scanned({ [EU]: { access: () => ok(BLOCKED) }, [US]: {} });
    expect(world.discovery.getBestRegionsForModel('acme.one-v1:0', [EU])).toEqual([US]);
  });
});

describe('a model', () => {
  it('comes with its profiles from the best region, or from the one that is named', async () => {
    const discovery = await threeRegions();
    expect(discovery.getModel('acme.a')).toMatchObject({ region: WEST, referencedByInstanceProfiles: [] });
    expect(discovery.getModel('acme.a', EU)).toMatchObject({
      region: EU,
      modelArn: modelArn(EU, 'acme.a'),
      accessible: true,
      referencedByInstanceProfiles: [{ inferenceProfileId: 'eu.acme.a' }],
    });
  });

  it('that is listed but cannot be called is found all the same', async () => {
    const world = await scanned({ [EU]: lists(aModel('acme.a', { inferenceTypesSupported: [] })) });
    expect(world.discovery.isModelAvailableInRegion('acme.a', EU)).toBe(false);
    expect(world.discovery.getModel('acme.a')).toMatchObject({ modelId: 'acme.a', region: EU });
  });

  it('that nobody lists is an error that names the regions tried', async () => {
    const discovery = await threeRegions();
    const tried = (region?: string): readonly string[] => {
      try {
        discovery.getModel('acme.us-only-not', region);
      } catch (error) {
        if (error instanceof ModelNotAvailableError) return error.regionsTried;
      }
      return [];
    };
    expect(tried()).toEqual([EU, WEST, US]);
    expect(tried(EU)).toEqual([EU]);
    expect(() => discovery.getModel('acme.us-only', EU)).toThrow(
      'acme.us-only is not available in eu-central-1.',
    );
  });

  it('of a region that never answered is an error about the region, and about AWS if no region did', async () => {
    const one = await scanned({ [EU]: {}, [US]: failing('denied') });
    expect(() => one.discovery.getModel('acme.a', US)).toThrow(AWSRegionError);
    expect(() => one.discovery.getModel('acme.a')).toThrow(ModelNotAvailableError);
    const none = aWorld({ [EU]: failing('network'), [US]: failing('network') });
    expect(() => none.discovery.getModel('acme.a')).toThrow(ModelNotAvailableError);
    await none.discovery.scanAllRegions();
    expect(() => none.discovery.getModel('acme.a')).toThrow(AWSClientError);
    expect(() => none.discovery.getModel('acme.a', EU)).toThrow('It failed: network.');
  });

  it('given to a caller is a copy that cannot change what is known', async () => {
    const discovery = await threeRegions();
    const model = discovery.getModel('acme.a', EU);
    model.inferenceTypesSupported?.push('CHANGED');
    model.referencedByInstanceProfiles.pop();
    for (const each of discovery.getAllModels()) each.inputModalities?.push('CHANGED');
    const mapping = discovery.getJsonModelMapping();
    delete mapping.models[EU]?.['acme.a'];
    expect(discovery.getModel('acme.a', EU)).toMatchObject({
      inferenceTypesSupported: ['INFERENCE_PROFILE'],
      inputModalities: ['TEXT'],
      referencedByInstanceProfiles: [{ inferenceProfileId: 'eu.acme.a' }],
    });
    expect(Object.keys(discovery.getJsonModelMapping().models[EU] ?? {})).toEqual(['acme.a']);
  });
});

describe('all models', () => {
  it('are there once each, with the regions that list them', async () => {
    const world = await scanned({
      [EU]: { ...lists(aModel('acme.a')), mantle: () => ok({ state: 'listed', modelIds: ['acme.mantle'] }) },
      [US]: lists(aModel('acme.a', {}, US)),
    });
    expect(world.discovery.getAllModels()).toEqual([
      { ...aModel('acme.a'), availableRegions: [EU, US] },
      { modelId: 'acme.mantle', availableRegions: [EU] },
    ]);
  });

  it('are mapped by region, regions without an answer left out', async () => {
    const world = aWorld({ [EU]: lists(aModel('acme.a')), [US]: lists() });
    await world.discovery.scanAllRegions([EU]);
    expect(world.discovery.getJsonModelMapping()).toEqual({
      models: {
        [EU]: { 'acme.a': { ...aModel('acme.a'), referencedByInstanceProfiles: [], accessible: true } },
      },
    });
  });

  it('can be shown as a table', async () => {
    const discovery = await threeRegions();
    const lines = discovery.getModelAvailabilityTable('acme.a').split('\n');
    expect(lines).toHaveLength(4);
    expect(lines[1]).toMatch(/^acme\.a +eu-central-1 +geo +eu\.acme\.a$/);
    expect(discovery.getModelAvailabilityTable().split('\n')).toHaveLength(5);
  });
});

describe('profiles and models', () => {
  it('are joined by ARN, never by name', () => {
    const models = [aModel('acme.a'), aModel('acme.ab')];
    const profiles = [
      aProfile('eu.acme.ab', 'acme.a', [EU, WEST]),
      aProfile('both', 'acme.a', [EU], {
        models: [{ modelArn: modelArn(EU, 'acme.a') }, { modelArn: modelArn(EU, 'acme.ab') }],
      }),
      aProfile('eu.acme.gone', 'acme.gone', [EU]),
    ];
    const joined = associateProfilesWithModels(models, profiles).map((model) => [
      model.modelId,
      model.referencedByInstanceProfiles.map((profile) => profile.inferenceProfileId),
    ]);
    expect(joined).toEqual([
      ['acme.a', ['eu.acme.ab', 'both']],
      ['acme.ab', ['both']],
    ]);
  });
});
