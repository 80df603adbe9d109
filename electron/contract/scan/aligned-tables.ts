/** Snapshots over the same tables. */
import type { RegionRecord, Snapshot } from '../snapshot/model.ts';
import { internAccess, internModels, internProfiles } from './interning.ts';

/** The same snapshot with the tables of `base` first, so that equal records have equal indexes in both. */
export function alignedWith(base: Snapshot, snapshot: Snapshot): Snapshot {
  const models = internModels(base.modelTable, snapshot.modelTable);
  const profiles = internProfiles(base.profileTable, snapshot.profileTable);
  const access = internAccess(base.accessTable, snapshot.accessTable);
  const aligned = (record: RegionRecord): RegionRecord => ({
    ...record,
    models: moved(record.models, models.indexes),
    profiles: moved(record.profiles, profiles.indexes),
    access: moved(record.access, access.indexes),
  });
  return {
    ...snapshot,
    modelTable: models.table,
    profileTable: profiles.table,
    accessTable: access.table,
    regions: Object.fromEntries(
      Object.entries(snapshot.regions).map(([region, record]) => [region, aligned(record)]),
    ),
  };
}

function moved(indexes: Record<string, number>, to: readonly number[]): Record<string, number> {
  return Object.fromEntries(Object.entries(indexes).map(([id, place]) => [id, to[place] ?? -1]));
}
