/**
 * Writes the price and quota tables, and the sample's prices and quotas, from a folder of dated facts:
 * `npx tsx scripts/prices/import-prices.ts DIR`. Nothing reads the folder at run time.
 */
import { importFiles } from '../catalogue/import-files.ts';
import { importCardPrices } from './import-card-prices.ts';
import { importPriceNames } from './import-price-names.ts';
import { importQuotaNames } from './import-quota-names.ts';
import { importSamplePrices } from './import-sample-prices.ts';
import { importSampleQuotas } from './import-sample-quotas.ts';

await importFiles('scripts/prices/import-prices.ts', {
  'electron/capabilities/data/price-names.json': importPriceNames,
  'electron/capabilities/data/card-prices.json': importCardPrices,
  'electron/capabilities/data/quota-names.json': importQuotaNames,
  'electron/sample/data/prices.json': importSamplePrices,
  'electron/sample/data/quotas.json': importSampleQuotas,
});
