/** What differs between two snapshots or exports: the one answer that every view and command shows. */
import type { ModelId, RegionCode } from '../snapshot/model.ts';

/** What can change of a model, or (`latency`) of a region. */
export type ChangeKind =
  | 'availability'
  | 'callableAs'
  | 'access'
  | 'lifecycle'
  | 'capability'
  | 'price'
  | 'quota'
  | 'latency';

/** A compared value. In an object each member stands for itself; null: known not to be there. */
export type FactValue =
  | string
  | number
  | boolean
  | null
  | readonly FactValue[]
  | { readonly [member: string]: FactValue };

/** One model in one region. */
export interface CellName {
  region: RegionCode;
  modelId: ModelId;
}

/** Something that both sides know and that is not the same. `modelId` is empty where it is a fact of the region. */
export interface Change extends CellName {
  what: ChangeKind;
  /** Of facts with members only those that differ. */
  from: FactValue;
  to: FactValue;
  /** Why the access is blocked, field by field; absent where no side names a reason. */
  reasons?: { from: readonly string[]; to: readonly string[] };
}

/** The older and the newer side; which is which only decides the direction. */
export type SideName = 'old' | 'new';

/** Something that a side does not know, so that nothing is said of it. */
export interface UnknownPart {
  region: RegionCode;
  side: SideName;
  /**
   * The region's state (`failed`, `denied`, `not-enabled`, `not-scanned`, `partial`, or a newer word), when nothing of the
   * region is known; else the part that is not: `profiles-unknown`, `mantle-unknown`, `access-unknown`.
   */
  reason: string;
}

/** By region, then by model; a change of a kind that one side does not know is in none of the lists. */
export interface Difference {
  added: readonly CellName[];
  removed: readonly CellName[];
  changed: readonly Change[];
  unknown: readonly UnknownPart[];
}

/** How many cells and facts differ; what is unknown does not count. */
export function changeCount({ added, removed, changed }: Difference): number {
  return added.length + removed.length + changed.length;
}
