/** Questions about models and regions, answered from a snapshot; every answer is a copy. */

import { accessStatusOf } from '../contract/cells/access/access-status.ts';
import { retentionBlockOf } from '../contract/cells/access/data-retention.ts';
import { hasEnded, indexProfiles, viewRegion } from '../contract/cells/availability.ts';
import type { LifecycleLookup } from '../contract/cells/lifecycle.ts';
import { compareLatency, rankingLatencyMs } from '../contract/cells/ranking/ranking.ts';
import type {
  InferenceProfile,
  ModelId,
  ModelRecord,
  RegionCode,
  Snapshot,
} from '../contract/snapshot/model.ts';
import { accessIn, allModelIds, modelIn, profilesIn } from '../contract/snapshot/snapshot.ts';

/** A model as the first region by name lists it, with all regions that list it. Only on bedrock-mantle: nothing but the id. */
export type CatalogueModel = ModelRecord & { availableRegions: RegionCode[] };

/** A model with the inference profiles of the same region that name it. */
export type AssociatedModel = ModelRecord & { referencedByInstanceProfiles: InferenceProfile[] };

/** A model of one region with its profiles and the original's flag: false only if the account is known to be blocked. */
export type MappedModel = AssociatedModel & { accessible: boolean };

/** The original's mapping of regions to models. */
export interface ModelMapping {
  models: Record<RegionCode, Record<ModelId, MappedModel>>;
}

/** Every model once, by id, with the regions that list it. */
export function catalogue(snapshot: Snapshot): CatalogueModel[] {
  const regions = Object.keys(snapshot.regions).sort();
  return allModelIds(snapshot).map((modelId) => {
    const availableRegions = regions.filter((region) => {
      const record = snapshot.regions[region];
      return (
        record !== undefined &&
        (Object.hasOwn(record.models, modelId) || record.mantle.modelIds.includes(modelId))
      );
    });
    const home = availableRegions.find((region) => modelIn(snapshot, region, modelId) !== undefined);
    const model = home === undefined ? { modelId } : modelIn(snapshot, home, modelId);
    return { ...structuredClone(model ?? { modelId }), availableRegions };
  });
}

/**
 * Regions from which the model can be called, sorted; where it has ended nobody can. With `checkAccessibility` those in which
 * the account is known to be blocked are left out; an unknown access leaves a region in.
 */
export function callableRegions(
  snapshot: Snapshot,
  modelId: ModelId,
  checkAccessibility: boolean,
  lifecycleOf: LifecycleLookup,
): RegionCode[] {
  return Object.keys(snapshot.regions)
    .filter((region) => {
      const cell = viewRegion(snapshot, region, lifecycleOf).cell(modelId);
      return (
        cell.availability.kinds.length > 0 &&
        !hasEnded(cell) &&
        (!checkAccessibility || cell.access !== 'blocked')
      );
    })
    .sort();
}

/** The regions (sorted by name) with the preferred ones first, in their order, then the nearest as the window ranks them; unmeasured ones last. */
export function byPreference(
  snapshot: Snapshot,
  regions: readonly RegionCode[],
  preferredRegions: readonly RegionCode[],
): RegionCode[] {
  const preferred = [...new Set(preferredRegions)].filter((region) => regions.includes(region));
  const latencyOf = (region: RegionCode): number | undefined => rankingLatencyMs(snapshot.regions[region]);
  const rest = regions
    .filter((region) => !preferred.includes(region))
    .sort((a, b) => compareLatency(latencyOf(a), latencyOf(b)));
  return [...preferred, ...rest];
}

/** The model as the region listed it, with its profiles; undefined if the region does not list it. */
export function mappedModel(
  snapshot: Snapshot,
  region: RegionCode,
  modelId: ModelId,
): MappedModel | undefined {
  const model = modelIn(snapshot, region, modelId);
  if (model === undefined) return undefined;
  return mapped(snapshot, region, [model])[0];
}

/** Everything that each region lists; regions that never gave a list are left out. */
export function regionMapping(snapshot: Snapshot): ModelMapping {
  const models: ModelMapping['models'] = {};
  for (const region of Object.keys(snapshot.regions).sort()) {
    const record = snapshot.regions[region];
    if (record?.scannedAt === undefined) continue;
    const listed = Object.keys(record.models)
      .sort()
      .flatMap((modelId) => modelIn(snapshot, region, modelId) ?? []);
    models[region] = Object.fromEntries(
      mapped(snapshot, region, listed).map((model) => [model.modelId, model]),
    );
  }
  return { models };
}

function mapped(snapshot: Snapshot, region: RegionCode, models: ModelRecord[]): MappedModel[] {
  const isOpen = (modelId: ModelId): boolean =>
    accessStatusOf(
      accessIn(snapshot, region, modelId),
      retentionBlockOf(snapshot.regions[region], modelId),
    ) !== 'blocked';
  return associateProfilesWithModels(models, profilesIn(snapshot, region)).map((model) => ({
    ...model,
    accessible: isOpen(model.modelId),
  }));
}

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

/** The original's text table for terminals and logs. One line a model and region: model, region, kinds, ids to call; columns aligned with spaces. */
export function availabilityTable(
  snapshot: Snapshot,
  modelIds: readonly ModelId[],
  lifecycleOf: LifecycleLookup,
): string {
  const rows: string[][] = [['MODEL', 'REGION', 'HOW', 'CALL AS']];
  const views = Object.keys(snapshot.regions)
    .sort()
    .map((region) => ({ region, view: viewRegion(snapshot, region, lifecycleOf) }));
  for (const modelId of modelIds) {
    for (const { region, view } of views) {
      const cell = view.cell(modelId);
      const { availability } = cell;
      if (!availability.listed && availability.kinds.length === 0) continue;
      const how = availability.kinds.join(', ') || 'listed, not callable';
      rows.push([
        modelId,
        region,
        hasEnded(cell) ? `${how}, ended` : how,
        availability.callableAs.join(', ') || '-',
      ]);
    }
  }
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
