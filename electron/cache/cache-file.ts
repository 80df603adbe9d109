/**
 * The content of a cache file, version 1. Regions hold places in tables instead of ids, which makes the
 * file a third of the snapshot's own size.
 */
import type {
  AccessFacts,
  InferenceProfile,
  ModelId,
  ModelRecord,
  RegionCode,
  RegionRecord,
  Snapshot,
  Source,
} from '../contract/model.ts';
import { isCount, isKey, isRecord } from './checks.ts';
import { isStoredSnapshot } from './snapshot-checks.ts';

/** Raised whenever an older app could not read the file rightly. */
export const CACHE_VERSION = 1;

interface StoredRegion extends Omit<RegionRecord, 'region' | 'models' | 'profiles' | 'access'> {
  /** Places in the table of models; the id is the record's own. */
  models: number[];
  profiles: number[];
  /** Place in `ids`, place in the table of access facts, and so on in pairs. */
  access: number[];
}

interface StoredSnapshot {
  source: Source;
  models: ModelRecord[];
  profiles: InferenceProfile[];
  accesses: AccessFacts[];
  /** Ids of the models whose access was checked. */
  ids: ModelId[];
  regions: Record<RegionCode, StoredRegion>;
}

/** The snapshot as the file holds it: plain data, nothing but what a snapshot has. */
export function toCacheFile(snapshot: Snapshot): Record<string, unknown> {
  const placeOfId = new Map<ModelId, number>();
  const stored: StoredSnapshot = {
    source: snapshot.source,
    models: snapshot.modelTable,
    profiles: snapshot.profileTable,
    accesses: snapshot.accessTable,
    ids: [],
    regions: {},
  };
  for (const [region, { region: _code, models, profiles, access, ...rest }] of Object.entries(
    snapshot.regions,
  )) {
    stored.regions[region] = {
      ...rest,
      models: Object.values(models),
      profiles: Object.values(profiles),
      access: Object.entries(access).flatMap(([id, place]) => [placeIn(placeOfId, id), place]),
    };
  }
  stored.ids = [...placeOfId.keys()];
  return { version: CACHE_VERSION, ...stored };
}

function placeIn(places: Map<string, number>, id: string): number {
  const known = places.get(id);
  if (known !== undefined) return known;
  places.set(id, places.size);
  return places.size - 1;
}

export type CacheFileContent =
  | { kind: 'snapshot'; snapshot: Snapshot }
  | { kind: 'newer' }
  | { kind: 'unfit'; reason: string };

/** What a parsed file is; every member is checked, and a place outside its table is dropped. */
export function readCacheFile(file: unknown, source: Source): CacheFileContent {
  if (!isRecord(file) || !isCount(file.version))
    return { kind: 'unfit', reason: 'it is no cache of this app' };
  if (file.version > CACHE_VERSION) return { kind: 'newer' };
  if (file.version < CACHE_VERSION) return { kind: 'unfit', reason: 'an older version of the app wrote it' };
  // Sample data must never appear as the answers of AWS, nor one partition as another.
  if (
    !isRecord(file.source) ||
    file.source.kind !== source.kind ||
    file.source.partition !== source.partition
  ) {
    return { kind: 'unfit', reason: 'it is from another source' };
  }
  if (!isStoredSnapshot(file)) return { kind: 'unfit', reason: 'its content is damaged' };
  return { kind: 'snapshot', snapshot: toSnapshot(file as unknown as StoredSnapshot, source) };
}

function toSnapshot(stored: StoredSnapshot, source: Source): Snapshot {
  const regions: Record<RegionCode, RegionRecord> = {};
  for (const [region, record] of Object.entries(stored.regions)) {
    if (isKey(region)) regions[region] = toRegion(region, record, stored);
  }
  return {
    source,
    regions,
    modelTable: stored.models,
    profileTable: stored.profiles,
    accessTable: stored.accesses,
  };
}

function toRegion(region: RegionCode, record: StoredRegion, stored: StoredSnapshot): RegionRecord {
  return {
    region,
    state: record.state,
    stale: record.stale,
    mantle: record.mantle,
    latencyHistoryMs: record.latencyHistoryMs,
    droppedRecords: record.droppedRecords,
    ...(record.failure === undefined ? {} : { failure: record.failure }),
    ...(record.scannedAt === undefined ? {} : { scannedAt: record.scannedAt }),
    ...(record.accessCheckedAt === undefined ? {} : { accessCheckedAt: record.accessCheckedAt }),
    ...(record.latency === undefined ? {} : { latency: record.latency }),
    ...(record.latencyFailure === undefined ? {} : { latencyFailure: record.latencyFailure }),
    ...(record.smoothedLatencyMs === undefined ? {} : { smoothedLatencyMs: record.smoothedLatencyMs }),
    models: placesById(record.models, stored.models, (model) => model.modelId),
    profiles: placesById(record.profiles, stored.profiles, (profile) => profile.inferenceProfileId),
    access: toAccess(record.access, stored),
  };
}

function placesById<T>(places: unknown[], table: T[], idOf: (value: T) => string): Record<string, number> {
  const result: Record<string, number> = {};
  for (const place of places) {
    const value = isCount(place) ? table[place] : undefined;
    if (value !== undefined) result[idOf(value)] = place as number;
  }
  return result;
}

function toAccess(pairs: unknown[], stored: StoredSnapshot): Record<ModelId, number> {
  const result: Record<ModelId, number> = {};
  for (let index = 0; index + 1 < pairs.length; index += 2) {
    const idPlace = pairs[index];
    const place = pairs[index + 1];
    const id = isCount(idPlace) ? stored.ids[idPlace] : undefined;
    if (isKey(id) && isCount(place) && place < stored.accesses.length) result[id] = place;
  }
  return result;
}
