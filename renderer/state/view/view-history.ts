/** What the user did to the view, to be undone and redone. */
import { NO_FILTER } from '../../../electron/contract/filter/filters.ts';
import type { ModelId } from '../../../electron/contract/snapshot/model.ts';
import { queryTokens } from '../query/query-tokens.ts';
import type { Layout } from './layout.ts';
import type { ViewState } from './view-state.ts';

/** What can be undone: what the user set up, not where the user looks. */
type Undoable = Pick<ViewState, 'filter' | 'sort' | 'layout' | 'cells' | 'savedViews'>;

/** Where the user looks: restored with an entry that led elsewhere. */
type Navigation = Pick<ViewState, 'page' | 'details' | 'scrollAnchor' | 'collapsed' | 'opened' | 'compared'>;

/** The part of the view that an entry restores. */
type Restorable = Undoable & Partial<Navigation>;

/** One change of the view, with what was before it. */
export interface UndoEntry {
  /** Such as `Clear filters`, to stand behind the word Undo. */
  label: string;
  /** Such as `Cleared filters`: set if something went out of sight, which is then told together with Undo. */
  doneLabel?: string;
  /** It led to another page, model or comparison, from which undoing it leads back. */
  leadsElsewhere?: true;
  before: Restorable;
  after: Restorable;
}

/** What an entry is called, and how far it goes. */
export type UndoName = Pick<UndoEntry, 'label' | 'doneLabel' | 'leadsElsewhere'>;

/** What a model is called. */
export type NameOf = (modelId: ModelId) => string;

export interface ViewHistory {
  done: readonly UndoEntry[];
  undone: readonly UndoEntry[];
}

/** Nothing done yet. */
export const NO_HISTORY: ViewHistory = { done: [], undone: [] };

/** Older entries are forgotten. */
const MAX_ENTRIES = 100;

/**
 * The history with the change added, under its own name if it has one. Letters typed one after the other are one entry.
 * The same history if nothing changed that can be undone.
 */
export function push(
  history: ViewHistory,
  before: ViewState,
  after: ViewState,
  name?: UndoName,
  nameOf: NameOf = (modelId) => modelId,
): ViewHistory {
  const entry = entryOf(before, after, name, nameOf);
  if (entry === undefined) return history;
  const last = history.done.at(-1);
  const isTypedOn = last?.label === SEARCH && entry.label === SEARCH && history.undone.length === 0;
  const done = isTypedOn
    ? [...history.done.slice(0, -1), { ...entry, before: last.before }]
    : [...history.done, entry].slice(-MAX_ENTRIES);
  return { done, undone: [] };
}

/** The history after undo or redo, and the view to show. */
export interface HistoryStep {
  history: ViewHistory;
  view: Restorable;
}

/** The history one entry back; undefined if there is none. */
export function undo({ done, undone }: ViewHistory): HistoryStep | undefined {
  const last = done.at(-1);
  if (last === undefined) return undefined;
  return { history: { done: done.slice(0, -1), undone: [...undone, last] }, view: last.before };
}

/** The history with the last undone entry done again; undefined if there is none. */
export function redo({ done, undone }: ViewHistory): HistoryStep | undefined {
  const last = undone.at(-1);
  if (last === undefined) return undefined;
  return { history: { done: [...done, last], undone: undone.slice(0, -1) }, view: last.after };
}

const SEARCH = 'Search';

function entryOf(
  before: ViewState,
  after: ViewState,
  name: UndoName | undefined,
  nameOf: NameOf,
): UndoEntry | undefined {
  const changed = (part: keyof Restorable): boolean => !isSame(before[part], after[part]);
  const parts = (['filter', 'sort', 'layout', 'cells', 'savedViews'] as const).filter(changed);
  const isElsewhere =
    name?.leadsElsewhere === true &&
    (['page', 'details', 'collapsed', 'opened', 'compared'] as const).some(changed);
  if (parts.length === 0 && !isElsewhere) return undefined;
  const restorableOf = (view: ViewState): Restorable =>
    name?.leadsElsewhere === true
      ? { ...undoableOf(view), ...navigationOf(view, changed) }
      : undoableOf(view);
  return {
    ...(name ?? undoName(parts, before, after, nameOf)),
    before: restorableOf(before),
    after: restorableOf(after),
  };
}

function undoableOf({ filter, sort, layout, cells, savedViews }: ViewState): Undoable {
  return { filter, sort, layout, cells, savedViews };
}

/** Folding and comparison are restored only if the entry changed them. */
function navigationOf(view: ViewState, changed: (part: keyof Restorable) => boolean): Partial<Navigation> {
  const { page, details, scrollAnchor, collapsed, opened, compared } = view;
  return {
    page,
    details,
    scrollAnchor,
    ...(changed('collapsed') ? { collapsed } : {}),
    ...(changed('opened') ? { opened } : {}),
    ...(changed('compared') ? { compared } : {}),
  };
}

function undoName(
  parts: readonly (keyof Undoable)[],
  before: Undoable,
  after: Undoable,
  nameOf: NameOf,
): UndoName {
  if (parts.includes('savedViews')) return savedViewsName(before, after);
  const isCleared = isSame(after.filter, NO_FILTER) && (parts.includes('filter') || parts.includes('layout'));
  if (isCleared && !parts.includes('sort') && (parts.includes('filter') || before.layout.onlyFromPinned)) {
    const wereWords = queryTokens(before.filter.query).every((token) => token.kind !== 'qualifier');
    const wasOnlyTyped = isSame({ ...before.filter, query: '' }, NO_FILTER) && !parts.includes('layout');
    return wasOnlyTyped && wereWords
      ? { label: SEARCH }
      : { label: 'Clear filters', doneLabel: 'Cleared filters' };
  }
  if (parts.length > 1) return { label: 'Change of view' };
  if (parts[0] === 'sort') return { label: 'Sort' };
  if (parts[0] === 'cells') return { label: 'Cells show' };
  if (parts[0] === 'layout') return layoutName(before.layout, after.layout, nameOf);
  const isTyped = isSame({ ...before.filter, query: '' }, { ...after.filter, query: '' });
  return { label: isTyped ? SEARCH : 'Filter' };
}

function savedViewsName(before: Undoable, after: Undoable): UndoName {
  const gone = before.savedViews.find((view) => after.savedViews.every(({ name }) => name !== view.name));
  if (gone === undefined) return { label: 'Save view' };
  return { label: `Delete view “${gone.name}”`, doneLabel: `Deleted view “${gone.name}”` };
}

function layoutName(before: Layout, after: Layout, nameOf: NameOf): UndoName {
  const regions = after.hiddenRegions.filter((region) => !before.hiddenRegions.includes(region));
  const models = after.hiddenModels.filter((id) => !before.hiddenModels.includes(id));
  const [hidden] = [...regions, ...models];
  if (hidden !== undefined) {
    // Ids of one model are one model.
    const names = [...new Set(models.map(nameOf))];
    const [list, noun] = regions.length > 0 ? [regions, 'Regions'] : [names, 'models'];
    const only = list[0] ?? hidden;
    const what = list.length === 1 ? only : `${list.length} ${noun}`;
    return { label: `Hide ${what}`, doneLabel: `Hid ${what}` };
  }
  if (after.hiddenModels.length < before.hiddenModels.length) return { label: 'Show models' };
  const unpinned = pinsOf(before) - pinsOf(after);
  if (unpinned > 1) return { label: 'Unpin', doneLabel: 'Unpinned all' };
  if (unpinned === 1) return { label: 'Unpin' };
  return { label: unpinned < 0 ? 'Pin' : 'Choose Regions' };
}

function pinsOf({ pinnedModels, pinnedRegions }: Layout): number {
  return pinnedModels.length + pinnedRegions.length;
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
