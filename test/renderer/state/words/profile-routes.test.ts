import { expect, test } from 'vitest';
import type { InferenceProfile } from '../../../../electron/contract/snapshot/model.ts';
import { profileRoutes } from '../../../../renderer/state/words/profile-routes.ts';
import { aProfile } from '../../../helpers/builders.ts';
import { matrixWith } from '../matrix/matrix-world.ts';

const ID = 'amazon.nova-x';
type Listed = [id: string, to: string[], change?: Partial<InferenceProfile>];

/** The routes of what Regions list. */
function routesOf(profiles: Record<string, Listed[]>) {
  const lists = Object.entries(profiles).map(([region, some]) => [
    region,
    { models: [ID], profiles: some.map(([id, to, change]) => aProfile(id, ID, to, change, region)) },
  ]);
  return profileRoutes(matrixWith(Object.fromEntries(lists)).rows[0]?.cells ?? []);
}

test('destinations are kept by source, and sources with the same ones together', () => {
  const wide: Listed = ['apac.x', ['ap-east-2', 'ap-northeast-1']];
  const [route] = routesOf({
    'ap-east-2': [wide],
    'ap-south-1': [['apac.x', ['ap-south-1']]],
    'ap-northeast-1': [wide],
  });
  expect(route).toMatchObject({ profileId: 'apac.x', callId: 'apac.x', kind: 'geo' });
  expect(route?.routes).toEqual([
    {
      sources: ['ap-east-2', 'ap-northeast-1'],
      destinations: ['ap-east-2', 'ap-northeast-1'],
      unlisted: false,
    },
    { sources: ['ap-south-1'], destinations: ['ap-south-1'], unlisted: false },
  ]);
});

test('of a global profile is said that AWS does not list where it goes', () => {
  const [route] = routesOf({ 'eu-west-1': [['global.x', ['', 'eu-west-1']]] });
  expect(route).toMatchObject({ kind: 'global' });
  expect(route?.routes).toEqual([{ sources: ['eu-west-1'], destinations: [], unlisted: true }]);
});

test('an application profile is called by its ARN, and stands last', () => {
  const routes = routesOf({
    'eu-west-1': [
      ['abc', ['eu-west-1'], { type: 'APPLICATION' }],
      ['global.x', ['']],
      ['eu.x', ['eu-west-1', 'eu-west-3']],
    ],
  });
  expect(routes.map(({ kind }) => kind)).toEqual(['geo', 'global', 'application']);
  expect(routes[2]?.callId).toBe('arn:aws:bedrock:eu-west-1:111122223333:inference-profile/abc');
});
