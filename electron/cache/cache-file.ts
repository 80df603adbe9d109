/**
 * The content of a cache file, version 1. Regions hold places in tables instead of ids, which makes the
 * file less than half as large as the snapshot as JSON.
 */
import type {
  AccessFacts,
  ModelId,
  ModelRecord,
  RegionCode,
  RegionRecord,
  Snapshot,
  Source,
} from '../contract/model.ts';
import { isCount, isKey, isRecord } from './checks.ts';
import { at, type PackedProfiles, packProfiles, unpackProfiles } from './profile-table.ts';
import { isStoredSnapshot } from './snapshot-checks.ts';

/** Raised whenever an older app could not read the file rightly. */
const CACHE_VERSION = 1;

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
  profiles: PackedProfiles;
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
    profiles: packProfiles(snapshot.profileTable),
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
  const stored = file as unknown as StoredSnapshot;
  const profileTable = unpackProfiles(stored.profiles);
  if (profileTable === undefined) return { kind: 'unfit', reason: 'its content is damaged' };
  const tables = { modelTable: stored.models, profileTable, accessTable: stored.accesses };
  return { kind: 'snapshot', snapshot: { source, regions: toRegions(stored, tables), ...tables } };
}

type Tables = Pick<Snapshot, 'modelTable' | 'profileTable' | 'accessTable'>;

function toRegions(stored: StoredSnapshot, tables: Tables): Record<RegionCode, RegionRecord> {
  const regions: Record<RegionCode, RegionRecord> = {};
  for (const [region, record] of Object.entries(stored.regions)) {
    if (isKey(region)) regions[region] = toRegion(region, record, stored.ids, tables);
  }
  return regions;
}

function toRegion(region: RegionCode, record: StoredRegion, ids: ModelId[], tables: Tables): RegionRecord {
  return {
    region,
    state: record.state,
    stale: record.stale,
    mantle: record.mantle,
    latencyHistoryMs: record.latencyHistoryMs,
    droppedRecords: record.droppedRecords,
    ...(record.optInStatus === undefined ? {} : { optInStatus: record.optInStatus }),
    ...(record.incomplete === undefined ? {} : { incomplete: record.incomplete }),
    ...(record.failure === undefined ? {} : { failure: record.failure }),
    ...(record.scannedAt === undefined ? {} : { scannedAt: record.scannedAt }),
    ...(record.accessCheckedAt === undefined ? {} : { accessCheckedAt: record.accessCheckedAt }),
    ...(record.latency === undefined ? {} : { latency: record.latency }),
    ...(record.latencyFailure === undefined ? {} : { latencyFailure: record.latencyFailure }),
    ...(record.smoothedLatencyMs === undefined ? {} : { smoothedLatencyMs: record.smoothedLatencyMs }),
    models: placesById(record.models, tables.modelTable, (model) => model.modelId),
    profiles: placesById(record.profiles, tables.profileTable, (profile) => profile.inferenceProfileId),
    access: toAccess(record.access, ids, tables.accessTable),
  };
}

function placesById<T>(places: unknown[], table: T[], idOf: (value: T) => string): Record<string, number> {
  const result: Record<string, number> = {};
  for (const place of places) {
    const value = at(table, place);
    if (value !== undefined) result[idOf(value)] = place as number;
  }
  return result;
}

function toAccess(pairs: unknown[], ids: ModelId[], table: AccessFacts[]): Record<ModelId, number> {
  const result: Record<ModelId, number> = {};
  for (let index = 0; index + 1 < pairs.length; index += 2) {
    const id = at(ids, pairs[index]);
    const place = pairs[index + 1];
    if (isKey(id) && at(table, place) !== undefined) result[id] = place as number;
  }
  return result;
}
