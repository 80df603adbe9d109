/** A region as the matrix sees it: its cells, derived once and kept until the region's own answers change. */
import { type Cell, modelIdOfArn, viewRegion } from '../../electron/contract/availability.ts';
import type { ModelId, RegionCode, RegionRecord, Snapshot } from '../../electron/contract/model.ts';
import { REGION_GROUPS, type RegionInfo, regionInfo } from '../../electron/contract/regions.ts';
import { profilesIn } from '../../electron/contract/snapshot.ts';

export interface Column {
  region: RegionCode;
  info: RegionInfo;
  record: RegionRecord;
  /** Cells of the models that the region lists, offers on bedrock-mantle or names in a profile. */
  cells: ReadonlyMap<ModelId, Cell>;
}

/** Derives columns; give it every snapshot in turn, so that it can reuse what did not change. */
export type ColumnDeriver = (snapshot: Snapshot) => Column[];

/**
 * A deriver with a memory of one column per region. A region's record holds places in tables that only grow
 * until they are compacted, and compacting makes new records; so equal parts of a record mean equal cells.
 */
export function createColumnDeriver(): ColumnDeriver {
  let kept = new Map<RegionCode, Column>();
  return (snapshot) => {
    const next = new Map<RegionCode, Column>();
    for (const record of Object.values(snapshot.regions)) {
      const old = kept.get(record.region);
      next.set(record.region, old === undefined ? derive(snapshot, record) : renew(old, snapshot, record));
    }
    kept = next;
    return [...next.values()].sort(compareColumns);
  };
}

function renew(old: Column, snapshot: Snapshot, record: RegionRecord): Column {
  if (old.record === record) return old;
  const sameState = old.record.state === record.state && old.record.stale === record.stale;
  if (!sameState || !sameLists(old.record, record)) return derive(snapshot, record);
  if (old.record.access === record.access) return { ...old, record };
  const view = viewRegion(snapshot, record.region);
  const cells = new Map(old.cells);
  for (const [id, place] of Object.entries(record.access)) {
    if (place !== old.record.access[id] && cells.has(id)) cells.set(id, view.cell(id));
  }
  return { ...old, record, cells };
}

/** Whether the region lists the same in both: equal lists keep their identity in the snapshot. */
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
