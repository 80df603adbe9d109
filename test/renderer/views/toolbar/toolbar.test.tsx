// @vitest-environment jsdom
import { screen } from '@testing-library/react';
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

  it('asks for a scan with Rescan', async () => {
    const { api, user } = await renderScanned();
    await user.click(await screen.findByRole('button', { name: 'Rescan' }));
    expect(api.calls).toContainEqual(['rescan']);
  });
});
