// @vitest-environment jsdom
import { act, fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aModel } from '../../../helpers/builders.ts';
import { renderScanned } from '../../../helpers/render-app.tsx';
import { failedIn, listed, listedIds } from '../../../helpers/scan-events.ts';

const EVENTS = [
  listed('eu-west-1', [
    aModel('a.one', {}, 'eu-west-1'),
    aModel('b.two', { modelName: '=T|wo\t2' }, 'eu-west-1'),
  ]),
  failedIn('us-east-1'),
];

async function copied(command: 'copy-rows-markdown' | 'copy-rows-tsv' | 'copy-row-tsv', query = '') {
  const { api, store, tell } = await renderScanned(...EVENTS);
  await screen.findByRole('grid');
  act(() => store.view.changeFilter({ query }));
  await tell({ type: 'command', command });
  return {
    api,
    texts: () => api.calls.flatMap(([name, text]) => (name === 'copyText' ? [String(text)] : [])),
  };
}

it('shown rows are copied as Markdown, with the word of every cell', async () => {
  const { texts } = await copied('copy-rows-markdown');
  expect(await screen.findByText('Copied 2 models, 2 Regions as Markdown.')).toBeDefined();
  expect(texts()[0]?.split('\n').slice(0, 3)).toEqual([
    '| Model id | Name | Provider | us-east-1 | eu-west-1 |',
    '| --- | --- | --- | --- | --- |',
    '| a.one | Name of a.one | a | failed | on-demand |',
  ]);
});

it('what the filters leave is copied for a spreadsheet: no field runs, none is split', async () => {
  const { texts } = await copied('copy-rows-tsv', 'two');
  expect(await screen.findByText('Copied 1 model, 2 Regions.')).toBeDefined();
  expect(texts()).toEqual([
    "Model id\tName\tProvider\tus-east-1\teu-west-1\nb.two\t'=T|wo 2\tb\tfailed\ton-demand\n",
  ]);
});

it('nothing shown is nothing copied, and that is said', async () => {
  const { texts } = await copied('copy-rows-tsv', 'zzzz');
  expect(await screen.findByText(/There is nothing to copy/)).toBeDefined();
  expect(texts()).toEqual([]);
});

it('the row at the cursor is copied alone', async () => {
  const { texts } = await copied('copy-row-tsv');
  expect(await screen.findByText('Copied 1 model, 2 Regions.')).toBeDefined();
  expect(texts()[0]).toMatch(/^Model id[^\n]*\na\.one\t[^\n]*\n$/);
});

describe('rows that are selected', () => {
  async function withThree() {
    const app = await renderScanned(listedIds('eu-west-1', 'a.one', 'b.two', 'c.three'));
    await screen.findByRole('grid');
    const header = (id: string) => screen.getByRole('rowheader', { name: new RegExp(`^Name of ${id}`) });
    const selected = () =>
      screen
        .getAllByRole('row')
        .flatMap((row) =>
          row.getAttribute('aria-selected') === 'true' ? [row.getAttribute('aria-rowindex')] : [],
        );
    const texts = () => app.api.calls.flatMap(([name, text]) => (name === 'copyText' ? [String(text)] : []));
    return { ...app, header, selected, texts };
  }
  const idsIn = (text = ''): string[] =>
    text.split('\n').flatMap((line) => /[abc]\.\w+/.exec(line)?.[0] ?? []);

  it('by clicks with Ctrl and Shift are copied in their order, and a plain click ends that', async () => {
    const { user, header, selected, tell, texts, store } = await withThree();
    await user.keyboard('{Control>}');
    await user.click(header('c.three'));
    await user.click(header('a.one'));
    await user.keyboard('{/Control}');
    expect(selected()).toEqual(['2', '4']);
    expect(store.view.state.getState().details).toBeNull();
    expect(screen.getByRole('status', { name: 'Selected rows' }).textContent).toBe('2 rows selected');
    await tell({ type: 'command', command: 'copy-selected-markdown' });
    expect(await screen.findByText('Copied 2 models, 1 Region as Markdown.')).toBeDefined();
    expect(idsIn(texts()[0])).toEqual(['a.one', 'c.three']);
    await user.keyboard('{Shift>}');
    // The text between the clicks stays unselected, or that would be copied.
    expect(fireEvent.mouseDown(header('b.two'), { shiftKey: true })).toBe(false);
    await user.click(header('b.two'));
    await user.keyboard('{/Shift}');
    expect(selected()).toEqual(['2', '3']);
    await user.click(header('c.three'));
    expect(screen.getByRole('status', { name: 'Selected rows' }).textContent).toBe('');
    expect(selected()).toEqual(['4']);
  });

  it('by the keyboard alone grow with Shift and an arrow, and end with Escape', async () => {
    const { user, header, selected, texts, store } = await withThree();
    act(() => screen.getAllByRole('gridcell')[0]?.focus());
    await user.keyboard('{Shift>} {/Shift}');
    expect(selected()).toEqual(['2']);
    await user.keyboard('{Shift>}{ArrowDown}{/Shift}');
    expect(selected()).toEqual(['2', '3']);
    await user.click(screen.getByRole('button', { name: 'Copy for a spreadsheet' }));
    expect(await screen.findByText('Copied 2 models, 1 Region.')).toBeDefined();
    expect(idsIn(texts()[0])).toEqual(['a.one', 'b.two']);
    await user.keyboard('{Escape}');
    expect(selected()).toEqual([]);
    expect(header('a.one')).toBeDefined();
    expect(store.view.rowSelection.getState().ids.size).toBe(0);
  });

  it('are none at first, and the command says how to select some', async () => {
    const { tell, texts } = await withThree();
    await tell({ type: 'command', command: 'copy-selected-tsv' });
    expect(await screen.findByText(/No row of the matrix is selected/)).toBeDefined();
    expect(texts()).toEqual([]);
  });
});
