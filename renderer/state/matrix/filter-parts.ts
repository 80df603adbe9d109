/** The parts of a filter that can be removed one by one: they say what keeps the matrix empty. */
import type { FilterModel, FilterStateOf } from '../../../electron/contract/filter/filter-model.ts';
import { FILTER_MODEL, type FilterState } from '../../../electron/contract/filter/filters.ts';
import type { Pricing } from '../../../electron/contract/pricing/region-pricing.ts';
import { alternativesOf, queryTokens, withPart } from '../query/query-tokens.ts';
import { FIRST_LAYOUT, type Layout } from '../view/layout.ts';
import { createFilterMemory, type RowSource, visibleRows } from './model/visible-rows.ts';

export interface FilterPart {
  /** Such as `Search “sonet”` or `Provider: Amazon or Meta`. */
  label: string;
  /** What shows without it. */
  without: Shown;
  /** Models that the rest of the filter would show. */
  wouldShow: number;
}

/** What decides which models are shown. */
export interface Shown {
  filter: FilterState;
  layout: Layout;
}

/** The parts that are set, the one that hides most first. */
export function filterParts(
  source: RowSource,
  filter: FilterState,
  layout: Layout = FIRST_LAYOUT,
): FilterPart[] {
  const memory = createFilterMemory();
  const ofFilter = [...typedParts(filter), ...chosenParts(FILTER_MODEL, filter)];
  return [
    ...ofFilter.map(({ label, without }) => ({ label, without: { filter: without, layout } })),
    ...layoutParts(layout).map(({ label, without }) => ({ label, without: { filter, layout: without } })),
  ]
    .map(({ label, without }) => ({
      label,
      without,
      wouldShow: visibleRows(source, without.filter, { by: 'name' }, without.layout, memory).shown,
    }))
    .sort((a, b) => b.wouldShow - a.wouldShow);
}

/** What the search asks of prices or quotas while none were fetched: then nothing can pass. */
export function unfetchedText(query: string, pricing: Pricing): string | undefined {
  const keys = new Set(queryTokens(query).map((token) => (token.kind === 'qualifier' ? token.key : '')));
  const known = Object.values(pricing);
  const missing = [
    ...(keys.has('price') && known.every(({ prices }) => prices === undefined) ? ['prices'] : []),
    ...(keys.has('tpm') && known.every(({ quotas }) => quotas === undefined) ? ['quotas'] : []),
  ];
  if (missing.length === 0) return undefined;
  const buttons = missing.map((each) => `Fetch ${each}`).join(' and ');
  return `No ${missing.join(' and no ')} were fetched yet; ${buttons} can be pressed in the details of a model.`;
}

interface Removable<Whole> {
  label: string;
  without: Whole;
}

/** One part for each filter of which something is chosen. */
export function chosenParts<Model, Table>(
  filters: FilterModel<Model, Table>,
  filter: FilterStateOf<Table>,
): Removable<FilterStateOf<Table>>[] {
  return filters.boxes.flatMap((box) => {
    const labels = filters.chosenLabels(filter, box.name);
    if (labels === undefined) return [];
    const label = labels.length === 0 ? box.label : `${box.label}: ${labels.join(' or ')}`;
    return [{ label, without: filters.without(filter, box.name) }];
  });
}

function layoutParts(layout: Layout): Removable<Layout>[] {
  const { onlyFromPinned, hiddenModels } = layout;
  const pins = { label: 'Callable from my pinned Regions', without: { ...layout, onlyFromPinned: false } };
  const hands = { label: 'Hidden by you', without: { ...layout, hiddenModels: [] } };
  return [...(onlyFromPinned ? [pins] : []), ...(hiddenModels.length > 0 ? [hands] : [])];
}

/** Each condition of the search as a part: a word, a qualifier, or alternatives. */
function typedParts(filter: FilterState): Removable<FilterState>[] {
  const { query } = filter;
  return alternativesOf(query).flatMap((clause) => {
    const [first, last] = [clause[0], clause.at(-1)];
    if (first === undefined || last === undefined) return [];
    const part = { start: first.start, end: last.end };
    const text = query.slice(part.start, part.end);
    const isWord = clause.length === 1 && first.kind === 'word';
    return {
      label: `Search ${isWord ? `“${text}”` : text}`,
      without: { ...filter, query: withPart(query, part, '') },
    };
  });
}
