// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { NO_FILTER } from '../../../../electron/contract/filter/filters.ts';
import { exportText } from '../../../../electron/export/export-text.ts';
import { AT } from '../../../helpers/builders.ts';
import { FIRST_SETTINGS } from '../../../helpers/fakes/fake-atlas-api.ts';
import { renderScanned } from '../../../helpers/render-app.tsx';
import { listedIds, stateAfter } from '../../../helpers/scan-events.ts';

const MODELS = ['a.one', 'a.two', 'b.three'];
const QUERY = 'provider:a region:eu-west-1';

it('exports what is shown, or everything', async () => {
  const { store, user, api, tell } = await renderScanned(
    ...['eu-west-1', 'us-east-1'].map((region) => listedIds(region, ...MODELS)),
  );
  const menu = async () => {
    await user.click(await screen.findByRole('button', { name: 'Export' }));
    return screen.findByRole('menu', { name: 'Export' });
  };
  // Nothing is left out: there is nothing to choose.
  expect(within(await menu()).queryByRole('menuitemcheckbox')).toBeNull();
  await user.keyboard('{Escape}');
  store.view.change({ filter: { ...NO_FILTER, query: QUERY } });
  await waitFor(() => expect(screen.getAllByRole('gridcell')).toHaveLength(2));
  const opened = within(await menu());
  const onlyShown = opened.getByRole('menuitemcheckbox', { name: 'Only what is shown' });
  expect(onlyShown.getAttribute('aria-checked')).toBe('false');
  expect(onlyShown.textContent).toContain('2 models, 1 Region');
  await user.click(onlyShown);
  expect(api.calls).toContainEqual(['saveSettings', { exportPart: 'view' }]);
  await tell({ type: 'settings', settings: { ...FIRST_SETTINGS, exportPart: 'view', exportFormat: 'csv' } });
  await user.click(opened.getByRole('menuitem', { name: 'CSV' }));
  const view = { models: ['a.one', 'a.two'], regions: ['eu-west-1'], query: QUERY };
  await waitFor(() =>
    expect(api.calls).toContainEqual(['exportMatrix', 'csv', 'availability', expect.objectContaining(view)]),
  );
  // What was chosen last is remembered, and written again without the menu.
  expect(
    within(await menu()).getByRole('menuitemcheckbox', { name: 'Only what is shown', checked: true }),
  ).not.toBeNull();
  await user.keyboard('{Escape}');
  const before = api.calls.length;
  await tell({ type: 'command', command: 'export-again' });
  await waitFor(() =>
    expect(api.calls.slice(before)).toContainEqual([
      'exportMatrix',
      'csv',
      'availability',
      expect.objectContaining(view),
    ]),
  );
  await tell({ type: 'settings', settings: { ...FIRST_SETTINGS, exportFormat: 'csv' } });
  await user.click(within(await menu()).getByRole('menuitem', { name: 'Markdown' }));
  await waitFor(() => expect(api.calls).toContainEqual(['exportMatrix', 'md']));
  expect(api.calls).toContainEqual(['saveSettings', { exportFormat: 'md' }]);
});

it('says what the cells of a table hold where that is not what the window shows', async () => {
  const { store, user } = await renderScanned();
  store.view.change({ cells: 'changes' });
  await user.click(await screen.findByRole('button', { name: 'Export' }));
  const menu = within(await screen.findByRole('menu', { name: 'Export' }));
  const csv = menu.getByRole('menuitem', { name: 'CSV' });
  expect(csv.textContent).toContain('Cells hold Availability; Export in Changes has the marks');
  expect(menu.getByRole('menuitem', { name: 'JSON' }).textContent).not.toContain('Cells hold');
});

it('writes the rows and columns of the view in their order, and says in JSON which filters it has', () => {
  const regions = ['eu-west-1', 'us-east-1', 'us-west-2'];
  const { snapshot } = stateAfter(...regions.map((region) => listedIds(region, ...MODELS)));
  const view = { link: 'x', models: ['b.three', 'a.one'], query: QUERY, regions: ['us-east-1', 'eu-west-1'] };
  const made = { generatedAt: AT, generatorVersion: '1.0.0', view };
  const [csv = ''] = exportText(snapshot, 'csv', made);
  const lines = csv.trim().split('\r\n');
  expect(lines[0]).toBe('Model id,Name,Provider,us-east-1,eu-west-1');
  expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(view.models);
  const json = JSON.parse([...exportText(snapshot, 'json', made)].join(''));
  expect(json.view).toEqual(view);
  expect(Object.keys(json.models)).toEqual(['eu-west-1', 'us-east-1']);
  expect(Object.keys(json.models['us-east-1'])).toEqual(['a.one', 'b.three']);
});
