/** Whether a row of the matrix is what the qualifiers of a query ask for. */

import { STAY_PLACES } from '../../../electron/contract/cells/residency.ts';
import {
  asksForWays,
  type FilterState,
  holdsIn,
  matches,
  NO_FILTER,
  visibleRegions,
} from '../../../electron/contract/filter/filter.ts';
import type { RegionCode } from '../../../electron/contract/snapshot/model.ts';
import type { ModelRow } from '../rows/model-row.ts';
import type { Asked, RowTest } from './parse-query.ts';

/** Where rows are looked at. */
export interface Scope {
  /** The regions shown, with their places in the cells of a row. */
  regions: readonly RegionCode[];
  places: readonly number[];
  pinnedModels: readonly string[];
  /** The models that end soon; asked only where that is asked. */
  ending: () => ReadonlySet<string>;
}

/**
 * The check boxes and the typed lists as filters that must all hold. What only one of them asks stands in the first, so that
 * ways to call and areas have to hold for one route, and the counts of the boxes are those of boxes.
 */
export function filtersOf(boxes: FilterState, asked: Asked): { filter: FilterState; rest?: FilterState } {
  const typed = asked.filter;
  const filter = { ...boxes };
  const rest = { ...NO_FILTER };
  let isSplit = false;
  const put = <Key extends ListKey>(key: Key): void => {
    if (typed[key].length === 0) return;
    if (boxes[key].length === 0) filter[key] = typed[key];
    else {
      rest[key] = typed[key];
      isSplit = true;
    }
  };
  for (const key of LIST_KEYS) put(key);
  for (const key of ['promptCaching', 'streaming', 'hideLegacy'] as const) filter[key] ||= typed[key];
  return isSplit ? { filter, rest } : { filter };
}

const LIST_KEYS = ['kinds', 'providers', 'inputs', 'outputs', 'stays'] as const;
type ListKey = (typeof LIST_KEYS)[number];

/** The regions that the qualifiers leave; `latencies` in milliseconds, in the order of the regions. */
export function askedRegions(
  regions: readonly RegionCode[],
  asked: Asked,
  latencies: readonly (number | undefined)[],
): readonly RegionCode[] {
  const { underMs } = asked;
  if (asked.regions === undefined && underMs === undefined) return regions;
  return regions.filter((region, place) => {
    const latencyMs = latencies[place];
    const isNear = underMs === undefined || (latencyMs !== undefined && latencyMs < underMs);
    return isNear && asked.regions?.includes(region) !== false;
  });
}

/** Whether the row passes all that is asked but what `filtersOf` put into the first filter. */
export function isAsked(row: ModelRow, asked: Asked, rest: FilterState | undefined, scope: Scope): boolean {
  if (rest !== undefined && !matches(row, rest, visibleRegions(scope.regions, rest))) return false;
  const isPlaceAsked = asked.regions !== undefined || asked.underMs !== undefined;
  if (isPlaceAsked && !asksForWays(asked.filter) && !isThere(row, scope)) return false;
  return asked.rows.every(
    (test) => test.isNegated !== test.values.some((value) => holds(row, test, value, scope)),
  );
}

function isThere(row: ModelRow, { regions }: Scope): boolean {
  return regions.some((region) => row.kindsIn(region) !== undefined);
}

function holds(row: ModelRow, { key }: RowTest, value: string, scope: Scope): boolean {
  switch (key) {
    case 'provider':
      return row.provider.toLowerCase() === value;
    case 'in':
      return hasModality(row.inputs, value);
    case 'out':
      return hasModality(row.outputs, value);
    case 'via':
      return scope.regions.some((region) => row.kindsIn(region)?.some((kind) => kind === value) === true);
    case 'stays': {
      const place = STAY_PLACES.find((each) => each.toLowerCase() === value);
      return (
        place !== undefined &&
        scope.regions.some((region) => holdsIn(row, region, { kinds: [], stays: [place] }))
      );
    }
    case 'access':
      return cellsOf(row, scope).some((cell) => isOffered(cell) && cell.access === value);
    case 'has':
      return hasFeature(row, value);
    case 'is':
      return stands(row, value, scope);
  }
}

function hasModality(modalities: readonly string[], value: string): boolean {
  return modalities.some((modality) => modality.toLowerCase() === value);
}

function hasFeature(row: ModelRow, feature: string): boolean {
  switch (feature) {
    case 'caching':
      return row.promptCaching;
    case 'streaming':
      return row.streaming;
    case 'vision':
      return hasModality(row.inputs, 'image');
    default:
      return hasModality(row.outputs, 'embedding');
  }
}

function stands(row: ModelRow, standing: string, scope: Scope): boolean {
  switch (standing) {
    case 'callable':
      return cellsOf(row, scope).some(
        (cell) => cell.availability.kinds.length > 0 && cell.access !== 'blocked',
      );
    case 'blocked':
      return cellsOf(row, scope).some((cell) => isOffered(cell) && cell.access === 'blocked');
    case 'pinned':
      return scope.pinnedModels.includes(row.modelId);
    case 'legacy':
      return row.legacy;
    case 'active':
      return !row.legacy;
    case 'mantle':
      return row.mantleOnly;
    default:
      return scope.ending().has(row.modelId);
  }
}

type Cell = NonNullable<ModelRow['cells'][number]>;

function cellsOf(row: ModelRow, { places }: Scope): Cell[] {
  return places.flatMap((place) => row.cells[place] ?? []);
}

function isOffered({ availability }: Cell): boolean {
  return availability.listed || availability.kinds.length > 0;
}
