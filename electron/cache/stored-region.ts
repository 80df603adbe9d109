/** One region of a cache file: what it holds is looked up in the tables of the file. */
import type {
  AccessFacts,
  Failure,
  IncompleteLists,
  InferenceProfile,
  ModelId,
  ModelRecord,
  RegionCode,
  RegionRecord,
} from '../contract/snapshot/model.ts';
import { isKey } from './checks.ts';
import { at } from './profile-table.ts';

export interface StoredRegion extends Omit<RegionRecord, 'region' | 'models' | 'profiles' | 'access'> {
  /** Places in the table of models; the id is the record's own. */
  models: number[];
  profiles: number[];
  /** Place in `ids`, place in the table of access facts, and so on in pairs. */
  access: number[];
}

/** The tables of a file; undefined in place of an entry that is damaged. */
export interface Tables {
  models: readonly (ModelRecord | undefined)[];
  profiles: readonly (InferenceProfile | undefined)[];
  accesses: readonly (AccessFacts | undefined)[];
  ids: readonly ModelId[];
}

/** The region with all that can be looked up. Where models or profiles are lost, it has answered in part. */
export function readRegion(
  region: RegionCode,
  stored: StoredRegion,
  tables: Tables,
): { record: RegionRecord; isWhole: boolean } {
  const models = placesById(stored.models, tables.models, (model) => model.modelId);
  const profiles = placesById(stored.profiles, tables.profiles, (profile) => profile.inferenceProfileId);
  const access = readAccess(stored.access, tables);
  const record: RegionRecord = {
    region,
    state: stored.state,
    stale: stored.stale,
    mantle: stored.mantle,
    latencyHistoryMs: stored.latencyHistoryMs,
    droppedRecords: stored.droppedRecords,
    ...(stored.optInStatus === undefined ? {} : { optInStatus: stored.optInStatus }),
    ...(stored.incomplete === undefined ? {} : { incomplete: stored.incomplete }),
    ...(stored.failure === undefined ? {} : { failure: stored.failure }),
    ...(stored.scannedAt === undefined ? {} : { scannedAt: stored.scannedAt }),
    ...(stored.accessCheckedAt === undefined ? {} : { accessCheckedAt: stored.accessCheckedAt }),
    ...(stored.latency === undefined ? {} : { latency: stored.latency }),
    ...(stored.latencyFailure === undefined ? {} : { latencyFailure: stored.latencyFailure }),
    ...(stored.smoothedLatencyMs === undefined ? {} : { smoothedLatencyMs: stored.smoothedLatencyMs }),
    models: models.places,
    profiles: profiles.places,
    access: access.places,
  };
  const lost = lostLists(models.isWhole, profiles.isWhole, stored.incomplete);
  const isWhole = lost === undefined && access.isWhole;
  return { record: lost === undefined ? record : inPart(record, lost), isWhole };
}

/** Which lists are not whole because of what is lost here, or were not before; undefined if nothing is lost here. */
function lostLists(
  hasModels: boolean,
  hasProfiles: boolean,
  before: IncompleteLists | undefined,
): IncompleteLists | undefined {
  if (hasModels && hasProfiles) return undefined;
  const models = !hasModels || (before !== undefined && before !== 'profiles');
  const profiles = !hasProfiles || (before !== undefined && before !== 'models');
  if (models && profiles) return 'models-and-profiles';
  return models ? 'models' : 'profiles';
}

/** Of a region that failed at the last attempt the failure stays; of any other this is one. */
function inPart(record: RegionRecord, incomplete: IncompleteLists): RegionRecord {
  if (record.state !== 'ok') return { ...record, incomplete };
  const failure: Failure = {
    kind: 'disk',
    message: `A part of the saved answers of ${record.region} could not be read.`,
    nextStep: 'The rest is shown. Rescan the region.',
  };
  return { ...record, state: 'partial', failure, incomplete };
}

interface Found {
  places: Record<string, number>;
  isWhole: boolean;
}

function placesById<T>(
  stored: readonly unknown[],
  table: readonly (T | undefined)[],
  idOf: (value: T) => string,
): Found {
  const places: Record<string, number> = {};
  let isWhole = true;
  for (const place of stored) {
    const value = at(table, place);
    if (value === undefined) isWhole = false;
    else places[idOf(value)] = place as number;
  }
  return { places, isWhole };
}

function readAccess(pairs: readonly unknown[], { ids, accesses }: Tables): Found {
  const places: Record<ModelId, number> = {};
  let isWhole = pairs.length % 2 === 0;
  for (let index = 0; index + 1 < pairs.length; index += 2) {
    const id = at(ids, pairs[index]);
    const place = pairs[index + 1];
    if (isKey(id) && at(accesses, place) !== undefined) places[id] = place as number;
    else isWhole = false;
  }
  return { places, isWhole };
}
