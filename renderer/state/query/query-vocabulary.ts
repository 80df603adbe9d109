/** The values that the data shown offers to qualifiers. */
import type { RegionCode } from '../../../electron/contract/snapshot/model.ts';
import type { ModelRow } from '../rows/model-row.ts';
import type { QueryWorld } from './qualifiers.ts';

const known = new WeakMap<readonly ModelRow[], QueryWorld>();

/** The world of these rows, worked out once; `regions` are their columns. */
export function queryWorld(rows: readonly ModelRow[], regions: readonly RegionCode[]): QueryWorld {
  const before = known.get(rows);
  if (before?.regions === regions) return before;
  const world = {
    providers: sorted(rows.map((row) => row.provider)),
    inputs: sorted(rows.flatMap((row) => row.inputs)),
    outputs: sorted(rows.flatMap((row) => row.outputs)),
    regions,
  };
  known.set(rows, world);
  return world;
}

function sorted(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}
