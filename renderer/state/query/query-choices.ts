/**
 * The check boxes as the query says them: one text is the state of both. Choices of a kept view or a link that stand beside the
 * query are moved into it.
 */
import { MAX_QUERY_LENGTH } from '../../../electron/contract/bounds.ts';
import {
  type BoxName,
  type FilterModel,
  type FilterStateOf,
  placementOf,
} from '../../../electron/contract/filter/filter-model.ts';
import { FILTER_MODEL } from '../../../electron/contract/filter/filters.ts';
import { type PlaceableModel, visibleRegions } from '../../../electron/contract/filter/placement.ts';
import type { RegionCode } from '../../../electron/contract/snapshot/model.ts';
import { folded } from '../search/spelling.ts';
import { boxOf, isOneList, queryParser } from './parse-query.ts';
import { type QueryQualifier, qualifiersOf, valuesMeant } from './qualifiers.ts';
import { type Alternative, clausesOf } from './query-clauses.ts';
import { combineFilters } from './query-filter.ts';
import { qualifierText, queryTokens, withPart } from './query-tokens.ts';
import type { QueryVocabulary } from './query-vocabulary.ts';

/** What follows from a table of filters for its check boxes and the query. */
function queryChoices<Model extends PlaceableModel, Table>(filters: FilterModel<Model, Table>) {
  type State = FilterStateOf<Table>;
  type Name = BoxName<Table>;
  const qualifiers = qualifiersOf(filters.table);
  const parser = queryParser(filters);

  /** The key behind which the filter's values are typed. */
  const keyOf = (name: string): string | undefined =>
    [...qualifiers.values()].find((each) => isListOf(each, name))?.key;

  /** The text of some of a filter's choices; undefined: they cannot be typed. */
  const textOf = (name: string, options: readonly string[]): string | undefined => {
    const box = filters.boxes.find((each) => each.name === name);
    if (box?.kind === 'switch') return box.term;
    const key = keyOf(name);
    if (key === undefined || options.some((option) => folded(option) === '')) return undefined;
    return qualifierText(
      key,
      options.map((option) => option.toLowerCase()),
    );
  };

  const chosen = (filter: State, name: Name, option: string, vocabulary: QueryVocabulary): State => {
    const text = textOf(name, [option]);
    if (text === undefined) return filters.choose(filter, name, option, true);
    const { query } = filter;
    const key = keyOf(name);
    const list = clausesOf(query, vocabulary).findLast(
      ([only, ...others]) => only?.kind === 'qualifier' && others.length === 0 && isPositiveList(only, key),
    )?.[0];
    const next =
      list?.kind === 'qualifier'
        ? withPart(query, list, qualifierText(list.key, [...list.values, option.toLowerCase()]))
        : `${text} ${query.trimStart()}`;
    return next.length > MAX_QUERY_LENGTH
      ? filters.choose(filter, name, option, true)
      : { ...filter, query: next };
  };

  const unchosen = (filter: State, name: Name, option: string, vocabulary: QueryVocabulary): State => {
    const query = replaced(filter.query, (text) =>
      clausesOf(text, vocabulary)
        .filter((clause) => clause.length === 1 || isOneList(clause, qualifiers))
        .flat()
        .map((part) => ({ part, left: partWithout(part, name, option.toLowerCase(), vocabulary) })),
    );
    return { ...filters.choose(filter, name, option, false), query };
  };

  /** The part without the option; undefined if it does not ask for it. */
  const partWithout = (
    part: Alternative,
    name: string,
    option: string,
    vocabulary: QueryVocabulary,
  ): string | undefined => {
    if (part.kind === 'words') {
      const { meaning } = part;
      const asks = meaning?.kind === 'regions' && meaning.values.includes(option) && !part.isNegated;
      return asks && keyOf(name) === REGION ? '' : undefined;
    }
    const qualifier = qualifiers.get(part.key);
    if (qualifier === undefined) return undefined;
    const meant = (value: string): readonly string[] => valuesMeant(qualifier, value, vocabulary);
    if (boxOf(qualifier, part.values.flatMap(meant), part.isNegated) === name) return '';
    if (!isListOf(qualifier, name) || part.isNegated) return undefined;
    if (!part.values.some((value) => meant(value).includes(option))) return undefined;
    const left = part.values.flatMap((value) =>
      meant(value).includes(option) ? meant(value).filter((each) => each !== option) : [value],
    );
    return left.length === 0 ? '' : qualifierText(part.key, left);
  };

  return {
    /** What the check boxes show. */
    ticked: (filter: State, vocabulary: QueryVocabulary): State =>
      combineFilters(filters, filter, parser.asked(filter.query, vocabulary).ticked),

    /** The filter with the option chosen or not; a switch has one option, which is not looked at. */
    choose: (
      filter: State,
      name: Name,
      option: string,
      isChosen: boolean,
      vocabulary: QueryVocabulary,
    ): State => (isChosen ? chosen : unchosen)(filter, name, option, vocabulary),

    /** All choices in the query, as far as they can be typed and it does not become too long. */
    typed(filter: State): State {
      const texts: string[] = [];
      let left = filter;
      for (const { name } of filters.boxes) {
        const choice: unknown = filter[name];
        const options = Array.isArray(choice) ? choice.filter((each) => typeof each === 'string') : [];
        const text = choice === true || options.length > 0 ? textOf(name, options) : undefined;
        if (text === undefined) continue;
        texts.push(text);
        left = filters.without(left, name);
      }
      if (texts.length === 0) return filter;
      const query = `${texts.join(' ')} ${filter.query.trimStart()}`;
      return query.length > MAX_QUERY_LENGTH ? filter : { ...left, query };
    },

    /** The filter without what keeps the Region out of sight. */
    withRegion(filter: State, region: RegionCode, vocabulary: QueryVocabulary): State {
      const asked = parser.asked(filter.query, vocabulary);
      const all = combineFilters(filters, filter, asked.filter);
      const shown = asked.regions ?? vocabulary.regions;
      if (shown.includes(region) && visibleRegions([region], placementOf(all)).length > 0) return filter;
      const query = replaced(filter.query, (text) =>
        clausesOf(text, vocabulary)
          .flat()
          .filter((each) => (each.kind === 'words' ? each.meaning?.kind === 'regions' : each.key === REGION))
          .map((part) => ({ part, left: '' })),
      );
      return { ...filter, groups: [], query };
    },

    /** The filter without the choices of one name. */
    without(filter: State, name: Name): State {
      const key = keyOf(name);
      const query = replaced(filter.query, (text) =>
        queryTokens(text)
          .filter((part) => part.kind === 'qualifier' && part.key === key)
          .map((part) => ({ part, left: '' })),
      );
      return { ...filters.without(filter, name), query };
    },
  };
}

/** Words too can stand behind it. */
const REGION = 'region';

interface Replacement {
  part: { start: number; end: number };
  /** Undefined: it stays as it is. */
  left: string | undefined;
}

/** The query with all parts replaced, one after the other: each moves those behind it. */
function replaced(query: string, find: (query: string) => readonly Replacement[]): string {
  const first = find(query).find(({ left }) => left !== undefined);
  if (first?.left === undefined) return query;
  return replaced(withPart(query, first.part, first.left), find);
}

function isListOf<Model>(qualifier: QueryQualifier<Model>, name: string): boolean {
  if (qualifier.kind === 'region') return qualifier.groups === name;
  return qualifier.kind === 'list' && qualifier.name === name;
}

function isPositiveList(part: Alternative, key: string | undefined): boolean {
  return part.kind === 'qualifier' && part.key === key && !part.isNegated && part.values.length > 0;
}

/** The choices of the app's filters. */
export const QUERY_CHOICES = queryChoices(FILTER_MODEL);
