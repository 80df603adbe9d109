/** The models that the account can call today and that end soon, by the API and AWS's pages. */
import { documentedEndOfLife, documentedLifecycle } from '../../../electron/capabilities/lifecycle-docs.ts';
import type { EndingModel } from '../../../electron/contract/cells/lifecycle.ts';
import type { Snapshot } from '../../../electron/contract/snapshot/model.ts';
import type { ModelRow } from '../../state/rows/model-row.ts';
import { endingSoon } from '../../state/scan/ending-soon.ts';

/** What counts as soon, in days. */
export const WITHIN_DAYS = 180;

const DOCUMENTED = {
  dates: documentedEndOfLife,
  hasEnd: (modelId: string) => (documentedLifecycle(modelId)?.endOfLife.length ?? 0) > 0,
};

/** The ends after that time, soonest first; empty without rows. */
export function nextEnds(rows: readonly ModelRow[], snapshot: Snapshot, nowEpochMs: number): EndingModel[] {
  return rows.length === 0 ? [] : endingSoon(snapshot, nowEpochMs, WITHIN_DAYS, DOCUMENTED);
}

/** The ids of the models that end soon from now on. */
export function endingIds(rows: readonly ModelRow[], snapshot: Snapshot): ReadonlySet<string> {
  return new Set(nextEnds(rows, snapshot, Date.now()).map(({ modelId }) => modelId));
}
