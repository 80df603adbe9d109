/** Models that have one id on bedrock-runtime and another on bedrock-mantle, joined only by their model card. */
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

/** Content of electron/capabilities/data/mantle-ids.json. */
export function importMantleIds(folder: string): Json {
  const models = asObject(readCatalogueFile(folder, 'models.json').models, 'models.json models');
  const file = readCatalogueFile(folder, 'availability-docs.json');
  const isMantleOnly = (id: string): boolean => {
    const model = models[id];
    return (
      model !== undefined && textIfAny(asObject(model, id).endpoint)?.startsWith('bedrock-mantle') === true
    );
  };
  const pairs: { [runtimeId: string]: Json } = {};
  for (const [name, value] of Object.entries(
    asObject(file.availability, 'availability-docs.json availability'),
  )) {
    const row = asObject(value, name);
    const ids = textsIfAny(row.modelIdsOnCard, `${name} modelIdsOnCard`);
    const onRuntime = ids.filter((id) => !isMantleOnly(id));
    const onMantle = ids.filter(isMantleOnly);
    // A card that names more than one of a kind would not say which belong together.
    if (onRuntime.length !== 1 || onMantle.length !== 1) continue;
    pairs[onRuntime[0] ?? ''] = {
      mantleId: onMantle[0] ?? '',
      source: CARDS + asText(row.card, `${name} card`),
    };
  }
  return {
    source: asTexts(file.source, 'availability-docs.json source')
      .filter((each) => each.includes('model-card-*'))
      .join('; '),
    asOf: asText(file.asOf, 'availability-docs.json asOf'),
    notes:
      'Runtime id to mantle id where one model card names both. Models with one id on both endpoints are not here.',
    pairs,
  };
}
