/** The file of a whole Bedrock stays small: it is read before the first paint. */
import { statSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { ScanEvent } from '../../electron/contract/scan/scan-event.ts';
import type { AccessFacts } from '../../electron/contract/snapshot/model.ts';
import { mantleModelsOf, modelsOf, profilesOf, recordedRegions } from '../../electron/sample/recording.ts';
import { ALLOWED, AT, aFailure, aModel, BLOCKED, listed, stateAfter } from '../helpers/builders.ts';
import { aCache, masked, savedFile, useCacheWorld } from './cache-world.ts';

const world = useCacheWorld();

const FACTS: AccessFacts[] = [
  ALLOWED,
  BLOCKED,
  { ...ALLOWED, region: 'NOT_AVAILABLE' },
  { ...ALLOWED, entitlement: 'NOT_AVAILABLE' },
  { failure: aFailure('throttled', 'Bedrock asked to slow down and did not answer in time.') },
];

/** The recorded lists and a dozen more models in every region, each with its access. */
function eventsOf(region: string): ScanEvent[] {
  const more = Array.from({ length: 12 }, (_, index) => aModel(`example.model-${index}-v1:0`, {}, region));
  const models = [...modelsOf(region).map((model) => ({ ...model })), ...more];
  return [
    listed(
      region,
      models,
      profilesOf(region).map((profile) => ({ ...profile })),
    ),
    { type: 'mantle-listed', region, state: 'listed', modelIds: mantleModelsOf(region).map(({ id }) => id) },
    {
      type: 'access-checked',
      region,
      results: models.map(({ modelId }, index) => ({
        modelId,
        facts: FACTS[index % FACTS.length] ?? ALLOWED,
      })),
      atIso: AT,
    },
  ];
}

it('takes less than 300 KB for 1,600 cells, 900 profiles and 1,600 access checks', async () => {
  const { snapshot } = stateAfter(...recordedRegions().flatMap(eventsOf));
  const count = (list: 'models' | 'profiles' | 'access') =>
    Object.values(snapshot.regions).reduce((sum, record) => sum + Object.keys(record[list]).length, 0);
  expect(count('models')).toBeGreaterThan(1600);
  expect(count('profiles')).toBeGreaterThan(900);
  expect(count('access')).toBeGreaterThan(1600);

  const file = await savedFile(world, snapshot);
  expect(statSync(file).size).toBeLessThan(300_000);
  expect(await aCache(world).load()).toEqual(masked(snapshot));
});
