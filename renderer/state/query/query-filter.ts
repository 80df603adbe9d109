/** Applies a parsed query to rows and regions. */
import type { FilterScope } from '../../../electron/contract/filter/filter-entry.ts';
import type { FilterModel, FilterStateOf } from '../../../electron/contract/filter/filter-model.ts';
import { type FilterState, matches } from '../../../electron/contract/filter/filters.ts';
import { asksForWays, visibleRegions } from '../../../electron/contract/filter/placement.ts';
import type { RegionCode } from '../../../electron/contract/snapshot/model.ts';
import type { ModelRow } from '../rows/model-row.ts';
import { satisfies } from './number-comparison.ts';
import type { ParsedQuery } from './parse-query.ts';

/**
 * The check boxes and the typed filter as filters that must all hold. A list that only one of them sets joins the first
 * filter: kind and area must then hold for the same route. Where both set it, the counts follow the boxes.
 */
export function combineFilters<Model, Table>(
  { boxes: entries, none }: FilterModel<Model, Table>,
  boxes: FilterStateOf<Table>,
  typed: FilterStateOf<Table>,
): { filter: FilterStateOf<Table>; rest?: FilterStateOf<Table> } {
  const filter = { ...boxes };
  const rest = { ...none };
  let isSplit = false;
  for (const { name } of entries) {
    if (!isSet(typed[name])) continue;
    if (isSet(boxes[name]) && typed[name] !== true) {
      rest[name] = typed[name];
      isSplit = true;
    } else filter[name] = typed[name];
  }
  return isSplit ? { filter, rest } : { filter };
}

function isSet(choice: boolean | readonly unknown[]): boolean {
  return typeof choice === 'boolean' ? choice : choice.length > 0;
}

/** The regions that the query leaves; `latencies` in milliseconds, in the order of the regions. */
export function matchingRegions(
  regions: readonly RegionCode[],
  parsed: Pick<ParsedQuery, 'regions' | 'latency'>,
  latencies: readonly (number | undefined)[],
): readonly RegionCode[] {
  if (!asksForRegions(parsed)) return regions;
  return regions.filter((region, index) => {
    const latencyMs = latencies[index];
    const isNear = parsed.latency.every((each) => latencyMs !== undefined && satisfies(latencyMs, each));
    return isNear && parsed.regions?.includes(region) !== false;
  });
}

function asksForRegions({ regions, latency }: Pick<ParsedQuery, 'regions' | 'latency'>): boolean {
  return regions !== undefined || latency.length > 0;
}

/** Whether the row passes the query, except for what `combineFilters` put into the first filter. */
export function matchesQuery(
  row: ModelRow,
  parsed: ParsedQuery,
  rest: FilterState | undefined,
  scope: FilterScope,
): boolean {
  if (rest !== undefined && !matches(row, rest, visibleRegions(scope.regions, rest))) return false;
  if (asksForRegions(parsed) && !asksForWays(parsed.filter) && !isThere(row, scope)) return false;
  return parsed.tests.every((test) => test(row, scope));
}

function isThere(row: ModelRow, { regions }: FilterScope): boolean {
  return regions.some((region) => row.kindsIn(region) !== undefined);
}
