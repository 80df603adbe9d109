// @vitest-environment jsdom
import { act, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { exportText } from '../../../../electron/export/export-text.ts';
import { showModels } from '../../../../renderer/state/view/layout.ts';
import { AT, aModel } from '../../../helpers/builders.ts';
import { FIRST_SETTINGS } from '../../../helpers/fakes/fake-atlas-api.ts';
import { renderScanned } from '../../../helpers/render-app.tsx';
import { listed, mantleIn, stateAfter } from '../../../helpers/scan-events.ts';

const LITE = 'amazon.nova-lite-v1:0';
const SMALL = `${LITE}:24k`;
const LARGE = `${LITE}:300k`;
const nova = (id: string, type: string, region: string) =>
  aModel(id, { modelName: 'Nova Lite', providerName: 'Amazon', inferenceTypesSupported: [type] }, region);
const LISTS = [
  listed('eu-west-1', [nova(SMALL, 'PROVISIONED', 'eu-west-1'), aModel('zeta.one', {}, 'eu-west-1')]),
  listed('us-east-1', [
    nova(LITE, 'ON_DEMAND', 'us-east-1'),
    nova(SMALL, 'PROVISIONED', 'us-east-1'),
    nova(LARGE, 'PROVISIONED', 'us-east-1'),
  ]),
];

async function renderModels() {
  const app = await renderScanned(...LISTS);
  const grid = await screen.findByRole('grid');
  const names = () => screen.getAllByRole('rowheader').map((header) => header.dataset.row);
  const on = async (modelId: string, region: string | null) =>
    act(async () => app.store.view.focusTarget.setState({ modelId, region }, true));
  return { ...app, grid, names, on };
}

it('one row stands for a model, and the count of models is the count of rows', async () => {
  const { grid, names } = await renderModels();
  expect(names()).toEqual([LITE, 'zeta.one']);
  expect(grid.getAttribute('aria-rowcount')).toBe('3');
  expect(await screen.findByText('2 of 2 models, 2 regions')).toBeDefined();
  // Each cell is of the id that holds most there, and says which one.
  const eu = within(grid).getByRole('gridcell', { name: /^Nova Lite, eu-west-1/ });
  expect(eu.dataset).toMatchObject({ modelId: SMALL, availability: 'provisioned' });
  expect(eu.getAttribute('aria-label')).toContain(`id ${SMALL}`);
  const us = within(grid).getByRole('gridcell', { name: /^Nova Lite, us-east-1/ });
  expect(us.dataset).toMatchObject({ modelId: LITE, availability: 'on-demand' });
});

it('says its whole name where a badge or a narrow column cuts it', async () => {
  const { store } = await renderModels();
  const title = (id: string) =>
    screen.getAllByRole('rowheader').find(({ dataset }) => dataset.row === id)?.title;
  expect(title(LITE)).toBe(['Nova Lite', LITE, SMALL, LARGE].join('\n'));
  expect(title('zeta.one')).toBe('Name of zeta.one\nzeta.one');
  act(() => store.view.openModel(LITE, true));
  await waitFor(() => expect(title(SMALL)).toBe(`Nova Lite\n${SMALL}`));
});

it('opens and closes by its button and by the arrows on its name', async () => {
  const { grid, names, on, store, user } = await renderModels();
  const button = () => screen.getByRole('button', { name: '3 ids of Nova Lite' });
  expect(button().getAttribute('aria-expanded')).toBe('false');
  await user.click(button());
  await waitFor(() => expect(names()).toEqual([LITE, SMALL, LARGE, 'zeta.one']));
  expect(button().getAttribute('aria-expanded')).toBe('true');
  expect(grid.getAttribute('aria-rowcount')).toBe('5');
  expect(screen.getByText('2 of 2 models, 2 regions')).toBeDefined();
  expect(store.view.state.getState().opened).toEqual([LITE]);
  // Left goes from an id to its model, then closes it.
  await on(LARGE, null);
  await user.keyboard('{ArrowLeft}');
  expect(document.activeElement?.getAttribute('data-row')).toBe(LITE);
  await user.keyboard('{ArrowLeft}');
  await waitFor(() => expect(names()).toEqual([LITE, 'zeta.one']));
  await user.keyboard('{ArrowRight}');
  await waitFor(() => expect(names()).toEqual([LITE, SMALL, LARGE, 'zeta.one']));
  // Open, Right goes on into the cells.
  await user.keyboard('{ArrowRight}');
  expect(document.activeElement?.getAttribute('role')).toBe('gridcell');
});

it('says where an id stands among those of its model, for a grid has no levels', async () => {
  const { grid, names, user } = await renderModels();
  await user.click(screen.getByRole('button', { name: '3 ids of Nova Lite' }));
  await waitFor(() => expect(names()).toHaveLength(4));
  const header = (modelId: string) =>
    screen.getAllByRole('rowheader').find((each) => each.dataset.row === modelId)?.textContent;
  expect(header(LITE)).toMatch(/id 1 of 3$/);
  expect(header(SMALL)).toMatch(/id 2 of 3 of Nova Lite$/);
  expect(header(LARGE)).toMatch(/id 3 of 3 of Nova Lite$/);
  expect(header('zeta.one')).not.toMatch(/id \d of/);
  expect(grid.getAttribute('aria-rowcount')).toBe('5');
});

it('shows the details of the id that the cell means, and marks its row', async () => {
  const { store, user } = await renderModels();
  await user.click(screen.getByRole('gridcell', { name: /^Nova Lite, eu-west-1/ }));
  expect(store.view.state.getState().details).toEqual({ modelId: SMALL, region: 'eu-west-1' });
  const row = screen.getAllByRole('row').find((each) => each.getAttribute('aria-selected') === 'true');
  expect(row?.getAttribute('aria-owns')).toContain(`name:${LITE}`);
});

it('leads to the row that stands for a sought id', async () => {
  const { store } = await renderModels();
  await act(async () => store.view.goToModel(LARGE));
  // The focus stays where the search is; the cursor shows the row.
  await waitFor(() => expect(document.querySelector('[data-cursor]')?.getAttribute('data-row')).toBe(LITE));
  expect(store.view.state.getState().details).toEqual({ modelId: LARGE });
});

it('hides and pins the model with all its ids, an id under it alone', async () => {
  const { names, on, store, user } = await renderModels();
  await on(LITE, null);
  await user.keyboard('h');
  await waitFor(() => expect(names()).toEqual(['zeta.one']));
  expect(await screen.findByText(/^1 model hidden by you/)).toBeDefined();
  expect(await screen.findByText(/^Hid Nova Lite/)).toBeDefined();
  act(() => store.view.undo());
  act(() => store.view.openModel(LITE, true));
  await on(SMALL, null);
  await user.keyboard('h');
  await waitFor(() => expect(names()).toEqual([LITE, LARGE, 'zeta.one']));
  await on(LARGE, null);
  await user.keyboard('p');
  expect(store.view.state.getState().layout.pinnedModels).toEqual([LARGE]);
  await on(LITE, null);
  await user.keyboard('p');
  expect(store.view.state.getState().layout.pinnedModels).toEqual([]);
});

it('is one model in what can be undone, also where an id has no name of its own', async () => {
  const { store, scan } = await renderModels();
  const oss = aModel('openai.gpt-oss-120b-1:0', { modelName: 'gpt-oss-120b' }, 'us-west-2');
  await scan(listed('us-west-2', [oss]), mantleIn('us-west-2', ['openai.gpt-oss-120b']));
  act(() =>
    store.view.changeLayout((layout) =>
      showModels(layout, ['openai.gpt-oss-120b-1:0', 'openai.gpt-oss-120b'], false),
    ),
  );
  expect(await screen.findByText(/^Hid gpt-oss-120b/)).toBeDefined();
  expect(screen.getByText(/^1 model hidden by you/)).toBeDefined();
});

it('is exported and copied as it is shown', async () => {
  const { api, store, tell, user } = await renderModels();
  const rowsOf = async (format: string) => {
    await user.click(await screen.findByRole('button', { name: 'Export' }));
    const menu = within(await screen.findByRole('menu', { name: 'Export' }));
    const only = menu.getByRole('menuitemcheckbox', { name: 'Only what is shown' });
    expect(only.textContent).toContain('2 models, 2 Regions');
    if (only.getAttribute('aria-checked') === 'false') await user.click(only);
    await tell({
      type: 'settings',
      settings: { ...FIRST_SETTINGS, exportPart: 'view', exportFormat: 'csv' },
    });
    await user.click(menu.getByRole('menuitem', { name: format }));
    const [, , , view] = api.calls.findLast(([name]) => name === 'exportMatrix') ?? [];
    const made = { generatedAt: AT, generatorVersion: '1.0.0', view: view as never };
    return (kind: 'csv' | 'json') => [...exportText(stateAfter(...LISTS).snapshot, kind, made)].join('');
  };
  const closed = await rowsOf('CSV');
  expect(closed('csv').split('\r\n')).toEqual([
    'Model id,Name,Provider,us-east-1,eu-west-1',
    `${LITE}|${SMALL}|${LARGE},Nova Lite,Amazon,on-demand,provisioned`,
    'zeta.one,Name of zeta.one,zeta,,on-demand',
    '',
  ]);
  // The document for programs holds ids, whatever rows are shown.
  const { models, view } = JSON.parse(closed('json'));
  expect(Object.keys(models['us-east-1'])).toEqual([LITE, SMALL, LARGE]);
  expect(view).toEqual({
    link: expect.any(String),
    models: [LITE, SMALL, LARGE, 'zeta.one'],
    query: '',
    regions: ['us-east-1', 'eu-west-1'],
  });
  await tell({ type: 'command', command: 'copy-rows-tsv' });
  expect(await screen.findByText('Copied 2 models, 2 Regions.')).toBeDefined();

  act(() => store.view.openModel(LITE, true));
  await tell({ type: 'command', command: 'copy-rows-tsv' });
  await waitFor(() => expect(api.calls.filter(([name]) => name === 'copyText')).toHaveLength(2));
  const [, text] = api.calls.findLast(([name]) => name === 'copyText') ?? [];
  expect(String(text).split('\n').slice(1, 4)).toEqual([
    `${LITE}\tNova Lite\tAmazon\ton-demand\t`,
    `${SMALL}\tNova Lite 24k\tAmazon\tprovisioned\tprovisioned`,
    `${LARGE}\tNova Lite 300k\tAmazon\tprovisioned\t`,
  ]);
});

it('leads from the details of one id to those of the others, and says who joined them', async () => {
  const { store, user } = await renderModels();
  await act(async () => store.view.openDetails(SMALL, 'us-east-1'));
  const details = within(await screen.findByRole('complementary', { name: 'Nova Lite' }));
  expect(details.getByText('Other ids of this model:').parentElement?.title).toMatch(/https:.*2026-08-22/);
  await user.click(details.getByRole('button', { name: LITE }));
  expect(store.view.state.getState().details).toEqual({ modelId: LITE, region: 'us-east-1' });
});

it('is watched as a whole, whichever of its ids is shown', async () => {
  const { api, store, user } = await renderModels();
  await act(async () => store.view.openDetails(SMALL, 'us-east-1'));
  await user.click(await screen.findByRole('button', { name: 'Watch' }));
  expect(api.calls).toContainEqual(['watch', { kind: 'model', modelId: LITE }]);
});

it('is not two models where two of its ids are compared', async () => {
  const { store } = await renderModels();
  await act(async () => store.view.change({ page: 'compare', compared: [LITE, SMALL] }));
  expect(await screen.findByText(/^2 ids of 1 model, /)).toBeDefined();
  await act(async () => store.view.change({ compared: [LITE, 'zeta.one'] }));
  expect(await screen.findByText(/^2 models, /)).toBeDefined();
});
