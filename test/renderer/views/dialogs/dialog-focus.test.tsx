// @vitest-environment jsdom
/** Dialogs that a menu or a key opens right after the start, when nothing in the page was touched yet. */
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderScanned } from '../../../helpers/render-app.tsx';

/** Without a key or a pointer react-aria takes the user for a screen reader, and waits for the end of transitions. */
async function moveSomething(): Promise<void> {
  fireEvent.click(document.body, { detail: 0 });
  const moved = new Event('transitionrun', { bubbles: true });
  fireEvent(
    (await screen.findAllByRole('button'))[0] as Element,
    Object.assign(moved, { propertyName: 'opacity' }),
  );
}

it('a dialog has the focus at once, also while something still moves', async () => {
  const { tell } = await renderScanned();
  await moveSomething();
  await tell({ type: 'command', command: 'settings' });
  const dialog = await screen.findByRole('dialog', { name: 'Settings' });
  expect(dialog.contains(document.activeElement)).toBe(true);
});

it.each([
  { command: 'palette', title: 'Go to', field: 'combobox' },
  { command: 'views', title: 'Saved views', field: 'textbox' },
  { command: 'api-key', title: 'Add an API key', field: 'API key' },
] as const)('the field of $title has the focus at once, for letters that follow', async (opened) => {
  const { tell } = await renderScanned();
  await moveSomething();
  await tell({ type: 'command', command: opened.command });
  const dialog = await screen.findByRole('dialog', { name: opened.title });
  const field = within(dialog).queryByRole(opened.field) ?? within(dialog).getByLabelText(opened.field);
  expect(document.activeElement).toBe(field);
});

it('Escape closes a dialog, not the tooltip under it', async () => {
  const { store, tell, user } = await renderScanned();
  const cell = await screen.findByRole('gridcell', { name: /eu-west-1/ });
  cell.focus();
  await user.keyboard(' ');
  await screen.findByRole('tooltip');
  await tell({ type: 'command', command: 'shortcuts' });
  await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
  // As from a pointer that rests where the dialog will be.
  fireEvent.pointerOver(cell);
  await act(() => new Promise((resolve) => setTimeout(resolve, 600)));
  await user.keyboard('{Escape}');
  await waitFor(() => expect(store.overlay.getState()).toBe('none'));
});

it('Escape closes a dialog whose focus was lost', async () => {
  const { store, tell } = await renderScanned();
  await tell({ type: 'command', command: 'settings' });
  await screen.findByRole('dialog', { name: 'Settings' });
  fireEvent.keyDown(document.body, { key: 'Escape' });
  await waitFor(() => expect(store.overlay.getState()).toBe('none'));
});
