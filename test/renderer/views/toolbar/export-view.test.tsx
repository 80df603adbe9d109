// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { NO_FILTER } from '../../../../electron/contract/filter/filters.ts';
import { exportText } from '../../../../electron/export/export-text.ts';
import { AT, aModel, listed, snapshotOf } from '../../../helpers/builders.ts';
import { renderScanned } from '../../../helpers/render-app.tsx';

const MODELS = ['a.one', 'a.two', 'b.three'];
const QUERY = 'provider:a region:eu-west-1';

it('exports what is shown, or everything', async () => {
  const { store, user, api } = await renderScanned(
    ...['eu-west-1', 'us-east-1'].map((region) => ({
      type: 'scan' as const,
      event: listed(
        region,
        MODELS.map((id) => aModel(id, {}, region)),
      ),
    })),
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
  await user.click(opened.getByRole('menuitem', { name: 'CSV' }));
  const view = { models: ['a.one', 'a.two'], regions: ['eu-west-1'], query: QUERY };
  await waitFor(() =>
    expect(api.calls).toContainEqual(['exportMatrix', 'csv', 'availability', expect.objectContaining(view)]),
  );
  const again = within(await menu());
  // What was chosen last is remembered.
  await user.click(again.getByRole('menuitemcheckbox', { name: 'Only what is shown', checked: true }));
  await user.click(again.getByRole('menuitem', { name: 'CSV' }));
  await waitFor(() => expect(api.calls).toContainEqual(['exportMatrix', 'csv']));
});

it('writes the rows and columns of the view in their order, and says in JSON which filters it has', () => {
  const snapshot = snapshotOf(
    Object.fromEntries(
      ['eu-west-1', 'us-east-1', 'us-west-2'].map((region) => [
        region,
        { models: MODELS.map((id) => aModel(id, {}, region)) },
      ]),
    ),
  );
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
