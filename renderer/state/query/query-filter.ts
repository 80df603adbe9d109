/** Applies a parsed query to rows and regions. */
import type { FilterScope } from '../../../electron/contract/filter/filter-entry.ts';
import type { FilterModel, FilterStateOf } from '../../../electron/contract/filter/filter-model.ts';
import { asksForWays } from '../../../electron/contract/filter/placement.ts';
import type { ModelId, RegionCode } from '../../../electron/contract/snapshot/model.ts';
import type { ModelRow } from '../rows/model-row.ts';
import { satisfies } from './number-comparison.ts';
import type { ParsedQuery, QueryMeaning, WordCondition } from './parse-query.ts';
import { anyOf, type RowTest } from './row-tests.ts';

/** The check boxes and the typed filter as one: of what both say of a list, any will do, as in the list itself. */
export function combineFilters<Model, Table>(
  { boxes: entries }: FilterModel<Model, Table>,
  boxes: FilterStateOf<Table>,
  typed: FilterStateOf<Table>,
): FilterStateOf<Table> {
  const filter: Record<PropertyKey, unknown> = { ...boxes };
  for (const { name } of entries) {
    const [own, other]: [unknown, unknown] = [boxes[name], typed[name]];
    if (!Array.isArray(own) || own.length === 0) filter[name] = own === true || other;
    else if (Array.isArray(other)) filter[name] = [...new Set([...own, ...other])];
  }
  return filter as FilterStateOf<Table>;
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

/** Finds models by words. */
interface WordSearch {
  /** Undefined: the text has no words. */
  all(text: string): ReadonlySet<ModelId> | undefined;
}

/**
 * Whether a row passes the query, except for what `combineFilters` put into the filter; undefined: only what no source says
 * speaks against it.
 */
export function queryMatcher(
  { asked, words }: QueryMeaning,
  search: WordSearch,
  scope: FilterScope,
): (row: ModelRow) => boolean | undefined {
  const found = words.map((condition) => wordTest(condition, search));
  const mustBeThere = asksForRegions(asked) && !asksForWays(asked.filter);
  return (row) => {
    if (found.some((holds) => holds(row, scope) !== true)) return false;
    if (mustBeThere && !isThere(row, scope)) return false;
    const answers = asked.tests.map((test) => test(row, scope));
    if (answers.includes(false)) return false;
    return answers.includes(undefined) ? undefined : true;
  };
}

/** A word without letters asks nothing. */
function wordTest(condition: WordCondition, search: WordSearch): RowTest<ModelRow> {
  const tests = condition.flatMap((each): RowTest<ModelRow>[] => {
    if (typeof each === 'function') return [each];
    const models = search.all(each.word);
    return models === undefined ? [] : [({ modelId }) => models.has(modelId) !== each.isNegated];
  });
  return tests.length === 0 ? () => true : anyOf(tests);
}

function isThere(row: ModelRow, { regions }: FilterScope): boolean {
  return regions.some((region) => row.kindsIn(region) !== undefined);
}
