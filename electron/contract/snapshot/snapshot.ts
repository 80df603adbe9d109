/** Reading and growing a snapshot: the only code that knows how its tables are laid out. */
import { own } from '../defined.ts';
import type {
  AccessFacts,
  InferenceProfile,
  ModelId,
  ModelRecord,
  RegionCode,
  RegionRecord,
  Snapshot,
  Source,
} from './model.ts';

const REGION_MARK = '{region}';

/** A snapshot in which nothing has been scanned. */
export function emptySnapshot(source: Source): Snapshot {
  return { source, regions: {}, modelTable: [], profileTable: [], accessTable: [] };
}

/** A region that was never asked. */
export function emptyRegion(region: RegionCode): RegionRecord {
  return {
    region,
    state: 'not-scanned',
    stale: false,
    models: {},
    profiles: {},
    mantle: { state: 'not-asked', modelIds: [] },
    access: {},
    latencyHistory: [],
    droppedRecords: 0,
  };
}

/** The model as the region listed it, ARN included; undefined if the region does not list it. */
export function modelIn(snapshot: Snapshot, region: RegionCode, modelId: ModelId): ModelRecord | undefined {
  const place = own(snapshot.regions[region]?.models, modelId);
  const shape = place === undefined ? undefined : snapshot.modelTable[place];
  return shape === undefined ? undefined : withRegion(shape, region);
}

/** As `modelIn`, but without the region in the ARN: cheap, shared, not to be changed. */
export function modelShapeIn(
  snapshot: Snapshot,
  region: RegionCode,
  modelId: ModelId,
): ModelRecord | undefined {
  const place = own(snapshot.regions[region]?.models, modelId);
  return place === undefined ? undefined : snapshot.modelTable[place];
}

/** What the lists call the model; its id if no region says. */
export function modelNameIn({ regions, modelTable }: Snapshot, modelId: ModelId): string {
  for (const { models } of Object.values(regions)) {
    const place = own(models, modelId);
    const name = place === undefined ? undefined : modelTable[place]?.modelName;
    if (name !== undefined && name !== '') return name;
  }
  return modelId;
}

/** All inference profiles that the region listed, ARNs included, in id order. */
export function profilesIn(snapshot: Snapshot, region: RegionCode): InferenceProfile[] {
  return profileShapesIn(snapshot, region).map((shape) => withRegion(shape, region));
}

/** As `profilesIn`, but without the region in the ARNs: cheap, shared, not to be changed. */
export function profileShapesIn(snapshot: Snapshot, region: RegionCode): InferenceProfile[] {
  const record = snapshot.regions[region];
  if (record === undefined) return [];
  return Object.keys(record.profiles)
    .sort()
    .flatMap((id) => snapshot.profileTable[record.profiles[id] ?? -1] ?? []);
}

/** What is known of the account's access to the model in the region. */
export function accessIn(snapshot: Snapshot, region: RegionCode, modelId: ModelId): AccessFacts | undefined {
  const place = own(snapshot.regions[region]?.access, modelId);
  return place === undefined ? undefined : snapshot.accessTable[place];
}

/** Whether the region lists the same in both snapshots. Entries keep their identity when their index changes. */
export function listsSameIn(before: Snapshot, after: Snapshot, region: RegionCode): boolean {
  const old = before.regions[region];
  const now = after.regions[region];
  if (old === undefined || now === undefined || old.mantle !== now.mantle) return false;
  return (
    sameEntries(old.models, before.modelTable, now.models, after.modelTable) &&
    sameEntries(old.profiles, before.profileTable, now.profiles, after.profileTable)
  );
}

function sameEntries<T>(
  oldPlaces: Record<string, number>,
  oldTable: readonly T[],
  places: Record<string, number>,
  table: readonly T[],
): boolean {
  if (oldPlaces === places) return true;
  const entries = Object.entries(places);
  if (entries.length !== Object.keys(oldPlaces).length) return false;
  return entries.every(([id, place]) => {
    const oldPlace = own(oldPlaces, id);
    return oldPlace !== undefined && oldTable[oldPlace] === table[place];
  });
}

/** Ids of every model that any region lists, bedrock-mantle included, sorted. */
export function allModelIds(snapshot: Snapshot): ModelId[] {
  const ids = new Set<ModelId>();
  for (const record of Object.values(snapshot.regions)) {
    for (const id of Object.keys(record.models)) ids.add(id);
    for (const id of record.mantle.modelIds) ids.add(id);
  }
  return [...ids].sort();
}

/** The record with the region in its ARNs replaced by a mark, so that regions can share it. */
export function withoutRegion<T extends ModelRecord | InferenceProfile>(value: T, region: RegionCode): T {
  return mapArns(value, (arn) => arn.replaceAll(`:${region}:`, `:${REGION_MARK}:`));
}

/** Undoes `withoutRegion` in a copy; members keep their order. */
export function withRegion<T extends ModelRecord | InferenceProfile>(value: T, region: RegionCode): T {
  return mapArns(value, (arn) => arn.replaceAll(REGION_MARK, region));
}

function mapArns<T extends ModelRecord | InferenceProfile>(value: T, change: (arn: string) => string): T {
  const copy: Record<string, unknown> = { ...value };
  for (const name of ['modelArn', 'inferenceProfileArn']) {
    const arn = copy[name];
    if (typeof arn === 'string') copy[name] = change(arn);
  }
  // A model can have an unknown member of this name, of any shape.
  if (Array.isArray(value.models))
    copy.models = value.models.map((each: unknown) => mapDestination(each, change));
  return copy as T;
}

function mapDestination(value: unknown, change: (arn: string) => string): unknown {
  if (typeof value !== 'object' || value === null || !('modelArn' in value)) return value;
  return typeof value.modelArn === 'string' ? { ...value, modelArn: change(value.modelArn) } : value;
}

/** Drops table entries that no region points at. Deterministic: both processes get the same indexes. */
export function compact(snapshot: Snapshot): Snapshot {
  const models = keepUsed(snapshot.modelTable);
  const profiles = keepUsed(snapshot.profileTable);
  const access = keepUsed(snapshot.accessTable);
  const regions: Record<RegionCode, RegionRecord> = {};
  for (const [region, record] of Object.entries(snapshot.regions)) {
    regions[region] = {
      ...record,
      models: models.move(record.models),
      profiles: profiles.move(record.profiles),
      access: access.move(record.access),
    };
  }
  return {
    source: snapshot.source,
    regions,
    modelTable: models.kept,
    profileTable: profiles.kept,
    accessTable: access.kept,
  };
}

function keepUsed<T>(table: T[]): {
  kept: T[];
  move: (places: Record<string, number>) => Record<string, number>;
} {
  const kept: T[] = [];
  const moved = new Map<number, number>();
  const move = (places: Record<string, number>): Record<string, number> => {
    const result: Record<string, number> = {};
    for (const [id, place] of Object.entries(places)) {
      const value = table[place];
      if (value === undefined) continue;
      let target = moved.get(place);
      if (target === undefined) {
        target = kept.push(value) - 1;
        moved.set(place, target);
      }
      result[id] = target;
    }
    return result;
  };
  return { kept, move };
}
