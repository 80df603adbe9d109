/** Prices that stand on AWS's model cards and pricing page and in no offer of the price list. */
import {
  asList,
  asObject,
  asText,
  type Json,
  readCatalogueFile,
  textIfAny,
} from '../catalogue/read-catalogue.ts';
import { decimalText, meterName } from './meter-name.ts';
import { sourceText } from './source-text.ts';

/** Content of electron/capabilities/data/card-prices.json. */
export function importCardPrices(folder: string): Json {
  const file = readCatalogueFile(folder, 'prices-sample.json');
  const sources = asObject(file.sources, 'sources');
  const models: { [modelId: string]: Json[] } = {};
  const used = new Set<string>();
  for (const value of asList(file.prices, 'prices')) {
    const row = asObject(value, 'price');
    // The page's tables of July do not say their region, and the cards of August and September replaced them.
    if (row.serviceCode !== '(model card)') continue;
    const [modelId] = asList(row.modelIds, 'modelIds').map((each) => asText(each, 'modelId'));
    if (modelId === undefined) continue;
    const source = asText(row.source, `${modelId} source`);
    const validUntil = /at least through (\d{4}-\d\d-\d\d)/.exec(textIfAny(row.note) ?? '')?.[1];
    used.add(source);
    models[modelId] = [
      ...(models[modelId] ?? []),
      {
        scope: row.scope === 'global' ? 'global' : 'regional',
        context: textIfAny(row.context) ?? 'standard',
        meter: meterName(asText(row.meter, 'meter')),
        usdPerMillionTokens: decimalText(row.usd),
        source,
        readOn: asText(row.date, `${modelId} date`),
        ...(validUntil === undefined ? {} : { promotionalUntil: validUntil }),
      },
    ];
  }
  return {
    source: 'AWS model cards of models without a product in the price list, as quoted by the sources below.',
    asOf: asText(file.asOf, 'asOf'),
    notes:
      'For regions of the United States, which the cards do not split. promotionalUntil: AWS announced the price as valid at least through that day; what follows is not known.',
    sources: Object.fromEntries([...used].sort().map((key) => [key, sourceText(sources[key])])),
    models,
  };
}
