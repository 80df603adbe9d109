/** Pairs of a model id and the name that the price list has for it, each confirmed and dated. */
import {
  asList,
  asObject,
  asText,
  asTexts,
  type Json,
  readCatalogueFile,
  textIfAny,
} from '../catalogue/read-catalogue.ts';
import { sourceText } from './source-text.ts';

type Names = { [offer: string]: { [name: string]: Json[] } };

/** Content of electron/capabilities/data/price-names.json. */
export function importPriceNames(folder: string): Json {
  const file = readCatalogueFile(folder, 'price-names.json');
  const names: Names = {};
  const segments: Names = {};
  const features: Names = {};
  const idsInRows: { [modelId: string]: Json } = {};
  for (const value of asList(file.pairs, 'pairs')) {
    const pair = asObject(value, 'pair');
    const modelId = asText(pair.modelId, 'modelId');
    const place = asText(pair.field, `${modelId} field`);
    const entry: Json = {
      modelId,
      grade: asText(pair.grade, `${modelId} grade`),
      confirmedOn: asText(pair.date, `${modelId} date`),
      evidence: asTexts(pair.evidence, `${modelId} evidence`),
    };
    const name = textIfAny(pair.priceName);
    if (/^(id inside usagetype|model attribute equals)/.test(place)) {
      // The id stands in the row itself: nothing to look up, only known to be there.
      idsInRows[modelId] = entry;
      continue;
    }
    if (name === undefined) throw new Error(`${modelId}: no price name`);
    const feature = /feature = (\w+)/.exec(name)?.[1];
    const [table, key] = tableOf(place, name, feature, { names, segments, features });
    for (const code of asText(pair.serviceCode, `${modelId} serviceCode`).split(' + ')) {
      put(table, code, key, entry);
    }
  }
  for (const value of asList(file.usagetypeSegments, 'usagetypeSegments')) {
    const row = asObject(value, 'segment');
    const modelId = asText(row.modelId, 'segment modelId');
    const segment = asText(row.segment, `${modelId} segment`);
    const code = asText(row.serviceCode, `${modelId} serviceCode`);
    const known = segments[code]?.[segment]?.some((each) => asObject(each, segment).modelId === modelId);
    if (known === true) continue;
    put(segments, code, segment, {
      modelId,
      grade: 'curated-1-source',
      confirmedOn: asText(row.date, `${segment} date`),
      evidence: asTexts(row.evidence, `${segment} evidence`),
    });
  }
  return {
    source:
      'Names of the AWS price list and ids of the Amazon Bedrock API, as recorded and compared by the evidence below.',
    asOf: asText(file.asOf, 'asOf'),
    notes:
      'Exact names only. A name that is not here, or an id that is not here and does not stand in the row, has no price. names: attribute model or servicename (without " (Amazon Bedrock Edition)"); segments: the first part of the usagetype where no attribute names the model.',
    evidence: Object.fromEntries(
      Object.entries(asObject(file.sources, 'sources')).map(([key, value]) => [key, sourceText(value)]),
    ),
    names,
    segments,
    features,
    idsInRows,
    namesWithoutPair: asTexts(file.priceNamesWithoutPair, 'priceNamesWithoutPair'),
    idsWithoutPair: asTexts(file.catalogueIdsWithoutPair, 'catalogueIdsWithoutPair'),
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

function put(table: Names, code: string, name: string, entry: Json): void {
  const offer = table[code] ?? {};
  table[code] = offer;
  offer[name] = [...(offer[name] ?? []), entry];
}
