/** Asks an account for what the sample records, through the app's own gateway: only lists, only reading. */
import type { Failure, InferenceProfile, RegionCode } from '../../electron/contract/snapshot/model.ts';
import { everyPage } from '../../electron/discovery/every-page.ts';
import type { BedrockGateway, Result } from '../../electron/discovery/ports.ts';
import type { RegionLists } from './region-recording.ts';

/** More pages than any region has; guards against tokens without end. */
const MAX_PAGES = 200;

/** The lists of one region, or why they could not be had. A region counts only if its lists are complete. */
export async function askRegion(
  gateway: BedrockGateway,
  region: RegionCode,
  signal: AbortSignal,
): Promise<Result<RegionLists>> {
  const models = await gateway.listModels(region, signal);
  if (!models.ok) return models;
  const { items: profiles, failure } = await everyPage<InferenceProfile>({
    ask: (nextToken) => gateway.listProfiles(region, 'SYSTEM_DEFINED', nextToken, signal),
    idOf: (profile) => profile.inferenceProfileId,
    maxPages: MAX_PAGES,
    tooMany: () => ENDLESS,
    endless: () => ENDLESS,
    repeated: () => ENDLESS,
  });
  if (failure !== undefined) return { ok: false, failure };
  const mantle = await gateway.listMantleModels(region, signal);
  return {
    ok: true,
    value: {
      region,
      models: models.value.items,
      profiles: profiles.filter((profile) => profile.type !== 'APPLICATION'),
      ...(mantle.ok ? { mantleIds: mantle.value.modelIds } : {}),
    },
  };
}

const ENDLESS: Failure = {
  kind: 'bad-answer',
  message: 'The list of inference profiles did not come to an end.',
  nextStep: 'Run the refresh again later.',
};
