/** The qualifiers of the search, derived from the table of filters. */
import {
  type FilterEntry,
  type FilterScope,
  type LatencyFilter,
  type ListFilter,
  type NumberFilter,
  type PlacedFilter,
  type Qualifier,
  TERM_KEYS,
  type Term,
} from '../../../electron/contract/filter/filter-entry.ts';
import type { FilterTable } from '../../../electron/contract/filter/filter-model.ts';
import type { FilterableModel } from '../../../electron/contract/filter/filterable-model.ts';
import { FILTERS } from '../../../electron/contract/filter/filters.ts';
import { folded } from '../search/spelling.ts';
import type { QueryVocabulary } from './query-vocabulary.ts';
import { regionsMeant, regionValues } from './region-names.ts';

/** What a term asks of a model (undefined: no source says), and the check boxes with the same meaning. */
export interface TermMeaning<Model> {
  holds(model: Model, scope: FilterScope): boolean | undefined;
  /** Names of the filters whose check box means the term, or its negation. */
  box?: string;
  negatedBox?: string;
}

type QualifierMeaning<Model> =
  | { kind: 'terms'; terms: ReadonlyMap<string, TermMeaning<Model>> }
  | { kind: 'list'; name: string; list: ListFilter<Model> | PlacedFilter<Model> }
  | { kind: 'number'; measure: NumberFilter<Model> }
  | { kind: 'latency'; measure: LatencyFilter }
  /** `groups`: the filter whose check boxes are groups of Regions. */
  | { kind: 'region'; groups: string };

export type QueryQualifier<Model> = QualifierMeaning<Model> & {
  key: string;
  /** What it asks for, for the cheat sheet and the palette. */
  help: string;
  example: string;
  /** Synonyms, each with the value that it stands for. */
  also: Readonly<Record<string, string>>;
  /** Other words for the key, for corrections. */
  otherKeys: readonly string[];
  /** The values as they are typed, in lower case; undefined for a number. */
  values: ((vocabulary: QueryVocabulary) => readonly string[]) | undefined;
};

/** Qualifiers by their keys. */
export type Qualifiers<Model = FilterableModel> = ReadonlyMap<string, QueryQualifier<Model>>;

/** The qualifiers of a table of filters, in its order. */
export function qualifiersOf<Model>(table: FilterTable<Model>): Qualifiers<Model> {
  const found = new Map<string, QueryQualifier<Model>>();
  for (const [name, entry] of Object.entries(table)) {
    for (const qualifier of qualifiersOfEntry(name, entry, found)) found.set(qualifier.key, qualifier);
  }
  return found;
}

/** The qualifiers of the app's filters. */
export const QUALIFIERS: Qualifiers = qualifiersOf(FILTERS);

function qualifiersOfEntry<Model>(
  name: string,
  entry: FilterEntry<Model>,
  found: Qualifiers<Model>,
): QueryQualifier<Model>[] {
  switch (entry.kind) {
    case 'switch': {
      const term = { holds: (model: Model) => entry.passes(model), box: name };
      const own = withTerm(found, entry.term, entry.also, term);
      if (entry.opposite === undefined) return [own];
      const opposite = { holds: (model: Model) => not(entry.passes(model)), negatedBox: name };
      return [withTerm(new Map([...found, [own.key, own]]), entry.opposite, [], opposite)];
    }
    case 'term':
      return [withTerm(found, entry.term, entry.also, { holds: entry.holds })];
    case 'list':
    case 'placed': {
      const { qualifier } = entry;
      if (qualifier === undefined) return [];
      const values = ({ options }: QueryVocabulary): readonly string[] =>
        (qualifier.typed ?? options[name] ?? []).map((value) => value.toLowerCase());
      return [{ kind: 'list', name, list: entry, ...helpOf(qualifier), values }];
    }
    case 'number':
      return [{ kind: 'number', measure: entry, ...helpOf(entry.qualifier), values: undefined }];
    case 'latency':
      return [{ kind: 'latency', measure: entry, ...helpOf(entry.qualifier), values: undefined }];
    case 'region': {
      const values = ({ regions }: QueryVocabulary): readonly string[] => regionValues(regions);
      return [{ kind: 'region', groups: entry.groups, ...helpOf(entry.qualifier), values }];
    }
  }
}

/** What is unknown stays so. */
export function not(answer: boolean | undefined): boolean | undefined {
  return answer === undefined ? undefined : !answer;
}

function helpOf({ key, help, example, also = {}, otherKeys = [] }: Qualifier) {
  return { key, help, example, also, otherKeys };
}

/** The qualifier of the term's key with this term added. */
function withTerm<Model>(
  found: Qualifiers<Model>,
  term: Term,
  also: readonly string[],
  meaning: TermMeaning<Model>,
): QueryQualifier<Model> {
  const [key, value] = term.split(':', 2) as [keyof typeof TERM_KEYS, string];
  const before = found.get(key);
  const terms = new Map(before?.kind === 'terms' ? before.terms : []).set(value, meaning);
  const values = [...terms.keys()];
  return {
    kind: 'terms',
    key,
    terms,
    help: TERM_KEYS[key].help(values.join(', ')),
    example: TERM_KEYS[key].example,
    also: { ...before?.also, ...Object.fromEntries(also.map((word) => [word, value])) },
    otherKeys: [],
    values: () => values,
  };
}

/** The value of that name, else all values that begin with the text; empty if it is misspelt. */
export function valuesMeant(
  qualifier: QueryQualifier<never>,
  typed: string,
  vocabulary: QueryVocabulary,
): readonly string[] {
  const { values, also } = qualifier;
  if (qualifier.kind === 'region') return regionsMeant(typed, vocabulary.regions);
  const all = values?.(vocabulary) ?? [];
  const text = folded(typed);
  if (text === '') return [];
  const same = all.filter((value) => folded(value) === text);
  if (same.length > 0) return same;
  const other = Object.entries(also).find(([word]) => folded(word) === text);
  if (other !== undefined) return [other[1]];
  return all.filter((value) => folded(value).startsWith(text));
}
