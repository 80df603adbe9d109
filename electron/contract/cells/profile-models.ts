/** The models behind an inference profile, also if it was created from another profile. */
import { MAX_FOLLOWED } from '../bounds.ts';
import type { InferenceProfile, ProfileId } from '../snapshot/model.ts';

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
