/** What the user set up in the window, as kept in the settings: filters, sort, open panels. */

import { RANKING_PARTS, type RankingWeights } from '../../../electron/contract/cells/weighted-ranking.ts';
import { FILTER_MODEL, type FilterState, NO_FILTER } from '../../../electron/contract/filter/filters.ts';
import type { ModelId, RegionCode } from '../../../electron/contract/snapshot/model.ts';
import { MAX_COMPARED } from '../compare/chosen-models.ts';
import type { Sort } from '../rows/sort.ts';
import { FIRST_LAYOUT, type Layout, layoutFrom } from './layout.ts';
import { MAX_NAME_LENGTH, MAX_VIEWS, type SavedView } from './saved-views.ts';

/** What can stand in the middle of the window, in the order of the tabs. */
export const PAGES = ['matrix', 'latency', 'compare'] as const;
export type Page = (typeof PAGES)[number];

/** Where the matrix is scrolled to. */
export interface ScrollAnchor {
  /** The first row in sight. */
  modelId: ModelId;
  /** How much of it is out of sight, and how far the columns are scrolled, in CSS pixels. */
  topPx: number;
  leftPx: number;
}

export interface ViewState {
  page: Page;
  filter: FilterState;
  sort: Sort;
  layout: Layout;
  savedViews: readonly SavedView[];
  /** Providers whose rows are folded into one. */
  collapsed: readonly string[];
  /** The model at the top of the matrix and how far the regions are scrolled; undefined: the beginning. */
  scrollAnchor: ScrollAnchor | undefined;
  railOpen: boolean;
  /** The filters lie over the matrix in a narrow window; never kept. */
  railOverlayOpen: boolean;
  /** The user's weights of the ranking; undefined: its fixed order. */
  weights: RankingWeights | undefined;
  /** The model in the details panel, and the region it is seen from, if one was chosen. */
  details: { modelId: ModelId; region?: RegionCode } | null;
  /** The models side by side, at most `MAX_COMPARED`, in the order of the columns. */
  compared: readonly ModelId[];
  /** The comparison leaves out what is the same. */
  onlyDifferences: boolean;
}

/** The window as a new user finds it. */
export const FIRST_VIEW: ViewState = {
  page: 'matrix',
  filter: NO_FILTER,
  sort: { by: 'provider' },
  layout: FIRST_LAYOUT,
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

/** The view as text for the settings. */
export function viewToText(view: ViewState): string {
  return JSON.stringify(view);
}

/** The view that the text holds; whatever does not fit falls back on its own to the first view. */
export function viewFromText(text: string): ViewState {
  return readView(asObject(parse(text)));
}

/** The view of an object from outside, checked member by member. */
export function readView(kept: Readonly<Record<string, unknown>>): ViewState {
  return {
    page: pageFrom(kept.page),
    filter: FILTER_MODEL.read(asObject(kept.filter)),
    sort: sortFrom(asObject(kept.sort)),
    layout: layoutFrom(asObject(kept.layout)),
    savedViews: savedViewsFrom(kept.savedViews),
    collapsed: [...new Set(texts(kept.collapsed))],
    scrollAnchor: scrollAnchorFrom(asObject(kept.scrollAnchor)),
    railOpen: kept.railOpen !== false,
    railOverlayOpen: false,
    weights: weightsFrom(asObject(kept.weights)),
    details: detailsFrom(asObject(kept.details)),
    compared: [...new Set(texts(kept.compared))].slice(0, MAX_COMPARED),
    onlyDifferences: kept.onlyDifferences === true,
  };
}

/** The page of that name; the matrix for any other. */
function pageFrom(name: unknown): Page {
  return PAGES.find((page) => page === name) ?? 'matrix';
}

function savedViewsFrom(kept: unknown): SavedView[] {
  if (!Array.isArray(kept)) return [];
  return kept.slice(0, MAX_VIEWS).flatMap((each: unknown) => {
    const { name, filter, sort, layout } = asObject(each);
    if (typeof name !== 'string' || name === '' || name.length > MAX_NAME_LENGTH) return [];
    return [
      {
        name,
        filter: FILTER_MODEL.read(asObject(filter)),
        sort: sortFrom(asObject(sort)),
        layout: layoutFrom(asObject(layout)),
      },
    ];
  });
}

function sortFrom(kept: Record<string, unknown>): Sort {
  if (kept.by === 'column' && typeof kept.region === 'string') return { by: 'column', region: kept.region };
  const by = (['name', 'regions', 'released', 'latency'] as const).find((each) => each === kept.by);
  return { by: by ?? 'provider' };
}

function scrollAnchorFrom({ modelId, topPx, leftPx }: Record<string, unknown>): ScrollAnchor | undefined {
  if (typeof modelId !== 'string' || typeof topPx !== 'number' || typeof leftPx !== 'number')
    return undefined;
  return { modelId, topPx, leftPx };
}

function weightsFrom(kept: Record<string, unknown>): RankingWeights | undefined {
  const values = RANKING_PARTS.map((part) => [part, kept[part]] as const);
  const areWeights = values.every(([, value]) => typeof value === 'number' && value >= 0 && value <= 5);
  return areWeights ? (Object.fromEntries(values) as RankingWeights) : undefined;
}

function detailsFrom(kept: Record<string, unknown>): ViewState['details'] {
  if (typeof kept.modelId !== 'string') return null;
  return { modelId: kept.modelId, ...(typeof kept.region === 'string' ? { region: kept.region } : {}) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}
