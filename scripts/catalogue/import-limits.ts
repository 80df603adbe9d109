/** Context windows and output limits, as the model cards print them. */
import { isContextVariant } from '../../electron/capabilities/model-id.ts';
import { defined } from '../../electron/contract/defined.ts';
import { cardSources, type Json, readConverseFeatures, readModels } from './read-catalogue.ts';

/** Content of electron/capabilities/data/limits.json. */
export function importLimits(folder: string): Json {
  const file = readModels(folder);
  const features = readConverseFeatures(folder);
  const models: { [key: string]: Json } = {};
  for (const [id, { docs }] of Object.entries(file.models)) {
    // A card speaks of the model; a context variant has a window of its own that no card states.
    if (docs?.url === undefined || isContextVariant(id)) continue;
    const { contextWindow, maxOutputTokens, knowledgeCutoff, url } = docs;
    const facts = defined({ contextWindow, maxOutputTokens, knowledgeCutoff });
    if (Object.keys(facts).length > 0) models[id] = { ...facts, source: url };
  }
  for (const [id, { contextWindow, maxOutputTokens, source }] of Object.entries(features.modelCards)) {
    const facts = defined({ contextWindow, maxOutputTokens });
    // The newer copy of a card fills what the recording of August does not have.
    if (Object.keys(facts).length === 0 || models[id] !== undefined) continue;
    models[id] = { ...facts, source, asOf: features.asOf.modelCards };
  }
  return {
    source: cardSources(file.source),
    asOf: file.asOf,
    notes: 'Texts as the model cards print them; the source of each entry is its card.',
    models,
  };
}
