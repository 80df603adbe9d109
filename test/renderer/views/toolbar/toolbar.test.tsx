// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { EXPORT_FORMAT_NAMES, EXPORT_FORMATS } from '../../../../electron/contract/export/formats.ts';
import { CONNECTED } from '../../../helpers/fakes/fake-atlas-api.ts';
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

  it('offers to show the file that was saved last, and no other', async () => {
    const { api, user } = await renderScanned();
    for (const file of ['/tmp/first.json', '/tmp/last.json']) {
      api.exportedFile = file;
      await user.click(await screen.findByRole('button', { name: 'Export' }));
      await user.click(screen.getByRole('menuitem', { name: 'JSON' }));
    }
    expect(await screen.findAllByText(/Saved .*\.json/)).toHaveLength(2);
    const last = (await screen.findByText(/last\.json/)).closest('.notice');
    await user.click(screen.getByRole('button', { name: 'Show in folder' }));
    expect(last?.textContent).toContain('Show in folder');
    expect(api.calls).toContainEqual(['showSaved']);
  });

  it('offers the profiles as sources and switches to the chosen one', async () => {
    const { api, user } = await renderScanned();
    await user.click(await screen.findByRole('combobox', { name: /AWS profile/ }));
    const list = within(screen.getByRole('listbox'));
    expect(list.getByRole('option', { selected: true }).textContent).toBe('work');
    await user.click(list.getByRole('option', { name: 'sandbox' }));
    expect(api.calls).toContainEqual(['chooseSource', { kind: 'aws', profile: 'sandbox' }]);
  });

  it('says what the files say of each profile, and why one cannot be used', async () => {
    const profileFacts = [
      { name: 'work', kind: 'SSO', account: '998877665544', role: 'Reader', region: 'eu-west-1' },
      { name: 'sandbox', kind: 'role', problem: 'There is no AWS profile "base".' },
    ] as const;
    const { tell, user } = await renderScanned();
    await tell({ type: 'connection', connection: { ...CONNECTED, profileFacts } });
    const box = await screen.findByRole('combobox', { name: /AWS profile/ });
    expect(box.textContent).toBe('work');
    await user.click(box);
    expect(screen.getByRole('option', { name: 'work' }).textContent).toBe(
      'workSSO · 998877665544 · Reader · eu-west-1',
    );
    expect(screen.getByRole('option', { name: 'sandbox' }).textContent).toContain(
      'cannot be used: There is no',
    );
  });

  it('switches to the sample data', async () => {
    const { api, user } = await renderScanned();
    await user.click(await screen.findByRole('combobox', { name: /AWS profile/ }));
    await user.click(screen.getByRole('option', { name: 'Sample data' }));
    expect(api.calls).toContainEqual(['chooseSource', { kind: 'sample' }]);
  });

  it('says API key where one is used whatever the profile is, and offers no profile beside it', async () => {
    const { user, tell } = await renderScanned();
    const source = { kind: 'aws', partition: 'aws' } as const;
    await tell({ type: 'connection', connection: { ...CONNECTED, source, apiKey: 'environment' } });
    const box = await screen.findByRole('combobox', { name: /AWS profile/ });
    expect(box.textContent).toBe('API key');
    await user.click(box);
    expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual([
      'API key',
      'Sample data',
    ]);
  });

  it('offers API keys of the sample beside the sample alone', async () => {
    const { api, user, tell } = await renderScanned();
    const source = { kind: 'sample', partition: 'aws' } as const;
    await tell({ type: 'connection', connection: { ...CONNECTED, source, apiKey: 'one-region' } });
    const box = await screen.findByRole('combobox', { name: /AWS profile/ });
    expect(box.textContent).toBe('Sample: one-Region key');
    await user.click(box);
    await user.click(screen.getByRole('option', { name: 'Sample: expired API key' }));
    expect(api.calls).toContainEqual(['chooseSource', { kind: 'sample', apiKey: 'expired' }]);
    await tell({ type: 'connection', connection: CONNECTED });
    await user.click(box);
    expect(screen.queryByRole('option', { name: /^Sample: / })).toBeNull();
  });

  it('asks for a scan with Rescan', async () => {
    const { api, user } = await renderScanned();
    await user.click(await screen.findByRole('button', { name: 'Rescan' }));
    expect(api.calls).toContainEqual(['rescan']);
  });
});
