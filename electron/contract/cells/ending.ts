/** The models that end soon, and those that have ended and are still listed. */

import { defined } from '../defined.ts';
import type { ModelId, RegionCode, Snapshot } from '../snapshot/model.ts';
import { modelShapeIn } from '../snapshot/snapshot.ts';
import { type Cell, viewRegion } from './availability.ts';
import {
  type DocumentedDates,
  daysLeft,
  type LifecycleDate,
  lifecycleAt,
  lifecycleIn,
  NO_DOCUMENTED_DATES,
  type Replacement,
} from './lifecycle.ts';

/** A model that ends in some regions on one day, as one source says. */
export interface EndingModel {
  modelId: ModelId;
  modelName?: string;
  endOfLife: LifecycleDate;
  daysLeft: number;
  hasEnded: boolean;
  /** What a dated page names instead. */
  replacement?: Replacement;
  /** Regions where this holds and the account can call the model, sorted. */
  regions: RegionCode[];
}

/**
 * Models that the account can call today and that reach their end of life within `days` days; soonest first, then by id.
 * Callable: some kind holds, and the access is not known to be blocked. Ended models that are still listed: days from -Infinity to -1.
 */
export function endingWithin(
  snapshot: Snapshot,
  nowEpochMs: number,
  days: number | { from: number; to: number } = 180,
  documented: DocumentedDates = NO_DOCUMENTED_DATES,
): EndingModel[] {
  const range = typeof days === 'number' ? { from: 0, to: days } : days;
  const found = new Map<string, EndingModel>();
  for (const [region, record] of Object.entries(snapshot.regions).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const view = viewRegion(snapshot, region);
    for (const modelId of new Set([...Object.keys(record.models), ...record.mantle.modelIds])) {
      const lifecycle = lifecycleIn(snapshot, region, modelId, documented);
      const { endOfLife, replacement } = lifecycle;
      const left = endOfLife === undefined ? undefined : daysLeft(endOfLife.date, nowEpochMs);
      if (endOfLife === undefined || left === undefined || left < range.from || left > range.to) continue;
      if (!isUsable(view.cell(modelId))) continue;
      const key = JSON.stringify([modelId, left, endOfLife.from.kind]);
      const known = found.get(key);
      if (known !== undefined) known.regions.push(region);
      else
        found.set(key, {
          ...named(snapshot, region, modelId),
          endOfLife,
          daysLeft: left,
          hasEnded: lifecycleAt(lifecycle, nowEpochMs)?.state === 'ended',
          ...defined({ replacement }),
          regions: [region],
        });
    }
  }
  return [...found.values()].sort((a, b) => a.daysLeft - b.daysLeft || (a.modelId < b.modelId ? -1 : 1));
}

function isUsable(cell: Cell): boolean {
  return cell.availability.kinds.length > 0 && cell.access !== 'blocked';
}

function named(
  snapshot: Snapshot,
  region: RegionCode,
  modelId: ModelId,
): { modelId: ModelId; modelName?: string } {
  const modelName = modelShapeIn(snapshot, region, modelId)?.modelName;
  return modelName === undefined ? { modelId } : { modelId, modelName };
}
