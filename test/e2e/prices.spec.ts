/** Prices of an account's models where the price list cannot be reached, from a file, and where it can. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { aSummary } from '../drivers/good-bedrock.ts';
import { launchApp } from '../drivers/launch.ts';
import { answerOpenDialog, cellOf, menuItem, sendCommand } from '../drivers/window-page.ts';
import { keysFor } from '../helpers/process-env.ts';
import { type Offers, offerFile, type Product, startPriceServer } from '../helpers/servers/price-server.ts';
import { startProtocolServer } from '../helpers/servers/protocol-server.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const MODEL = 'amazon.nova-lite-v1:0';
const REGIONS = ['us-east-1', 'eu-west-1'];
const IMPORT = ['File', 'Import price list…'];

const rows = (usd: string): Product[] =>
  REGIONS.map((regionCode) => ({
    sku: `SKU${regionCode}`,
    attributes: { model: 'Nova Lite', regionCode, usagetype: 'XYZ1-NovaLite-input-tokens' },
    usd,
  }));

/** The three offers, with prices in one. */
function published(usd: string): Offers {
  const of = (products: readonly Product[]) => ({
    version: '20261112000000',
    regions: Object.fromEntries(
      REGIONS.map((region) => [
        region,
        products.filter(({ attributes }) => attributes.regionCode === region),
      ]),
    ),
  });
  return {
    AmazonBedrock: of(rows(usd)),
    AmazonBedrockFoundationModels: of([]),
    AmazonBedrockService: of([]),
  };
}

test('takes prices from a file where the list cannot be reached, and newer ones when it can', async () => {
  const bedrock = await startProtocolServer(({ path, region }) => {
    if (path !== '/foundation-models') return { error: 'ResourceNotFoundException', status: 404 };
    return { json: { modelSummaries: [aSummary(region, MODEL, { modelName: 'Nova Lite' })] } };
  });
  const list = await startPriceServer(published('0.0000990000'));
  list.spoil(() => ({ status: 403 }));
  const env = { ...keysFor(bedrock.url), BEDROCK_ATLAS_PRICE_LIST_URL: list.url };
  const { app, page } = await launchApp({ args: ['--regions', REGIONS.join(',')], env });
  await page.getByRole('button', { name: 'Rescan' }).click();
  await cellOf(page, MODEL, 'us-east-1').click();
  const prices = page
    .getByRole('complementary', { name: 'Nova Lite' })
    .getByRole('region', { name: 'Prices' });

  await prices.getByRole('button', { name: 'Fetch prices' }).click();
  await expect(prices).toContainText(
    'has not been read for this Region. Fetch prices again, or import its file.',
  );
  await expect(page.getByText(/did not give the file \(HTTP 403\)/)).toHaveCount(1);

  const folder = tempFolder();
  const bring = async (name: string, text: string): Promise<void> => {
    const file = join(folder, name);
    writeFileSync(file, text);
    await answerOpenDialog(app, file);
    await menuItem(app, IMPORT, true);
  };
  await bring(
    'index.json',
    JSON.stringify(offerFile('AmazonBedrock', '20261010000000', rows('0.0000770000'))),
  );
  await expect(
    page.getByText('Imported AmazonBedrock, version 20261010000000: 2 rows of 2 regions.'),
  ).toBeVisible();
  const row = prices.getByRole('row', { name: /In-Region and geographic cross-Region Standard/ });
  await expect(row).toContainText('$0.077');
  await expect(prices).toContainText('Imported from a file');

  await bring('cut.json', '{"offerCode":"AmazonBedrock","products":{');
  await expect(page.getByText(/^cut\.json is no price list that can be used: it is cut off/)).toBeVisible();
  await expect(row).toContainText('$0.077');

  list.spoil(() => undefined);
  await sendCommand(app, 'fetch-prices');
  await expect(page.getByText('Fetched the prices of 2 regions.')).toBeVisible();
  await expect(row).toContainText('$0.099');
  await expect(prices).not.toContainText('Imported from a file');
  for (const { headers } of list.requests) expect(headers.authorization).toBeUndefined();
  await app.close();
  await Promise.all([bedrock.close(), list.close()]);
});
