/** Overlays that open by what the main process tells or by a command, and those of an opened export. */
import type { AppEvent, ConnectionState } from '../../../electron/contract/bridge/api.ts';
import type { CommandName } from '../../../electron/contract/bridge/commands.ts';
import type { SignInState } from '../../../electron/contract/reach/sign-in-state.ts';
import { sendCommand, tellWindow } from '../window-page.ts';
import { dialog, type Opened } from './overlay-entry.ts';

const connected = (more: Partial<ConnectionState> = {}): AppEvent => ({
  type: 'connection',
  connection: {
    status: 'connected',
    source: { kind: 'sample', partition: 'aws' },
    profiles: ['prod', 'sandbox'],
    lookedFor: [],
    ...more,
  },
});
const signsIn = (signIn: SignInState | null): AppEvent => ({ type: 'sign-in', signIn });

/** A dialog that the command opens, with what the window has to know before. */
const byCommand = (
  name: string,
  file: string,
  command: CommandName,
  title: string,
  ...before: AppEvent[]
): Opened => ({
  name,
  file,
  async open(_page, app) {
    await tellWindow(app, ...before);
    await sendCommand(app, command);
  },
  seen: dialog(title),
});

/** A dialog that is open as long as the main process says so. */
const byEvent = (name: string, file: string, title: string, event: AppEvent, end: AppEvent): Opened => ({
  name,
  file,
  open: (_page, app) => tellWindow(app, event),
  seen: dialog(title),
  close: (_page, app) => tellWindow(app, end),
});

const signIn = (name: string, state: SignInState, title = 'Sign in to IAM Identity Center'): Opened =>
  byEvent(name, 'sign-in/sign-in-dialog.tsx', title, signsIn(state), signsIn(null));

const asksCode = { profile: 'prod', device: 'phone' };
const proxyQuestion = { proxy: 'http://proxy.example:3128', realm: 'corp', isRefused: true };
const PLACE = { startUrl: 'https://corp.awsapps.com/start', region: 'eu-central-1' };

export const TOLD_OVERLAYS: readonly Opened[] = [
  byCommand('compare-with', 'dialogs/compare-with-dialog.tsx', 'compare-with', 'Compare with', connected()),
  byCommand('accounts', 'accounts/accounts-dialog.tsx', 'accounts', 'Several accounts', connected()),
  {
    ...byCommand('accounts-progress', 'accounts/accounts-dialog.tsx', 'accounts', 'Several accounts', {
      type: 'accounts',
      progress: [
        { profile: 'prod', state: 'scanning', answered: 3, regions: 33 },
        { profile: 'sandbox', state: 'waiting', answered: 0, regions: 33 },
      ],
    }),
    async close(page, app) {
      await page.keyboard.press('Escape');
      await tellWindow(app, { type: 'accounts', progress: [] });
    },
  },
  byCommand('connection', 'reach/connection-dialog.tsx', 'test-connection', 'Test connection', {
    type: 'connection-test',
    steps: [],
  }),
  byCommand('settings', 'reach/settings-dialog.tsx', 'settings', 'Settings'),
  byCommand('api-key', 'sources/api-key-dialog.tsx', 'api-key', 'Add an API key'),
  byCommand('endpoints', 'dialogs/endpoints-dialog.tsx', 'endpoints', 'Endpoints of Regions'),
  byCommand('start-url', 'sign-in/start-url-form.tsx', 'sign-in', 'Sign in with IAM Identity Center'),
  byCommand('prove-command', 'proofs/prove-button.tsx', 'prove-access', 'Prove access'),
  signIn('sign-in-browser', { step: 'browser', address: 'https://example.com/authorize', isOpened: true }),
  signIn('sign-in-code', {
    step: 'code',
    userCode: 'ABCD-EFGH',
    verificationUri: 'https://device.sso.eu-central-1.amazonaws.com/',
    address: 'https://device.sso.eu-central-1.amazonaws.com/?user_code=ABCD-EFGH',
  }),
  signIn('sign-in-failed', {
    step: 'failed',
    failure: { kind: 'network', message: 'IAM Identity Center cannot be reached.', nextStep: 'Try again.' },
    target: PLACE,
  }),
  signIn(
    'choose-role',
    { step: 'accounts', session: 'corp', region: 'eu-central-1' },
    'Choose account and role',
  ),
  byEvent(
    'mfa-code',
    'reach/code-dialog.tsx',
    'Code of your MFA device',
    connected({ asksCode }),
    connected(),
  ),
  byEvent(
    'proxy',
    'reach/proxy-dialog.tsx',
    'Sign in to the proxy',
    { type: 'proxy-question', question: proxyQuestion },
    { type: 'proxy-question', question: null },
  ),
];
