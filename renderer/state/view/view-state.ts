/** The state of the window that survives a restart: filters, sort, layout, open panels. */
import { z } from 'zod/mini';
import {
  DEFAULT_WEIGHTS,
  MAX_WEIGHT,
  type RankingWeights,
} from '../../../electron/contract/cells/ranking.ts';
import { FILTER_MODEL, type FilterState, NO_FILTER } from '../../../electron/contract/filter/filters.ts';
import { CELL_MODE_NAMES, type CellModeName } from '../../../electron/contract/pricing/cell-modes.ts';
import type { ModelId, RegionCode } from '../../../electron/contract/snapshot/model.ts';
import { MAX_COMPARED } from '../compare/chosen-models.ts';
import type { Sort } from '../rows/sort.ts';
import { FIRST_LAYOUT, type Layout, layoutSchema, textList } from './layout.ts';
import { MAX_NAME_LENGTH, MAX_VIEWS, type SavedView } from './saved-views.ts';

/** The pages of the window, in the order of the tabs. */
export const PAGES = ['matrix', 'latency', 'compare', 'changes'] as const;
export type Page = (typeof PAGES)[number];

/** Where the matrix is scrolled to. */
export interface ScrollAnchor {
  /** The first row in sight. */
  modelId: ModelId;
  /** The hidden part of that row, and the scroll position of the columns, in CSS pixels. */
  topPx: number;
  leftPx: number;
}

export interface ViewState {
  page: Page;
  filter: FilterState;
  sort: Sort;
  layout: Layout;
  /** What the cells of the matrix show. */
  cells: CellModeName;
  savedViews: readonly SavedView[];
  /** Providers whose rows are folded into one. */
  collapsed: readonly string[];
  /** Undefined: the beginning. */
  scrollAnchor: ScrollAnchor | undefined;
  railOpen: boolean;
  /** The filters are open over the matrix of a narrow window; not saved. */
  railOverlayOpen: boolean;
  /** The user's weights of the ranking; undefined: the default order. */
  weights: RankingWeights | undefined;
  /** The model in the details panel, and the region if one was chosen. */
  details: { modelId: ModelId; region?: RegionCode | undefined } | null;
  /** The compared models in the order of their columns, at most `MAX_COMPARED`. */
  compared: readonly ModelId[];
  /** The comparison shows only facts that differ. */
  onlyDifferences: boolean;
}

/** The window as a new user finds it. */
export const FIRST_VIEW: ViewState = {
  page: 'matrix',
  filter: NO_FILTER,
  sort: { by: 'provider' },
  layout: FIRST_LAYOUT,
  cells: 'availability',
  savedViews: [],
  collapsed: [],
  scrollAnchor: undefined,
  railOpen: true,
  railOverlayOpen: false,
  weights: undefined,
  details: null,
  compared: [],
  onlyDifferences: false,
};

const sortSchema: z.ZodMiniType<Sort> = z.catch(
  z.union([
    z.object({ by: z.literal('column'), region: z.string() }),
    z.object({ by: z.enum(['provider', 'name', 'regions', 'released', 'latency', 'price', 'tpm']) }),
  ]),
  FIRST_VIEW.sort,
);

/** What is shown of the matrix. */
const shownSchema = {
  filter: z.pipe(z.catch(z.record(z.string(), z.unknown()), {}), z.transform(FILTER_MODEL.read)),
  sort: sortSchema,
  layout: layoutSchema,
  cells: z.catch(z.enum(CELL_MODE_NAMES), FIRST_VIEW.cells),
};

const savedViewSchema: z.ZodMiniType<SavedView> = z.object({
  name: z.string().check(z.minLength(1), z.maxLength(MAX_NAME_LENGTH)),
  ...shownSchema,
});

const weight = z.number().check(z.gte(0), z.lte(MAX_WEIGHT));

/** Reads a view; a member that does not fit falls back to that of the first view. */
const viewSchema = z.object({
  page: z.catch(z.enum(PAGES), FIRST_VIEW.page),
  ...shownSchema,
  savedViews: z.pipe(
    z.catch(z.array(z.unknown()), []),
    z.transform((list): readonly SavedView[] =>
      list.slice(0, MAX_VIEWS).flatMap((each) => savedViewSchema.safeParse(each).data ?? []),
    ),
  ),
  collapsed: textList,
  scrollAnchor: z.catch(
    z.optional(z.object({ modelId: z.string(), topPx: z.number(), leftPx: z.number() })),
    undefined,
  ),
  railOpen: z.catch(z.boolean(), FIRST_VIEW.railOpen),
  railOverlayOpen: z.catch(z.literal(false), false),
  weights: z.catch(
    z.optional(
      // Views kept before prices were ranked have no weight of them.
      z.object({
        kind: weight,
        access: weight,
        latency: weight,
        residency: weight,
        lifecycle: weight,
        price: z._default(weight, DEFAULT_WEIGHTS.price),
      }),
    ),
    undefined,
  ),
  details: z.catch(
    z.nullable(z.object({ modelId: z.string(), region: z.catch(z.optional(z.string()), undefined) })),
    null,
  ),
  compared: z.pipe(
    textList,
    z.transform((ids) => ids.slice(0, MAX_COMPARED)),
  ),
  onlyDifferences: z.catch(z.boolean(), false),
});

/** The view as text for the settings. */
export function viewToText(view: ViewState): string {
  return JSON.stringify(view);
}

/** The view of the text; the first view if the text is not JSON. */
export function viewFromText(text: string): ViewState {
  try {
    return readView(JSON.parse(text));
  } catch {
    return FIRST_VIEW;
  }
}

/** The view of an untrusted value; a member that does not fit falls back to that of the first view. */
export function readView(value: unknown): ViewState {
  return { ...FIRST_VIEW, ...viewSchema.safeParse(value).data };
}
