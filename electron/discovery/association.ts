/** Joins inference profiles to the models they name, by ARN. */
import { indexProfiles } from '../contract/cells/availability.ts';
import type { InferenceProfile, ModelRecord } from '../contract/snapshot/model.ts';

/** A model with the inference profiles of the same region that name it. */
export type AssociatedModel = ModelRecord & { referencedByInstanceProfiles: InferenceProfile[] };

/** Copies of the models, each with its profiles; a profile that names no listed model is left out. */
export function associateProfilesWithModels(
  models: readonly ModelRecord[],
  profiles: readonly InferenceProfile[],
): AssociatedModel[] {
  const byModel = indexProfiles(profiles);
  return models.map((model) => ({
    ...structuredClone(model),
    referencedByInstanceProfiles: structuredClone(byModel.get(model.modelId) ?? []),
  }));
}
