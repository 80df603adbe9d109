/** The areas that calls do not leave, worked out once a cell. */
import type { Cell } from '../../electron/contract/availability.ts';
import type { StayingRoute } from '../../electron/contract/filter.ts';
import { AREA_NAMES, callRoutes, isWithin } from '../../electron/contract/residency.ts';

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
    const places = unlisted || regions.length === 0 ? [] : [cell.region, ...regions];
    return {
      kind,
      areas: AREA_NAMES.filter(
        (name) => places.length > 0 && places.every((place) => isWithin(place, { kind: 'area', name })),
      ),
    };
  });
  known.set(cell.availability, routes);
  return routes;
}
