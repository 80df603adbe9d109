/** A column of the matrix: the cells of a region, kept until the region's own answers change. */
import { type Cell, modelIdOfArn, viewRegion } from '../../../electron/contract/cells/availability.ts';
import { REGION_GROUPS, type RegionInfo, regionInfo } from '../../../electron/contract/cells/regions.ts';
import type {
  ModelId,
  RegionCode,
  RegionRecord,
  Snapshot,
} from '../../../electron/contract/snapshot/model.ts';
import { accessIn, listsSameIn, profilesIn } from '../../../electron/contract/snapshot/snapshot.ts';

export interface Column {
  region: RegionCode;
  info: RegionInfo;
  record: RegionRecord;
  /** Cells of the models that the region lists, offers on bedrock-mantle or names in a profile. */
  cells: ReadonlyMap<ModelId, Cell>;
}

/** Derives the columns of a snapshot, reusing those of the snapshot before. */
export type ColumnDeriver = (snapshot: Snapshot) => Column[];

/**
 * A deriver with a memory of one column per region. What regions list keeps its identity in the tables even when
 * these are compacted, so equal entries mean equal cells.
 */
export function createColumnDeriver(): ColumnDeriver {
  let kept = new Map<RegionCode, Column>();
  let before: Snapshot | undefined;
  return (snapshot) => {
    const last = before;
    const next = new Map<RegionCode, Column>();
    for (const record of Object.values(snapshot.regions)) {
      const old = kept.get(record.region);
      const isKnown = old !== undefined && last !== undefined;
      next.set(record.region, isKnown ? renew(old, last, snapshot, record) : derive(snapshot, record));
    }
    kept = next;
    before = snapshot;
    return [...next.values()].sort(compareColumns);
  };
}

function renew(old: Column, before: Snapshot, snapshot: Snapshot, record: RegionRecord): Column {
  if (old.record === record) return old;
  const { region } = record;
  const sameState = old.record.state === record.state && old.record.stale === record.stale;
  const sameMode = old.record.dataRetention?.mode === record.dataRetention?.mode;
  if (!sameState || !sameMode || !listsSameIn(before, snapshot, region)) return derive(snapshot, record);
  if (old.record.access === record.access) return { ...old, record };
  const changed = [...old.cells.keys()].filter(
    (id) => accessIn(before, region, id) !== accessIn(snapshot, region, id),
  );
  if (changed.length === 0) return { ...old, record };
  const view = viewRegion(snapshot, region);
  const cells = new Map(old.cells);
  for (const id of changed) cells.set(id, view.cell(id));
  return { ...old, record, cells };
}

/** Whether both records hold the same lists, compared by identity. */
export function sameLists(a: RegionRecord, b: RegionRecord): boolean {
  return a.models === b.models && a.profiles === b.profiles && a.mantle === b.mantle;
}

function derive(snapshot: Snapshot, record: RegionRecord): Column {
  const view = viewRegion(snapshot, record.region);
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
