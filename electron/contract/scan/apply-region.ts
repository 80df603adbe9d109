/** How a region's answers enter the snapshot. */
import { MAX_BESIDE_BYTES, MAX_RECORDS } from '../bounds.ts';
import { defined } from '../defined.ts';
import { jsonLength } from '../snapshot/kept/json-length.ts';
import type {
  AccessFacts,
  Failure,
  IncompleteLists,
  InferenceProfile,
  ModelId,
  ModelRecord,
  RegionCode,
  RegionRecord,
  Snapshot,
} from '../snapshot/model.ts';
import { emptyRegion, withoutRegion } from '../snapshot/snapshot.ts';
import { internAccess, internModels, internProfiles } from './interning.ts';

/** What a region's lists gave. If one of them failed or was interrupted, the region is `partial`. */
export interface RegionListing {
  models: ModelRecord[];
  profiles: InferenceProfile[];
  /** Which list is missing or incomplete, and why; `profiles`: the system's, perhaps the account's own as well. */
  missing?: { list: IncompleteLists | 'application-profiles'; failure: Failure };
  droppedRecords: number;
  /** Members that the app does not know and that were too long to be kept; absent: none. */
  leftOutMembers?: number;
}

type Missing = NonNullable<RegionListing['missing']>;

/** The snapshot with the region's new lists. A list that failed leaves what was known before. */
export function applyListing(
  snapshot: Snapshot,
  region: RegionCode,
  listing: RegionListing,
  atIso: string,
): Snapshot {
  const before = snapshot.regions[region] ?? emptyRegion(region);
  const missing = listing.missing;
  const models = internModels(
    snapshot.modelTable,
    listing.models.map((model) => withoutRegion(model, region)),
  );
  const profiles = internProfiles(
    snapshot.profileTable,
    listing.profiles.map((profile) => withoutRegion(profile, region)),
  );
  const { failure: _failure, incomplete: _incomplete, leftOutMembers: _leftOut, ...kept } = before;
  const modelIds = listing.models.map((model) => model.modelId);
  const hasAllModels = missing === undefined || !missing.list.startsWith('models');
  // The pages of an interrupted list are added to what was known before.
  const indexes = indexesById(
    hasAllModels ? {} : besides(modelIds, before.models, snapshot.modelTable),
    modelIds,
    models.indexes,
  );
  const profileIds = listing.profiles.map((profile) => profile.inferenceProfileId);
  const record: RegionRecord = {
    ...kept,
    state: missing === undefined ? 'ok' : 'partial',
    ...(missing === undefined ? {} : { failure: missing.failure, incomplete: incompleteOf(missing.list) }),
    stale: false,
    scannedAt: atIso,
    models: indexes,
    access: onlyOf(before.access, indexes),
    profiles: indexesById(
      besides(profileIds, keptProfiles(snapshot, before, missing?.list), snapshot.profileTable),
      profileIds,
      profiles.indexes,
    ),
    droppedRecords: listing.droppedRecords,
    ...defined({ leftOutMembers: listing.leftOutMembers }),
  };
  return {
    ...snapshot,
    modelTable: models.table,
    profileTable: profiles.table,
    regions: { ...snapshot.regions, [region]: record },
  };
}

/** The profiles known before that a missing list does not replace. */
function keptProfiles(
  snapshot: Snapshot,
  before: RegionRecord,
  missing: Missing['list'] | undefined,
): RegionRecord['profiles'] {
  if (missing === 'profiles' || missing === 'models-and-profiles') return before.profiles;
  if (missing !== 'application-profiles') return {};
  return Object.fromEntries(
    Object.entries(before.profiles).filter(
      ([, place]) => snapshot.profileTable[place]?.type === 'APPLICATION',
    ),
  );
}

/** The snapshot with these access checks added to those of the region that are known; `atIso` undefined: the others stay as old as they are. */
export function applyAccess(
  snapshot: Snapshot,
  region: RegionCode,
  results: { modelId: ModelId; facts: AccessFacts }[],
  atIso: string | undefined,
): Snapshot {
  const before = snapshot.regions[region] ?? emptyRegion(region);
  const { table, indexes } = internAccess(
    snapshot.accessTable,
    results.map((result) => result.facts),
  );
  const access = indexesById(
    before.access,
    results.map((result) => result.modelId),
    indexes,
  );
  return {
    ...snapshot,
    accessTable: table,
    regions: { ...snapshot.regions, [region]: { ...before, access, ...defined({ accessCheckedAt: atIso }) } },
  };
}

/** A copy of `before` with these indexes; itself if it holds them. A region of 1,500 models is asked a hundred times. */
function indexesById(
  before: Record<string, number>,
  ids: string[],
  indexes: number[],
): Record<string, number> {
  if (ids.every((id, at) => Object.hasOwn(before, id) && before[id] === indexes[at])) return before;
  const result: Record<string, number> = { ...before };
  ids.forEach((id, index) => {
    const entry = indexes[index];
    if (entry !== undefined) result[id] = entry;
  });
  return result;
}

/** Keeps the newest of `before`, in number and length so that a region cannot grow with every scan. */
function besides(
  ids: string[],
  before: Record<string, number>,
  table: readonly object[],
): Record<string, number> {
  const isNew = new Set(ids);
  const others = Object.entries(before).filter(([id]) => !isNew.has(id));
  let first = others.length;
  let room = MAX_BESIDE_BYTES;
  while (first > Math.max(0, others.length - (MAX_RECORDS - isNew.size))) {
    room -= jsonLength(table[others[first - 1]?.[1] ?? -1]);
    if (room < 0) break;
    first -= 1;
  }
  return Object.fromEntries(others.slice(first));
}

/** The checks of models that are still listed; the same record if none is dropped. */
function onlyOf(access: Record<ModelId, number>, models: Record<ModelId, number>): Record<ModelId, number> {
  const entries = Object.entries(access);
  const listed = entries.filter(([id]) => Object.hasOwn(models, id));
  return listed.length === entries.length ? access : Object.fromEntries(listed);
}

function incompleteOf(list: Missing['list']): IncompleteLists {
  return list === 'application-profiles' ? 'profiles' : list;
}
