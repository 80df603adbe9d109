/** Which models a region speaks of. */
import { isComplete } from '../snapshot/completeness.ts';
import type { ModelId, RegionRecord, Snapshot } from '../snapshot/model.ts';
import { profileShapesIn } from '../snapshot/snapshot.ts';
import { indexProfiles } from './availability.ts';

/** Ids of the region's lists; where the list of models is not whole, those that its profiles name as well. */
export function namedModels(snapshot: Snapshot, record: RegionRecord): Set<ModelId> {
  const ids = new Set([...Object.keys(record.models), ...record.mantle.modelIds]);
  if (isComplete(record, 'models')) return ids;
  for (const id of indexProfiles(profileShapesIn(snapshot, record.region)).keys()) ids.add(id);
  return ids;
}
