/** @vitest-environment jsdom */
import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type {
  AccountProgress,
  AccountsView,
} from '../../../../electron/contract/accounts/account-progress.ts';
import { combineAccounts } from '../../../../electron/contract/accounts/combine-accounts.ts';
import { NO_DOCUMENTED_DATES } from '../../../../electron/contract/cells/lifecycle.ts';
import { aFailure } from '../../../helpers/builders.ts';
import { exportOf } from '../../../helpers/exports.ts';
import { FIRST_SETTINGS } from '../../../helpers/fakes/fake-atlas-api.ts';
import { renderScanned, textsOf } from '../../../helpers/render-app.tsx';
import { listedIds, stateAfter } from '../../../helpers/scan-events.ts';

const snapshotOf = (...ids: string[]) => stateAfter(listedIds('eu-west-1', ...ids)).snapshot;

const VIEW: AccountsView = {
  snapshot: combineAccounts(
    [
      { name: 'work', snapshot: snapshotOf('a.one', 'a.two') },
      { name: 'sandbox', snapshot: snapshotOf('a.one') },
      { name: 'old' },
    ],
    { documented: NO_DOCUMENTED_DATES, nowEpochMs: 0 },
  ),
  accounts: [
    { profile: 'work', at: '2026-11-24T10:00:00.000Z' },
    { profile: 'sandbox', at: '2026-11-24T10:00:00.000Z' },
    { profile: 'old', failure: aFailure('expired-credentials', 'The session has expired.') },
  ],
};

async function openDialog() {
  const app = await renderScanned();
  app.api.accounts = VIEW;
  await app.user.click(await screen.findByRole('combobox', { name: 'AWS profile' }));
  await app.user.click(await screen.findByRole('option', { name: 'Several accounts…' }));
  return { ...app, dialog: await screen.findByRole('dialog', { name: 'Several accounts' }) };
}

const cell = (name: RegExp): Promise<HTMLElement> => screen.findByRole('gridcell', { name });

describe('several accounts', () => {
  it('are shown of an opened export as they were when it was made, and no longer once it is closed', async () => {
    const { store, user } = await renderScanned();
    const text = JSON.stringify(exportOf(VIEW.snapshot));
    await act(() => store.opening.show({ name: 'all.json', text }));
    expect((await cell(/2 of 3 accounts can call it: work, sandbox; unknown: old$/)).textContent).toBe(
      '2/3?',
    );
    expect(await screen.findByRole('group', { name: 'Callable in' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Close file' }));
    expect(store.view.state.getState().cells).toBe('availability');
    expect(screen.queryByRole('gridcell', { name: /accounts can call it/ })).toBeNull();
  });

  it('are chosen by check boxes and a search, and shown with how many can call each model, and which', async () => {
    const { api, user, dialog } = await openDialog();
    await user.type(within(dialog).getByRole('searchbox', { name: 'Search profiles' }), 'SAND');
    expect(within(dialog).getAllByRole('checkbox')).toHaveLength(1);
    await user.click(within(dialog).getByRole('button', { name: 'Choose all found' }));
    await user.clear(within(dialog).getByRole('searchbox'));
    await user.click(within(dialog).getByRole('checkbox', { name: 'work' }));
    expect(within(dialog).getByRole('status').textContent).toBe('2 of 2 chosen');
    await user.click(within(dialog).getByRole('button', { name: 'Show last scans' }));
    expect(api.calls).toContainEqual(['showAccounts', { profiles: ['sandbox', 'work'], scan: false }]);
    const shown = await cell(/2 of 3 accounts can call it: work, sandbox; unknown: old$/);
    expect(shown.textContent).toBe('2/3?');
    expect(
      (await cell(/1 of 3 accounts can call it: work; not callable: sandbox; unknown: old$/)).textContent,
    ).toBe('1/3?');
    // The ends of the scale in words.
    for (const words of ['none', 'all']) expect(screen.getByText(words, { selector: 'li' })).toBeTruthy();
    const banner = screen.getByRole('status', { name: 'Several accounts' });
    expect(banner.textContent).toContain('3 accounts: work');
    expect(banner.textContent).toContain('old: The session has expired.');
  });

  it('are what Export writes while they are shown, and the one account after them', async () => {
    const { api, user, dialog } = await openDialog();
    await user.click(within(dialog).getByRole('checkbox', { name: 'work' }));
    await user.click(within(dialog).getByRole('button', { name: 'Show last scans' }));
    await cell(/2 of 3 accounts/);
    await user.click(screen.getByRole('button', { name: 'Export' }));
    await user.click(await screen.findByRole('menuitem', { name: /CSV/ }));
    expect(api.calls).toContainEqual(['exportAccounts', 'csv']);
    await user.click(screen.getByRole('button', { name: 'Back to work' }));
    await user.click(screen.getByRole('button', { name: 'Export' }));
    await user.click(await screen.findByRole('menuitem', { name: /CSV/ }));
    expect(api.calls).toContainEqual(['exportMatrix', 'csv']);
  });

  it('are written as they are filtered where only what is shown was chosen', async () => {
    const { api, user, dialog, store, tell } = await openDialog();
    await user.click(within(dialog).getByRole('checkbox', { name: 'work' }));
    await user.click(within(dialog).getByRole('button', { name: 'Show last scans' }));
    await cell(/2 of 3 accounts/);
    const [first] = screen.getAllByRole('rowheader');
    const modelId = first?.getAttribute('data-row') ?? '';
    store.view.change({ filter: { ...store.view.state.getState().filter, query: modelId } });
    await waitFor(() => expect(screen.getAllByRole('rowheader')).toHaveLength(1));
    await tell({ type: 'settings', settings: { ...FIRST_SETTINGS, exportPart: 'view' } });
    await user.click(screen.getByRole('button', { name: 'Export' }));
    await user.click(await screen.findByRole('menuitem', { name: /CSV/ }));
    expect(api.calls).toContainEqual([
      'exportAccounts',
      'csv',
      expect.objectContaining({ models: [modelId] }),
    ]);
  });

  it('can be narrowed to what some can call, and left again for the one account', async () => {
    const { user, dialog, store } = await openDialog();
    await user.click(within(dialog).getByRole('checkbox', { name: 'work' }));
    await user.click(within(dialog).getByRole('button', { name: 'Scan and show' }));
    await cell(/2 of 3 accounts/);
    const rail = within(await screen.findByRole('complementary', { name: 'Filters' }));
    await user.click(await rail.findByRole('checkbox', { name: 'No account' }));
    expect(await screen.findByText(/^0 of 2 models/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Back to work' }));
    expect(store.view.state.getState()).toMatchObject({ cells: 'availability', filter: { accounts: [] } });
    expect(screen.queryByRole('status', { name: 'Several accounts' })).toBeNull();
    expect(rail.queryByRole('checkbox', { name: 'No account' })).toBeNull();
  });

  it('tell how each scan goes, and why one failed', async () => {
    const { tell, user, api } = await openDialog();
    const progress: AccountProgress[] = [
      { profile: 'work', state: 'scanning', answered: 3, regions: 33 },
      {
        profile: 'sandbox',
        state: 'failed',
        answered: 0,
        regions: 0,
        failure: aFailure('expired-credentials', 'Expired.'),
      },
      { profile: 'new', state: 'waiting', answered: 0, regions: 0 },
    ];
    await tell({ type: 'accounts', progress });
    const list = within(await screen.findByRole('list', { name: 'Scans of the profiles' }));
    expect(textsOf(list.getAllByRole('listitem'))).toEqual([
      'work3 of 33 Regions scanned',
      expect.stringMatching(/^sandboxExpired\. /),
      'newWaiting',
    ]);
    await user.click(screen.getByRole('button', { name: 'Cancel scans' }));
    expect(api.calls).toContainEqual(['cancelAccounts']);
  });

  it('are compared two by two', async () => {
    const { user, dialog, api } = await openDialog();
    await user.click(within(dialog).getByRole('checkbox', { name: 'work' }));
    await user.click(within(dialog).getByRole('button', { name: 'Show last scans' }));
    await user.click(await screen.findByRole('button', { name: 'Compare two…' }));
    api.compared = { id: 'chosen-1', title: 'sandbox, then', newer: { id: 'chosen-2', title: 'work, now' } };
    await user.selectOptions(await screen.findByRole('combobox', { name: 'From account' }), 'sandbox');
    await user.selectOptions(screen.getByRole('combobox', { name: 'To account' }), 'work');
    await user.click(screen.getByRole('button', { name: 'Compare' }));
    expect(api.calls).toContainEqual([
      'chooseCompared',
      { kind: 'profiles', profile: 'sandbox', newer: 'work' },
    ]);
    expect((await screen.findByRole('status', { name: 'Comparison' })).textContent).toContain(
      'Changes from sandbox, then to work, now.',
    );
    await waitFor(() =>
      expect(api.calls).toContainEqual(['compareScans', { old: 'chosen-1', new: 'chosen-2' }]),
    );
  });
});

it('Compare with scans the other profile first where that is asked', async () => {
  const { api, user, store } = await renderScanned();
  store.showOverlay('compare-with');
  await user.click(await screen.findByRole('checkbox', { name: 'Scan it now' }));
  await user.click(screen.getByRole('button', { name: 'sandbox' }));
  expect(api.calls).toContainEqual(['chooseCompared', { kind: 'profile', profile: 'sandbox', scan: true }]);
});
