/** Names of models that only bedrock-mantle lists: its list has ids alone. */
import { type Json, readAvailabilityDocs, readModels } from '../read-catalogue.ts';

/** Content of electron/capabilities/data/model-names.json. */
export function importModelNames(folder: string): Json {
  const file = readModels(folder);
  const [recorded = ''] = file.source;
  const docs = readAvailabilityDocs(folder);
  const models: { [id: string]: Json } = {};
  for (const [id, { endpoint, name, provider }] of Object.entries(file.models)) {
    if (endpoint === undefined || name === undefined || provider === undefined) continue;
    models[id] = { name, provider, source: recorded };
  }
  // What AWS's own page says comes before what the recording's script says.
  for (const [name, { card, provider, modelIdsOnCard }] of Object.entries(docs.availability)) {
    for (const id of modelIdsOnCard) {
      if (file.models[id]?.endpoint !== undefined) models[id] = { name, provider, source: card };
    }
  }
  return {
    source: [recorded, ...docs.source],
    asOf: docs.asOf,
    notes:
      'Of ids that ListFoundationModels does not return. The name is that of the card which holds the id.',
    models,
  };
}
