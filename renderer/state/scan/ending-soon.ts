/** The models that end soon. Only the few with an end are asked: thousands of cells have none. */
import { type EndingModel, endingWithin } from '../../../electron/contract/cells/ending.ts';
import type { DocumentedDates } from '../../../electron/contract/cells/lifecycle.ts';
import type { ModelId, RegionRecord, Snapshot } from '../../../electron/contract/snapshot/model.ts';

export interface Documented {
  /** What AWS's pages say for a model in a region. */
  dates: DocumentedDates;
  /** Whether they name an end of the model in any region. */
  hasEnd: (modelId: ModelId) => boolean;
}

/** Gives what `endingWithin` gives for the whole snapshot. */
export function endingSoon(
  snapshot: Snapshot,
  nowEpochMs: number,
  days: Parameters<typeof endingWithin>[2],
  documented: Documented,
): EndingModel[] {
  const ending = new Set<ModelId>();
  for (const { modelId, modelLifecycle } of snapshot.modelTable) {
    if (modelLifecycle?.endOfLifeTime !== undefined || documented.hasEnd(modelId)) ending.add(modelId);
  }
  if (ending.size === 0) return [];
  const regions = Object.fromEntries(
    Object.entries(snapshot.regions).map(([region, record]) => [region, onlyOf(record, ending)]),
  );
  return endingWithin({ ...snapshot, regions }, nowEpochMs, days, documented.dates);
}

function onlyOf(record: RegionRecord, ids: ReadonlySet<ModelId>): RegionRecord {
  const models: RegionRecord['models'] = {};
  for (const [id, shape] of Object.entries(record.models)) if (ids.has(id)) models[id] = shape;
  return { ...record, models };
}
