/**
 * The models that the account can call today and that end soon, by the API and AWS's pages.
 *
 * Licence: only the few models with an end are asked. At 1,500 models in 34 regions that takes 31 ms instead of 170 to
 * 200 ms. Its door is `endingSoon`; ending-soon.test.ts holds that it gives what the whole snapshot gives. It may go when
 * `endingWithin` of the whole snapshot takes as long as that.
 */
import { documentedDates, documentedLifecycle } from '../../../electron/capabilities/lifecycle-docs.ts';
import { type EndingModel, endingWithin } from '../../../electron/contract/cells/ending.ts';
import { SETTINGS } from '../../../electron/contract/settings/settings.ts';
import type { ModelId, RegionRecord, Snapshot } from '../../../electron/contract/snapshot/model.ts';
import type { ModelRow } from '../rows/model-row.ts';

/** Gives what `endingWithin` gives for the whole snapshot. */
export function endingSoon(
  snapshot: Snapshot,
  nowEpochMs: number,
  days: Parameters<typeof endingWithin>[2],
): EndingModel[] {
  const ending = new Set<ModelId>();
  for (const { modelId, modelLifecycle } of snapshot.modelTable) {
    if (modelLifecycle?.endOfLifeTime !== undefined || hasDocumentedEnd(modelId)) ending.add(modelId);
  }
  if (ending.size === 0) return [];
  const regions = Object.fromEntries(
    Object.entries(snapshot.regions).map(([region, record]) => [region, onlyOf(record, ending)]),
  );
  return endingWithin({ ...snapshot, regions }, nowEpochMs, days, documentedDates);
}

function hasDocumentedEnd(modelId: ModelId): boolean {
  const { endOfLife = [], cardEndOfLife } = documentedLifecycle(modelId) ?? {};
  return endOfLife.length > 0 || cardEndOfLife !== undefined;
}

function onlyOf(record: RegionRecord, ids: ReadonlySet<ModelId>): RegionRecord {
  const models: RegionRecord['models'] = {};
  for (const [id, shape] of Object.entries(record.models)) if (ids.has(id)) models[id] = shape;
  return { ...record, models };
}

/** The ends that have passed and those within `days`, earliest first; empty without rows. */
export function endsUntil(
  rows: readonly ModelRow[],
  snapshot: Snapshot,
  nowEpochMs: number,
  days: number,
): EndingModel[] {
  return rows.length === 0 ? [] : endsIn(snapshot, nowEpochMs, days);
}

/** The same of a snapshot whose rows nobody needs. */
export function endsIn(snapshot: Snapshot, nowEpochMs: number, days: number): EndingModel[] {
  return endingSoon(snapshot, nowEpochMs, { from: Number.NEGATIVE_INFINITY, to: days });
}

/** The ids of the models that end within so many days from now and have not ended. */
export function endingIds(
  rows: readonly ModelRow[],
  snapshot: Snapshot,
  days: number = SETTINGS.endingDays.initial,
): ReadonlySet<string> {
  const ends = endsUntil(rows, snapshot, Date.now(), days);
  return new Set(ends.flatMap(({ modelId, hasEnded }) => (hasEnded ? [] : [modelId])));
}
