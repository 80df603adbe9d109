/** Overlays that open by what the main process tells or by a command, and those of an opened export. */
import type { ElectronApplication, Page } from '@playwright/test';
import type { AppEvent, ConnectionState } from '../../../electron/contract/bridge/api.ts';
import type { CommandName } from '../../../electron/contract/bridge/commands.ts';
import type { ConnectionStep } from '../../../electron/contract/reach/connection-test.ts';
import type { SignInState } from '../../../electron/contract/reach/sign-in.ts';
import type { RegionListing } from '../../../electron/contract/scan/apply-region.ts';
import type { ScanEvent } from '../../../electron/contract/scan/scan-event.ts';
import { NO_SCAN, type ScanProgress } from '../../../electron/contract/scan/scan-progress.ts';
import type { Snapshot } from '../../../electron/contract/snapshot/model.ts';
import { exportText } from '../../../electron/export/export-text.ts';
import { modelsOf, profilesOf } from '../../../electron/sample/recording.ts';
import { sendCommand, tellWindow } from '../window-page.ts';
import type { Opened } from './opened.ts';
import { STILL_NOW, stillSnapshot } from './still-snapshot.ts';

const REGION = 'us-east-1';
/** Listed in that region, and callable. */
const MODEL = 'amazon.nova-lite-v1:0';

const CONNECTED: ConnectionState = {
  status: 'connected',
  source: { kind: 'sample', partition: 'aws' },
  profiles: ['prod', 'sandbox'],
  lookedFor: [],
};

const restored = (): AppEvent => ({
  type: 'scan',
  event: { type: 'snapshot-restored', snapshot: stillSnapshot() },
});

const seenDialog =
  (name: string): Opened['seen'] =>
  (page) =>
    page.getByRole('dialog', { name });

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
  seen: seenDialog(title),
});

/** A dialog that is open as long as the main process says so. */
const byEvent = (name: string, file: string, title: string, event: AppEvent, end: AppEvent): Opened => ({
  name,
  file,
  open: (_page, app) => tellWindow(app, event),
  seen: seenDialog(title),
  close: (_page, app) => tellWindow(app, end),
});

const signIn = (name: string, state: SignInState, title = 'Sign in to IAM Identity Center'): Opened =>
  byEvent(
    name,
    'sign-in/sign-in-dialog.tsx',
    title,
    { type: 'sign-in', signIn: state },
    {
      type: 'sign-in',
      signIn: null,
    },
  );

const asksCode = { profile: 'prod', device: 'phone' };
const proxyQuestion = { proxy: 'http://proxy.example:3128', realm: 'corp', isRefused: true };
const PLACE = { startUrl: 'https://corp.awsapps.com/start', region: 'eu-central-1' };

/** What the app would have opened: two regions of the still snapshot, with one model less. */
function exportedDocument(): string {
  const { regions, ...rest } = stillSnapshot();
  const { 'us-east-1': virginia, 'eu-central-1': frankfurt } = regions;
  if (virginia === undefined || frankfurt === undefined) throw new Error('the recording lacks a region');
  const { [MODEL]: _left, ...models } = virginia.models;
  const part: Snapshot = {
    ...rest,
    regions: { 'us-east-1': { ...virginia, models }, 'eu-central-1': frankfurt },
  };
  return [...exportText(part, 'json', { generatedAt: STILL_NOW, generatorVersion: '0.1.0' })].join('');
}

async function closeFile(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Close file' }).click();
}

const openFile = (_page: Page, app: ElectronApplication): Promise<void> =>
  tellWindow(app, { type: 'opened', file: { name: 'matrix.json', text: exportedDocument() } });

const STEPS: readonly ConnectionStep[] = [];

/** A scan that found the model that the one before did not. */
function scannedAgain(): AppEvent[] {
  const { regions, ...rest } = stillSnapshot();
  const record = regions[REGION];
  if (record === undefined) throw new Error('the recording lacks the region');
  const { [MODEL]: _gone, ...models } = record.models;
  const before: Snapshot = { ...rest, regions: { ...regions, [REGION]: { ...record, models } } };
  const listed = { models: modelsOf(REGION), profiles: profilesOf(REGION), droppedRecords: 0 };
  const listing = listed as unknown as RegionListing;
  const events: ScanEvent[] = [
    { type: 'snapshot-restored', snapshot: before },
    { type: 'scan-started', regions: [REGION], atIso: STILL_NOW },
    { type: 'region-listed', region: REGION, listing, atIso: STILL_NOW },
    { type: 'scan-finished', outcome: 'complete', atIso: STILL_NOW },
  ];
  return events.map((event) => ({ type: 'scan', event }));
}

/** Two measurements: a single one has no line. */
function measuredTwice(): AppEvent[] {
  return [31, 29].map((medianMs, nth) => {
    const measuredAt = `2026-11-24T12:0${nth}:00.000Z`;
    const latency = { medianMs, p90Ms: 40, minMs: 25, samples: 8, measuredAt };
    return {
      type: 'scan',
      event: { type: 'latency-measured', region: REGION, latency, smoothedLatencyMs: 30 },
    };
  });
}

export const TOLD_OVERLAYS: readonly Opened[] = [
  byCommand('compare-with', 'dialogs/compare-with-dialog.tsx', 'compare-with', 'Compare with', {
    type: 'connection',
    connection: CONNECTED,
  }),
  byCommand('accounts', 'accounts/accounts-dialog.tsx', 'accounts', 'Several accounts', {
    type: 'connection',
    connection: CONNECTED,
  }),
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
    steps: STEPS,
  }),
  byCommand('settings', 'reach/settings-dialog.tsx', 'settings', 'Settings'),
  byCommand('api-key', 'sources/api-key-dialog.tsx', 'api-key', 'Add an API key'),
  byCommand('endpoints', 'dialogs/endpoints-dialog.tsx', 'endpoints', 'Endpoints of Regions'),
  byCommand('start-url', 'sign-in/start-url-form.tsx', 'sign-in', 'Sign in with IAM Identity Center'),
  byCommand('prove-command', 'proofs/prove-button.tsx', 'prove-access', 'Prove access'),
  {
    name: 'live',
    file: 'dialogs/live-dialog.tsx',
    async open(page, app) {
      await openFile(page, app);
      await page.getByRole('button', { name: 'Compare with live' }).click();
    },
    seen: (page) => page.getByRole('list', { name: 'Cells changed' }),
    async close(page) {
      await page.keyboard.press('Escape');
      await closeFile(page);
    },
  },
  {
    name: 'opened-export',
    open: openFile,
    seen: (page) => page.getByRole('button', { name: 'Compare with live' }),
    close: closeFile,
  },
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
    { type: 'connection', connection: { ...CONNECTED, asksCode } },
    { type: 'connection', connection: CONNECTED },
  ),
  byEvent(
    'proxy',
    'reach/proxy-dialog.tsx',
    'Sign in to the proxy',
    { type: 'proxy-question', question: proxyQuestion },
    { type: 'proxy-question', question: null },
  ),
  {
    name: 'scan-news',
    file: 'status/scan-news.tsx',
    async open(page, app) {
      await tellWindow(app, ...scannedAgain());
      await page.getByRole('status', { name: 'What the scan changed' }).getByRole('button').click();
    },
    seen: seenDialog('Changed since the previous scan'),
    async close(page, app) {
      await page.keyboard.press('Escape');
      await tellWindow(app, restored());
    },
  },
  {
    name: 'access-notice',
    file: 'toolbar/access-notice.tsx',
    async open(page, app) {
      const scan: ScanProgress = { ...NO_SCAN, phase: 'access', regions: [REGION], isFirstCheck: true };
      await tellWindow(app, {
        type: 'scan',
        event: { type: 'snapshot-restored', snapshot: stillSnapshot(), scan },
      });
      await page.getByRole('button', { name: 'Access checks' }).click();
    },
    seen: seenDialog('Access checks'),
    async close(page, app) {
      await page.keyboard.press('Escape');
      await tellWindow(app, restored());
    },
  },
  {
    name: 'latency-history',
    file: 'latency/latency-row.tsx',
    async open(page, app) {
      await tellWindow(app, ...measuredTwice());
      await page.getByRole('tab', { name: 'Latency' }).click();
      await page.getByRole('button', { name: `Earlier medians of ${REGION}` }).click();
    },
    seen: (page) => page.getByRole('dialog').getByRole('columnheader', { name: 'Measured' }),
    async close(page) {
      await page.keyboard.press('Escape');
      await page.keyboard.press('ControlOrMeta+1');
    },
  },
];
