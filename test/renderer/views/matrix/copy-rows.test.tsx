// @vitest-environment jsdom
import { act, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { aModel, failedIn, listed } from '../../../helpers/builders.ts';
import { renderScanned } from '../../../helpers/render-app.tsx';

const EVENTS = [
  listed('eu-west-1', [
    aModel('a.one', {}, 'eu-west-1'),
    aModel('b.two', { modelName: '=T|wo\t2' }, 'eu-west-1'),
  ]),
  failedIn('us-east-1'),
].map((event) => ({ type: 'scan' as const, event }));

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
