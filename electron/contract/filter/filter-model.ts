/** What follows from a table of filters: state, matching, kept views and links. Counts are in facet-counts.ts. */
import { MAX_QUERY_LENGTH } from '../bounds.ts';
import type { RegionCode } from '../snapshot/model.ts';
import type { BoxFilter, FilterEntry } from './filter-entry.ts';
import { isPlaced, type PlaceableModel, type PlacementFilter } from './placement.ts';

export type FilterTable<Model> = Readonly<Record<string, FilterEntry<Model>>>;

/** The names of the filters that have check boxes. */
export type BoxName<Table> = {
  [Name in keyof Table]: Table[Name] extends { kind: 'switch' | 'list' | 'placed' } ? Name : never;
}[keyof Table] &
  string;

/** What is chosen of one filter. */
type Choice<Entry> = Entry extends { kind: 'switch' }
  ? boolean
  : Entry extends { optionLabel(value: infer Value): string }
    ? Value[]
    : never;

/** The state of the filters of a table, and the text in the search. */
export type FilterStateOf<Table> = {
  /** Free text and qualifiers; the search finds what they match, not `matches`. */
  query: string;
} & { [Name in BoxName<Table>]: Choice<Table[Name]> };

/** A filter with check boxes, with its name in the state. */
export type NamedBox<Model, Name extends string = string> = BoxFilter<Model> & { name: Name };

export interface FilterModel<Model, Table> {
  table: FilterTable<Model>;
  /** The filters with check boxes, in the order of the table. */
  boxes: readonly NamedBox<Model, BoxName<Table>>[];
  /** Nothing chosen. */
  none: FilterStateOf<Table>;
  /** How many choices are set; the query counts as one. */
  activeCount(filter: FilterStateOf<Table>): number;
  /** Whether the model passes everything but the query. `visible` is what `visibleRegions` gave. */
  matches(model: Model, filter: FilterStateOf<Table>, visible: readonly RegionCode[]): boolean;
  /** The filter with the option chosen or not; a switch has one option, which is not looked at. */
  choose(
    filter: FilterStateOf<Table>,
    name: BoxName<Table>,
    option: string,
    isChosen: boolean,
  ): FilterStateOf<Table>;
  /** What is chosen of one filter, as its boxes say it: empty for a switch; undefined if nothing is. */
  chosenLabels(filter: FilterStateOf<Table>, name: BoxName<Table>): string[] | undefined;
  /** The filter without the choices of one name. */
  without(filter: FilterStateOf<Table>, name: BoxName<Table>): FilterStateOf<Table>;
  /** The filter that a file holds; what does not fit is left out. */
  read(kept: Readonly<Record<string, unknown>>): FilterStateOf<Table>;
  /** The names and values by which a link tells the choices; the query is not among them. */
  toLink(filter: FilterStateOf<Table>): [name: string, value: string][];
  /** The choices of a link, for `read`. */
  fromLink(params: URLSearchParams): Record<string, unknown>;
  /** The names that `toLink` can give. */
  linkNames: readonly string[];
}

/** Any state, for code that goes over all filters. */
type Choices = Record<string, boolean | readonly string[]>;

/** The model of the table. It needs `kinds`, `stays` and `groups`: their rules are in placement.ts. */
export function filterModel<Model extends PlaceableModel, Table extends FilterTable<Model>>(
  table: Table & FilterTable<Model>,
): FilterModel<Model, Table> {
  type State = FilterStateOf<Table>;
  const boxes = boxesOf<Model>(table);
  const none = { query: '', ...mapBoxes(boxes, (box) => box.kind !== 'switch' && []) } as unknown as State;
  const choicesOf = (filter: State): Choices => filter as unknown as Choices;
  return {
    table,
    boxes: boxes as unknown as FilterModel<Model, Table>['boxes'],
    none,
    activeCount(filter) {
      const choices = choicesOf(filter);
      return boxes.reduce(
        (sum, { name }) => sum + countOf(choices[name]),
        filter.query.trim() === '' ? 0 : 1,
      );
    },
    matches: (model, filter, visible) =>
      boxes.every((box) => passes(box, model, choicesOf(filter)[box.name])) &&
      isPlaced(model, placementOf(filter), visible),
    choose(filter, name, option, isChosen) {
      const box = boxes.find((each) => each.name === name);
      if (box === undefined || box.kind === 'switch') return { ...filter, [name]: isChosen };
      const others = chosenOf(choicesOf(filter)[box.name]).filter((each) => each !== option);
      return { ...filter, [name]: inOrder(box.values, isChosen ? [...others, option] : others) };
    },
    chosenLabels(filter, name) {
      const box = boxes.find((each) => each.name === name);
      const choice = choicesOf(filter)[name];
      if (box === undefined || countOf(choice) === 0) return undefined;
      return box.kind === 'switch' ? [] : chosenOf(choice).map((value) => box.optionLabel(value));
    },
    without: (filter, name) => ({ ...filter, [name]: none[name] }),
    read: (kept) =>
      ({
        query: typeof kept.query === 'string' ? kept.query.slice(0, MAX_QUERY_LENGTH) : '',
        ...mapBoxes(boxes, (box) =>
          box.kind === 'switch' ? kept[box.name] === true : inOrder(box.values, texts(kept[box.name])),
        ),
      }) as unknown as State,
    toLink: (filter) =>
      boxes.flatMap(({ name, link }) => {
        const choice = choicesOf(filter)[name];
        if (choice === true) return [[link, '1']];
        return chosenOf(choice).map((value): [string, string] => [link, value]);
      }),
    fromLink: (params) =>
      mapBoxes(boxes, ({ kind, link }) =>
        kind === 'switch' ? params.get(link) === '1' : params.getAll(link),
      ),
    linkNames: boxes.map(({ link }) => link),
  };
}

/** Whether the model passes the one filter; where a model is has to be asked of `isPlaced`. */
export function passes<Model>(box: BoxFilter<Model>, model: Model, choice: unknown): boolean {
  if (box.kind === 'switch') return choice !== true || box.passes(model) === true;
  if (box.kind === 'placed') return true;
  const chosen = chosenOf(choice);
  return chosen.length === 0 || box.valuesOf(model).some((value) => chosen.includes(value));
}

/** Whether no source says if the model passes the filter. */
export function isUnknown<Model>(box: BoxFilter<Model>, model: Model): boolean {
  if (box.kind === 'placed' || box.isAlwaysKnown) return false;
  return box.kind === 'switch' ? box.passes(model) === undefined : box.valuesOf(model).length === 0;
}

/** The part of the state that placement.ts looks at. */
export function placementOf<Table>(filter: FilterStateOf<Table>): PlacementFilter {
  return filter as unknown as PlacementFilter;
}

function boxesOf<Model>(table: FilterTable<Model>): NamedBox<Model>[] {
  return Object.entries(table).flatMap(([name, entry]) =>
    entry.kind === 'switch' || entry.kind === 'list' || entry.kind === 'placed' ? [{ name, ...entry }] : [],
  );
}

function mapBoxes<Model, Value>(
  boxes: readonly NamedBox<Model>[],
  choiceOf: (box: NamedBox<Model>) => Value,
): Record<string, Value> {
  return Object.fromEntries(boxes.map((box) => [box.name, choiceOf(box)]));
}

function countOf(choice: unknown): number {
  return choice === true ? 1 : chosenOf(choice).length;
}

function chosenOf(choice: unknown): readonly string[] {
  return Array.isArray(choice) ? choice : [];
}

/** The chosen values in the order of all values, without those that are none. */
function inOrder(values: readonly string[] | undefined, chosen: readonly string[]): readonly string[] {
  return values === undefined ? chosen : values.filter((value) => chosen.includes(value));
}

function texts(value: unknown): string[] {
  return chosenOf(value).filter((each): each is string => typeof each === 'string');
}
