// @vitest-environment jsdom
import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { emptySnapshot } from '../../../electron/contract/snapshot/snapshot.ts';
import { AT } from '../../helpers/builders.ts';
import { renderScanned } from '../../helpers/render-app.tsx';
import { listedIds, measuredIn } from '../../helpers/scan-events.ts';

const HERE = 'eu-central-1';

describe('daily work', () => {
  it('shows no cell of the account that was left', async () => {
    const { store, scan } = await renderScanned();
    act(() => store.cursorText.setState('A model, eu-west-1 – On-demand', true));
    expect(await screen.findByText('A model, eu-west-1 – On-demand')).not.toBeNull();
    const source = { kind: 'aws', partition: 'aws', profile: 'sandbox' } as const;
    await scan({ type: 'snapshot-restored', snapshot: emptySnapshot(source) });
    await waitFor(() => expect(screen.queryByText(/^A model/)).toBeNull());
    expect(store.cursorText.getState()).toBe('');
  });

  it('goes on scanning however often Escape is pressed, and cancels with its own key', async () => {
    const { user, api, scan } = await renderScanned();
    await scan({ type: 'scan-started', regions: [HERE], atIso: AT });
    await user.keyboard('{Escape}{Escape}{Escape}');
    expect(api.calls.map(([name]) => name)).not.toContain('cancelScan');
    await user.keyboard('{Control>}.{/Control}');
    expect(api.calls.map(([name]) => name)).toContain('cancelScan');
  });

  it('begins at the top when the order changes, and stays where it is otherwise', async () => {
    const { store } = await renderScanned();
    await screen.findAllByRole('gridcell');
    const scrollTo = vi.spyOn(Element.prototype, 'scrollTo');
    act(() => store.view.change({ railOpen: false }));
    expect(scrollTo).not.toHaveBeenCalledWith({ top: 0 });
    act(() => store.view.change({ sort: { by: 'released' } }));
    await waitFor(() => expect(scrollTo).toHaveBeenCalledWith({ top: 0 }));
  });

  it('counts one Region as one', async () => {
    await renderScanned();
    expect(await screen.findByText(/of 1 models, 1 region$/)).not.toBeNull();
  });

  it('shows one figure for the latency of a Region', async () => {
    const measured = measuredIn(HERE, 16);
    const { store } = await renderScanned(listedIds(HERE, 'acme.one'), {
      ...measured,
      smoothedLatencyMs: 17,
    });
    store.view.openDetails('acme.one', HERE);
    const best = within(await screen.findByRole('list', { name: 'Best regions' }));
    expect(best.getByText('16 ms')).not.toBeNull();
    expect(screen.queryByText(/17 ms/)).toBeNull();
  });
});
