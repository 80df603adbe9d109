/** A snapshot made ready to be kept: without account numbers, and with its tables in the order of an earlier one. */
import { maskAccounts } from '../contract/cells/arn.ts';
import { internAccess, internModels, internProfiles } from '../contract/scan/interning.ts';
import type { RegionCode, RegionRecord, Snapshot } from '../contract/snapshot/model.ts';
import { compact } from '../contract/snapshot/snapshot.ts';

/**
 * The regions alone, as they are kept. What a scan keeps of earlier measurements is left out: the history has them.
 * Account numbers in ARNs are replaced, and the profile is not named: the folder says whose history it is.
 */
export function forKeeping(snapshot: Snapshot, regions: readonly RegionCode[]): Snapshot {
  const kept = regions.flatMap((region) => {
    const record = snapshot.regions[region];
    if (record === undefined) return [];
    const { smoothedLatencyMs: _smoothed, ...rest } = record;
    const slim: RegionRecord = { ...rest, latencyHistoryMs: [] };
    return [[region, slim] as const];
  });
  const { kind, partition } = snapshot.source;
  const slim: Snapshot = { ...snapshot, source: { kind, partition }, regions: Object.fromEntries(kept) };
  return JSON.parse(maskAccounts(JSON.stringify(compact(slim)))) as Snapshot;
}

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
