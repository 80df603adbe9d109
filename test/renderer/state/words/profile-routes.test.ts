import { expect, test } from 'vitest';
import type { Snapshot } from '../../../../electron/contract/snapshot/model.ts';
import { createMatrixDeriver } from '../../../../renderer/state/matrix/model/matrix.ts';
import { profileRoutes } from '../../../../renderer/state/words/profile-routes.ts';
import { aModel, aProfile } from '../../../helpers/builders.ts';
import { snapshotOf } from '../../../helpers/scan-events.ts';

const ID = 'amazon.nova-x';
const here = (region: string, profiles: Parameters<typeof aProfile>[]) => ({
  models: [aModel(ID, {}, region)],
  profiles: profiles.map(([id, model, to, change]) => aProfile(id, model, to, change, region)),
});
const routesOf = (snapshot: Snapshot) =>
  profileRoutes(createMatrixDeriver(() => ({ promptCaching: false }))(snapshot).rows[0]?.cells ?? []);

test('destinations are kept by source, and sources with the same ones together', () => {
  const wide: Parameters<typeof aProfile> = ['apac.x', ID, ['ap-east-2', 'ap-northeast-1']];
  const [route] = routesOf(
    snapshotOf({
      'ap-east-2': here('ap-east-2', [wide]),
      'ap-south-1': here('ap-south-1', [['apac.x', ID, ['ap-south-1']]]),
      'ap-northeast-1': here('ap-northeast-1', [wide]),
    }),
  );
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
  const [route] = routesOf(
    snapshotOf({ 'eu-west-1': here('eu-west-1', [['global.x', ID, ['', 'eu-west-1']]]) }),
  );
  expect(route).toMatchObject({ kind: 'global' });
  expect(route?.routes).toEqual([{ sources: ['eu-west-1'], destinations: [], unlisted: true }]);
});

test('an application profile is called by its ARN, and stands last', () => {
  const routes = routesOf(
    snapshotOf({
      'eu-west-1': here('eu-west-1', [
        ['abc', ID, ['eu-west-1'], { type: 'APPLICATION' }],
        ['global.x', ID, ['']],
        ['eu.x', ID, ['eu-west-1', 'eu-west-3']],
      ]),
    }),
  );
  expect(routes.map(({ kind }) => kind)).toEqual(['geo', 'global', 'application']);
  expect(routes[2]?.callId).toBe('arn:aws:bedrock:eu-west-1:111122223333:inference-profile/abc');
});
