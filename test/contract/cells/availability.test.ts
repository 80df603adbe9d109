import { describe, expect, it } from 'vitest';
import { accessStatusOf } from '../../../electron/contract/cells/access/access-status.ts';
import {
  AVAILABILITY_KINDS,
  destinationsOf,
  viewRegion,
} from '../../../electron/contract/cells/availability.ts';
import { modelIdOfArn, regionOfArn } from '../../../electron/contract/cells/profile-models.ts';
import type {
  AccessFacts,
  InferenceProfile,
  ModelRecord,
  RegionCode,
} from '../../../electron/contract/snapshot/model.ts';
import { isComplete } from '../../../electron/contract/snapshot/region-lists.ts';
import { allModelIds } from '../../../electron/contract/snapshot/snapshot.ts';
import { ALLOWED, aFailure, aModel, aProfile, modelArn, SOURCE } from '../../helpers/builders.ts';
import { always } from '../../helpers/properties.ts';
import { listed, mantleIn, snapshotOf, stateAfter } from '../../helpers/scan-events.ts';
import { anySnapshot } from '../../helpers/snapshots/arbitrary-snapshot.ts';

const EU = 'eu-central-1';
const ID = 'acme.one-v1:0';

function availability(model: Partial<ModelRecord>, profiles: InferenceProfile[] = []) {
  return viewRegion(snapshotOf({ [EU]: { models: [aModel(ID, model)], profiles } }), EU).cell(ID)
    .availability;
}

describe('the ids to call', () => {
  it('are the bare id first, then geo profiles, then global ones, each by id', () => {
    const found = availability({ inferenceTypesSupported: ['ON_DEMAND', 'PROVISIONED'] }, [
      aProfile(`global.${ID}`, ID, ['', EU]),
      aProfile(`us.${ID}`, ID, ['us-east-1']),
      aProfile(`eu.${ID}`, ID, [EU, 'eu-west-1']),
      aProfile('abc123', ID, [EU], { type: 'APPLICATION' }),
    ]);
    expect(found.callableAs).toEqual([ID, `eu.${ID}`, `us.${ID}`, `global.${ID}`]);
    expect(found.kinds).toEqual(['on-demand', 'geo', 'global', 'application', 'provisioned']);
  });

  it('do not hold the bare id when the model needs a profile', () => {
    const found = availability({ inferenceTypesSupported: ['INFERENCE_PROFILE'] }, [
      aProfile(`eu.${ID}`, ID, [EU]),
    ]);
    expect(found).toMatchObject({ listed: true, kinds: ['geo'], callableAs: [`eu.${ID}`] });
  });

  it('are none for a model that is listed without any way to call it', () => {
    expect(availability({ inferenceTypesSupported: [] })).toMatchObject({
      listed: true,
      kinds: [],
      callableAs: [],
    });
  });

  it('are none from a profile that is not active or whose model the region does not list', () => {
    expect(
      availability({ inferenceTypesSupported: [] }, [aProfile(`eu.${ID}`, ID, [EU], { status: 'CREATING' })]),
    ).toMatchObject({ kinds: [], callableAs: [] });
    const gone = snapshotOf({ [EU]: { models: [], profiles: [aProfile(`eu.${ID}`, ID, [EU])] } });
    const cell = viewRegion(gone, EU).cell(ID);
    expect(cell.availability).toMatchObject({ listed: false, kinds: [], callableAs: [] });
    expect(cell.availability.profiles).toHaveLength(1);
  });

  it('are only ids that the region itself gave, whatever the snapshot', () =>
    always([anySnapshot(SOURCE)], (snapshot) => {
      for (const [region, record] of Object.entries(snapshot.regions)) {
        const view = viewRegion(snapshot, region);
        for (const id of allModelIds(snapshot)) {
          const { callableAs, kinds, listed: isListed } = view.cell(id).availability;
          const given = [...Object.keys(record.models), ...Object.keys(record.profiles)];
          for (const each of callableAs) expect(given).toContain(each);
          expect(kinds).toEqual(AVAILABILITY_KINDS.filter((kind) => kinds.includes(kind)));
          expect(isListed).toBe(Object.hasOwn(record.models, id));
          // Where the list of models is not whole, a profile's model can be there.
          if (!isListed && isComplete(record, 'models'))
            expect(kinds.filter((kind) => kind !== 'mantle')).toEqual([]);
        }
      }
    }));
});

describe('an application profile', () => {
  const OWN_ARN = `arn:aws:bedrock:${EU}:111122223333:application-inference-profile/abc123`;
  const own = (change: Partial<InferenceProfile> = {}): InferenceProfile =>
    aProfile('abc123', ID, [EU], { type: 'APPLICATION', inferenceProfileArn: OWN_ARN, ...change });

  it('is called by its ARN, which is not among the plain ids', () => {
    const found = availability({ inferenceTypesSupported: ['INFERENCE_PROFILE'] }, [own()]);
    expect(found).toMatchObject({ kinds: ['application'], callableAs: [], applicationArns: [OWN_ARN] });
  });

  it('gives no ARN while it is not active, or where the region does not list its model', () => {
    const resting = availability({ inferenceTypesSupported: [] }, [own({ status: 'CREATING' })]);
    expect(resting).toMatchObject({ kinds: [], applicationArns: [] });
    const gone = viewRegion(snapshotOf({ [EU]: { models: [], profiles: [own()] } }), EU).cell(ID);
    expect(gone.availability).toMatchObject({ kinds: [], applicationArns: [] });
  });

  it('made from a system profile stands with the models of that profile', () => {
    const system = aProfile(`eu.${ID}`, ID, [EU, 'eu-west-1']);
    const copy = own({
      models: [{ modelArn: `arn:aws:bedrock:${EU}:999988887777:inference-profile/eu.${ID}` }],
    });
    const found = availability({ inferenceTypesSupported: ['INFERENCE_PROFILE'] }, [system, copy]);
    expect(found).toMatchObject({ kinds: ['geo', 'application'], applicationArns: [OWN_ARN] });
    expect(destinationsOf(copy, found.profiles)).toEqual({ regions: [EU, 'eu-west-1'], unlisted: false });
  });

  it('made from a profile that is not listed, or from itself, leads nowhere that is known', () => {
    const lost = own({
      models: [{ modelArn: `arn:aws:bedrock:${EU}:999988887777:inference-profile/eu.gone` }],
    });
    expect(destinationsOf(lost, [lost])).toEqual({ regions: [], unlisted: true });
    const circle = own({ models: [{ modelArn: OWN_ARN }] });
    expect(availability({}, [circle]).kinds).toEqual(['on-demand']);
    expect(destinationsOf(circle, [circle])).toEqual({ regions: [], unlisted: true });
  });

  it('made from profiles that lead on to each other is not followed without end', () => {
    const arn = (index: number) => `arn:aws:bedrock:${EU}:999988887777:inference-profile/eu.p${index}`;
    const twice = (index: number) => [arn(index + 1), arn(index + 1)].map((modelArn) => ({ modelArn }));
    const chain = Array.from({ length: 200 }, (_, index) =>
      aProfile(`eu.p${index}`, ID, [EU], { models: twice(index) }),
    );
    expect(availability({}, chain).kinds).toEqual(['on-demand']);
    for (const each of chain) expect(destinationsOf(each, chain).unlisted).toBe(true);
  });
});

describe('bedrock-mantle', () => {
  it('is a way to call a model that Bedrock itself does not list', () => {
    const { snapshot } = stateAfter(listed(EU, [aModel(ID)]), mantleIn(EU, ['acme.only-there', ID]));
    const view = viewRegion(snapshot, EU);
    expect(view.cell('acme.only-there').availability).toMatchObject({ listed: false, kinds: ['mantle'] });
    expect(view.cell(ID).availability.kinds).toEqual(['on-demand', 'mantle']);
  });
});

describe('a profile', () => {
  it('says where calls may be answered', () => {
    expect(destinationsOf(aProfile('p', ID, ['eu-west-1', EU, EU]))).toEqual({
      regions: [EU, 'eu-west-1'],
      unlisted: false,
    });
    expect(destinationsOf(aProfile('p', ID, ['', EU]))).toEqual({ regions: [EU], unlisted: true });
  });

  it('counts once for a model that it names in several regions', () => {
    expect(availability({}, [aProfile('eu.p', ID, [EU, 'eu-west-1'])]).profiles).toHaveLength(1);
  });
});

describe('an ARN', () => {
  it.each<[string, string | undefined, RegionCode | undefined]>([
    [modelArn(EU, ID), ID, EU],
    [modelArn('', ID), ID, ''],
    ['arn:aws-us-gov:bedrock:us-gov-west-1::foundation-model/a.b:0:24k', 'a.b:0:24k', 'us-gov-west-1'],
    ['arn:aws:bedrock:eu-west-1:111122223333:inference-profile/eu.x', undefined, 'eu-west-1'],
    ['arn:aws:s3:::bucket', undefined, ''],
    ['arn:aws:bedrock', undefined, undefined],
    ['', undefined, undefined],
  ])('%j is of model %j in region %j', (arn, modelId, region) => {
    expect(modelIdOfArn(arn)).toBe(modelId);
    expect(regionOfArn(arn)).toBe(region);
  });
});

describe('the access of an account', () => {
  it.each<[string, AccessFacts | undefined, string]>([
    ['nothing asked', undefined, 'unknown'],
    ['all four fields', ALLOWED, 'allowed'],
    ['no agreement', { ...ALLOWED, agreement: 'NOT_AVAILABLE' }, 'blocked'],
    ['an agreement under way', { ...ALLOWED, agreement: 'PENDING' }, 'blocked'],
    ['an agreement in error', { ...ALLOWED, agreement: 'ERROR' }, 'unknown'],
    ['not authorized', { ...ALLOWED, authorization: 'NOT_AUTHORIZED' }, 'blocked'],
    ['not entitled', { ...ALLOWED, entitlement: 'NOT_AVAILABLE' }, 'blocked'],
    ['not in the Region', { ...ALLOWED, region: 'NOT_AVAILABLE' }, 'blocked'],
    ['a word nobody knows', { ...ALLOWED, region: 'SOMEWHERE' }, 'unknown'],
    ['a field missing', { agreement: 'AVAILABLE' }, 'unknown'],
    ['a check that failed', { ...ALLOWED, failure: aFailure('timeout') }, 'unknown'],
  ])('with %s: %o is %s', (_case, facts, status) => {
    expect(accessStatusOf(facts)).toBe(status);
  });
});
