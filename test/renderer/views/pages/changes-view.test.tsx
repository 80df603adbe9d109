/** @vitest-environment jsdom */
import { act, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { KeptScan } from '../../../../electron/contract/snapshot/kept/kept-scan.ts';
import { aKeptScan } from '../../../helpers/builders.ts';
import { renderScanned, textsOf } from '../../../helpers/render-app.tsx';

const scan = (id: string, at: string, changes: number): KeptScan => ({
  ...aKeptScan(at, id),
  ...{ regionsAnswered: 2, regions: 2, models: 7, changes },
});

const SCANS = [
  scan('c', '2026-11-26T10:00:00.000Z', 0),
  scan('b', '2026-11-25T10:00:00.000Z', 2),
  scan('a', '2026-11-24T10:00:00.000Z', 0),
];

async function openChanges(scans: readonly KeptScan[]) {
  const app = await renderScanned();
  app.api.scans = [...scans];
  app.api.difference = {
    added: [{ region: 'eu-central-1', modelId: 'amazon.nova' }],
    removed: [],
    changed: [
      { region: 'us-east-1', modelId: 'anthropic.claude', what: 'access', from: 'blocked', to: 'allowed' },
    ],
    unknown: [{ region: 'eu-west-1', side: 'new', reason: 'denied' }],
  };
  await app.user.click(await screen.findByRole('tab', { name: 'Changes' }));
  return app;
}

describe('the page Changes', () => {
  it('shows what differs between the last two scans that differ', async () => {
    const { api } = await openChanges(SCANS);
    const table = await screen.findByRole('table', { name: 'Changes' });
    expect(api.calls).toContainEqual(['compareScans', { old: 'a', new: 'b' }]);
    expect(textsOf(within(table).getAllByRole('row')).slice(1)).toEqual([
      'Addedeu-central-1amazon.nova',
      'Accessus-east-1anthropic.claudeblockedallowed',
    ]);
    expect(screen.getByText('the Region refused these credentials')).toBeTruthy();
    const list = screen.getByRole('list', { name: 'Scans' });
    expect(textsOf(within(list).getAllByRole('listitem'))).toEqual([
      '26 Nov 2026, 10:00 UTC2 of 2 Regions, 7 ids, 0 changes',
      '25 Nov 2026, 10:00 UTCTo2 of 2 Regions, 7 ids, 2 changes',
      '24 Nov 2026, 10:00 UTCFrom2 of 2 Regions, 7 ids, 0 changes',
    ]);
  });

  it('shows a chosen scan against the one before it, or against any other', async () => {
    const { api, user } = await openChanges(SCANS);
    await user.click(await screen.findByRole('radio', { name: /26 Nov 2026, 10:00 UTC/ }));
    await screen.findByRole('table', { name: 'Changes' });
    expect(api.calls).toContainEqual(['compareScans', { old: 'b', new: 'c' }]);
    await user.selectOptions(screen.getByRole('combobox', { name: 'From scan' }), '24 Nov 2026, 10:00 UTC');
    await screen.findByRole('table', { name: 'Changes' });
    expect(api.calls).toContainEqual(['compareScans', { old: 'a', new: 'c' }]);
  });

  it('filters by words and by the kind of change', async () => {
    const { user } = await openChanges(SCANS);
    await user.type(await screen.findByRole('searchbox', { name: 'Filter changes' }), 'claude allowed');
    expect(screen.getByText('1 of 2 changes')).toBeTruthy();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Kind of change' }), 'Added');
    expect(screen.getByText('0 of 2 changes')).toBeTruthy();
  });

  it('exports what differs and says where it went', async () => {
    const { api, user } = await openChanges(SCANS);
    await user.click(await screen.findByRole('button', { name: 'Export Markdown' }));
    expect(api.calls).toContainEqual(['exportChanges', { old: 'a', new: 'b', format: 'md' }]);
    expect(await screen.findByText('Saved matrix.json.')).toBeTruthy();
  });

  it('leads to the cell', async () => {
    const { store, user } = await openChanges(SCANS);
    await user.click(await screen.findByRole('button', { name: 'amazon.nova' }));
    expect(store.view.state.getState()).toMatchObject({
      page: 'matrix',
      details: { modelId: 'amazon.nova', region: 'eu-central-1' },
    });
  });

  it('says what the cell was then', async () => {
    const { user } = await openChanges(SCANS);
    await user.click(await screen.findByRole('button', { name: 'anthropic.claude' }));
    expect(
      await screen.findByText(
        'anthropic.claude in us-east-1: access blocked (24 Nov 2026, 10:00 UTC), allowed (25 Nov 2026, 10:00 UTC).',
      ),
    ).toBeTruthy();
  });

  it('compares the last scan with another profile, says so, and has one way out', async () => {
    const { api, store, user } = await openChanges(SCANS);
    await screen.findByRole('table', { name: 'Changes' });
    api.compared = { id: 'chosen-1', title: 'sandbox, 20 Nov 2026, 10:00 UTC', note: 'Mind the partition.' };
    await act(async () => store.showOverlay('compare-with'));
    const dialog = await screen.findByRole('dialog', { name: 'Compare with' });
    await user.click(within(dialog).getByRole('button', { name: 'sandbox' }));
    const banner = await screen.findByRole('status', { name: 'Comparison' });
    expect(banner.textContent).toContain(
      'Changes from sandbox, 20 Nov 2026, 10:00 UTC to 26 Nov 2026, 10:00 UTC. Mind the partition.',
    );
    expect(api.calls).toContainEqual([
      'chooseCompared',
      { kind: 'profile', profile: 'sandbox', scan: false },
    ]);
    expect(api.calls).toContainEqual(['compareScans', { old: 'chosen-1', new: 'c' }]);
    await user.click(within(banner).getByRole('button', { name: 'Stop comparing' }));
    expect(screen.queryByRole('status', { name: 'Comparison' })).toBeNull();
  });

  it('says that no scan is kept yet, and that one is not enough', async () => {
    await openChanges([]);
    expect(await screen.findByText(/No scan is kept yet/)).toBeTruthy();
  });
});
