/** What an entry of the filter table says, with one constructor for each kind of filter. */
import type { Pricing } from '../pricing/region-pricing.ts';
import type { ModelId, RegionCode } from '../snapshot/model.ts';
import type { LeavingValues, PlaceableModel } from './placement.ts';

/** The qualifiers that take one of several named terms, such as `has:caching`. */
export const TERM_KEYS = {
  has: { help: (terms: string) => `Models that are known to have ${terms}`, example: 'has:caching' },
  is: { help: (terms: string) => `Models that are ${terms}`, example: 'is:callable' },
  access: {
    help: (terms: string) => `Your access in a Region shown: ${terms}`,
    example: 'access:blocked',
  },
} as const;

/** A term as it is typed into the search. */
export type Term = `${keyof typeof TERM_KEYS}:${string}`;

/** A qualifier with a key of its own, such as `provider:`. */
export interface Qualifier {
  key: string;
  /** Other words for the key: a query that has one is corrected to it. */
  otherKeys?: readonly string[];
  /** What it asks for, for the cheat sheet and the palette. */
  help: string;
  example: string;
  /** Other words for a value, to the value. */
  also?: Readonly<Record<string, string>>;
  /** Values that can be typed though no check box offers them; undefined: just those of the boxes. */
  typed?: readonly string[];
}

/** What a term can ask about beside the model. */
export interface FilterScope {
  /** The regions shown. */
  regions: readonly RegionCode[];
  pinnedModels: readonly ModelId[];
  /** The models that end soon; called only where that is asked. */
  ending: () => ReadonlySet<ModelId>;
  /** Prices and quotas that were fetched; absent: none. */
  pricing?: Pricing;
}

/** A check box that asks for one fact. */
export interface SwitchFilter<Model> {
  kind: 'switch';
  label: string;
  /** The heading above it. */
  section: string;
  /** Its name in a link to a view. */
  link: string;
  /** The term of the same meaning, and other words for its value. */
  term: Term;
  also: readonly string[];
  /** The term of the opposite meaning; undefined if there is none. */
  opposite: Term | undefined;
  /** Undefined where no source says: such a model does not pass, and is counted as unknown. */
  passes(model: Model): boolean | undefined;
  /** Some source says it of every model. */
  isAlwaysKnown: boolean;
}

interface ListShape<Model, Value extends string> {
  /** Above its check boxes. */
  label: string;
  link: string;
  /** The qualifier of the same meaning; undefined if there is none. */
  qualifier: Qualifier | undefined;
  /** All values in their order; undefined if the data decides. */
  values: readonly Value[] | undefined;
  /** The values to offer for these models and regions, in their order. */
  options(models: readonly Model[], regions: readonly RegionCode[]): readonly Value[];
  optionLabel(value: Value): string;
  /** Whether the model has the value in a region shown; `value` in small letters. */
  holds(model: Model, value: string, scope: FilterScope): boolean;
}

/** Check boxes of which any will do, for the values that a model has. */
export interface ListFilter<Model, Value extends string = string> extends ListShape<Model, Value> {
  kind: 'list';
  /** Empty where no source says: such a model does not pass, and is counted as unknown. */
  valuesOf(model: Model): readonly Value[];
  /** Some source says it of every model. */
  isAlwaysKnown: boolean;
}

/** Check boxes of which any will do, for where and how a model can be called. */
export interface PlacedFilter<Model, Value extends string = string> extends ListShape<Model, Value> {
  kind: 'placed';
  leaving: LeavingValues<Value>;
}

/** A term of the search that no check box stands for. */
export interface TermFilter<Model> {
  kind: 'term';
  term: Term;
  also: readonly string[];
  holds(model: Model, scope: FilterScope): boolean;
}

/** How a number compares with the one that is typed. */
export type Comparator = '<' | '<=' | '=' | '>=' | '>';

export interface Measure {
  qualifier: Qualifier;
  /** Can be typed behind the number, such as `ms`. */
  unit: string;
  /** The comparators that are understood; a number without one means the first. */
  comparators: readonly [Comparator, ...Comparator[]];
}

/** A number of a model, such as `context:>200k`. */
export interface NumberFilter<Model> extends Measure {
  kind: 'number';
  /** Undefined where no source says: such a model does not pass. */
  valueOf(model: Model, scope: FilterScope): number | undefined;
}

/** Chooses regions by code or group: columns and the models that are in them. */
export interface RegionFilter {
  kind: 'region';
  /** The filter whose check boxes are groups of Regions: their names are values of the qualifier too. */
  groups: string;
  qualifier: Qualifier;
}

/** Chooses regions by their round trip in milliseconds. */
export interface LatencyFilter extends Measure {
  kind: 'latency';
}

/** A filter with check boxes: it has a member of the filter's state. */
export type BoxFilter<Model> = SwitchFilter<Model> | ListFilter<Model> | PlacedFilter<Model>;

export type FilterEntry<Model> =
  | BoxFilter<Model>
  | TermFilter<Model>
  | NumberFilter<Model>
  | RegionFilter
  | LatencyFilter;

interface SwitchOptions<Model> {
  label: string;
  link: string;
  term: Term;
  also?: readonly string[];
  section?: string;
  of(model: Model): boolean | undefined;
}

interface ListOptions<Model> {
  label: string;
  link: string;
  qualifier: Qualifier;
  of(model: Model): readonly string[];
  optionLabel?(value: string): string;
  isAlwaysKnown?: boolean;
}

const { compare } = new Intl.Collator('en');

/** The constructors for filters over `Model`. */
export function filtersOver<Model extends PlaceableModel>() {
  return {
    /** A check box that leaves the models for which `of` is true. */
    fact({ of, also = [], section = 'Capability', ...box }: SwitchOptions<Model>): SwitchFilter<Model> {
      return {
        kind: 'switch',
        ...box,
        also,
        section,
        opposite: undefined,
        passes: of,
        isAlwaysKnown: false,
      };
    },
    /** A check box that hides the models for which `of` is true; `opposite` is their term. */
    hide(options: SwitchOptions<Model> & { opposite: Term; of(model: Model): boolean }): SwitchFilter<Model> {
      const { of, also = [], section = 'Capability', ...box } = options;
      const passes = (model: Model): boolean => !of(model);
      return { kind: 'switch', ...box, also, section, passes, isAlwaysKnown: true };
    },
    /** A check box for each value that the models have. */
    list(options: ListOptions<Model>): ListFilter<Model> {
      const { of, optionLabel = (value) => value, isAlwaysKnown = false, ...box } = options;
      return {
        kind: 'list',
        ...box,
        values: undefined,
        options: (models) => [...new Set(models.flatMap((model) => of(model)))].sort(compare),
        optionLabel,
        valuesOf: of,
        holds: (model, value) => of(model).some((each) => each.toLowerCase() === value),
        isAlwaysKnown,
      };
    },
    /** A check box for each of the values, by the rules of placement.ts. */
    placed<Value extends string>(
      options: Omit<
        PlacedFilter<Model, Value>,
        'kind' | 'values' | 'options' | 'optionLabel' | 'qualifier'
      > & {
        qualifier?: Qualifier;
        values: readonly Value[];
        options?: PlacedFilter<Model, Value>['options'];
        optionLabel?(value: Value): string;
      },
    ): PlacedFilter<Model, Value> {
      const { values } = options;
      return {
        kind: 'placed',
        options: () => values,
        optionLabel: (value) => value,
        qualifier: undefined,
        ...options,
      };
    },
    /** A term of the search alone. */
    term(
      term: Term,
      holds: (model: Model, scope: FilterScope) => boolean,
      also: readonly string[] = [],
    ): TermFilter<Model> {
      return { kind: 'term', term, also, holds };
    },
    /** A number that can be compared in the search. */
    number({
      of,
      ...measure
    }: Measure & {
      of(model: Model, scope: FilterScope): number | undefined;
    }): NumberFilter<Model> {
      return { kind: 'number', ...measure, valueOf: of };
    },
  };
}
