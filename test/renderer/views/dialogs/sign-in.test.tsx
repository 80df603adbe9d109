// @vitest-environment jsdom
/** Signing in, as the user meets it: the button beside the failure, the dialog, accounts and roles. */
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ConnectionState } from '../../../../electron/contract/bridge/api.ts';
import type { SignInState } from '../../../../electron/contract/reach/sign-in-state.ts';
import type { Failure } from '../../../../electron/contract/snapshot/model.ts';
import { CONNECTED } from '../../../helpers/fakes/fake-atlas-api.ts';
import { renderApp, renderScanned } from '../../../helpers/render-app.tsx';

const EXPIRED: Failure = {
  kind: 'expired-credentials',
  message: 'The login session of the profile "work" has expired.',
  nextStep: 'Run: aws sso login --profile work — then scan again.',
  command: 'aws sso login --profile work',
};

const WITHOUT: ConnectionState = {
  ...CONNECTED,
  status: 'no-credentials',
  failure: EXPIRED,
  canSignIn: true,
};

async function signingIn(signIn: SignInState) {
  const app = await renderScanned();
  const show = (state: SignInState | null) => app.tell({ type: 'sign-in', signIn: state });
  await show(signIn);
  return { ...app, show, dialog: await screen.findByRole('dialog') };
}

describe('the button Sign in', () => {
  it('stands beside the failure over kept data, with the command for a terminal', async () => {
    const { api, tell, user } = await renderScanned();
    await tell({ type: 'connection', connection: WITHOUT });
    expect(await screen.findByRole('button', { name: 'Copy aws sso login --profile work' })).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(api.calls).toContainEqual(['signIn']);
    await tell({ type: 'connection', connection: CONNECTED });
    expect(screen.queryByRole('button', { name: 'Sign in' })).toBeNull();
  });

  it('is the first thing of the screen without data', async () => {
    const { api, user } = await renderApp({ type: 'connection', connection: WITHOUT });
    await user.click(await screen.findByRole('button', { name: 'Sign in' }));
    expect(api.calls).toContainEqual(['signIn']);
  });

  it('stands beside a scan that was stopped, and in a message, which goes with the failure', async () => {
    const { tell } = await renderScanned();
    await tell(
      { type: 'connection', connection: { ...CONNECTED, canSignIn: true } },
      { type: 'notice', notice: { kind: 'problem', failure: EXPIRED } },
    );
    const message = (await screen.findByText(/has expired/)).closest<HTMLElement>('.notice');
    expect(within(message as HTMLElement).getByRole('button', { name: 'Sign in' })).toBeDefined();
    await tell({ type: 'connection', connection: { ...CONNECTED, canSignIn: true } });
    await waitFor(() => expect(screen.queryByText(/has expired/)).toBeNull());
  });

  it.each<[string, Partial<ConnectionState>]>([
    ['another tool has to log in', {}],
    ['something else is missing', { canSignIn: true, failure: { ...EXPIRED, kind: 'denied' } }],
  ])('is not there where %s', async (_name, change) => {
    const { tell } = await renderScanned();
    const { canSignIn: _can, ...connection } = WITHOUT;
    await tell({ type: 'connection', connection: { ...connection, ...change } });
    await screen.findByText(/has expired/);
    expect(screen.queryByRole('button', { name: 'Sign in' })).toBeNull();
  });
});

describe('the dialog', () => {
  it('tells of the browser, and takes a code instead', async () => {
    const address = 'https://oidc.eu-west-1.amazonaws.com/authorize?x=1';
    const { api, dialog, user } = await signingIn({ step: 'browser', address, isOpened: true });
    expect(within(dialog).getByRole('heading').textContent).toBe('Sign in to IAM Identity Center');
    expect(dialog.textContent).toContain('Sign in on the page that your browser has opened.');
    await user.click(within(dialog).getByRole('button', { name: 'Copy the address' }));
    await user.click(within(dialog).getByRole('button', { name: 'Open the page again' }));
    await user.click(within(dialog).getByRole('button', { name: 'Use a code instead' }));
    expect(api.calls.slice(-3)).toEqual([['copyText', address], ['openSignInPage'], ['signInByCode']]);
  });

  it('says where no browser opens', async () => {
    const { api, dialog, user } = await signingIn({
      step: 'browser',
      address: 'https://a/',
      isOpened: false,
    });
    expect(dialog.textContent).toContain('No browser could be opened. Copy the address');
    api.hasBrowser = false;
    await user.click(within(dialog).getByRole('button', { name: 'Open the page again' }));
    expect(await within(dialog).findByText('No browser could be opened.')).toBeDefined();
  });

  it('shows the code with its page, both to be copied, and why there is one', async () => {
    const { api, dialog, user } = await signingIn({
      step: 'code',
      userCode: 'ABCD-EFGH',
      verificationUri: 'https://device.sso.eu-west-1.amazonaws.com/',
      address: 'https://device.sso.eu-west-1.amazonaws.com/?user_code=ABCD-EFGH',
      reason: 'No port could be opened.',
    });
    expect(within(dialog).getByRole('status', { name: 'Code' }).textContent).toBe('ABCD-EFGH');
    expect(dialog.textContent).toContain('No port could be opened.');
    await user.click(within(dialog).getByRole('button', { name: 'Copy the code' }));
    await user.click(within(dialog).getByRole('button', { name: 'Copy the address' }));
    await user.click(within(dialog).getByRole('button', { name: 'Open the page' }));
    expect(api.calls.slice(-3)).toEqual([
      ['copyText', 'ABCD-EFGH'],
      ['copyText', 'https://device.sso.eu-west-1.amazonaws.com/?user_code=ABCD-EFGH'],
      ['openSignInPage'],
    ]);
  });

  it.each(['Cancel', 'Escape'])('is cancelled by %s, and not by a click beside it', async (how) => {
    const { api, dialog, show, user } = await signingIn({ step: 'starting' });
    if (how === 'Escape') await user.keyboard('{Escape}');
    else {
      await user.click(document.querySelector('.modal-overlay') as Element);
      expect(api.calls).not.toContainEqual(['cancelSignIn']);
      await user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    }
    expect(api.calls).toContainEqual(['cancelSignIn']);
    await show(null);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('says why a sign-in failed, and tries again', async () => {
    const failure: Failure = { kind: 'network', message: 'No connection.', nextStep: 'Check it.' };
    const { api, dialog, user } = await signingIn({ step: 'failed', failure, target: { profile: 'work' } });
    expect(within(dialog).getByRole('alert').textContent).toBe('No connection. Check it.');
    await user.click(within(dialog).getByRole('button', { name: 'Try again' }));
    expect(api.calls).toContainEqual(['signIn', { profile: 'work' }]);
  });
});

describe('without a profile', () => {
  it('the start URL and the Region are asked for, as users copy them', async () => {
    const { api, tell, user } = await renderScanned();
    await tell({ type: 'command', command: 'sign-in' });
    const url = await screen.findByRole('textbox', { name: 'Start URL' });
    const region = screen.getByRole('combobox', { name: 'Region of IAM Identity Center' });
    await user.type(url, 'not a url{Enter}');
    expect(screen.getByText(/This is no start URL/)).toBeDefined();
    expect(screen.getByText(/This is no code of a Region/)).toBeDefined();
    await user.clear(url);
    await user.type(url, 'corp.awsapps.com/start/#/');
    await user.type(region, ' eu-west-1{Enter}');
    expect(api.calls).toContainEqual([
      'signIn',
      { startUrl: 'https://corp.awsapps.com/start', region: 'eu-west-1' },
    ]);
  });

  it('what was typed stays where it did not do', async () => {
    const target = { startUrl: 'https://crop.awsapps.com/start', region: 'eu-west-1' };
    const failure: Failure = { kind: 'bad-input', message: 'Unknown start URL.', nextStep: 'Check it.' };
    const { api, user } = await signingIn({ step: 'failed', failure, target });
    const url = screen.getByRole<HTMLInputElement>('textbox', { name: 'Start URL' });
    expect(url.value).toBe(target.startUrl);
    expect(screen.getByText(/Unknown start URL/)).toBeDefined();
    await user.clear(url);
    await user.type(url, 'https://corp.awsapps.com/start{Enter}');
    expect(api.calls).toContainEqual([
      'signIn',
      { startUrl: 'https://corp.awsapps.com/start', region: 'eu-west-1' },
    ]);
  });

  it.each([
    ['sign-in', true, 'signIn'],
    ['choose-role', true, 'chooseRole'],
    ['sign-out', true, 'signOut'],
    ['sign-in', false, undefined],
    ['choose-role', false, undefined],
  ] as const)('the command %s leads there (a session is set up: %s)', async (command, can, call) => {
    const { api, tell } = await renderScanned();
    await tell({ type: 'connection', connection: { ...CONNECTED, ...(can ? { canSignIn: true } : {}) } });
    await tell({ type: 'command', command });
    if (call !== undefined) expect(api.calls).toContainEqual([call]);
    else expect(await screen.findByRole('textbox', { name: 'Start URL' })).toBeDefined();
  });
});
