/** Ids of one model on one endpoint: variants for another context length or throughput, and dated snapshots. */
import { type Json, LISTED, readModels } from '../read-catalogue.ts';

/** Content of electron/capabilities/data/model-joins.json. */
export function importModelJoins(folder: string): Json {
  const { models, source, asOf } = readModels(folder);
  const [recorded = '', ...others] = source;
  const asListed = (id: string) => {
    const model = models[id];
    return model?.fieldsFrom === LISTED ? JSON.stringify([model.provider, model.name]) : undefined;
  };
  const variants: { [id: string]: Json } = {};
  const snapshots: { [id: string]: Json } = {};
  for (const [id, { snapshotIds }] of Object.entries(models)) {
    const listed = asListed(id);
    for (const other of Object.keys(models)) {
      // An id that only looks like another's continuation is no fact: the list has to give both one name.
      if (other.startsWith(`${id}:`) && listed !== undefined && asListed(other) === listed)
        variants[other] = id;
    }
    for (const other of snapshotIds) snapshots[other] = id;
  }
  return {
    source: [recorded, ...others.filter((each) => each.includes('recorded API'))],
    asOf,
    notes:
      'Id to model id. variants: ListFoundationModels gave both ids one name and one provider, and the id continues that of the model after a colon. snapshots: dated ids that bedrock-mantle listed beside that of the model.',
    variants,
    snapshots,
  };
}
