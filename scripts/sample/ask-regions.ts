/** Asks an account for what the sample records, through the app's own gateway: only lists, only reading. */
import type { Failure, InferenceProfile, RegionCode } from '../../electron/contract/snapshot/model.ts';
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
  const profiles = await allProfiles(gateway, region, signal);
  if (!profiles.ok) return profiles;
  const mantle = await gateway.listMantleModels(region, signal);
  return {
    ok: true,
    value: {
      region,
      models: models.value.items,
      profiles: profiles.value.filter((profile) => profile.type !== 'APPLICATION'),
      ...(mantle.ok ? { mantleIds: mantle.value.modelIds } : {}),
    },
  };
}

async function allProfiles(
  gateway: BedrockGateway,
  region: RegionCode,
  signal: AbortSignal,
): Promise<Result<InferenceProfile[]>> {
  const profiles: InferenceProfile[] = [];
  const seen = new Set<string>();
  let token: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const answer = await gateway.listProfiles(region, 'SYSTEM_DEFINED', token, signal);
    if (!answer.ok) return answer;
    profiles.push(...answer.value.items);
    token = answer.value.nextToken;
    if (token === undefined) return { ok: true, value: profiles };
    if (seen.has(token)) break;
    seen.add(token);
  }
  return { ok: false, failure: ENDLESS };
}

const ENDLESS: Failure = {
  kind: 'bad-answer',
  message: 'The list of inference profiles did not come to an end.',
  nextStep: 'Run the refresh again later.',
};
