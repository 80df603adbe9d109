import { describe, expect, it } from 'vitest';
import { viewRegion } from '../../../electron/contract/cells/availability.ts';
import { builtInRegions, regionInfo } from '../../../electron/contract/cells/regions.ts';
import {
  AREA_NAMES,
  type AreaName,
  callRoutes,
  type DataArea,
  iamResources,
  idsWithin,
  isWithin,
} from '../../../electron/contract/cells/residency.ts';
import type { InferenceProfile, ModelRecord, RegionCode } from '../../../electron/contract/snapshot/model.ts';
import { aModel, aProfile, modelArn } from '../../helpers/builders.ts';
import { snapshotOf } from '../../helpers/scan-events.ts';

const ID = 'acme.one-v1:0';

function cellIn(region: RegionCode, profiles: InferenceProfile[], change: Partial<ModelRecord> = {}) {
  return viewRegion(
    snapshotOf({ [region]: { models: [aModel(ID, change, region)], profiles } }),
    region,
  ).cell(ID);
}

function within(region: RegionCode, profiles: InferenceProfile[], area: DataArea, change = {}) {
  return idsWithin(cellIn(region, profiles, change).availability, region, area);
}

const area = (name: AreaName): DataArea => ({ kind: 'area', name });
const ONLY_PROFILES = { inferenceTypesSupported: ['INFERENCE_PROFILE'] };

describe('an area', () => {
  it.each<[AreaName, RegExp]>([
    ['EU', /Frankfurt|Stockholm|Milan|Spain|Ireland|Paris|\(Germany\)/],
    ['US', /^US |US-East|US-West/],
    ['Japan', /Tokyo|Osaka/],
    ['Australia', /Sydney|Melbourne/],
    ['Canada', /^Canada/],
    ['India', /Mumbai|Hyderabad/],
  ])('%s holds exactly the Regions whose AWS names say so', (name, names) => {
    const regions = ['aws', 'aws-us-gov', 'aws-eusc', 'aws-iso', 'aws-iso-b', 'aws-iso-f'].flatMap(
      builtInRegions,
    );
    expect(regions.filter((region) => isWithin(region, area(name)))).toEqual(
      regions.filter((region) => names.test(regionInfo(region).name)),
    );
  });

  it('never holds a region that nobody knows', () => {
    for (const name of AREA_NAMES) expect(isWithin('eu-central-9', area(name))).toBe(false);
    expect(isWithin('eu-central-9', { kind: 'region', region: 'eu-central-9' })).toBe(true);
  });
});

describe('the ids with which data stays in an area', () => {
  it('are the bare id and the profiles with all destinations inside', () => {
    const profiles = [
      aProfile(`eu.${ID}`, ID, ['eu-central-1', 'eu-west-3']),
      aProfile(`wide.${ID}`, ID, ['eu-central-1', 'eu-west-2']),
      aProfile(`global.${ID}`, ID, ['', 'eu-central-1']),
    ];
    expect(within('eu-central-1', profiles, area('EU'))).toEqual([ID, `eu.${ID}`]);
    expect(within('eu-central-1', profiles, { kind: 'region', region: 'eu-central-1' })).toEqual([ID]);
    expect(within('eu-central-1', profiles, area('US'))).toEqual([]);
  });

  it('do not hold an eu. profile from Tel Aviv, which answers from Israel as well', () => {
    const profiles = [
      aProfile(`eu.${ID}`, ID, ['eu-central-1', 'eu-west-1', 'il-central-1'], {}, 'il-central-1'),
    ];
    expect(within('il-central-1', profiles, area('EU'), ONLY_PROFILES)).toEqual([]);
  });

  it('do not hold a profile that is called from outside, wherever it is answered', () => {
    const profiles = [aProfile(`us.${ID}`, ID, ['us-east-1', 'us-west-2'], {}, 'ca-central-1')];
    expect(within('ca-central-1', profiles, area('US'), ONLY_PROFILES)).toEqual([]);
    expect(within('ca-central-1', profiles, area('Canada'), ONLY_PROFILES)).toEqual([]);
  });

  it('never hold a profile with destinations that are not listed, even for its own region', () => {
    const global = aProfile(`global.${ID}`, ID, ['', 'us-east-1'], {}, 'us-east-1');
    const silent = aProfile(`us.${ID}`, ID, [], {}, 'us-east-1');
    for (const name of AREA_NAMES) {
      expect(within('us-east-1', [global, silent], area(name), ONLY_PROFILES)).toEqual([]);
    }
    expect(within('us-east-1', [global], { kind: 'region', region: 'us-east-1' }, ONLY_PROFILES)).toEqual([]);
  });

  it("hold the account's own profiles by their ARN, with the destinations of what they were made from", () => {
    const arn = 'arn:aws:bedrock:eu-west-1:111122223333:application-inference-profile/abc';
    const own = aProfile('abc', ID, [], {
      type: 'APPLICATION',
      inferenceProfileArn: arn,
      models: [{ modelArn: `arn:aws:bedrock:eu-west-1:111122223333:inference-profile/eu.${ID}` }],
    });
    const inside = aProfile(`eu.${ID}`, ID, ['eu-west-1', 'eu-west-3']);
    const outside = aProfile(`eu.${ID}`, ID, ['eu-west-1', 'eu-west-2']);
    expect(within('eu-west-1', [inside, own], area('EU'), ONLY_PROFILES)).toEqual([`eu.${ID}`, arn]);
    expect(within('eu-west-1', [outside, own], area('EU'), ONLY_PROFILES)).toEqual([]);
  });

  it('come with their kind and destinations', () => {
    const cell = cellIn('eu-west-1', [
      aProfile(`eu.${ID}`, ID, ['eu-west-1', 'eu-west-3']),
      aProfile(`global.${ID}`, ID, ['', 'eu-west-1']),
    ]);
    expect(callRoutes(cell.availability, 'eu-west-1')).toEqual([
      { id: ID, kind: 'on-demand', destinations: { regions: ['eu-west-1'], unlisted: false } },
      { id: `eu.${ID}`, kind: 'geo', destinations: { regions: ['eu-west-1', 'eu-west-3'], unlisted: false } },
      { id: `global.${ID}`, kind: 'global', destinations: { regions: ['eu-west-1'], unlisted: true } },
    ]);
  });
});

describe('the resources of an IAM policy', () => {
  const region = 'eu-central-1';
  const arn = 'arn:aws:bedrock:eu-central-1:999988887777:application-inference-profile/abc';
  const cell = cellIn(region, [
    aProfile(`eu.${ID}`, ID, ['eu-west-1', region]),
    aProfile(`global.${ID}`, ID, ['', region]),
    aProfile('abc', ID, ['eu-west-1'], { type: 'APPLICATION', inferenceProfileArn: arn }),
  ]);

  it('are the model alone for the bare id', () => {
    expect(iamResources(cell, ID)).toEqual([modelArn(region, ID)]);
  });

  it('are the profile and the model in every destination', () => {
    expect(iamResources(cell, `eu.${ID}`)).toEqual([
      `arn:aws:bedrock:eu-central-1:123456789012:inference-profile/eu.${ID}`,
      modelArn(region, ID),
      modelArn('eu-west-1', ID),
    ]);
    expect(iamResources(cell, `global.${ID}`, '111122223333')).toEqual([
      modelArn('', ID),
      `arn:aws:bedrock:eu-central-1:111122223333:inference-profile/global.${ID}`,
      modelArn(region, ID),
    ]);
    expect(iamResources(cell, arn)).toEqual([arn, modelArn('eu-west-1', ID)]);
  });

  it('are of the partition of the region', () => {
    expect(iamResources(cellIn('us-gov-west-1', []), ID)).toEqual([
      `arn:aws-us-gov:bedrock:us-gov-west-1::foundation-model/${ID}`,
    ]);
  });

  it('are none for an id that cannot be called there', () => {
    expect(iamResources(cell, `us.${ID}`)).toEqual([]);
    expect(iamResources(cellIn(region, [], ONLY_PROFILES), ID)).toEqual([]);
  });
});
