/** The state of the window that survives a restart: filters, sort, layout, open panels. */

import { z } from 'zod/mini';
import { SORT_ORDER_NAMES } from '../../../electron/contract/bridge/sort-orders.ts';
import { CELL_MODE_NAMES } from '../../../electron/contract/cell-modes.ts';
import { MAX_WEIGHT } from '../../../electron/contract/cells/ranking/ranking.ts';
import { FILTER_MODEL } from '../../../electron/contract/filter/filters.ts';
import type { ModelId } from '../../../electron/contract/snapshot/model.ts';
import { MAX_COMPARED } from '../compare/chosen-models.ts';
import type { Sort } from '../rows/sort.ts';
import { layoutSchema, textList } from './layout.ts';
import { MAX_NAME_LENGTH, MAX_VIEWS, type SavedView } from './saved-views.ts';

/** The pages of the window, in the order of the tabs. */
export const PAGES = ['matrix', 'latency', 'compare', 'changes'] as const;
export type ViewPage = (typeof PAGES)[number];

/** Where the matrix is scrolled to. */
const scrollAnchor = z.object({
  /** The first row in sight. */
  modelId: z.string(),
  /** The hidden part of that row, and the scroll position of the columns, in CSS pixels. */
  topPx: z.number(),
  leftPx: z.number(),
});
export type ScrollAnchor = z.output<typeof scrollAnchor>;

const sort: z.ZodMiniType<Sort> = z.union([
  z.object({ by: z.literal('column'), region: z.string() }),
  z.object({ by: z.enum(SORT_ORDER_NAMES) }),
]);

/** What is shown of the matrix. */
const shownSchema = {
  filter: z.pipe(z.catch(z.record(z.string(), z.unknown()), {}), z.transform(FILTER_MODEL.read)),
  sort: z.catch(sort, { by: 'provider' }),
  layout: layoutSchema,
  /** What the cells of the matrix show. */
  cells: z.catch(z.enum(CELL_MODE_NAMES), 'availability'),
};

const savedViewSchema: z.ZodMiniType<SavedView> = z.object({
  name: z.string().check(z.minLength(1), z.maxLength(MAX_NAME_LENGTH)),
  ...shownSchema,
});

const paneWidth = z.catch(z.optional(z.number().check(z.gte(140), z.lte(1_000))), undefined);

const weight = z.number().check(z.gte(0), z.lte(MAX_WEIGHT));

/** What of a view a link holds too. */
const linkedSchema = z.object({
  page: z.catch(z.enum(PAGES), 'matrix'),
  ...shownSchema,
  /** Providers whose rows are folded into one. */
  collapsed: textList,
  /** The models whose ids have rows of their own. */
  opened: textList,
  /** The model in the details panel, and the region if one was chosen. */
  details: z.catch(
    z.nullable(z.object({ modelId: z.string(), region: z.catch(z.optional(z.string()), undefined) })),
    null,
  ),
  /** The compared models in the order of their columns. */
  compared: z.pipe(
    textList,
    z.transform((ids): readonly ModelId[] => ids.slice(0, MAX_COMPARED)),
  ),
  /** The user's weights of the ranking; undefined: the default order. */
  weights: z.catch(
    z.union([
      // Views kept before prices and home Regions were ranked: these counted nothing then.
      z.object({
        kind: weight,
        access: weight,
        latency: weight,
        residency: weight,
        lifecycle: weight,
        price: z._default(weight, 0),
        home: z._default(weight, 0),
      }),
      z.undefined(),
    ]),
    undefined,
  ),
});

export type LinkedView = z.output<typeof linkedSchema>;

/** Reads a view; a member that does not fit, or is not there, is as a new user finds it. */
const viewSchema = z.extend(linkedSchema, {
  savedViews: z.pipe(
    z.catch(z.array(z.unknown()), []),
    z.transform((list): readonly SavedView[] =>
      list.slice(0, MAX_VIEWS).flatMap((each) => savedViewSchema.safeParse(each).data ?? []),
    ),
  ),
  /** Undefined: the beginning. */
  scrollAnchor: z.catch(z.union([scrollAnchor, z.undefined()]), undefined),
  railOpen: z.catch(z.boolean(), true),
  /** The filters are open over the matrix of a narrow window; not saved. */
  railOverlayOpen: z.pipe(
    z.catch(z.boolean(), false),
    z.transform(() => false),
  ),
  /** Widths that the user gave, in CSS pixels; undefined: what there is room for. */
  namesPx: paneWidth,
  detailsPx: paneWidth,
  /** The comparison shows only facts that differ. */
  onlyDifferences: z.catch(z.boolean(), false),
});

export type ViewState = z.output<typeof viewSchema>;

/** The window as a new user finds it. */
export const FIRST_VIEW: ViewState = viewSchema.parse({});

/** The view as text for the settings. */
export function viewToText(view: ViewState): string {
  return JSON.stringify(view);
}

/** The view of the text; the first view if the text is not JSON. */
export function viewFromText(text: string): ViewState {
  try {
    return viewSchema.safeParse(JSON.parse(text)).data ?? FIRST_VIEW;
  } catch {
    return FIRST_VIEW;
  }
}

/** What a link names, which is untrusted; a member that does not fit falls back to that of the first view. */
export function readLinked(named: Record<string, unknown>): LinkedView {
  return linkedSchema.parse(named);
}
