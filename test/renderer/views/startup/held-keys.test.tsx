// @vitest-environment jsdom
/** Keys right after the start, before the dialogs are loaded. */
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { lazy, Suspense } from 'react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createMatrixModel } from '../../../../renderer/state/matrix/model/matrix-model.ts';
import { AtlasStore } from '../../../../renderer/state/store/atlas-store.ts';
import { useShortcuts } from '../../../../renderer/views/commands/use-shortcuts.ts';
import { AtlasContext } from '../../../../renderer/views/controls/atlas-context.tsx';
import { CommandPalette } from '../../../../renderer/views/dialogs/command-palette.tsx';
import { HeldKeys } from '../../../../renderer/views/startup/held-keys.tsx';
import { FakeAtlasApi } from '../../../helpers/fakes/fake-atlas-api.ts';
import { standInForLayout } from '../../../helpers/render-app.tsx';

beforeEach(standInForLayout);
afterEach(cleanup);

/** A cell with the focus, and the palette, which is loaded when it is told to. */
function renderLoading() {
  const store = new AtlasStore(new FakeAtlasApi());
  const model = createMatrixModel(
    { data: store.data, view: store.view.state },
    { documented: () => ({}), ending: () => new Set() },
  );
  let load = (): void => undefined;
  const Palette = lazy(
    () =>
      new Promise<{ default: typeof CommandPalette }>((resolve) => {
        load = () => resolve({ default: CommandPalette });
      }),
  );
  const pressed: string[] = [];
  function Window(): React.ReactNode {
    useShortcuts();
    return (
      <>
        <button type="button" onKeyDown={({ key }) => pressed.push(key)}>
          cell
        </button>
        <Suspense fallback={<HeldKeys />}>
          <Palette />
        </Suspense>
      </>
    );
  }
  render(
    <AtlasContext value={{ store, model }}>
      <Window />
    </AtlasContext>,
  );
  const cell = screen.getByRole('button', { name: 'cell' });
  cell.focus();
  const press = (...keys: string[]): void => {
    for (const key of keys) fireEvent.keyDown(document.activeElement ?? cell, { key });
  };
  return { store, cell, pressed, press, load: () => act(async () => load()) };
}

it('what is typed after Ctrl+K arrives in the palette, and nothing of it in the matrix', async () => {
  const { store, cell, pressed, press, load } = renderLoading();
  press('p');
  fireEvent.keyDown(cell, { key: 'k', ctrlKey: true });
  expect(store.overlay.getState()).toBe('palette');
  // `h` would hide the model, `/` lead to the search.
  press('h', '/', 'Backspace', 'o', 'n', 'e');
  await load();
  const field = await screen.findByRole('combobox', { name: /^Go to/ });
  await waitFor(() => expect(field).toHaveProperty('value', 'hone'));
  expect(document.activeElement).toBe(field);
  expect(pressed).toEqual(['p', 'k']);

  // From now on keys go where they are pressed.
  expect(fireEvent.keyDown(field, { key: 'x' })).toBe(true);
  press('Escape');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

it('a dialog that was taken back before it is loaded gets none, and the next key is the matrix’s again', async () => {
  const { store, cell, pressed, press, load } = renderLoading();
  fireEvent.keyDown(cell, { key: 'k', ctrlKey: true });
  press('h');
  act(() => store.showOverlay('none'));
  await load();
  press('p');
  await waitFor(() => expect(pressed).toEqual(['k', 'p']));
  expect(screen.queryByRole('dialog')).toBeNull();
});
