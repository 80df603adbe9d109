/** What shortcuts and closing panels move the focus to. */

import { wordsStart } from '../../state/query/query-tokens.ts';

/** Id of the search field. */
export const SEARCH_ID = 'search-models';
/** Id of the export button. */
export const EXPORT_ID = 'export-button';
/** Marks the one element of the matrix that the Tab key reaches. */
const CURSOR_ATTRIBUTE = 'data-cursor';

/** Moves the focus to the search field and selects its words: what is typed then leaves the filters before them. False: it is not shown yet. */
export function focusSearch(): boolean {
  const field = document.getElementById(SEARCH_ID);
  if (!(field instanceof HTMLInputElement)) return false;
  field.focus();
  field.setSelectionRange(wordsStart(field.value), field.value.length);
  return true;
}

/** Moves the focus to the end of what is typed into the search field. */
export function focusSearchEnd(): void {
  const field = document.getElementById(SEARCH_ID);
  if (!(field instanceof HTMLInputElement)) return;
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
}

/** Opens the export menu as a press on its button does. */
export function openExportMenu(): void {
  document.getElementById(EXPORT_ID)?.click();
}

/** Moves the focus to the cursor of the matrix; false: there is none, because the matrix is not shown. */
export function focusCursor(): boolean {
  const cursor = document.querySelector<HTMLElement>(`[${CURSOR_ATTRIBUTE}]`);
  cursor?.focus();
  return cursor !== null;
}

/** The id of the row that the cursor of the matrix is on; undefined on a header. */
export function modelAtCursor(): string | undefined {
  const cursor = document.querySelector<HTMLElement>(`[${CURSOR_ATTRIBUTE}]`);
  return cursor === null ? undefined : rowIdAt(cursor);
}

/** The id of the row that the header or cell is in. */
export function rowIdAt(element: HTMLElement): string | undefined {
  const { row, of } = element.closest<HTMLElement>('[data-row],[data-of]')?.dataset ?? {};
  return row ?? of;
}

/** The parts that F6 goes through, each with what gets the focus in it. */
const PARTS: readonly { within: string; target: string }[] = [
  { within: '.toolbar', target: `#${SEARCH_ID}` },
  { within: '.rail', target: '.rail input' },
  { within: '.matrix-scroller', target: `[${CURSOR_ATTRIBUTE}]` },
  { within: '.compare', target: '.compare-scroller' },
  { within: '.details', target: '.details' },
];

/** Moves the focus to the next part of the window that is there, or to the one before. */
export function focusNextPart(isBackwards: boolean): void {
  const there = PARTS.filter(({ target }) => document.querySelector(target) !== null);
  const now = there.findIndex(({ within }) => document.activeElement?.closest(within) != null);
  const next = isBackwards ? Math.max(now, 0) + there.length - 1 : now + 1;
  const target = there[next % there.length]?.target;
  if (target !== undefined) document.querySelector<HTMLElement>(target)?.focus();
}

/** What takes the focus comes after a closing dialog has given it back: at once, or in the next frame where nothing had it or a popover closes. */
export function afterFocusReturned(run: () => void): void {
  queueMicrotask(() => {
    const isReturned =
      document.activeElement !== document.body &&
      document.activeElement?.closest('.modal-overlay, .popover') === null;
    if (isReturned) run();
    else requestAnimationFrame(() => requestAnimationFrame(run));
  });
}
