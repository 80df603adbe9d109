/** What one region answered, and how that is kept in the sample's files. Pure. */
import { isGlobalProfile } from '../../electron/contract/cells/availability.ts';
import { modelIdOfArn, regionOfArn } from '../../electron/contract/cells/profile-models.ts';
import type {
  InferenceProfile,
  ModelId,
  ModelRecord,
  RegionCode,
} from '../../electron/contract/snapshot/model.ts';

/** A region's lists, complete. */
export interface RegionLists {
  region: RegionCode;
  models: ModelRecord[];
  /** System profiles; the account's own are no part of a recording. */
  profiles: InferenceProfile[];
  /** Undefined: the list could not be had, what was recorded before stays. */
  mantleIds?: ModelId[];
}

/**
 * The kinds of availability.json for each model of the region. Only where the model's types hold
 * INFERENCE_PROFILE do the profiles that name it become kinds; a type that gives no other kind is kept by name.
 */
export function kindsIn(lists: RegionLists): Map<ModelId, string[]> {
  const kinds = new Map<ModelId, string[]>();
  for (const model of lists.models) kinds.set(model.modelId, modelKinds(model, lists.profiles));
  for (const id of lists.mantleIds ?? []) kinds.set(id, [...(kinds.get(id) ?? []), 'MANTLE']);
  return kinds;
}

function modelKinds(model: ModelRecord, profiles: InferenceProfile[]): string[] {
  const kinds = new Set<string>();
  for (const type of model.inferenceTypesSupported ?? []) {
    for (const kind of typeKinds(type, model.modelId, profiles)) kinds.add(kind);
  }
  return kinds.size === 0 ? ['LISTED_NO_TYPE'] : [...kinds];
}

function typeKinds(type: string, modelId: ModelId, profiles: InferenceProfile[]): string[] {
  switch (type) {
    case 'ON_DEMAND':
      return ['IN_REGION'];
    case 'PROVISIONED':
      return ['PROVISIONED'];
    case 'INFERENCE_PROFILE': {
      const naming = profiles.filter((profile) =>
        profile.models.some((model) => modelIdOfArn(model.modelArn) === modelId),
      );
      return naming.length === 0 ? [`TYPE:${type}`] : naming.map(profileKind);
    }
    default:
      return [`TYPE:${type}`];
  }
}

function profileKind(profile: InferenceProfile): string {
  return isGlobalProfile(profile) ? 'GLOBAL' : `GEO:${profile.inferenceProfileId.split('.')[0] ?? ''}`;
}

/** Models and destinations of a profile as inference-profiles.json keeps them: `*` for no region, `=` for the region itself. */
export function routeOf(profile: InferenceProfile, region: RegionCode): { models: ModelId[]; to: string[] } {
  const isGlobal = isGlobalProfile(profile);
  const ids = profile.models.map((model) => modelIdOfArn(model.modelArn));
  const regions = profile.models.map((model) => regionOfArn(model.modelArn));
  const to = regions.flatMap((each) => {
    if (each === undefined) return [];
    if (each === '') return ['*'];
    return [isGlobal && each === region ? '=' : each];
  });
  return { models: [...new Set(ids.filter((id) => id !== undefined))], to: [...new Set(to)] };
}
