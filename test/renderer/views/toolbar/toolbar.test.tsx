// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { EXPORT_FORMAT_NAMES, EXPORT_FORMATS } from '../../../../electron/contract/export/formats.ts';
import { renderScanned } from '../../../helpers/render-app.tsx';

describe('toolbar', () => {
  it.each(EXPORT_FORMAT_NAMES)('exports the matrix as %s from the menu', async (format) => {
    const { api, user } = await renderScanned();
    await user.click(await screen.findByRole('button', { name: 'Export' }));
    const label = EXPORT_FORMATS[format].label;
    await user.click(screen.getByRole('menuitem', { name: (name) => name.startsWith(label) }));
    expect(api.calls).toContainEqual(['exportMatrix', format]);
    expect(await screen.findByText(/Saved .*matrix\.json/)).toBeDefined();
  });

  it('offers the profiles as sources and switches to the chosen one', async () => {
    const { api, user } = await renderScanned();
    await user.click(await screen.findByRole('combobox', { name: /AWS profile/ }));
    const list = within(screen.getByRole('listbox'));
    expect(list.getByRole('option', { selected: true }).textContent).toBe('work');
    await user.click(list.getByRole('option', { name: 'sandbox' }));
    expect(api.calls).toContainEqual(['chooseSource', { kind: 'aws', profile: 'sandbox' }]);
  });

  it('switches to the sample data', async () => {
    const { api, user } = await renderScanned();
    await user.click(await screen.findByRole('combobox', { name: /AWS profile/ }));
    await user.click(screen.getByRole('option', { name: 'Sample data' }));
    expect(api.calls).toContainEqual(['chooseSource', { kind: 'sample' }]);
  });

  it('asks for a scan with Rescan', async () => {
    const { api, user } = await renderScanned();
    await user.click(await screen.findByRole('button', { name: 'Rescan' }));
    expect(api.calls).toContainEqual(['rescan']);
  });
});
