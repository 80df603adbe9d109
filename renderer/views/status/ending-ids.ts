/** The models that the account can call today and that end soon, by the API and AWS's pages. */
import { documentedEndOfLife, documentedLifecycle } from '../../../electron/capabilities/lifecycle-docs.ts';
import { SETTINGS } from '../../../electron/contract/bridge/settings.ts';
import type { EndingModel } from '../../../electron/contract/cells/ending.ts';
import type { Snapshot } from '../../../electron/contract/snapshot/model.ts';
import type { ModelRow } from '../../state/rows/model-row.ts';
import { endingSoon } from '../../state/scan/ending-soon.ts';

const DOCUMENTED = {
  dates: documentedEndOfLife,
  hasEnd: (modelId: string) => (documentedLifecycle(modelId)?.endOfLife.length ?? 0) > 0,
};

/** The ends that have passed and those within `days`, earliest first; empty without rows. */
export function endsUntil(
  rows: readonly ModelRow[],
  snapshot: Snapshot,
  nowEpochMs: number,
  days: number,
): EndingModel[] {
  const range = { from: Number.NEGATIVE_INFINITY, to: days };
  return rows.length === 0 ? [] : endingSoon(snapshot, nowEpochMs, range, DOCUMENTED);
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
