/**
 * Which cells of two snapshots are surely equal.
 *
 * Licence: comparing 1,500 models in 34 regions takes 0.1 s with this, 2.2 s cell by cell. Its door is `unchangedCells`;
 * test/contract/diff/properties.test.ts holds the differences to those of exports, which are compared cell by cell. It may
 * go when `diffSides` takes 0.1 s without it.
 */
import { isSame } from '../scan/interning.ts';
import type { ModelId, ModelRecord, Snapshot } from '../snapshot/model.ts';
import { mantleEntryOf, servedOnMantle } from '../snapshot/region-lists.ts';
import type { SideRegion } from './side.ts';

/** `all`: nothing of the cell differs. `ways`: the ways to call and their ids do not. `unsure`: it has to be looked at. */
export type CellSameness = 'all' | 'ways' | 'unsure';

/** Cells of exports are never sure. */
export function unchangedCells(old: SideRegion, now: SideRegion): (modelId: ModelId) => CellSameness {
  if (old.of === undefined || now.of === undefined) return () => 'unsure';
  const { record: before, snapshot: oldTables } = old.of;
  const { record: after, snapshot: newTables } = now.of;
  const memo = memoOf(oldTables, newTables);
  const models = { from: oldTables.modelTable, to: newTables.modelTable, known: memo.models };
  const access = { from: oldTables.accessTable, to: newTables.accessTable, known: memo.access };
  const profiles = { from: oldTables.profileTable, to: newTables.profileTable, known: memo.profiles };
  if (!sameEntries(before.profiles, after.profiles, profiles)) return () => 'unsure';
  const isSameMode = before.dataRetention?.mode === after.dataRetention?.mode;
  const oldMantle = servedOnMantle(before);
  const newMantle = servedOnMantle(after);
  return (modelId) => {
    if (oldMantle.has(modelId) !== newMantle.has(modelId)) return 'unsure';
    const isSameModel = isSameEntry(before.models, after.models, models, modelId);
    if (!isSameModel && !isSameTypes(before.models, after.models, models, modelId)) return 'unsure';
    const isAll =
      isSameModel &&
      isSameMode &&
      isSameEntry(before.access, after.access, access, modelId) &&
      isSame(mantleEntryOf(before, modelId), mantleEntryOf(after, modelId));
    return isAll ? 'all' : 'ways';
  };
}

type Places = Record<string, number>;

/** Two tables, and which pairs of their entries are known to be equal or not, by both indexes. */
interface TableIndexes<Entry extends object> {
  from: readonly Entry[];
  to: readonly Entry[];
  known: Map<number, boolean>;
}

function sameEntries(a: Places, b: Places, tables: TableIndexes<object>): boolean {
  const ids = Object.keys(a);
  return ids.length === Object.keys(b).length && ids.every((id) => isSameEntry(a, b, tables, id));
}

/** Whether neither names the id, or both name equal values. */
function isSameEntry(a: Places, b: Places, { from, known, to }: TableIndexes<object>, id: string): boolean {
  const isIn = Object.hasOwn(a, id);
  if (isIn !== Object.hasOwn(b, id)) return false;
  if (!isIn) return true;
  const [old, now] = [a[id] ?? -1, b[id] ?? -1];
  const key = old * (to.length + 1) + now;
  const remembered = known.get(key);
  if (remembered !== undefined) return remembered;
  const areSame = isSame(from[old], to[now]);
  known.set(key, areSame);
  return areSame;
}

/** Both list the model, and can be called in the same ways as far as the list says. */
function isSameTypes(a: Places, b: Places, { from, to }: TableIndexes<ModelRecord>, id: string): boolean {
  const old = Object.hasOwn(a, id) ? from[a[id] ?? -1] : undefined;
  const now = Object.hasOwn(b, id) ? to[b[id] ?? -1] : undefined;
  if (old === undefined || now === undefined) return false;
  return isSame(old.inferenceTypesSupported, now.inferenceTypesSupported);
}

interface Memo {
  models: Map<number, boolean>;
  access: Map<number, boolean>;
  profiles: Map<number, boolean>;
}

/** Values stand in many regions, and each pair is looked at once. Snapshots that end take their pairs with them. */
const memos = new WeakMap<Snapshot, WeakMap<Snapshot, Memo>>();

function memoOf(old: Snapshot, now: Snapshot): Memo {
  const ofOld = memos.get(old) ?? new WeakMap<Snapshot, Memo>();
  memos.set(old, ofOld);
  const memo = ofOld.get(now) ?? { models: new Map(), access: new Map(), profiles: new Map() };
  ofOld.set(now, memo);
  return memo;
}
