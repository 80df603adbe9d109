/** Names of models that only bedrock-mantle lists: its list has ids alone. */
import {
  asObject,
  asText,
  asTexts,
  type Json,
  readCatalogueFile,
  textIfAny,
  textsIfAny,
} from '../read-catalogue.ts';

const CARDS = 'https://docs.aws.amazon.com/bedrock/latest/userguide/';

/** Content of electron/capabilities/data/model-names.json. */
export function importModelNames(folder: string): Json {
  const file = readCatalogueFile(folder, 'models.json');
  const [recorded = ''] = asTexts(file.source, 'models.json source');
  const docs = readCatalogueFile(folder, 'availability-docs.json');
  const models: { [id: string]: Json } = {};
  for (const [id, value] of Object.entries(asObject(file.models, 'models.json models'))) {
    const { endpoint, name, provider } = asObject(value, id);
    if (textIfAny(endpoint) === undefined) continue;
    if (textIfAny(name) !== undefined && textIfAny(provider) !== undefined)
      models[id] = { name: asText(name, id), provider: asText(provider, id), source: recorded };
  }
  // What AWS's own page says comes before what the recording's script says.
  for (const [name, value] of Object.entries(asObject(docs.availability, 'availability-docs.json'))) {
    const row = asObject(value, name);
    for (const id of textsIfAny(row.modelIdsOnCard, `${name} modelIdsOnCard`)) {
      const model = asObject(file.models, 'models.json models')[id];
      if (model === undefined || textIfAny(asObject(model, id).endpoint) === undefined) continue;
      const source = CARDS + asText(row.card, `${name} card`);
      models[id] = { name, provider: asText(row.provider, `${name} provider`), source };
    }
  }
  return {
    source: [recorded, ...asTexts(docs.source, 'availability-docs.json source')],
    asOf: asText(docs.asOf, 'availability-docs.json asOf'),
    notes:
      'Of ids that ListFoundationModels does not return. The name is that of the card which holds the id.',
    models,
  };
}
