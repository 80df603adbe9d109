// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { COMMAND_NAMES, commandOf } from '../../../../electron/contract/bridge/commands.ts';
import { keyLabel } from '../../../../electron/contract/bridge/keys.ts';
import { type RenderedApp, renderScanned } from '../../../helpers/render-app.tsx';

async function openPalette(user: RenderedApp['user']): Promise<void> {
  await user.keyboard('{Control>}k{/Control}');
  await waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('combobox'));
}

const palette = (): HTMLElement | null => screen.queryByRole('dialog', { name: 'Go to' });

test('Escape closes the palette at once, with words in its field too, and the next use begins empty', async () => {
  const { user } = await renderScanned();
  const search = await screen.findByRole('searchbox', { name: 'Search models' });
  await user.click(search);
  await openPalette(user);
  await user.keyboard('latency');
  await user.keyboard('{Escape}');
  await waitFor(() => expect(palette()).toBeNull());
  await waitFor(() => expect(document.activeElement).toBe(search));
  await openPalette(user);
  expect(document.activeElement).toHaveProperty('value', '');
});

test('Enter chooses what was typed, also while the list shows what was typed before', async () => {
  const { user } = await renderScanned();
  await openPalette(user);
  await user.keyboard('>latency{ArrowDown}');
  const field = screen.getByRole('combobox', { name: /^Go to/ });
  await waitFor(() => expect(field.getAttribute('aria-activedescendant')).not.toBeNull());
  // Together, so that nothing is rendered in between.
  act(() => {
    fireEvent.input(field, { target: { value: '>keyboard' } });
    fireEvent.keyDown(field, { key: 'Enter' });
  });
  await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
});

test('signs that are shortcuts elsewhere are typed into the palette', async () => {
  const { user } = await renderScanned();
  await openPalette(user);
  await user.keyboard('a/b?');
  expect(document.activeElement).toHaveProperty('value', 'a/b?');
  expect(palette()).not.toBeNull();
});

test('keys right after those that close the palette are for what lies under it', async () => {
  const { user } = await renderScanned();
  const search = await screen.findByRole('searchbox', { name: 'Search models' });
  await user.click(search);
  await openPalette(user);
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Escape' });
  // No frame is waited for.
  await Promise.resolve();
  expect(document.activeElement).toBe(search);

  await openPalette(user);
  await user.keyboard('>keyboard');
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Enter' });
  await act(async () => null);
  const sheet = screen.getByRole('dialog', { name: 'Keyboard shortcuts' });
  expect(sheet.contains(document.activeElement)).toBe(true);
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Escape' });
  await Promise.resolve();
  expect(document.activeElement).toBe(search);
});

test('a dialog that the palette opens gives the focus back to where it was before the palette', async () => {
  const { user } = await renderScanned();
  const search = await screen.findByRole('searchbox', { name: 'Search models' });
  await user.click(search);
  await openPalette(user);
  await user.keyboard('>keyboard{Enter}');
  await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
  expect(palette()).toBeNull();
  await user.keyboard('{Escape}');
  await waitFor(() => expect(document.activeElement).toBe(search));
});

test.each(['prices', 'quotas'] as const)('fetches %s of the regions that the matrix shows', async (what) => {
  const { api, user } = await renderScanned();
  await openPalette(user);
  await user.keyboard(`>fetch ${what} now{Enter}`);
  expect(await screen.findByText(`Fetched the ${what} of 1 Region.`)).toBeTruthy();
  expect(screen.queryByText(/^Fetching/)).toBeNull();
  const name = what === 'prices' ? 'fetchPrices' : 'fetchQuotas';
  expect(api.calls.filter(([called]) => called === name)).toEqual([[name, ['eu-west-1']]]);
});

test('the sheet of shortcuts tells the key of every command', async () => {
  const { store } = await renderScanned();
  await act(async () => store.showOverlay('shortcuts'));
  const sheet = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
  for (const { keys, label } of COMMAND_NAMES.map(commandOf)) {
    if (keys === undefined) continue;
    expect(sheet.textContent).toContain(label.replace('…', ''));
    expect(within(sheet).getAllByText(keyLabel(keys, false))).not.toEqual([]);
  }
});
