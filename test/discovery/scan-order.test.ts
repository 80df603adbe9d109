/** In which order a scan asks the regions. */
import { expect, it } from 'vitest';
import { aWorld, lists, manyModels } from './world.ts';

it('a scan asks the farthest region first, and those never measured before all', async () => {
  const [near, far, unknown] = ['eu-near-1', 'eu-far-1', 'eu-new-1'] as const;
  const answer = lists(...manyModels(1));
  const { gateway, discovery } = aWorld({ [near]: answer, [unknown]: answer, [far]: answer });
  discovery.updateLatency(near, 0.02);
  discovery.updateLatency(far, 0.25);
  await discovery.scanAllRegions(undefined, true);
  expect(gateway.callsOf('listModels').map((call) => call.region)).toEqual([unknown, far, near]);
});
