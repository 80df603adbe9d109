// @vitest-environment jsdom
/** Keys right after the start, before the dialogs are loaded: one test, for a file loads them once. */
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderScanned } from '../../../helpers/render-app.tsx';

it('what is typed after Ctrl+K arrives in the palette, and nothing of it in the matrix', async () => {
  const { store } = await renderScanned();
  const cell = await screen.findByRole('gridcell', { name: /eu-west-1/ });
  expect(screen.queryByRole('searchbox')).toBeNull();
  // Together, so that nothing is loaded in between.
  act(() => {
    cell.focus();
    fireEvent.keyDown(cell, { key: 'k', ctrlKey: true });
    // `h` would hide the model, `/` lead to the search.
    for (const key of ['h', '/', 'Backspace', 'o', 'n', 'e']) fireEvent.keyDown(cell, { key });
  });
  const field = await screen.findByRole('combobox', { name: /^Go to/ });
  await waitFor(() => expect(field).toHaveProperty('value', 'hone'));
  expect(document.activeElement).toBe(field);
  expect(store.view.state.getState().layout.hiddenModels).toEqual([]);

  // From now on keys go where they are pressed.
  expect(fireEvent.keyDown(field, { key: 'x' })).toBe(true);
  fireEvent.keyDown(field, { key: 'Escape' });
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});
