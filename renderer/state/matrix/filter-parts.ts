/** The parts of a filter, each of which can be taken out alone: for saying what keeps the matrix empty. */
import { type FilterState, NO_FILTER } from '../../../electron/contract/filter/filter.ts';
import { plainWords, queryTokens, withPart } from '../query/query-tokens.ts';
import { FIRST_LAYOUT, type Layout } from '../view/layout.ts';
import { KIND_WORDS } from '../words/cell-words.ts';
import { type RowSource, visibleRows } from './matrix.ts';

export interface FilterPart {
  /** What the part asks for, such as `Search “sonet”` or `Provider: Amazon or Meta`. */
  words: string;
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
  const { kinds, providers, inputs, outputs, groups } = filter;
  const any = (list: readonly string[]): string => list.join(' or ');
  const parts: [isSet: boolean, member: keyof FilterState, words: string][] = [
    [kinds.length > 0, 'kinds', `Callable as: ${any(kinds.map((kind) => KIND_WORDS[kind]))}`],
    [filter.stays.length > 0, 'stays', `Data stays in: ${any(filter.stays)}`],
    [filter.promptCaching, 'promptCaching', 'Prompt caching'],
    [filter.streaming, 'streaming', 'Streaming'],
    [filter.hideLegacy, 'hideLegacy', 'Hide legacy'],
    [groups.length > 0, 'groups', `Region group: ${any(groups)}`],
    [providers.length > 0, 'providers', `Provider: ${any(providers)}`],
    [inputs.length > 0, 'inputs', `Input modality: ${any(inputs)}`],
    [outputs.length > 0, 'outputs', `Output modality: ${any(outputs)}`],
  ];
  const chosen = parts.flatMap(([isSet, member, words]) =>
    isSet ? [{ words, without: { filter: { ...filter, [member]: NO_FILTER[member] }, layout } }] : [],
  );
  const typed = typedParts(filter).map(({ words, without }) => ({
    words,
    without: { filter: without, layout },
  }));
  return [...typed, ...chosen, ...arranged(filter, layout)]
    .map(({ words, without }) => ({
      words,
      without,
      wouldShow: visibleRows(source, without.filter, { by: 'name' }, without.layout).rows.length,
    }))
    .sort((a, b) => b.wouldShow - a.wouldShow);
}

/** What pins ask for, and what was hidden by hand. */
function arranged(filter: FilterState, layout: Layout): Omit<FilterPart, 'wouldShow'>[] {
  const { onlyFromPinned, hiddenModels } = layout;
  const pins = { words: 'Callable from my pinned regions', without: { ...layout, onlyFromPinned: false } };
  const hands = { words: 'Hidden by you', without: { ...layout, hiddenModels: [] } };
  return [...(onlyFromPinned ? [pins] : []), ...(hiddenModels.length > 0 ? [hands] : [])].map(
    ({ words, without }) => ({ words, without: { filter, layout: without } }),
  );
}

/** The words of the search as one part, each qualifier as its own. */
function typedParts(filter: FilterState): { words: string; without: FilterState }[] {
  const { query } = filter;
  const qualifiers = queryTokens(query).filter((token) => token.kind === 'qualifier');
  const typed = qualifiers.map((token) => ({
    words: `Search ${query.slice(token.start, token.end)}`,
    without: { ...filter, query: withPart(query, token, '') },
  }));
  const words = plainWords(query);
  if (words === '') return typed;
  const others = qualifiers.map(({ start, end }) => query.slice(start, end)).join(' ');
  return [{ words: `Search “${words}”`, without: { ...filter, query: others } }, ...typed];
}
