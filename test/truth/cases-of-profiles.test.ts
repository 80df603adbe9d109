/**
 * What real answers about profiles taught (recordings of 2026-08-21/22), each as the smallest answer that shows it, through
 * the real AWS client. Every test fails where the case is not handled.
 */
import { describe, expect, it } from 'vitest';
import { destinationsOf } from '../../electron/contract/cells/availability.ts';
import { idsWithin } from '../../electron/contract/cells/residency.ts';
import { aModel, aProfile } from '../helpers/builders.ts';
import { availabilityIn, CLAUDE, NEEDS_PROFILE, type RawRegion, scanOf } from './scan-of.ts';

/** A region in which the model is called by profiles alone, each with its destinations. */
const claudeIn = (region: string, profiles: Record<string, string[]>): RawRegion => ({
  models: [aModel(CLAUDE, NEEDS_PROFILE, region)],
  profiles: Object.entries(profiles).map(([id, to]) => aProfile(id, CLAUDE, to, {}, region)),
});

describe('case 2: destinations depend on the source region', () => {
  it('one profile has other destinations from another region, and a prefix bounds nothing', async () => {
    const id = `eu.${CLAUDE}`;
    const scan = await scanOf({
      'eu-west-1': claudeIn('eu-west-1', { [id]: ['eu-west-1', 'eu-west-3'] }),
      'il-central-1': claudeIn('il-central-1', { [id]: ['eu-west-1', 'eu-west-3', 'il-central-1'] }),
      'ca-central-1': claudeIn('ca-central-1', { [`us.${CLAUDE}`]: ['ca-central-1', 'us-east-1'] }),
    });
    const to = (region: string) =>
      availabilityIn(scan, region, CLAUDE).profiles.map((profile) => destinationsOf(profile).regions)[0];
    expect(to('eu-west-1')).toEqual(['eu-west-1', 'eu-west-3']);
    expect(to('il-central-1')).toEqual(['eu-west-1', 'eu-west-3', 'il-central-1']);
    const within = (region: string, name: 'EU' | 'US') =>
      idsWithin(availabilityIn(scan, region, CLAUDE), region, { kind: 'area', name });
    expect(within('eu-west-1', 'EU')).toEqual([id]);
    expect(within('il-central-1', 'EU')).toEqual([]);
    expect(within('ca-central-1', 'US')).toEqual([]);
  });

  it('no id is made from a region: in Tokyo one model has jp. and another apac.', async () => {
    const nova = 'amazon.nova-lite-v1:0';
    const scan = await scanOf({
      'ap-northeast-1': {
        models: [aModel(CLAUDE, NEEDS_PROFILE), aModel(nova, NEEDS_PROFILE)],
        profiles: [
          aProfile(`jp.${CLAUDE}`, CLAUDE, ['ap-northeast-1', 'ap-northeast-3'], {}, 'ap-northeast-1'),
          aProfile(`apac.${nova}`, nova, ['ap-northeast-1', 'ap-south-1'], {}, 'ap-northeast-1'),
        ],
      },
    });
    expect(availabilityIn(scan, 'ap-northeast-1', CLAUDE).callableAs).toEqual([`jp.${CLAUDE}`]);
    expect(availabilityIn(scan, 'ap-northeast-1', nova).callableAs).toEqual([`apac.${nova}`]);
  });
});

describe('case 3: global profiles', () => {
  it('are told by the ARN without a region, stand after geo profiles and keep data nowhere', async () => {
    const scan = await scanOf({
      'eu-west-1': claudeIn('eu-west-1', {
        [`anywhere.${CLAUDE}`]: ['', 'eu-west-1'],
        [`eu.${CLAUDE}`]: ['eu-west-1'],
      }),
    });
    const found = availabilityIn(scan, 'eu-west-1', CLAUDE);
    expect(found).toMatchObject({
      kinds: ['geo', 'global'],
      callableAs: [`eu.${CLAUDE}`, `anywhere.${CLAUDE}`],
    });
    expect(idsWithin(found, 'eu-west-1', { kind: 'region', region: 'eu-west-1' })).toEqual([`eu.${CLAUDE}`]);
  });
});

describe('case 4: a profile outlives its model', () => {
  it('an ACTIVE profile of a model that the region no longer lists is no way to call it', async () => {
    const gone = 'meta.llama3-2-11b-instruct-v1:0';
    const scan = await scanOf({
      'us-west-2': {
        models: [aModel(CLAUDE, {}, 'us-west-2')],
        profiles: [aProfile(`us.${gone}`, gone, ['us-east-1', 'us-west-2'], {}, 'us-west-2')],
      },
    });
    expect(scan.document.models['us-west-2']).not.toHaveProperty([gone]);
    const found = availabilityIn(scan, 'us-west-2', gone);
    expect(found).toMatchObject({ listed: false, kinds: [], callableAs: [] });
    expect(found.profiles.map((profile) => profile.inferenceProfileId)).toEqual([`us.${gone}`]);
  });
});

describe('case 10: pages of profiles', () => {
  const profiles = Array.from({ length: 20 }, (_, index) =>
    aProfile(`p${index}.${CLAUDE}`, CLAUDE, ['eu-central-1']),
  );

  it('a first page of eight in spite of maxResults=1000 is not taken for the whole list', async () => {
    const scan = await scanOf({
      'eu-central-1': {
        models: [aModel(CLAUDE, NEEDS_PROFILE)],
        profilePage: ({ query }) =>
          query.get('nextToken') === null
            ? { inferenceProfileSummaries: profiles.slice(0, 8), nextToken: 'more' }
            : { inferenceProfileSummaries: profiles.slice(8) },
      },
    });
    expect(availabilityIn(scan, 'eu-central-1', CLAUDE).callableAs).toHaveLength(20);
  });

  it('a token that repeats ends the list', async () => {
    const scan = await scanOf({
      'eu-central-1': {
        models: [aModel(CLAUDE, NEEDS_PROFILE)],
        profilePage: () => ({ inferenceProfileSummaries: profiles.slice(0, 8), nextToken: 'the same' }),
      },
    });
    expect(scan.document.regions['eu-central-1']?.state).toBe('ok');
    expect(availabilityIn(scan, 'eu-central-1', CLAUDE).callableAs).toHaveLength(8);
    const asked = scan.requests.filter(
      (each) => each.path === '/inference-profiles' && !each.query.has('type'),
    );
    expect(asked).toHaveLength(2);
  });
});
