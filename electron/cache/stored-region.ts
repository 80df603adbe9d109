/** One region of a cache file: what it holds is looked up in the tables of the file. */
import { z } from 'zod/mini';
import { AMOUNT, fits, hasTimeOfLists, LIST, REGION_FACTS } from '../contract/snapshot/kept/schemas.ts';
import type { LatencyPoint } from '../contract/snapshot/latency.ts';
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
import { at } from './profile-table.ts';

export interface StoredRegion extends Omit<RegionRecord, 'region' | 'models' | 'profiles' | 'access'> {
  /** What an earlier version of the app kept in place of `latencyHistory`, and still wants to read: empty. */
  latencyHistoryMs: [];
  /** Indexes in the table of models; the id is the record's own. */
  models: number[];
  profiles: number[];
  /** Index in `ids`, index in the table of access facts, and so on in pairs. */
  access: number[];
}

/** The tables of a file; undefined in place of an entry that is damaged. */
export interface Tables {
  models: readonly (ModelRecord | undefined)[];
  profiles: readonly (InferenceProfile | undefined)[];
  accesses: readonly (AccessFacts | undefined)[];
  ids: readonly (ModelId | undefined)[];
}

/** An index that is none is dropped, not the region. */
const STORED_REGION = z.extend(REGION_FACTS, {
  models: LIST,
  profiles: LIST,
  access: LIST,
  latencyHistory: z.exactOptional(REGION_FACTS.shape.latencyHistory),
  latencyHistoryMs: z.exactOptional(z.array(AMOUNT)),
});

/**
 * The region with all that can be looked up; undefined if nothing of it can be used. Where models or profiles are lost, it
 * has answered in part.
 */
export function readRegion(
  region: RegionCode,
  stored: unknown,
  tables: Tables,
): { record: RegionRecord; isComplete: boolean } | undefined {
  if (!fits(STORED_REGION, stored) || !hasTimeOfLists(stored)) return undefined;
  const models = indexesById(stored.models, tables.models, (model) => model.modelId);
  const profiles = indexesById(stored.profiles, tables.profiles, (profile) => profile.inferenceProfileId);
  const access = readAccess(stored.access, tables);
  const record: RegionRecord = {
    region,
    ...factsOf({ ...stored, latencyHistory: historyOf(stored) }),
    models: models.indexes,
    profiles: profiles.indexes,
    access: access.indexes,
  };
  const lost = lostLists(models.isComplete, profiles.isComplete, stored.incomplete);
  const isComplete = lost === undefined && access.isComplete;
  return { record: lost === undefined ? record : asPartial(record, lost), isComplete };
}

/** The members that the app knows: what a file of another hand holds besides is left. */
function factsOf(stored: z.output<typeof REGION_FACTS>): z.output<typeof REGION_FACTS> {
  const known = Object.keys(REGION_FACTS.shape).filter((member) => Object.hasOwn(stored, member));
  return Object.fromEntries(known.map((member) => [member, stored[member]])) as typeof stored;
}

/** Medians of an earlier version have no date, and nobody knows their network. */
function historyOf({
  latencyHistory,
  latencyHistoryMs = [],
}: z.output<typeof STORED_REGION>): LatencyPoint[] {
  return latencyHistory ?? latencyHistoryMs.map((medianMs) => ({ medianMs }));
}

/** Which lists are incomplete because of this loss or were before; undefined if nothing is lost here. */
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

/** A region that failed at the last attempt keeps that failure; any other gets this one. */
function asPartial(record: RegionRecord, incomplete: IncompleteLists): RegionRecord {
  if (record.state !== 'ok') return { ...record, incomplete };
  const failure: Failure = {
    kind: 'disk',
    message: `A part of the saved answers of ${record.region} could not be read.`,
    nextStep: 'The rest is shown. Rescan the Region.',
  };
  return { ...record, state: 'partial', failure, incomplete };
}

interface IndexesById {
  indexes: Record<string, number>;
  isComplete: boolean;
}

function indexesById<T>(
  stored: readonly unknown[],
  table: readonly (T | undefined)[],
  idOf: (value: T) => string,
): IndexesById {
  const indexes: Record<string, number> = {};
  let isComplete = true;
  for (const index of stored) {
    const value = at(table, index);
    if (value === undefined) isComplete = false;
    else indexes[idOf(value)] = index as number;
  }
  return { indexes, isComplete };
}

function readAccess(pairs: readonly unknown[], { ids, accesses }: Tables): IndexesById {
  const indexes: Record<ModelId, number> = {};
  let isComplete = pairs.length % 2 === 0;
  for (let index = 0; index + 1 < pairs.length; index += 2) {
    const id = at(ids, pairs[index]);
    const place = pairs[index + 1];
    if (id !== undefined && at(accesses, place) !== undefined) indexes[id] = place as number;
    else isComplete = false;
  }
  return { indexes, isComplete };
}
