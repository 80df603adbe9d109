/** What a scan tells: little while it runs, and what changed when it is over. */
import { expect, test } from '@playwright/test';
import type { RegionListing } from '../../electron/contract/scan/apply-region.ts';
import type { ScanEvent } from '../../electron/contract/scan/scan-event.ts';
import { launchScanned } from '../drivers/scanned-app.ts';
import { expectNoViolations, inDialog, tellWindow } from '../drivers/window-page.ts';

test('a scan says in one line what changed, and lists it', async () => {
  const { app, page } = await launchScanned();
  const news = page.getByRole('status', { name: 'What the scan changed' });
  await expect(news).toBeEmpty();
  const atIso = new Date().toISOString();
  const started: ScanEvent = { type: 'scan-started', regions: ['eu-west-3'], atIso };
  const finished: ScanEvent = { type: 'scan-finished', outcome: 'complete', atIso };
  await tellWindow(app, { type: 'scan', event: started }, { type: 'scan', event: finished });
  // No Region answered: nothing was compared, and nothing is said to be unchanged.
  await expect(news).toBeEmpty();

  const listing: RegionListing = {
    models: [
      {
        modelId: 'new.model-v1:0',
        modelArn: 'arn:aws:bedrock:eu-west-3::foundation-model/new.model-v1:0',
        modelName: 'Brand New',
        providerName: 'New',
        inferenceTypesSupported: ['ON_DEMAND'],
      },
    ],
    profiles: [],
    droppedRecords: 0,
  };
  await tellWindow(
    app,
    { type: 'scan', event: started },
    { type: 'scan', event: { type: 'region-listed', region: 'eu-west-3', listing, atIso } },
    { type: 'scan', event: finished },
  );
  const line = news.getByRole('button', {
    name: /^1 model new in eu-west-3, \d+ gone in eu-west-3.*compared\)$/,
  });
  await expect(line).toBeVisible();
  await line.click();
  const list = page.getByRole('dialog', { name: 'Changed since the previous scan' });
  await expect(list.getByText('gone').first()).toBeVisible();
  await expectNoViolations(page, inDialog);
  await list.getByRole('button', { name: 'Brand New' }).click();
  await expect(page.getByRole('complementary', { name: /Brand New/ })).toBeVisible();
  await app.close();
});
