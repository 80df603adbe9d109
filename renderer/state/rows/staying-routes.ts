/** The areas, or the one region, that calls do not leave; computed once for each cell. */
import type { Cell } from '../../../electron/contract/cells/availability.ts';
import {
  AREA_NAMES,
  callRoutes,
  isWithin,
  type StayPlace,
} from '../../../electron/contract/cells/residency.ts';
import type { StayingRoute } from '../../../electron/contract/filter/placement.ts';
import type { RegionCode } from '../../../electron/contract/snapshot/model.ts';

const known = new WeakMap<Cell['availability'], readonly StayingRoute[]>();

/**
 * Every way to call from the cell's region, with the areas that its calls do not leave. The same rule as `idsWithin`,
 * for all areas at once: filters ask it of every cell.
 */
export function stayingRoutes(cell: Cell): readonly StayingRoute[] {
  const before = known.get(cell.availability);
  if (before !== undefined) return before;
  const routes = callRoutes(cell.availability, cell.region).map(({ kind, destinations }) => {
    const { regions, unlisted } = destinations;
    const isTold = !unlisted && regions.length > 0;
    return { kind, areas: isTold ? areasAround([cell.region, ...regions]) : [] };
  });
  known.set(cell.availability, routes);
  return routes;
}

const areasByRegions = new Map<string, readonly StayPlace[]>();

/** The areas that hold all of the regions; there are few sets of regions and many cells. */
function areasAround(regions: readonly RegionCode[]): readonly StayPlace[] {
  const key = regions.join(' ');
  const before = areasByRegions.get(key);
  if (before !== undefined) return before;
  const areas: StayPlace[] = AREA_NAMES.filter((name) =>
    regions.every((region) => isWithin(region, { kind: 'area', name })),
  );
  if (new Set(regions).size === 1) areas.push('One region');
  areasByRegions.set(key, areas);
  return areas;
}
