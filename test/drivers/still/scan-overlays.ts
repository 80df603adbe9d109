/** What an opened export, a scan or a measurement brings, and what opens over it. */
import type { ElectronApplication, Page } from '@playwright/test';
import type { AppEvent } from '../../../electron/contract/bridge/api.ts';
import type { RegionListing } from '../../../electron/contract/scan/apply-region.ts';
import type { ScanEvent } from '../../../electron/contract/scan/scan-event.ts';
import { NO_SCAN, type ScanProgress } from '../../../electron/contract/scan/scan-progress.ts';
import type { Snapshot } from '../../../electron/contract/snapshot/model.ts';
import { exportText } from '../../../electron/export/export-text.ts';
import { modelsOf, profilesOf } from '../../../electron/sample/recording.ts';
import { measuredIn } from '../../helpers/scan-events.ts';
import { tellWindow } from '../window-page.ts';
import { dialog, type Opened } from './overlay-entry.ts';
import { STILL_NOW, stillRestored, stillSnapshot } from './still-snapshot.ts';

const REGION = 'us-east-1';
/** Listed in that region, and callable. */
const MODEL = 'amazon.nova-lite-v1:0';

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
    return { type: 'scan', event: measuredIn(REGION, medianMs, `2026-11-24T12:0${nth}:00.000Z`) };
  });
}

export const SCAN_OVERLAYS: readonly Opened[] = [
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
  {
    name: 'scan-news',
    file: 'status/scan-news.tsx',
    async open(page, app) {
      await tellWindow(app, ...scannedAgain());
      await page.getByRole('status', { name: 'What the scan changed' }).getByRole('button').click();
    },
    seen: dialog('Changed since the previous scan'),
  },
  {
    name: 'access-notice',
    file: 'toolbar/access-notice.tsx',
    async open(page, app) {
      const scan: ScanProgress = { ...NO_SCAN, phase: 'access', regions: [REGION], isFirstCheck: true };
      await tellWindow(app, stillRestored(scan));
      await page.getByRole('button', { name: 'Access checks' }).click();
    },
    seen: dialog('Access checks'),
    async close(page, app) {
      await page.keyboard.press('Escape');
      await tellWindow(app, stillRestored());
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
