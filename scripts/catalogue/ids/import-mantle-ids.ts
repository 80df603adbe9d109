/** Models that have one id on bedrock-runtime and another on bedrock-mantle, joined only by their model card. */
import { cardSources, type Json, readAvailabilityDocs, readModels } from '../read-catalogue.ts';

/** Content of electron/capabilities/data/mantle-ids.json. */
export function importMantleIds(folder: string): Json {
  const { models } = readModels(folder);
  const file = readAvailabilityDocs(folder);
  const isMantleOnly = (id: string): boolean => models[id]?.endpoint?.startsWith('bedrock-mantle') === true;
  const pairs: { [runtimeId: string]: Json } = {};
  for (const { card, modelIdsOnCard: ids } of Object.values(file.availability)) {
    const [onRuntime, ...furtherOnRuntime] = ids.filter((id) => !isMantleOnly(id));
    const [mantleId, ...furtherOnMantle] = ids.filter(isMantleOnly);
    // A card that names more than one of a kind would not say which belong together.
    if (onRuntime === undefined || mantleId === undefined) continue;
    if (furtherOnRuntime.length === 0 && furtherOnMantle.length === 0)
      pairs[onRuntime] = { mantleId, source: card };
  }
  return {
    source: cardSources(file.source),
    asOf: file.asOf,
    notes:
      'Runtime id to mantle id where one model card names both. Models with one id on both endpoints are not here.',
    pairs,
  };
}
