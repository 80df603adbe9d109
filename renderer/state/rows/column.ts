/**
 * A column of the matrix: the cells of a region, kept until the region's own answers change.
 *
 * Licence: deriving all columns takes 134 ms of processor time at 1,500 models in 34 regions; after an answer of one region
 * 0.2 ms (29 November 2026). Its door is `createColumnSteps`; matrix.test.ts holds kept columns to those derived anew. It
 * may go when an access phase (measure 16) holds with a new deriver each time.
 */
import { type Cell, type RegionView, viewRegion } from '../../../electron/contract/cells/availability.ts';
import {
  type DocumentedDates,
  lifecycleLookup,
  lifecycleSince,
  NO_DOCUMENTED_DATES,
} from '../../../electron/contract/cells/lifecycle.ts';
import { modelIdOfArn } from '../../../electron/contract/cells/profile-models.ts';
import { REGION_GROUPS, type RegionInfo, regionInfo } from '../../../electron/contract/cells/regions.ts';
import type {
  ModelId,
  RegionCode,
  RegionRecord,
  Snapshot,
} from '../../../electron/contract/snapshot/model.ts';
import { accessIn, listsSameIn, profilesIn } from '../../../electron/contract/snapshot/snapshot.ts';
import type { Steps } from '../../../electron/contract/time-slices.ts';

export interface Column {
  region: RegionCode;
  info: RegionInfo;
  record: RegionRecord;
  /** Cells of the models that the region lists, offers on bedrock-mantle or names in a profile. */
  cells: ReadonlyMap<ModelId, Cell>;
}

/** Derives the columns in steps, reusing those of the snapshot before. Steps that are not taken to their end change nothing. */
export type ColumnSteps = (snapshot: Snapshot) => Steps<Column[]>;

/** What says that a model has ended, beside the API's dates. */
export interface LifecycleSource {
  documented: DocumentedDates;
  /** The time, in ms since 1970. */
  now(): number;
}

/** The API's dates alone. */
export const API_LIFECYCLE: LifecycleSource = { documented: NO_DOCUMENTED_DATES, now: () => Date.now() };

/** The last time at which a lifecycle could change; cells are derived anew when it is another. */
export function sinceWhen({ now }: LifecycleSource, snapshot: Snapshot): number {
  return lifecycleSince(snapshot, now());
}

/**
 * A deriver with a memory of one column per region, which rests after each that it derives. What regions list keeps its
 * identity in the tables even when these are compacted, so equal entries mean equal cells.
 */
export function createColumnSteps(lifecycle: LifecycleSource = API_LIFECYCLE): ColumnSteps {
  let kept = new Map<RegionCode, Column>();
  let before: Snapshot | undefined;
  let lastSince: number | undefined;
  return function* deriveColumns(snapshot): Steps<Column[]> {
    const since = sinceWhen(lifecycle, snapshot);
    const last = lastSince === since ? before : undefined;
    const nowMs = lifecycle.now();
    const lifecycleOf = lifecycleLookup(snapshot, lifecycle.documented, nowMs);
    const view = (region: RegionCode): RegionView => viewRegion(snapshot, region, lifecycleOf, nowMs);
    const next = new Map<RegionCode, Column>();
    for (const record of Object.values(snapshot.regions)) {
      const old = kept.get(record.region);
      const isKnown = old !== undefined && last !== undefined;
      const column = isKnown ? renew(old, last, snapshot, record, view) : derive(snapshot, record, view);
      next.set(record.region, column);
      if (column !== old) yield;
    }
    kept = next;
    before = snapshot;
    lastSince = since;
    return [...next.values()].sort(compareColumns);
  };
}

function renew(
  old: Column,
  before: Snapshot,
  snapshot: Snapshot,
  record: RegionRecord,
  viewOf: (region: RegionCode) => RegionView,
): Column {
  if (old.record === record) return old;
  const { region } = record;
  if (!isReadAlike(old.record, record) || !listsSameIn(before, snapshot, region)) {
    return derive(snapshot, record, viewOf);
  }
  if (old.record.access === record.access) return { ...old, record };
  const changed = [...old.cells.keys()].filter(
    (id) => accessIn(before, region, id) !== accessIn(snapshot, region, id),
  );
  if (changed.length === 0) return { ...old, record };
  const view = viewOf(region);
  const cells = new Map(old.cells);
  for (const id of changed) {
    const cell = old.cells.get(id);
    if (cell !== undefined) cells.set(id, view.withAccess(cell));
  }
  return { ...old, record, cells };
}

/** Members that no cell is derived from, and those that are compared on their own. A new member counts until it is listed. */
const NOT_COMPARED: ReadonlySet<string> = new Set<keyof RegionRecord>([
  ...(['models', 'profiles', 'mantle', 'access', 'accessCheckedAt', 'scannedAt', 'optInStatus'] as const),
  ...(['latency', 'latencyElsewhere', 'latencyFailure', 'latencyHistory', 'smoothedLatencyMs'] as const),
  ...(['droppedRecords', 'leftOutMembers'] as const),
]);

/** Whether cells read the same in both but for lists and access. */
function isReadAlike(a: RegionRecord, b: RegionRecord): boolean {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof RegionRecord>;
  const isCompared = (name: keyof RegionRecord): boolean => !NOT_COMPARED.has(name);
  if ((a.scannedAt === undefined) !== (b.scannedAt === undefined)) return false;
  return [...names].filter(isCompared).every((name) => a[name] === b[name]);
}

function derive(
  snapshot: Snapshot,
  record: RegionRecord,
  viewOf: (region: RegionCode) => RegionView,
): Column {
  const view = viewOf(record.region);
  const ids = new Set([...Object.keys(record.models), ...record.mantle.modelIds]);
  for (const profile of profilesIn(snapshot, record.region)) {
    for (const model of profile.models) {
      const id = modelIdOfArn(model.modelArn);
      if (id !== undefined) ids.add(id);
    }
  }
  const cells = new Map<ModelId, Cell>();
  for (const id of ids) cells.set(id, view.cell(id));
  return { region: record.region, info: regionInfo(record.region), record, cells };
}

function compareColumns(a: Column, b: Column): number {
  return (
    REGION_GROUPS.indexOf(a.info.group) - REGION_GROUPS.indexOf(b.info.group) ||
    (a.region < b.region ? -1 : 1)
  );
}
