import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import priceNames from '../../electron/capabilities/data/price-names.json' with { type: 'json' };
import { PRICE_NAMES } from '../../electron/capabilities/price-names.ts';
import { offerFile } from '../helpers/servers/price-server.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { linesOf } from './lines-of.ts';

it('unpaired-prices names the models without a price name and the price names without a model', async () => {
  const folder = tempFolder();
  const [exported, offer] = [join(folder, 'export.json'), join(folder, 'offer.json')];
  const models = { 'amazon.nova-lite-v1:0': {}, 'amazon.nova-lite-v1:0:24k': {}, 'zai.glm-4.6': {} };
  writeFileSync(exported, JSON.stringify({ models: { 'eu-west-1': models } }));
  const product = (model: string, sku: string) => ({
    sku,
    attributes: { model, regionCode: 'eu-west-1', usagetype: 'EUW1-X-input-tokens' },
    usd: '0.1',
  });
  const products = [product('Nova Lite', 'A'), product('Devstral', 'B'), product('Devstral', 'C')];
  writeFileSync(offer, JSON.stringify(offerFile('AmazonBedrock', '20261005000000', products)));
  expect(await linesOf('scripts/prices/unpaired-prices.ts', exported, offer)).toEqual([
    'model zai.glm-4.6: no price name',
    'price name Devstral: no model',
  ]);
});

it('the table joins none of the names and ids that were found to have no pair', () => {
  const joined = priceNames.namesWithoutPair.flatMap((name) =>
    (['AmazonBedrock', 'AmazonBedrockFoundationModels', 'AmazonBedrockService'] as const).flatMap((code) =>
      PRICE_NAMES.modelsNamed(code, 'name', name),
    ),
  );
  expect(joined).toEqual([]);
  const direct = priceNames.idsWithoutPair.filter((id) => PRICE_NAMES.isNamed(id));
  expect(direct).toEqual([]);
});
