// @vitest-environment jsdom
/** The table of addresses by region is edited in a dialog that the menu and the palette open. */
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { RegionEndpoints } from '../../../../electron/contract/settings/region-endpoints.ts';
import { renderScanned } from '../../../helpers/render-app.tsx';

const ONE = 'https://vpce-0abc.bedrock.eu-west-1.vpce.amazonaws.com';
const TWO = 'https://vpce-0abc.bedrock.us-east-1.vpce.amazonaws.com';

async function opened(endpoints: RegionEndpoints = {}) {
  const app = await renderScanned();
  app.api.endpoints = endpoints;
  await app.tell({ type: 'command', command: 'endpoints' });
  const dialog = within(await screen.findByRole('dialog', { name: 'Endpoints of Regions' }));
  await dialog.findByRole('button', { name: 'Save' });
  const box = (name: string) =>
    dialog.getByRole<HTMLInputElement>(/Region/.test(name) ? 'combobox' : 'textbox', { name });
  const saved = () => app.api.calls.filter(([name]) => name === 'saveEndpoints').map(([, table]) => table);
  const save = () => app.user.click(dialog.getByRole('button', { name: 'Save' }));
  return { ...app, dialog, box, saved, save };
}

const isClosed = () => waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());

describe('the dialog Endpoints of Regions', () => {
  it('adds a row', async () => {
    const { box, dialog, save, saved, user } = await opened({ 'eu-west-1': ONE });
    await user.click(dialog.getByRole('button', { name: 'Add a Region' }));
    await waitFor(() => expect(document.activeElement).toBe(box('Region, row 2')));
    await user.type(box('Region, row 2'), 'us-east-1');
    await user.type(box('Address, row 2'), TWO);
    await save();
    expect(saved()).toEqual([{ 'eu-west-1': ONE, 'us-east-1': TWO }]);
    await isClosed();
    await screen.findByText('2 Regions are asked at the address of the table.');
  });

  it('changes a row, and the key Enter saves', async () => {
    const { box, saved, user } = await opened({ 'eu-west-1': ONE });
    await user.type(box('Address, row 1'), '/path{Enter}');
    expect(saved()).toEqual([{ 'eu-west-1': `${ONE}/path` }]);
    await isClosed();
  });

  it('removes a row', async () => {
    const { dialog, save, saved, user } = await opened({ 'eu-west-1': ONE, 'us-east-1': TWO });
    await user.click(dialog.getByRole('button', { name: 'Remove us-east-1' }));
    await user.click(dialog.getByRole('button', { name: 'Remove eu-west-1' }));
    dialog.getByText(/Every Region is asked at AWS/);
    await save();
    expect(saved()).toEqual([{}]);
    await isClosed();
  });

  it('says in one line what is wrong with bad input, goes there and loses nothing', async () => {
    const { box, dialog, save, saved, user } = await opened({ 'eu-west-1': ONE });
    await user.click(dialog.getByRole('button', { name: 'Add a Region' }));
    await user.type(box('Region, row 2'), 'us-east-1');
    await user.type(box('Address, row 2'), 'vpce.example.com');
    await save();
    const alert = dialog.getByRole('alert');
    expect(alert.textContent).toMatch(/^The address for us-east-1 is not a URL/);
    const field = box('Address, row 2');
    expect(document.activeElement).toBe(field);
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(field.getAttribute('aria-describedby')).toBe(alert.id);
    expect(saved()).toEqual([]);
    expect(
      ['Region, row 1', 'Address, row 1', 'Region, row 2', 'Address, row 2'].map((name) => box(name).value),
    ).toEqual(['eu-west-1', ONE, 'us-east-1', 'vpce.example.com']);
    await user.clear(field);
    await user.type(field, TWO);
    expect(alert.textContent).toBe('');
    await save();
    expect(saved()).toEqual([{ 'eu-west-1': ONE, 'us-east-1': TWO }]);
  });

  it('stays open where the user does not want a host to be asked', async () => {
    const { api, box, dialog, save } = await opened({ 'eu-west-1': ONE });
    api.isConfirmed = false;
    await save();
    await waitFor(() => expect(api.calls.at(-1)?.[0]).toBe('saveEndpoints'));
    dialog.getByRole('button', { name: 'Cancel' });
    expect(box('Address, row 1').value).toBe(ONE);
  });

  it('changes nothing when it is cancelled', async () => {
    const { box, dialog, saved, user } = await opened();
    await user.type(box('Region, row 1'), 'eu-west-1');
    await user.click(dialog.getByRole('button', { name: 'Cancel' }));
    await isClosed();
    expect(saved()).toEqual([]);
  });
});
