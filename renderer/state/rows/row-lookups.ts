/** What filters ask of a row in single Regions, read from its cells. */
import { type Cell, hasEnded } from '../../../electron/contract/cells/availability.ts';
import type { FilterableModel } from '../../../electron/contract/filter/filterable-model.ts';
import { shareOf } from '../../../electron/contract/snapshot/callers.ts';
import type { RegionCode } from '../../../electron/contract/snapshot/model.ts';
import { stayingRoutes } from './staying-routes.ts';

type Lookups = Pick<FilterableModel, 'kindsIn' | 'staysIn' | 'accessIn' | 'isRetentionBlockedIn' | 'shareIn'>;

/** The answers of these cells; `columnIndexes`: each Region's place among them. */
export function rowLookups(
  cells: readonly (Cell | undefined)[],
  columnIndexes: ReadonlyMap<RegionCode, number>,
): Lookups {
  const cellIn = (region: RegionCode): Cell | undefined => cells[columnIndexes.get(region) ?? -1];
  const shareIn: FilterableModel['shareIn'] = (region) => {
    const callers = cellIn(region)?.callers;
    return callers === undefined ? undefined : shareOf(callers);
  };
  return {
    kindsIn(region) {
      const cell = cellIn(region);
      return cell !== undefined && isOffered(cell) ? cell.availability.kinds : undefined;
    },
    accessIn(region) {
      const cell = cellIn(region);
      return cell !== undefined && isOffered(cell) ? cell.access : undefined;
    },
    isRetentionBlockedIn: (region) => cellIn(region)?.retention !== undefined,
    ...(cells.some((cell) => cell?.callers !== undefined) ? { shareIn } : {}),
    staysIn(region) {
      const cell = cellIn(region);
      return cell === undefined ? [] : stayingRoutes(cell);
    },
  };
}

/** Whether the model can be called there in some way and has not ended. */
export function isCallable(cell: Cell | undefined): cell is Cell {
  return cell !== undefined && cell.availability.kinds.length > 0 && !hasEnded(cell);
}

/** Whether the Region offers the model in some way, callable or not. */
export function isOffered({ availability }: Cell): boolean {
  return availability.listed || availability.kinds.length > 0;
}
