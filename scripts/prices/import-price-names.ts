/** Pairs of a model id and the name that the price list has for it, each confirmed and dated. */
import { z } from 'zod';
import { byName, type Json, reader, textIfAny, texts } from '../catalogue/read-catalogue.ts';
import { sourceText } from './source-text.ts';

const EVIDENCE = { modelId: z.string(), serviceCode: z.string(), date: z.string(), evidence: texts };

const readPriceNames = reader('price-names.json', {
  asOf: z.string(),
  sources: byName(sourceText),
  pairs: z.array(
    z.object({
      ...EVIDENCE,
      priceName: textIfAny,
      /** Where the name or the id stands in a row. */
      field: z.string(),
      grade: z.string(),
    }),
  ),
  usagetypeSegments: z.array(z.object({ ...EVIDENCE, segment: z.string() })),
  priceNamesWithoutPair: texts,
  catalogueIdsWithoutPair: texts,
});

interface Entry {
  [name: string]: Json;
  modelId: string;
}

type Names = { [offer: string]: { [name: string]: Entry[] } };

/** Content of electron/capabilities/data/price-names.json. */
export function importPriceNames(folder: string): Json {
  const file = readPriceNames(folder);
  const names: Names = {};
  const segments: Names = {};
  const features: Names = {};
  const idsInRows: { [modelId: string]: Json } = {};
  for (const pair of file.pairs) {
    const { modelId, field: place, priceName: name, grade, date: confirmedOn, evidence } = pair;
    const entry = { modelId, grade, confirmedOn, evidence };
    if (/^(id inside usagetype|model attribute equals)/.test(place)) {
      // The id stands in the row itself: nothing to look up, only known to be there.
      idsInRows[modelId] = entry;
      continue;
    }
    if (name === undefined) throw new Error(`${modelId}: no price name`);
    const feature = /feature = (\w+)/.exec(name)?.[1];
    const [table, key] = tableOf(place, name, feature, { names, segments, features });
    for (const code of pair.serviceCode.split(' + ')) {
      put(table, code, key, entry);
    }
  }
  for (const { modelId, segment, serviceCode: code, date: confirmedOn, evidence } of file.usagetypeSegments) {
    const known = segments[code]?.[segment]?.some((each) => each.modelId === modelId);
    if (known === true) continue;
    put(segments, code, segment, { modelId, grade: 'curated-1-source', confirmedOn, evidence });
  }
  return {
    source:
      'Names of the AWS price list and ids of the Amazon Bedrock API, as recorded and compared by the evidence below.',
    asOf: file.asOf,
    notes:
      'Exact names only. A name that is not here, or an id that is not here and does not stand in the row, has no price. names: attribute model or servicename (without " (Amazon Bedrock Edition)"); segments: the first part of the usagetype where no attribute names the model.',
    evidence: file.sources,
    names,
    segments,
    features,
    idsInRows,
    namesWithoutPair: file.priceNamesWithoutPair,
    idsWithoutPair: file.catalogueIdsWithoutPair,
  };
}

function tableOf(
  place: string,
  name: string,
  feature: string | undefined,
  tables: { names: Names; segments: Names; features: Names },
): [Names, string] {
  if (feature !== undefined) return [tables.features, feature];
  return [place.startsWith('usagetype segment') ? tables.segments : tables.names, name];
}

function put(table: Names, code: string, name: string, entry: Entry): void {
  const offer = table[code] ?? {};
  table[code] = offer;
  offer[name] = [...(offer[name] ?? []), entry];
}
