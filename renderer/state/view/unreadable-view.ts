/** Names the parts of a saved view that could not be read: the next change overwrites them. */
import { parsedRecord } from '../../../electron/contract/json.ts';
import { counted } from '../../../electron/contract/text.ts';
import type { SavedView } from './saved-views.ts';
import type { ViewState } from './view-state.ts';

/** The parts that a user sets up, by the names that users know. Page and scroll position are no loss. */
const PARTS: readonly [part: keyof ViewState, words: string][] = [
  ['filter', 'filters'],
  ['sort', 'order'],
  ['cells', 'what cells show'],
  ['layout', 'pinned and hidden models and Regions'],
  ['collapsed', 'folded providers'],
  ['opened', 'opened models'],
  ['weights', 'weights of the ranking'],
  ['compared', 'models to compare'],
];

/** Names what of the text is missing from the view; empty for a text that the app wrote. */
export function unreadableParts(text: string, view: ViewState): string[] {
  if (text === '') return [];
  const kept = parsedRecord(text);
  if (kept === undefined) return ['filters', 'saved views'];
  const lost = PARTS.flatMap(([part, words]) => (isHeldBy(view[part], kept[part]) ? [] : [words]));
  return [...lost, ...lostSavedViews(kept.savedViews, view.savedViews)];
}

function lostSavedViews(kept: unknown, read: readonly SavedView[]): string[] {
  if (kept === undefined) return [];
  if (!Array.isArray(kept)) return ['saved views'];
  const isWhole = (each: unknown): boolean => read.some((view) => isHeldBy(view, each));
  const lost = kept.filter((each) => !isWhole(each)).length;
  return lost === 0 ? [] : [counted(lost, 'saved view')];
}

/** Whether `read` holds all of `value`. Members that only `value` has are of a later version and do not count. */
function isHeldBy(read: unknown, value: unknown): boolean {
  if (value === undefined) return true;
  if (Array.isArray(read) && Array.isArray(value)) {
    return read.length === value.length && read.every((each, at) => isHeldBy(each, value[at]));
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read)) return read === value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.entries(read).every(([name, each]) =>
    isHeldBy(each, (value as Record<string, unknown>)[name]),
  );
}
