/** Derives the matrix from a snapshot, and the rows and columns that pass the filter. */
import {
  createFacetCounter,
  type FacetCounter,
  type FacetCounts,
} from '../../../electron/contract/filter/facet-counts.ts';
import { FILTER_MODEL, type FilterState, matches } from '../../../electron/contract/filter/filters.ts';
import { visibleRegions, type WantedWays } from '../../../electron/contract/filter/placement.ts';
import type { Pricing } from '../../../electron/contract/pricing/region-pricing.ts';
import type { RegionCode, Snapshot } from '../../../electron/contract/snapshot/model.ts';
import { createQueryParser, type ParsedQuery, type QueryParser } from '../query/parse-query.ts';
import { combineFilters, matchingRegions, queryMatcher } from '../query/query-filter.ts';
import { type FindsModels, type QueryVocabulary, queryVocabulary } from '../query/query-vocabulary.ts';
import {
  API_LIFECYCLE,
  type Column,
  createColumnDeriver,
  dayOf,
  type LifecycleSource,
  sameLists,
} from '../rows/column.ts';
import {
  type DocumentedLookup,
  deriveRows,
  indexesByRegion,
  type ModelRow,
  withCells,
} from '../rows/model-row.ts';
import { isSameList, once } from '../rows/same-list.ts';
import { compareRows, type Sort } from '../rows/sort.ts';
import { FIRST_LAYOUT, isKept, type Layout, pinnedFirst } from '../view/layout.ts';
import { createSearch, type Search } from './search.ts';

export interface Matrix {
  columns: readonly Column[];
  /** Of the columns; the same list as long as no region is added. */
  regions: readonly RegionCode[];
  /** Median round trips to the regions in milliseconds; the same list until one changes. */
  latencies: readonly (number | undefined)[];
  rows: readonly ModelRow[];
  search: Search;
  /** What can be typed and chosen; the same as long as no region lists anything new. */
  vocabulary: QueryVocabulary;
}

/** What is shown: the rows and columns that pass, and how many do not. */
export interface VisibleMatrix {
  rows: readonly ModelRow[];
  columns: readonly Column[];
  /** For each visible column its index in the `cells` of a row. */
  columnIndexes: readonly number[];
  totalRows: number;
  /** How many rows the user hid, whether or not the filter would show them. */
  hiddenByHand: number;
  /** How many of the first rows and columns are pinned. */
  pinned: { rows: number; columns: number };
  /** What the filter asks of single cells: such ways are shown before stronger ones, other cells are muted. */
  wanted: WantedWays;
  /** Counted when first asked for: they are shown after the matrix. */
  facets: () => FacetCounts;
}

/** Derives the matrix of each snapshot. Columns whose region did not change keep their cells. */
export function createMatrixDeriver(
  documented: DocumentedLookup,
  lifecycle: LifecycleSource = API_LIFECYCLE,
): (snapshot: Snapshot) => Matrix {
  const deriveColumns = createColumnDeriver(lifecycle);
  let last: { snapshot: Snapshot; matrix: Matrix; day: number } | undefined;
  return (snapshot) => {
    const day = dayOf(lifecycle);
    if (last?.snapshot === snapshot && last.day === day) return last.matrix;
    const columns = deriveColumns(snapshot);
    const before = last?.day === day ? last.matrix : undefined;
    const matrix = (before && patched(before, columns)) ?? whole(snapshot, columns, documented);
    last = { snapshot, matrix, day };
    return matrix;
  };
}

function whole(snapshot: Snapshot, columns: readonly Column[], documented: DocumentedLookup): Matrix {
  const rows = deriveRows(snapshot, columns, documented);
  const regions = columns.map((column) => column.region);
  const search = createSearch(rows);
  return {
    columns,
    regions,
    latencies: latenciesOf(columns),
    rows,
    search,
    vocabulary: queryVocabulary(rows, regions, findsModels(search)),
  };
}

function findsModels(search: Search): FindsModels {
  return (word) => {
    const hits = search.word(word);
    // What has no letters asks nothing, so nothing is wrong with it.
    if (hits === undefined) return 'exactly';
    if (hits.models.size === 0) return 'not';
    return hits.isExact ? 'exactly' : 'nearly';
  };
}

/** `before` with new columns, as long as no region lists anything new: only rows with changed cells are replaced. */
function patched(before: Matrix, columns: readonly Column[]): Matrix | undefined {
  if (before.columns.length !== columns.length) return undefined;
  const changed: number[] = [];
  for (const [index, column] of columns.entries()) {
    const old = before.columns[index];
    if (old?.region !== column.region) return undefined;
    if (old.cells === column.cells) continue;
    if (!sameLists(old.record, column.record)) return undefined;
    changed.push(index);
  }
  const now = latenciesOf(columns);
  const latencies = now.every((each, index) => each === before.latencies[index]) ? before.latencies : now;
  if (changed.length === 0) return { ...before, columns, latencies };
  const indexOf = indexesByRegion(columns);
  const rows = before.rows.map((row) => withCells(row, changed, columns, indexOf));
  return { ...before, columns, latencies, rows };
}

function latenciesOf(columns: readonly Column[]): readonly (number | undefined)[] {
  return columns.map(({ record }) => record.latency?.medianMs);
}

/** The part of the visible matrix that latencies and the like do not change. */
export interface VisibleRows {
  rows: readonly ModelRow[];
  /** Indexes of the visible regions, pinned ones first. */
  columnIndexes: readonly number[];
  hiddenByHand: number;
  pinned: VisibleMatrix['pinned'];
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
  /** Returns the list itself or an earlier equal one: counts are cached by the identity of their regions. */
  keepRegions: (list: readonly RegionCode[]) => readonly RegionCode[];
}

/** Empty caches. */
export function createFilterMemory(): FilterMemory {
  let regions: readonly RegionCode[] = [];
  return {
    parseQuery: createQueryParser(FILTER_MODEL),
    countFacets: createFacetCounter(FILTER_MODEL),
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
  const { regions, latencies = [], ending = () => NONE_ENDS } = source;
  const meaning = memory.parseQuery(boxes.query, source.vocabulary);
  const filter = combineFilters(FILTER_MODEL, boxes, meaning.asked.filter);
  const shown = memory.keepRegions(shownRegions(regions, layout, meaning.asked, latencies));
  const visible = visibleRegions(shown, filter);
  const pinnedRegions = layout.pinnedRegions.filter((region) => visible.includes(region));
  const ordered = [...pinnedRegions, ...visible.filter((region) => !pinnedRegions.includes(region))];
  const columnIndexes = ordered.map((region) => regions.indexOf(region));
  const { pinnedModels } = layout;
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
  const passing = searched.filter((row) => matches(row, filter, visible) && isKept(row, layout));
  const sorted = passing.sort(
    compareRows(sort, { regions, latencies, columnIndexes, pricing: scope.pricing }),
  );
  const rows = pinnedFirst(sorted, (row) => pinnedModels.includes(row.modelId));
  return {
    rows: rows.items,
    columnIndexes,
    hiddenByHand: source.rows.length - left.length,
    pinned: { rows: rows.pinned, columns: pinnedRegions.length },
    wanted: { kinds: filter.kinds, stays: filter.stays, accounts: filter.accounts },
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
    totalRows: matrix.rows.length,
  };
}
