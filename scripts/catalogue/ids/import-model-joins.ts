/** Ids of one model on one endpoint: variants for another context length or throughput, and dated snapshots. */
import {
  asObject,
  asText,
  asTexts,
  type Json,
  readCatalogueFile,
  textIfAny,
  textsIfAny,
} from '../read-catalogue.ts';

/** Content of electron/capabilities/data/model-joins.json. */
export function importModelJoins(folder: string): Json {
  const file = readCatalogueFile(folder, 'models.json');
  const models = asObject(file.models, 'models.json models');
  const [recorded = '', ...others] = asTexts(file.source, 'models.json source');
  const asListed = (id: string) => {
    const model = asObject(models[id], id);
    if (asText(model.fieldsFrom, `${id} fieldsFrom`) !== 'ListFoundationModels') return undefined;
    return JSON.stringify([asText(model.provider, `${id} provider`), asText(model.name, `${id} name`)]);
  };
  const variants: { [id: string]: Json } = {};
  const snapshots: { [id: string]: Json } = {};
  for (const [id, value] of Object.entries(models)) {
    const listed = asListed(id);
    for (const other of Object.keys(models)) {
      // An id that only looks like another's continuation is no fact: the list has to give both one name.
      if (other.startsWith(`${id}:`) && listed !== undefined && asListed(other) === listed)
        variants[other] = id;
    }
    for (const other of textsIfAny(asObject(value, id).snapshotIds, `${id} snapshotIds`))
      snapshots[other] = id;
  }
  return {
    source: [recorded, ...others.filter((each) => textIfAny(each)?.includes('recorded API') === true)],
    asOf: asText(file.asOf, 'models.json asOf'),
    notes:
      'Id to model id. variants: ListFoundationModels gave both ids one name and one provider, and the id continues that of the model after a colon. snapshots: dated ids that bedrock-mantle listed beside that of the model.',
    variants,
    snapshots,
  };
}
