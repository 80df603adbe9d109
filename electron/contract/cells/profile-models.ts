/** The models behind an inference profile, also if it was created from another profile. */
import { MAX_FOLLOWED } from '../bounds.ts';
import type { InferenceProfile, ModelId, ProfileId, RegionCode } from '../snapshot/model.ts';

/** Model id at the end of a foundation-model ARN; undefined for any other ARN. */
export function modelIdOfArn(arn: string): ModelId | undefined {
  const match = /^arn:[^:]*:bedrock:[^:]*:[^:]*:foundation-model\/(.+)$/.exec(arn);
  return match?.[1];
}

/** Region of an ARN; empty for a global profile's ARN; undefined if it is not an ARN. */
export function regionOfArn(arn: string): RegionCode | undefined {
  if (!arn.startsWith('arn:')) return undefined;
  // Without `split`: its lists would take a tenth of an export's time.
  const service = arn.indexOf(':', 4);
  const region = service < 0 ? -1 : arn.indexOf(':', service + 1);
  const account = region < 0 ? -1 : arn.indexOf(':', region + 1);
  return account < 0 || arn.indexOf(':', account + 1) < 0 ? undefined : arn.slice(region + 1, account);
}

/** Id at the end of an inference profile's ARN, the system's or the account's; undefined for any other ARN. */
export function profileIdOfArn(arn: string): ProfileId | undefined {
  return /^arn:[^:]*:bedrock:[^:]*:[^:]*:(?:application-)?inference-profile\/(.+)$/.exec(arn)?.[1];
}

/** The profiles of one region by id, to follow one that names another. */
export type ProfilesById = ReadonlyMap<ProfileId, InferenceProfile>;

/** Index for `modelArnsOf`. */
export function profilesById(profiles: readonly InferenceProfile[]): ProfilesById {
  return new Map(profiles.map((profile) => [profile.inferenceProfileId, profile]));
}

/**
 * The model ARNs of the profile; ARNs of other profiles are replaced by theirs. The ARN of a profile that the region does
 * not list, that names profiles again, or that has too many destinations, stays: what is behind it is unknown. AWS makes
 * profiles from models and from the system's profiles alone (CopyFrom, API reference, read 2026-11-28): without these limits
 * profiles that name each other would lead on without end. Profiles are found by id, because account numbers are hidden.
 */
export function modelArnsOf(profile: InferenceProfile, others: ProfilesById): string[] {
  return profile.models.flatMap(({ modelArn }) => {
    const models = others.get(profileIdOfArn(modelArn) ?? '')?.models;
    const isLast = models !== undefined && models.length <= MAX_FOLLOWED && models.every(isOfModel);
    return isLast ? models.map((each) => each.modelArn) : [modelArn];
  });
}

function isOfModel({ modelArn }: { modelArn: string }): boolean {
  return profileIdOfArn(modelArn) === undefined;
}
