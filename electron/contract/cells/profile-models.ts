/** The models behind an inference profile, also if it was created from another profile. */
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
 * not list, or that leads back to itself, stays: what is behind it is unknown. Profiles are found by id, because the
 * account numbers in ARNs are hidden.
 */
export function modelArnsOf(profile: InferenceProfile, others: ProfilesById): string[] {
  return follow(profile, others, new Set([profile.inferenceProfileId]));
}

function follow(profile: InferenceProfile, others: ProfilesById, path: ReadonlySet<ProfileId>): string[] {
  return profile.models.flatMap(({ modelArn }) => {
    const id = profileIdOfArn(modelArn);
    const next = id === undefined || path.has(id) ? undefined : others.get(id);
    return id === undefined || next === undefined ? [modelArn] : follow(next, others, new Set([...path, id]));
  });
}
