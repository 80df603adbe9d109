/** Scans for tests of the comparison. */

import type { Change, Difference } from '../../../electron/contract/diff/difference.ts';
import type { ScanEvent } from '../../../electron/contract/scan/scan-event.ts';
import type { AccessFacts, Snapshot } from '../../../electron/contract/snapshot/model.ts';
import { checkedIn, stateAfter } from '../../helpers/scan-events.ts';

export const EU = 'eu-central-1';
export const US = 'us-east-1';
export const NOTHING: Difference = { added: [], removed: [], changed: [], unknown: [] };

/** The snapshot after the events. */
export function scanned(...events: ScanEvent[]): Snapshot {
  return stateAfter(...events).snapshot;
}

/** An access check in Frankfurt. */
export function accessOf(modelId: string, facts: AccessFacts): ScanEvent {
  return checkedIn(EU, modelId, facts);
}

/** A change of a model in Frankfurt. */
export function changeOf(
  modelId: string,
  what: Change['what'],
  from: Change['from'],
  to: Change['to'],
  reasons?: Change['reasons'],
): Change {
  return { region: EU, modelId, what, from, to, ...(reasons === undefined ? {} : { reasons }) };
}
