// @vitest-environment jsdom
/** The search field by keyboard: what it offers, and where Enter leads. */
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, onTestFinished } from 'vitest';
import { aModel } from '../../../helpers/builders.ts';
import { CONNECTED, FIRST_SETTINGS } from '../../../helpers/fakes/fake-atlas-api.ts';
import { renderApp, renderScanned, textsOf } from '../../../helpers/render-app.tsx';
import { listed } from '../../../helpers/scan-events.ts';

const HERE = 'eu-west-1';
const SONNET = 'acme.sonnet';
const scanned = () =>
  renderScanned(
    listed(HERE, [
      aModel('acme.haiku', { modelName: 'Haiku', providerName: 'Acme' }, HERE),
      aModel(SONNET, { modelName: 'Sonnet', providerName: 'Acme' }, HERE),
      aModel('beta.large', { modelName: 'Large', providerName: 'Beta' }, HERE),
    ]),
  );
const field = () => screen.findByRole<HTMLInputElement>('searchbox', { name: 'Search models' });

describe('Enter in the search', () => {
  it('opens the answer for the best match, which takes the focus; Escape leads to its row', async () => {
    const { user } = await scanned();
    await user.click(await field());
    await user.keyboard('sonnet{Enter}');
    const panel = await screen.findByRole('complementary', { name: 'Sonnet' });
    const answer = within(panel).getByRole('region', { name: 'Answer' });
    expect(answer.textContent).toContain(`In ${HERE} call ${SONNET}`);
    await waitFor(() => expect(document.activeElement).toBe(answer));
    await user.keyboard('{Escape}');
    await waitFor(() =>
      expect((document.activeElement as HTMLElement | null)?.closest('[data-row]')).not.toBeNull(),
    );
    expect(document.activeElement?.textContent).toContain('Sonnet');
  });

  it('takes the focus to another answer where details are open, and back to the same', async () => {
    const { user } = await scanned();
    for (const [words, name] of [
      ['large', 'Large'],
      ['haiku', 'Haiku'],
      ['haiku', 'Haiku'],
    ] as const) {
      await user.clear(await field());
      await user.type(await field(), `${words}{Enter}`);
      const panel = await screen.findByRole('complementary', { name });
      await waitFor(() => expect(panel.querySelector('.answer')).toBe(document.activeElement));
    }
  });

  it('goes into the matrix where no word is about a model', async () => {
    const { user } = await scanned();
    await user.type(await field(), 'provider:acme {Enter}');
    expect(screen.getByRole('grid').contains(document.activeElement)).toBe(true);
    expect(screen.queryByRole('complementary', { name: 'Sonnet' })).toBeNull();
  });

  it('goes into the matrix though what was typed before left no rows', async () => {
    const { user, store } = await scanned();
    const search = await field();
    await user.type(search, 'zzzz');
    await waitFor(() => expect(screen.queryByRole('grid')).toBeNull());
    // In one task, so that the rows of the new query are not rendered yet when Enter comes.
    act(() => {
      store.view.changeFilter({ query: 'provider:acme ' });
      fireEvent.keyDown(search, { key: 'Enter' });
    });
    await waitFor(() => expect(screen.getByRole('grid').contains(document.activeElement)).toBe(true));
  });
});

it('Ctrl+F has the focus at once: letters that come before the next frame are all kept', async () => {
  await scanned();
  const search = await field();
  fireEvent.keyDown(document.body, { key: 'f', ctrlKey: true });
  expect(document.activeElement).toBe(search);
  fireEvent.input(search, { target: { value: 'son' } });
  await new Promise(requestAnimationFrame);
  // What is typed next is added, because nothing is selected.
  expect([search.selectionStart, search.selectionEnd]).toEqual([3, 3]);
});

describe('the search that is asked for before it is there', () => {
  const asked = async () => {
    const { user, tell } = await renderApp(
      { type: 'settings', settings: FIRST_SETTINGS },
      { type: 'connection', connection: { ...CONNECTED, status: 'no-credentials' } },
    );
    await screen.findByRole('button', { name: /sample data/ });
    expect(screen.queryByRole('searchbox', { name: 'Search models' })).toBeNull();
    await user.keyboard('{Control>}f{/Control}');
    await new Promise(requestAnimationFrame);
    return { connect: () => tell({ type: 'connection', connection: CONNECTED }) };
  };

  it('takes the focus when it comes', async () => {
    const { connect } = await asked();
    await connect();
    expect(document.activeElement).toBe(await field());
  });

  it('leaves the focus where it is by then', async () => {
    const { connect } = await asked();
    const other = document.body.appendChild(document.createElement('button'));
    onTestFinished(() => other.remove());
    other.focus();
    await connect();
    await field();
    expect(document.activeElement).toBe(other);
  });
});

describe('what the search offers', () => {
  const offered = () => textsOf(screen.queryAllByRole('option'));

  it('is taken by keyboard, for a second value too', async () => {
    const { user } = await scanned();
    await user.type(await field(), 'provider:ac');
    await waitFor(() => expect(offered()).toEqual(['provider:acme']));
    await user.keyboard('{ArrowDown}{Enter}');
    expect((await field()).value).toBe('provider:acme ');
    expect(offered()).toEqual([]);
    expect(document.activeElement).toBe(await field());
    await user.keyboard('{Backspace},');
    await waitFor(() => expect(offered()).toEqual(['provider:beta']));
    await user.keyboard('{ArrowDown}{Enter}large');
    expect((await field()).value).toBe('provider:acme,beta large');
    await user.clear(await field());
    await user.type(await field(), 'provider:b');
    await waitFor(() => expect(offered()).toEqual(['provider:beta']));
    // The first takes it, the second goes into the matrix.
    await user.keyboard('{ArrowDown}{Enter}{Enter}');
    expect(screen.getByRole('grid').contains(document.activeElement)).toBe(true);
  });

  it('is for the place of the caret, which then stands behind it', async () => {
    const { user } = await scanned();
    await user.type(await field(), 'provider:b sonnet');
    expect(offered()).toEqual([]);
    await user.keyboard('{ArrowLeft}'.repeat(7));
    // jsdom does not tell it.
    fireEvent(document, new Event('selectionchange'));
    await waitFor(() => expect(offered()).toEqual(['provider:beta']));
    await user.keyboard('{ArrowDown}{Enter}');
    expect((await field()).value).toBe('provider:beta sonnet');
    expect((await field()).selectionStart).toBe('provider:beta'.length);
    await user.keyboard('{Home}{End}{ArrowLeft}');
    expect((await field()).selectionStart).toBe('provider:beta sonne'.length);
    await user.keyboard(`${'{ArrowLeft}'.repeat(6)},ac`);
    await waitFor(() => expect(offered()).toEqual(['provider:acme']));
  });
});
