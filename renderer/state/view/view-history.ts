/** What the user did to the view, to be undone and done again. */
import { NO_FILTER } from '../../../electron/contract/filter/filters.ts';
import type { Layout } from './layout.ts';
import type { ViewState } from './view-state.ts';

/** What of the view can be undone by itself: not where one looks, but what one set up. */
type Undoable = Pick<ViewState, 'filter' | 'sort' | 'layout' | 'savedViews'>;

/** Where one looks and what stands there: comes back with the deed that led elsewhere. */
type Whereabouts = Pick<ViewState, 'page' | 'details' | 'place' | 'collapsed' | 'compared'>;

/** What a deed changed of the view. */
type Shown = Undoable & Partial<Whereabouts>;

/** A change with what was before it. */
export interface Deed {
  /** Such as `Clear filters`, to stand behind the word Undo. */
  words: string;
  /** Something went out of sight by it: said, with a way back. */
  isLoss: boolean;
  /** It led to another page, model or comparison, from which undoing it leads back. */
  leadsElsewhere?: true;
  before: Shown;
  after: Shown;
}

/** What a deed is called, and how far it goes. */
export type DeedName = Pick<Deed, 'words' | 'isLoss' | 'leadsElsewhere'>;

export interface ViewHistory {
  done: readonly Deed[];
  undone: readonly Deed[];
}

/** Nothing done yet. */
export const NO_HISTORY: ViewHistory = { done: [], undone: [] };

/** Older deeds are forgotten. */
const MOST_DEEDS = 100;

/**
 * The history with the change added, under its own name if it has one; letters typed one after the other are one deed. The
 * same history if nothing changed that can be undone.
 */
export function withDeed(
  history: ViewHistory,
  before: ViewState,
  after: ViewState,
  name?: DeedName,
): ViewHistory {
  const deed = deedOf(before, after, name);
  if (deed === undefined) return history;
  const last = history.done.at(-1);
  const isTypedOn = last?.words === SEARCHED && deed.words === SEARCHED && history.undone.length === 0;
  const done = isTypedOn
    ? [...history.done.slice(0, -1), { ...deed, before: last.before }]
    : [...history.done, deed].slice(-MOST_DEEDS);
  return { done, undone: [] };
}

/** The history one deed back, and the view to show; undefined if there is none. */
export function undone({
  done,
  undone: redo,
}: ViewHistory): { history: ViewHistory; view: Shown } | undefined {
  const last = done.at(-1);
  if (last === undefined) return undefined;
  return { history: { done: done.slice(0, -1), undone: [...redo, last] }, view: last.before };
}

/** The history with the last undone deed done again; undefined if there is none. */
export function redone({
  done,
  undone: redo,
}: ViewHistory): { history: ViewHistory; view: Shown } | undefined {
  const last = redo.at(-1);
  if (last === undefined) return undefined;
  return { history: { done: [...done, last], undone: redo.slice(0, -1) }, view: last.after };
}

const SEARCHED = 'Search';

function deedOf(before: ViewState, after: ViewState, name: DeedName | undefined): Deed | undefined {
  const changed = (part: keyof Shown): boolean => !isSame(before[part], after[part]);
  const parts = (['filter', 'sort', 'layout', 'savedViews'] as const).filter(changed);
  const elsewhere =
    name?.leadsElsewhere === true && (['page', 'details', 'collapsed', 'compared'] as const).some(changed);
  if (parts.length === 0 && !elsewhere) return undefined;
  const shownOf = (view: ViewState): Shown =>
    name?.leadsElsewhere === true ? { ...setUpOf(view), ...whereaboutsOf(view, changed) } : setUpOf(view);
  return { ...(name ?? wordsFor(parts, before, after)), before: shownOf(before), after: shownOf(after) };
}

function setUpOf({ filter, sort, layout, savedViews }: ViewState): Undoable {
  return { filter, sort, layout, savedViews };
}

/** What the deed left as it was of folded providers and of the comparison may change after it, and is not taken back. */
function whereaboutsOf(view: ViewState, changed: (part: keyof Shown) => boolean): Partial<Whereabouts> {
  const { page, details, place, collapsed, compared } = view;
  return {
    page,
    details,
    place,
    ...(changed('collapsed') ? { collapsed } : {}),
    ...(changed('compared') ? { compared } : {}),
  };
}

function wordsFor(parts: readonly (keyof Undoable)[], before: Undoable, after: Undoable): DeedName {
  if (parts.includes('savedViews')) return savedWords(before, after);
  const isCleared = isSame(after.filter, NO_FILTER) && (parts.includes('filter') || parts.includes('layout'));
  if (isCleared && !parts.includes('sort') && (parts.includes('filter') || before.layout.onlyFromPinned)) {
    const onlyTyped = isSame({ ...before.filter, query: '' }, NO_FILTER) && !parts.includes('layout');
    return onlyTyped ? { words: SEARCHED, isLoss: false } : { words: 'Clear filters', isLoss: true };
  }
  if (parts.length > 1) return { words: 'Change of view', isLoss: false };
  if (parts[0] === 'sort') return { words: 'Sort', isLoss: false };
  if (parts[0] === 'layout') return layoutWords(before.layout, after.layout);
  const isTyped = isSame({ ...before.filter, query: '' }, { ...after.filter, query: '' });
  return { words: isTyped ? SEARCHED : 'Filter', isLoss: false };
}

function savedWords(before: Undoable, after: Undoable): DeedName {
  const gone = before.savedViews.find((view) => after.savedViews.every(({ name }) => name !== view.name));
  return gone === undefined
    ? { words: 'Save view', isLoss: false }
    : { words: `Delete view “${gone.name}”`, isLoss: true };
}

function layoutWords(before: Layout, after: Layout): DeedName {
  const [hidden, ...more] = after.hiddenRegions.filter((region) => !before.hiddenRegions.includes(region));
  if (hidden !== undefined) {
    return { words: more.length === 0 ? `Hide ${hidden}` : `Hide ${more.length + 1} regions`, isLoss: true };
  }
  const [model, ...models] = after.hiddenModels.filter((id) => !before.hiddenModels.includes(id));
  if (model !== undefined) {
    return {
      words: models.length === 0 ? `Hide ${model}` : `Hide ${models.length + 1} models`,
      isLoss: true,
    };
  }
  if (after.hiddenModels.length < before.hiddenModels.length) return { words: 'Show models', isLoss: false };
  const lost = before.pinnedModels.length + before.pinnedRegions.length;
  const kept = after.pinnedModels.length + after.pinnedRegions.length;
  if (kept > lost) return { words: 'Pin', isLoss: false };
  if (kept < lost) return { words: 'Unpin', isLoss: lost - kept > 1 };
  return { words: 'Choose regions', isLoss: false };
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
