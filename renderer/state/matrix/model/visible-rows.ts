/** The rows and columns of the matrix that pass the filter, in their order. */
import {
  createFacetCounter,
  type FacetCounter,
  type FacetCounts,
} from '../../../../electron/contract/filter/facet-counts.ts';
import { FILTER_MODEL, type FilterState } from '../../../../electron/contract/filter/filters.ts';
import { visibleRegions, type WantedWays } from '../../../../electron/contract/filter/placement.ts';
import type { Pricing } from '../../../../electron/contract/pricing/region-pricing.ts';
import type { ModelId, RegionCode } from '../../../../electron/contract/snapshot/model.ts';
import { createQueryParser, type ParsedQuery, type QueryParser } from '../../query/parse-query.ts';
import { combineFilters, matchingRegions, queryMatcher } from '../../query/query-filter.ts';
import type { Column } from '../../rows/column.ts';
import {
  countModels,
  createRowGrouper,
  idsOfModels,
  type RowGrouper,
  withOpened,
} from '../../rows/model-groups.ts';
import type { ModelRow } from '../../rows/model-row.ts';
import { isSameList, once } from '../../rows/same-list.ts';
import { compareRows, type Sort } from '../../rows/sort.ts';
import { FIRST_LAYOUT, isKept, type Layout, pinnedFirst } from '../../view/layout.ts';
import type { Matrix } from './matrix.ts';

/** What is shown: the rows and columns that pass, and how many do not. */
export interface VisibleMatrix extends Omit<VisibleRows, 'shown' | 'counted'> {
  columns: readonly Column[];
  /** How many models the rows show, opened or not, and how many there are. */
  models: { shown: number; total: number };
}

/** The part of the visible matrix that latencies and the like do not change. */
export interface VisibleRows {
  /** One for each model, and one for each id under an opened one. */
  rows: readonly ModelRow[];
  /** The ids that pass, whether or not they have a row of their own. */
  ids: readonly ModelRow[];
  /** How many models they belong to. */
  shown: number;
  /** For each visible column, pinned ones first, its index in the `cells` of a row. */
  columnIndexes: readonly number[];
  /** How many models the user hid, whether or not the filter would show them. */
  hiddenByHand: number;
  /** How many of the first rows and columns are pinned. */
  pinned: { rows: number; columns: number };
  /** What the filter asks of single cells: such ways are shown before stronger ones, other cells are muted. */
  wanted: WantedWays;
  /** Counted when first asked for: they are shown after the matrix. */
  facets: () => FacetCounts;
  /** What they are counted from. */
  counted: {
    rows: readonly ModelRow[];
    unsaid: readonly ModelRow[];
    filter: FilterState;
    regions: readonly RegionCode[];
  };
}

/** What rows are chosen from. `latencies` is set only if the order or the query asks for it, see `asksForLatency`. */
export interface RowSource extends Pick<Matrix, 'rows' | 'search' | 'regions' | 'vocabulary'> {
  latencies?: readonly (number | undefined)[];
  /** The models whose ids have rows of their own. */
  opened?: readonly ModelId[];
  /** The ids of the models that end soon. */
  ending?: () => ReadonlySet<string>;
  /** Set only if the query or the order asks for it, see `asksForPricing`. */
  pricing?: Pricing;
}

const NONE_ENDS: ReadonlySet<string> = new Set();

/** Whether a new measurement can change which rows are shown, or their order. */
export function asksForLatency(query: string, sort: Sort): boolean {
  return sort.by === 'latency' || query.includes('lat:');
}

/** Whether prices or quotas that come can change which rows are shown, or their order. */
export function asksForPricing(query: string, sort: Sort): boolean {
  return sort.by === 'price' || sort.by === 'tpm' || /(price|tpm):/i.test(query);
}

/** Caches of one filter: what asks the same again gets the same object. */
export interface FilterMemory {
  parseQuery: QueryParser;
  countFacets: FacetCounter;
  groupRows: RowGrouper;
  /** Returns the list itself or an earlier equal one: counts are cached by the identity of their regions. */
  keepRegions: (list: readonly RegionCode[]) => readonly RegionCode[];
}

/** Empty caches. */
export function createFilterMemory(): FilterMemory {
  let regions: readonly RegionCode[] = [];
  return {
    parseQuery: createQueryParser(FILTER_MODEL),
    countFacets: createFacetCounter(FILTER_MODEL),
    groupRows: createRowGrouper(),
    keepRegions(list) {
      if (!isSameList(regions, list)) regions = list;
      return regions;
    },
  };
}

/** The rows that pass the filter, sorted and arranged, with the counts for the filter's choices. */
export function visibleRows(
  source: RowSource,
  boxes: FilterState,
  sort: Sort,
  layout: Layout = FIRST_LAYOUT,
  memory: FilterMemory = createFilterMemory(),
): VisibleRows {
  const { regions, latencies = [], opened = [], ending = () => NONE_ENDS } = source;
  const meaning = memory.parseQuery(boxes.query, source.vocabulary);
  const filter = combineFilters(FILTER_MODEL, boxes, meaning.asked.filter);
  const shown = memory.keepRegions(shownRegions(regions, layout, meaning.asked, latencies));
  const visible = visibleRegions(shown, filter);
  const pinnedRegions = layout.pinnedRegions.filter((region) => visible.includes(region));
  const ordered = [...pinnedRegions, ...visible.filter((region) => !pinnedRegions.includes(region))];
  const columnIndexes = ordered.map((region) => regions.indexOf(region));
  // A model is pinned if one of its ids is.
  const pinnedModels = idsOfModels(source.rows, layout.pinnedModels);
  const scope = { regions: visible, pinnedModels, ending, pricing: source.pricing ?? {} };
  const hidden = new Set(layout.hiddenModels);
  const left = hidden.size === 0 ? source.rows : source.rows.filter((row) => !hidden.has(row.modelId));
  const isFound = queryMatcher(meaning, source.search, scope);
  const searched: ModelRow[] = [];
  const unsaid: ModelRow[] = [];
  for (const row of left) {
    const answer = isFound(row);
    if (answer !== false) (answer === true ? searched : unsaid).push(row);
  }
  const passing = searched.filter((row) => FILTER_MODEL.matches(row, filter, visible) && isKept(row, layout));
  const wanted = { kinds: filter.kinds, stays: filter.stays, accounts: filter.accounts };
  const models = memory.groupRows(passing, { regions, wanted });
  const sorted = models.sort(
    compareRows(sort, { regions, latencies, columnIndexes, pricing: scope.pricing }),
  );
  const { items, pinned } = pinnedFirst(sorted, ({ modelId }) => pinnedModels.includes(modelId));
  return {
    rows: withOpened(items, opened),
    ids: passing,
    shown: items.length,
    columnIndexes,
    hiddenByHand: source.rows.length === left.length ? 0 : countModels(source.rows) - countModels(left),
    pinned: { rows: withOpened(items.slice(0, pinned), opened).length, columns: pinnedRegions.length },
    wanted,
    facets: once(() => memory.countFacets(searched, filter, shown, unsaid)),
    counted: { rows: searched, unsaid, filter, regions: shown },
  };
}

/** The regions that are not left out. */
function shownRegions(
  regions: readonly RegionCode[],
  { hiddenRegions }: Layout,
  asked: ParsedQuery,
  latencies: readonly (number | undefined)[],
): readonly RegionCode[] {
  const left = matchingRegions(regions, asked, latencies);
  return hiddenRegions.length === 0 ? left : left.filter((region) => !hiddenRegions.includes(region));
}

/** The visible rows with the columns as they stand now. */
export function visibleMatrix(matrix: Matrix, visible: VisibleRows): VisibleMatrix {
  return {
    ...visible,
    columns: visible.columnIndexes.flatMap((index) => matrix.columns[index] ?? []),
    models: { shown: visible.shown, total: matrix.models },
  };
}

/** `before` if it shows the same as `next`, else `next` with the lists that are equal kept. */
export function stable(before: VisibleRows, next: VisibleRows): VisibleRows {
  const rows = isSameList(before.rows, next.rows) ? before.rows : next.rows;
  const ids = isSameList(before.ids, next.ids) ? before.ids : next.ids;
  const columnIndexes = isSameList(before.columnIndexes, next.columnIndexes)
    ? before.columnIndexes
    : next.columnIndexes;
  const isSame =
    rows === before.rows &&
    ids === before.ids &&
    before.shown === next.shown &&
    columnIndexes === before.columnIndexes &&
    before.hiddenByHand === next.hiddenByHand &&
    before.pinned.rows === next.pinned.rows &&
    before.pinned.columns === next.pinned.columns &&
    isSameFilter(before.counted.filter, next.counted.filter) &&
    isSameList(before.counted.regions, next.counted.regions) &&
    isSameList(before.counted.rows, next.counted.rows) &&
    isSameList(before.counted.unsaid, next.counted.unsaid);
  return isSame ? before : { ...next, rows, ids, columnIndexes };
}

/** Ignores `query`: its effect is already in the rows. */
function isSameFilter(a: FilterState, b: FilterState): boolean {
  return (Object.keys(a) as (keyof FilterState)[]).every((key) => {
    const [one, other] = [a[key], b[key]];
    return (
      key === 'query' ||
      one === other ||
      (Array.isArray(one) && Array.isArray(other) && isSameList(one, other))
    );
  });
}
