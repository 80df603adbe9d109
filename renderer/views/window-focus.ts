/** Names of the places that shortcuts and closing panels move the focus to. */

/** Id of the search field. */
export const SEARCH_ID = 'search-models';
/** Id of the export button. */
export const EXPORT_ID = 'export-button';
/** Marks the one element of the matrix that the Tab key reaches. */
export const CURSOR_ATTRIBUTE = 'data-cursor';

/** Moves the focus to the search field and selects its text. */
export function focusSearch(): void {
  const field = document.getElementById(SEARCH_ID);
  if (field instanceof HTMLInputElement) {
    field.focus();
    field.select();
  }
}

/** Opens the export menu as a press on its button does. */
export function openExportMenu(): void {
  document.getElementById(EXPORT_ID)?.click();
}

/** Moves the focus to the cursor of the matrix, if the matrix is shown. */
export function focusCursor(): void {
  document.querySelector<HTMLElement>(`[${CURSOR_ATTRIBUTE}]`)?.focus();
}
