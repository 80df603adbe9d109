/** Which cells of two snapshots are surely equal: most of them, and looking closer would take most of the time. */
import { isSame } from '../scan/interning.ts';
import { mantleEntryOf, servedOnMantle } from '../snapshot/mantle-list.ts';
import type { ModelId } from '../snapshot/model.ts';
import type { SideRegion } from './side.ts';

/**
 * True only where model, profiles, bedrock-mantle and access of the region are equal; false says nothing. Cells of
 * exports are never sure.
 */
export function unchangedCells(old: SideRegion, now: SideRegion): (modelId: ModelId) => boolean {
  if (old.of === undefined || now.of === undefined) return () => false;
  const { record: before, snapshot: oldTables } = old.of;
  const { record: after, snapshot: newTables } = now.of;
  const hasSameProfiles = sameEntries(
    before.profiles,
    oldTables.profileTable,
    after.profiles,
    newTables.profileTable,
  );
  if (!hasSameProfiles) return () => false;
  if (before.dataRetention?.mode !== after.dataRetention?.mode) return () => false;
  const oldMantle = servedOnMantle(before);
  const newMantle = servedOnMantle(after);
  return (modelId) =>
    isSameEntry(before.models, oldTables.modelTable, after.models, newTables.modelTable, modelId) &&
    isSameEntry(before.access, oldTables.accessTable, after.access, newTables.accessTable, modelId) &&
    oldMantle.has(modelId) === newMantle.has(modelId) &&
    isSame(mantleEntryOf(before, modelId), mantleEntryOf(after, modelId));
}

type Places = Record<string, number>;

function sameEntries(a: Places, aTable: readonly object[], b: Places, bTable: readonly object[]): boolean {
  const ids = Object.keys(a);
  return ids.length === Object.keys(b).length && ids.every((id) => isSameEntry(a, aTable, b, bTable, id));
}

/** Whether neither names the id, or both name equal values. */
function isSameEntry(
  a: Places,
  aTable: readonly object[],
  b: Places,
  bTable: readonly object[],
  id: string,
): boolean {
  const isIn = Object.hasOwn(a, id);
  if (isIn !== Object.hasOwn(b, id)) return false;
  return !isIn || isEqual(aTable[a[id] ?? -1], bTable[b[id] ?? -1]);
}

/** Values stand in many regions, and each pair is looked at once. Sides that end take their pairs with them. */
const equalTo = new WeakMap<object, WeakMap<object, boolean>>();

function isEqual(a: object | undefined, b: object | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined) return false;
  let pairs = equalTo.get(a);
  if (pairs === undefined) {
    pairs = new WeakMap();
    equalTo.set(a, pairs);
  }
  const known = pairs.get(b);
  if (known !== undefined) return known;
  const areSame = isSame(a, b);
  pairs.set(b, areSame);
  return areSame;
}
