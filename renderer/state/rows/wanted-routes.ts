/** What the filter asks of calls, said of single cells and ids: ranking, ids and dimming obey the same rule. */
import type { Cell } from '../../../electron/contract/cells/availability.ts';
import { type CallRoute, callRoutes } from '../../../electron/contract/cells/residency.ts';
import {
  asksForWays,
  holdsIn,
  type PlaceableModel,
  type WantedWays,
} from '../../../electron/contract/filter/placement.ts';
import type { RegionCode } from '../../../electron/contract/snapshot/model.ts';
import { stayingRoutes } from './staying-routes.ts';

/** A way to call, and whether data stays where the filter asks. */
export interface WantedRoute extends CallRoute {
  leaves: boolean;
}

/** The ways to call from the cell: those first that stay where the filter asks. */
export function wantedRoutes(cell: Cell, { stays }: Pick<WantedWays, 'stays'>): WantedRoute[] {
  const areas = stayingRoutes(cell);
  const routes = callRoutes(cell.availability, cell.region).map((route, index) => ({
    ...route,
    leaves: stays.length > 0 && areas[index]?.areas.some((area) => stays.includes(area)) !== true,
  }));
  return [...routes.filter(({ leaves }) => !leaves), ...routes.filter(({ leaves }) => leaves)];
}

/** Why a cell that can be called is dimmed; undefined: it is not. */
export function unwantedText(
  row: PlaceableModel,
  region: RegionCode,
  wanted: WantedWays,
): string | undefined {
  if (!asksForWays(wanted) || holdsIn(row, region, wanted)) return undefined;
  const { stays } = wanted;
  const isThere = stays.length === 0 || holdsIn(row, region, { kinds: [], stays, accounts: [] });
  return isThere ? 'outside the filter' : 'leaves the selected geography';
}
