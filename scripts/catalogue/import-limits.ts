/** Context windows and output limits, as the model cards print them. */
import { isContextVariant } from '../../electron/capabilities/model-id.ts';
import { asObject, asText, asTexts, type Json, readCatalogueFile, textIfAny } from './read-catalogue.ts';

/** Content of electron/capabilities/data/limits.json. */
export function importLimits(folder: string): Json {
  const file = readCatalogueFile(folder, 'models.json');
  const features = readCatalogueFile(folder, 'converse-features.json');
  const newerAsOf = asText(asObject(features.asOf, 'asOf').modelCards, 'asOf.modelCards');
  const models: { [key: string]: Json } = {};
  for (const [id, value] of Object.entries(asObject(file.models, 'models.json models'))) {
    const docs = asObject(value, id).docs;
    // A card speaks of the model; a context variant has a window of its own that no card states.
    if (docs === undefined || isContextVariant(id)) continue;
    const card = asObject(docs, `${id} docs`);
    const facts = texts(card, ['contextWindow', 'maxOutputTokens', 'knowledgeCutoff']);
    const url = textIfAny(card.url);
    if (url !== undefined && Object.keys(facts).length > 0) models[id] = { ...facts, source: url };
  }
  for (const [id, value] of Object.entries(asObject(features.modelCards, 'modelCards'))) {
    const card = asObject(value, id);
    const facts = texts(card, ['contextWindow', 'maxOutputTokens']);
    // The newer copy of a card fills what the recording of August does not have.
    if (Object.keys(facts).length === 0 || models[id] !== undefined) continue;
    models[id] = {
      ...facts,
      source: `${asText(card.card, `${id} card`)} (copy: ${asText(card.copy, `${id} copy`)})`,
      asOf: newerAsOf,
    };
  }
  return {
    source: asTexts(file.source, 'models.json source')
      .filter((each) => each.includes('model-card-*'))
      .join('; '),
    asOf: asText(file.asOf, 'models.json asOf'),
    notes: 'Texts as the model cards print them; the source of each entry is its card.',
    models,
  };
}

function texts(card: { [key: string]: Json }, names: string[]): { [key: string]: Json } {
  const found: { [key: string]: Json } = {};
  for (const name of names) {
    const text = textIfAny(card[name]);
    if (text !== undefined) found[name] = text;
  }
  return found;
}
