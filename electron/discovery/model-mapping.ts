/** The original's mapping of regions to models. */
import { accessStatusOf } from '../contract/availability.ts';
import type { ModelId, RegionCode, Snapshot } from '../contract/model.ts';
import { accessIn, modelIn, profilesIn } from '../contract/snapshot.ts';
import { type AssociatedModel, associateProfilesWithModels } from './association.ts';

/** A model with its profiles and the original's flag: false only if the account is known to be blocked. */
export type MappedModel = AssociatedModel & { accessible: boolean };

export interface ModelMapping {
  models: Record<RegionCode, Record<ModelId, MappedModel>>;
}

/** Copies everything that each region lists; regions without a list are left out. */
export function regionMapping(snapshot: Snapshot): ModelMapping {
  const models: ModelMapping['models'] = {};
  for (const region of Object.keys(snapshot.regions).sort()) {
    const record = snapshot.regions[region];
    if (record?.scannedAt === undefined) continue;
    const listed = Object.keys(record.models)
      .sort()
      .flatMap((modelId) => modelIn(snapshot, region, modelId) ?? []);
    models[region] = Object.fromEntries(
      associateProfilesWithModels(listed, profilesIn(snapshot, region)).map((model) => [
        model.modelId,
        { ...model, accessible: accessStatusOf(accessIn(snapshot, region, model.modelId)) !== 'blocked' },
      ]),
    );
  }
  return { models };
}
