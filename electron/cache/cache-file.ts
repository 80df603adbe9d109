/**
 * The content of a cache file, version 1. Regions hold indexes into tables instead of ids, so that the file is less than
 * half as large as the snapshot in JSON.
 */
import { z } from 'zod/mini';
import { ACCESS, COUNT, fits, isSurelyModel, KEY, LIST, MODEL } from '../contract/snapshot/kept/schemas.ts';
import type {
  AccessFacts,
  ModelId,
  ModelRecord,
  RegionCode,
  RegionRecord,
  Snapshot,
  Source,
} from '../contract/snapshot/model.ts';
import { compact } from '../contract/snapshot/snapshot.ts';
import { goodOnes, type PackedProfiles, packProfiles, unpackProfiles } from './profile-table.ts';
import { readRegion, type StoredRegion, type Tables } from './stored-region.ts';

/** Raised when an older app would misread the file. */
const CACHE_VERSION = 1;

interface CacheFile {
  source: Source;
  models: ModelRecord[];
  profiles: PackedProfiles;
  accesses: AccessFacts[];
  /** Ids of the models whose access was checked. */
  ids: ModelId[];
  regions: Record<RegionCode, StoredRegion>;
}

/** The snapshot as the file holds it: plain data, nothing but what a snapshot has. `firstIds`: the order of ids so far. */
export function toCacheFile(snapshot: Snapshot, firstIds: readonly ModelId[] = []): Record<string, unknown> {
  const indexOfId = new Map<ModelId, number>(firstIds.map((id, index) => [id, index]));
  const stored: CacheFile = {
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
      latencyHistoryMs: [],
      models: Object.values(models),
      profiles: Object.values(profiles),
      access: Object.entries(access).flatMap(([id, index]) => [indexIn(indexOfId, id), index]),
    };
  }
  stored.ids = [...indexOfId.keys()];
  return { version: CACHE_VERSION, ...stored };
}

function indexIn(indexes: Map<string, number>, id: string): number {
  const known = indexes.get(id);
  if (known !== undefined) return known;
  indexes.set(id, indexes.size);
  return indexes.size - 1;
}

export type CacheFileContent =
  /** `damaged`: regions of which all or a part could not be read, sorted; the rest is good. */
  | { kind: 'snapshot'; snapshot: Snapshot; damaged: readonly RegionCode[] }
  | { kind: 'newer' }
  | { kind: 'unfit'; reason: string };

const HEADER = z.looseObject({ version: COUNT });

/** What stands in the tables and regions is checked one by one. */
const TABLES = z.looseObject({
  models: LIST,
  profiles: z.looseObject({ bodies: LIST, destinations: LIST, rows: LIST }),
  accesses: LIST,
  ids: LIST,
  regions: z.record(z.string(), z.unknown()),
});

/** Reads a parsed file. Every member is checked; damaged ones are left out. */
export function readCacheFile(file: unknown, source: Source): CacheFileContent {
  if (!fits(HEADER, file)) return { kind: 'unfit', reason: 'it is no cache of this app' };
  if (file.version > CACHE_VERSION) return { kind: 'newer' };
  if (file.version < CACHE_VERSION) return { kind: 'unfit', reason: 'an older version of the app wrote it' };
  // Sample data must never appear as the answers of AWS, nor one partition as another.
  const origin = z.looseObject({ kind: z.literal(source.kind), partition: z.literal(source.partition) });
  if (!fits(origin, file.source)) return { kind: 'unfit', reason: 'it is from another source' };
  const read = fits(TABLES, file) ? readRegions(file, source) : undefined;
  return read ?? { kind: 'unfit', reason: 'its content is damaged' };
}

/** The good regions; undefined if there were some and none is. */
function readRegions(stored: z.infer<typeof TABLES>, source: Source): CacheFileContent | undefined {
  const tables: Tables = {
    models: goodOnes(stored.models, MODEL, isSurelyModel),
    profiles: unpackProfiles(stored.profiles),
    accesses: goodOnes(stored.accesses, ACCESS),
    ids: goodOnes(stored.ids, KEY),
  };
  const regions: Record<RegionCode, RegionRecord> = {};
  const damaged: RegionCode[] = [];
  for (const [region, record] of Object.entries(stored.regions)) {
    const read = fits(KEY, region) ? readRegion(region, record, tables) : undefined;
    if (read !== undefined) regions[region] = read.record;
    if (read?.isComplete !== true) damaged.push(region);
  }
  if (damaged.length > 0 && Object.keys(regions).length === 0) return undefined;
  const snapshot = {
    source,
    regions,
    modelTable: tables.models,
    profileTable: tables.profiles,
    accessTable: tables.accesses,
  } as Snapshot;
  // No region names the empty table entries: they are removed.
  return {
    kind: 'snapshot',
    snapshot: hasHoles(tables) ? compact(snapshot) : snapshot,
    damaged: damaged.sort(),
  };
}

function hasHoles({ models, profiles, accesses }: Tables): boolean {
  return [models, profiles, accesses].some((table) => table.includes(undefined as never));
}
