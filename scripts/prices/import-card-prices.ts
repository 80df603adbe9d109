/** Prices that stand on AWS's model cards and pricing page and in no offer of the price list. */
import { defined } from '../../electron/contract/defined.ts';
import type { Json } from '../catalogue/read-catalogue.ts';
import { readPrices } from './price-rows.ts';
import { namedSources } from './source-text.ts';

/** Content of electron/capabilities/data/card-prices.json. */
export function importCardPrices(folder: string): Json {
  const file = readPrices(folder);
  const models: { [modelId: string]: Json[] } = {};
  const used = new Set<string>();
  for (const row of file.prices) {
    // The page's tables of July do not say their region, and the cards of August and September replaced them.
    if (row.serviceCode !== '(model card)') continue;
    const [modelId] = row.modelIds;
    if (modelId === undefined) continue;
    const promotionalUntil = /at least through (\d{4}-\d\d-\d\d)/.exec(row.note ?? '')?.[1];
    used.add(row.source);
    models[modelId] = [
      ...(models[modelId] ?? []),
      {
        scope: row.scope === 'global' ? 'global' : 'regional',
        context: row.context ?? 'standard',
        meter: row.meter,
        usdPerMillionTokens: row.usd,
        source: row.source,
        readOn: row.date,
        ...defined({ promotionalUntil }),
      },
    ];
  }
  return {
    source: 'AWS model cards of models without a product in the price list, as quoted by the sources below.',
    asOf: file.asOf,
    notes:
      'For regions of the United States, which the cards do not split. promotionalUntil: AWS announced the price as valid at least through that day; what follows is not known.',
    sources: namedSources(file.sources, used),
    models,
  };
}
