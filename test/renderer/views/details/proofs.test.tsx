/**
 * @vitest-environment jsdom
 */
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ScanEvent } from '../../../../electron/contract/scan/scan-event.ts';
import type { Proof } from '../../../../electron/contract/snapshot/proof.ts';
import { withAccounts } from '../../../../renderer/state/store/atlas-state.ts';
import { aFailure, aModel, aProfile } from '../../../helpers/builders.ts';
import { type RenderedApp, renderScanned } from '../../../helpers/render-app.tsx';
import { listed, listedIds } from '../../../helpers/scan-events.ts';

const ID = 'a.one';
const [HERE, THERE] = ['eu-west-1', 'us-east-1'];

async function details(): Promise<RenderedApp> {
  const app = await renderScanned(
    listed(HERE, [aModel(ID, {}, HERE)], [aProfile(`eu.${ID}`, ID, [HERE])]),
    listedIds(THERE, ID),
  );
  app.store.view.openDetails(ID, HERE);
  await screen.findByRole('region', { name: 'Proof' });
  return app;
}

const proof = (change: Partial<Proof>): Proof => ({
  status: 'works',
  how: 'test-call',
  at: new Date().toISOString(),
  ...change,
});
const made = (each: Proof): ScanEvent => ({ type: 'proof-made', region: HERE, id: ID, proof: each });
const section = () => within(screen.getByRole('region', { name: 'Proof' }));

async function openDialog({ user }: RenderedApp) {
  await user.click(section().getByRole('button', { name: 'Prove access' }));
  return within(await screen.findByRole('dialog', { name: 'Prove access' }));
}

describe('the dialog Prove access', () => {
  it('says what is sent, what it costs and who sees it, and sends nothing before the click', async () => {
    const app = await details();
    const dialog = await openDialog(app);
    expect(dialog.getByRole<HTMLInputElement>('radio', { name: `${ID} from ${HERE}` }).checked).toBe(true);
    expect(dialog.getByRole('list', { name: 'What is sent' }).textContent).toContain(
      '1 id: one test call, the word',
    );
    dialog.getByText(/At most 100 tokens in and 1 out/);
    dialog.getByText(/CloudTrail/);
    expect(app.api.calls.map(([name]) => name)).not.toContain('proveAccess');
    await app.user.click(dialog.getByRole('button', { name: 'Send for 1 id' }));
    expect(app.api.calls).toContainEqual(['proveAccess', [{ region: HERE, id: ID }], 1]);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('takes the chosen id, all regions of the model, and three calls for the speed', async () => {
    const app = await details();
    await app.user.click(screen.getByRole('radio', { name: `eu.${ID}` }));
    const dialog = await openDialog(app);
    dialog.getByRole('radio', { name: `eu.${ID} from ${HERE}` });
    await app.user.click(dialog.getByRole('radio', { name: /all 2 Regions/ }));
    await app.user.click(dialog.getByRole('switch'));
    await app.user.click(dialog.getByRole('button', { name: 'Send for 2 ids' }));
    const wanted = [
      { region: THERE, id: ID },
      { region: HERE, id: `eu.${ID}` },
    ];
    const [, sent, calls] = app.api.calls.find(([name]) => name === 'proveAccess') ?? [];
    expect(calls).toBe(3);
    expect(sent).toEqual(expect.arrayContaining(wanted));
  });

  it('offers the compared models by the command, and can be cancelled', async () => {
    const app = await renderScanned(listedIds(HERE, ID));
    app.store.view.change({ compared: [ID] });
    await app.tell({ type: 'command', command: 'prove-access' });
    const dialog = within(await screen.findByRole('dialog', { name: 'Prove access' }));
    dialog.getByRole('radio', { name: /compared model from its best Region/ });
    await app.user.click(dialog.getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(app.api.calls.map(([name]) => name)).not.toContain('proveAccess');
  });

  it('is not offered beside several accounts: the calls would be those of the one in use', async () => {
    const { store } = await details();
    const { snapshot } = store.data.getState();
    store.data.setState((state) =>
      withAccounts(state, { snapshot, accounts: [{ profile: 'work' }, { profile: 'other' }] }),
    );
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Prove access' })).toBeNull());
  });

  it('tells a failure', async () => {
    const app = await details();
    const dialog = await openDialog(app);
    app.api.failNext(aFailure('bad-input', 'A scan is under way.'));
    await app.user.click(dialog.getByRole('button', { name: 'Send for 1 id' }));
    await screen.findByText('A scan is under way.');
  });
});

describe('a proof', () => {
  it('that works stands in the cell, the details and the best regions', async () => {
    const app = await details();
    await app.scan(made(proof({ firstTokenMs: 812, totalMs: 900, calls: 3 })));
    const cell = await screen.findByRole('gridcell', { name: /eu-west-1.*works, first token 0\.8 s/ });
    expect(cell.getAttribute('data-proof')).toBe('works');
    section().getByText('Works, first token 0.8 s');
    section().getByText(/Median of 3 test calls, first token 0\.8 s, whole answer 0\.9 s/);
    expect(screen.getByRole('list', { name: 'Best regions' }).textContent).toContain(
      'works, first token 0.8 s',
    );
  });

  it('that is refused says why and what to do', async () => {
    const app = await details();
    const error = { kind: 'data-retention', message: 'The mode forbids it.' };
    await app.scan(made(proof({ status: 'refused', error })));
    const cell = await screen.findByRole('gridcell', { name: /eu-west-1.*call refused/ });
    expect(cell.getAttribute('data-proof')).toBe('refused');
    section().getByText('The mode forbids it.');
    section().getByText(/bedrock:PutAccountDataRetention/);
  });

  it('of more than seven days fades, and one that proves nothing marks no cell', async () => {
    const app = await details();
    const at = new Date(Date.now() - 8 * 86_400_000).toISOString();
    await app.scan(made(proof({ at })));
    const cell = await screen.findByRole('gridcell', { name: /eu-west-1.*works \(over 7 days ago\)/ });
    expect(cell.hasAttribute('data-proof-old')).toBe(true);
    await app.scan(made(proof({ status: 'not-proven', error: { kind: 'throttled', message: 'Too many.' } })));
    await section().findByText('Not proven');
    expect(cell.hasAttribute('data-proof')).toBe(false);
  });

  it('is counted while a run goes on, which can be cancelled', async () => {
    const app = await details();
    await app.scan({ type: 'proving-started', total: 2 }, made(proof({})));
    const progress = await screen.findByRole('progressbar', { name: 'Proof progress' });
    expect(progress.getAttribute('aria-valuenow')).toBe('1');
    expect(progress.getAttribute('aria-valuemax')).toBe('2');
    await app.user.click(screen.getByRole('button', { name: 'Cancel proofs' }));
    expect(app.api.calls).toContainEqual(['cancelScan']);
    await app.scan({ type: 'proving-finished' });
    await screen.findByRole('button', { name: 'Rescan' });
  });
});
