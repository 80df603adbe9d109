/** The areas, or the one region, that calls do not leave, worked out once a cell. */
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
 * for all areas in one go: it is asked of every cell with every key that is typed.
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

const areasByPlaces = new Map<string, readonly StayPlace[]>();

/** The areas that hold all of the places; there are few sets of places and many cells. */
function areasAround(places: readonly RegionCode[]): readonly StayPlace[] {
  const key = places.join(' ');
  const before = areasByPlaces.get(key);
  if (before !== undefined) return before;
  const areas: StayPlace[] = AREA_NAMES.filter((name) =>
    places.every((place) => isWithin(place, { kind: 'area', name })),
  );
  if (new Set(places).size === 1) areas.push('One region');
  areasByPlaces.set(key, areas);
  return areas;
}
