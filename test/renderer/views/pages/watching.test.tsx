/** @vitest-environment jsdom */
import { act, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Noticed, Watched } from '../../../../electron/contract/watch/watched.ts';
import { foldedId } from '../../../../renderer/state/matrix/provider-groups.ts';
import { runCommand } from '../../../../renderer/views/commands/run-command.ts';
import { renderScanned, textsOf } from '../../../helpers/render-app.tsx';

const MODEL: Watched = { kind: 'model', modelId: 'a.one' };
const NOTICED: Noticed = {
  at: '2026-11-26T10:00:00.000Z',
  title: 'a.one',
  sentence: 'Added: One in eu-west-1.',
  modelId: 'a.one',
  region: 'eu-west-1',
  profile: 'work',
};

/** These commands do not look at the matrix. */
const NOTHING_SHOWN = (): never => {
  throw new Error('The matrix was looked at');
};

/** What was asked of the main process about watching. */
function asked({ calls }: { calls: readonly unknown[][] }): unknown[][] {
  return calls.filter(([name]) => ['watch', 'unwatch', 'clearNoticed'].includes(String(name)));
}

describe('watching', () => {
  it('begins and ends in the details of a model, for the model and its provider', async () => {
    const { api, store, tell, user } = await renderScanned();
    await act(async () => store.view.openDetails('a.one'));
    await user.click(await screen.findByRole('button', { name: 'Watch' }));
    expect(await screen.findByText('a.one is watched: each scan says what changed.')).toBeTruthy();
    await tell({ type: 'watching', watched: [MODEL], noticed: [] });
    await user.click(screen.getByRole('button', { name: 'Watch', pressed: true }));
    await user.click(screen.getByRole('button', { name: 'Watch a' }));
    expect(asked(api)).toEqual([
      ['watch', MODEL],
      ['unwatch', MODEL],
      ['watch', { kind: 'provider', provider: 'a' }],
    ]);
  });

  it('begins in the matrix with W: on a model, on the header of a region, on a collapsed provider', async () => {
    const { api, store, user } = await renderScanned();
    const press = async (modelId: string | null, region: string | null): Promise<void> => {
      await act(async () => store.view.focusTarget.setState({ modelId, region }, true));
      await user.keyboard('w');
    };
    await press('a.one', null);
    await press(null, 'eu-west-1');
    await act(async () => store.view.foldProvider('a', true));
    await press(foldedId('a'), null);
    expect(asked(api)).toEqual([
      ['watch', MODEL],
      ['watch', { kind: 'region', region: 'eu-west-1' }],
      ['watch', { kind: 'provider', provider: 'a' }],
    ]);
  });

  it('begins in the list of regions and of saved views, and by a command', async () => {
    const { api, store, user } = await renderScanned();
    const { filter, sort, layout, cells } = store.view.state.getState();
    await act(async () => store.view.change({ savedViews: [{ name: 'EU', filter, sort, layout, cells }] }));
    await act(async () => store.showOverlay('views'));
    await user.click(await screen.findByRole('button', { name: 'Watch EU' }));
    await act(async () => store.showOverlay('regions'));
    await user.click(await screen.findByRole('button', { name: 'Watch eu-west-1' }));
    await act(async () => runCommand(store, 'watch-model', NOTHING_SHOWN));
    expect(asked(api)).toEqual([
      ['watch', { kind: 'filter', name: 'EU', filter }],
      ['watch', { kind: 'region', region: 'eu-west-1' }],
      ['watch', MODEL],
    ]);
  });

  it('is listed on the page Changes with what was noticed, which leads to the cell', async () => {
    const { api, store, tell, user } = await renderScanned();
    await tell({
      type: 'watching',
      watched: [MODEL, { kind: 'region', region: 'us-east-1' }],
      noticed: [NOTICED],
    });
    await act(async () => runCommand(store, 'noticed', NOTHING_SHOWN));
    const watched = await screen.findByRole('list', { name: 'Watched' });
    expect(textsOf(within(watched).getAllByRole('listitem'))).toEqual(['Model a.one', 'Region us-east-1']);
    const noticed = screen.getByRole('list', { name: 'Noticed' });
    expect(noticed.textContent).toBe('26 Nov 2026, 10:00 UTC a.one Added: One in eu-west-1. work');
    await user.click(within(watched).getByRole('button', { name: 'Stop watching us-east-1' }));
    await user.selectOptions(screen.getByRole('combobox', { name: 'Scheduled rescans' }), 'Every 6 hours');
    await user.click(screen.getByRole('button', { name: 'Clear list' }));
    expect(asked(api)).toEqual([['unwatch', { kind: 'region', region: 'us-east-1' }], ['clearNoticed']]);
    expect(api.calls).toContainEqual(['saveSettings', { rescanHours: 6 }]);
    await user.click(within(noticed).getByRole('button', { name: 'a.one' }));
    expect(store.view.state.getState()).toMatchObject({
      page: 'matrix',
      details: { modelId: 'a.one', region: 'eu-west-1' },
    });
  });

  it.each([
    [
      'the cell of one model',
      NOTICED,
      { page: 'matrix', details: { modelId: 'a.one', region: 'eu-west-1' } },
    ],
    ['the page Changes for several', { ...NOTICED, modelId: '' }, { page: 'changes', details: null }],
  ])('leads from a notification of the system to %s', async (_where, noticed, view) => {
    const { store, tell } = await renderScanned();
    await tell({ type: 'follow', noticed });
    expect(store.view.state.getState()).toMatchObject(view);
  });
});
