/**
 * Writes the price and quota tables, and the sample's prices and quotas, from a folder of dated facts:
 * `npx tsx scripts/prices/import-prices.ts DIR`. Nothing reads the folder at run time.
 */
import { join } from 'node:path';
import type { Json } from '../catalogue/read-catalogue.ts';
import { writeJson } from '../catalogue/write-json.ts';
import { REPO } from '../repo.ts';
import { importCardPrices } from './import-card-prices.ts';
import { importPriceNames } from './import-price-names.ts';
import { importQuotaNames } from './import-quota-names.ts';
import { importSamplePrices } from './import-sample-prices.ts';
import { importSampleQuotas } from './import-sample-quotas.ts';

const FILES: Record<string, (folder: string) => Json> = {
  'electron/capabilities/data/price-names.json': importPriceNames,
  'electron/capabilities/data/card-prices.json': importCardPrices,
  'electron/capabilities/data/quota-names.json': importQuotaNames,
  'electron/sample/data/prices.json': importSamplePrices,
  'electron/sample/data/quotas.json': importSampleQuotas,
};

const folder = process.argv[2];
if (folder === undefined) {
  console.error('Usage: npx tsx scripts/prices/import-prices.ts DIR');
  process.exit(64);
}
for (const [file, importFile] of Object.entries(FILES)) {
  writeJson(join(REPO, file), importFile(folder));
  console.log(file);
}
