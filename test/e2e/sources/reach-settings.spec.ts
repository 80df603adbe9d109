/** How AWS is reached, changed in the dialog Settings of the real window: what is asked then, and after another start. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ElectronApplication, expect, type Locator, type Page, test } from '@playwright/test';
import { goodReply, MODEL_ID } from '../../drivers/good-bedrock.ts';
import { launchApp } from '../../drivers/launch.ts';
import { cellOf, expectNoViolations, inDialog, sendCommand } from '../../drivers/window-page.ts';
import { startConnectProxy } from '../../helpers/servers/connect-proxy.ts';
import { startProtocolServer } from '../../helpers/servers/protocol-server.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

const KEYS = {
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLEEXAMPLE12',
  AWS_SECRET_ACCESS_KEY: 'an-example-secret',
  AWS_MAX_ATTEMPTS: '1',
};

interface Opened {
  dialog: Locator;
  /** The setting's list of choices. */
  box(label: string): Locator;
  byHand(label: string): Locator;
  /** What stands beside the setting: what is in effect, and what says so. */
  row(label: string): Locator;
  close(): Promise<void>;
}

async function openSettings(app: ElectronApplication, page: Page): Promise<Opened> {
  await sendCommand(app, 'settings');
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  const box = (label: string): Locator => dialog.getByRole('combobox', { name: label, exact: true });
  await expect(box('Partition')).toBeVisible();
  return {
    ...{ dialog, box },
    byHand: (label) => dialog.getByRole('textbox', { name: `${label} by hand` }),
    row: (label) => box(label).locator('..'),
    close: async () => {
      await dialog.getByRole('button', { name: 'Close' }).click();
      await expect(dialog).toBeHidden();
    },
  };
}

/** Scans, until all that is wanted was asked and the scan has ended: nothing else may have been. */
async function expectScanAsks(page: Page, asked: () => string[], wanted: string[]): Promise<void> {
  const all = (): string[] => [...new Set(asked())].sort();
  await page.getByRole('button', { name: 'Rescan' }).click();
  await expect.poll(all).toEqual(wanted);
  await expect(page.getByRole('button', { name: 'Rescan' })).toBeVisible();
  expect(all()).toEqual(wanted);
}

test('Regions and an endpoint that are typed are asked, over a restart too; a bad address changes nothing', async () => {
  const ofEnvironment = await startProtocolServer(goodReply);
  const chosen = await startProtocolServer(goodReply);
  const userDataDir = tempFolder();
  const launch = { userDataDir, env: { ...KEYS, AWS_ENDPOINT_URL_BEDROCK: ofEnvironment.url } };
  const first = await launchApp(launch);
  const kept = () => JSON.parse(readFileSync(join(userDataDir, 'settings.json'), 'utf8'));
  await expect(first.page.getByRole('button', { name: 'Rescan' })).toBeVisible();

  const settings = await openSettings(first.app, first.page);
  await settings.box('Regions').selectOption('Only these…');
  await settings.byHand('Regions').fill('us-east-1, eu-west-1');
  await settings.byHand('Regions').press('Enter');
  await expect(settings.row('Regions')).toContainText('(chosen)');

  await settings.box('Endpoint of Bedrock').selectOption('By hand…');
  const address = settings.byHand('Endpoint of Bedrock');
  await address.fill('http://bedrock.corp.example');
  await address.press('Enter');
  await expect(settings.dialog.getByRole('alert')).toHaveText(
    'The address has to begin with https://; http:// is for this computer only.',
  );
  await expectNoViolations(first.page, inDialog);
  await expect(address).toHaveValue('http://bedrock.corp.example');
  await expect(settings.row('Endpoint of Bedrock')).toContainText(
    `${ofEnvironment.url} (AWS_ENDPOINT_URL_BEDROCK)`,
  );
  await expect.poll(() => kept().scannedRegions).toBe('us-east-1, eu-west-1');
  expect(kept().endpoint ?? '').toBe('');

  await address.fill(chosen.url);
  await address.press('Enter');
  await expect(settings.row('Endpoint of Bedrock')).toContainText(`${chosen.url} (chosen)`);
  await expect(settings.dialog.getByRole('alert')).toHaveCount(0);
  await settings.close();

  const listed = (): string[] =>
    chosen.requests.filter(({ path }) => path === '/foundation-models').map(({ region }) => region);
  const before = ofEnvironment.requests.length;
  await expectScanAsks(first.page, listed, ['eu-west-1', 'us-east-1']);
  await expect(cellOf(first.page, MODEL_ID, 'eu-west-1')).toBeVisible();
  expect(ofEnvironment.requests.length).toBe(before);
  await first.app.close();

  chosen.requests.length = 0;
  const again = await launchApp(launch);
  await expect(again.page.getByRole('button', { name: 'Rescan' })).toBeVisible();
  const reopened = await openSettings(again.app, again.page);
  await expect(reopened.byHand('Regions')).toHaveValue('us-east-1, eu-west-1');
  await expect(reopened.row('Endpoint of Bedrock')).toContainText(`${chosen.url} (chosen)`);
  await reopened.close();
  await expectScanAsks(again.page, listed, ['eu-west-1', 'us-east-1']);
  expect(ofEnvironment.requests.length).toBe(before);
  await again.app.close();
  await Promise.all([ofEnvironment.close(), chosen.close()]);
});

test('partition, FIPS and dual stack lead to other hosts of AWS, over a restart too', async () => {
  // It hears every host's name, and lets nothing through.
  const proxy = await startConnectProxy(9, 403);
  const launch = { userDataDir: tempFolder(), env: { ...KEYS, HTTPS_PROXY: proxy.url } };
  const hosts = (): string[] =>
    proxy.asked.map(({ target }) => target).filter((target) => /^bedrock(-fips)?\./.test(target));
  const first = await launchApp(launch);
  await expect(first.page.getByRole('button', { name: 'Rescan' })).toBeVisible();

  const settings = await openSettings(first.app, first.page);
  await settings.box('Partition').selectOption('aws-us-gov (GovCloud)');
  await expect(settings.row('Partition')).toContainText('aws-us-gov (chosen)');
  await settings.box('FIPS endpoints').selectOption('Yes');
  await expect(settings.row('FIPS endpoints')).toContainText('yes (chosen)');
  await settings.close();
  proxy.asked.length = 0;
  await expectScanAsks(first.page, hosts, [
    'bedrock-fips.us-gov-east-1.amazonaws.com:443',
    'bedrock-fips.us-gov-west-1.amazonaws.com:443',
  ]);

  const more = await openSettings(first.app, first.page);
  await more.box('FIPS endpoints').selectOption('No');
  await expect(more.row('FIPS endpoints')).toContainText('no (chosen)');
  await more.box('Dual-stack endpoints').selectOption('Yes');
  await expect(more.row('Dual-stack endpoints')).toContainText('yes (chosen)');
  await more.close();
  const dualStack = ['bedrock.us-gov-east-1.api.aws:443', 'bedrock.us-gov-west-1.api.aws:443'];
  proxy.asked.length = 0;
  await expectScanAsks(first.page, hosts, dualStack);
  await first.app.close();

  const again = await launchApp(launch);
  await expect(again.page.getByRole('button', { name: 'Rescan' })).toBeVisible();
  const reopened = await openSettings(again.app, again.page);
  await expect(reopened.row('Partition')).toContainText('aws-us-gov (chosen)');
  await expect(reopened.row('FIPS endpoints')).toContainText('no (chosen)');
  await expect(reopened.row('Dual-stack endpoints')).toContainText('yes (chosen)');
  await reopened.close();
  proxy.asked.length = 0;
  await expectScanAsks(again.page, hosts, dualStack);
  await again.app.close();
  await proxy.close();
});
