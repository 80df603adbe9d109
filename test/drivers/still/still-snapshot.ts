/** The recorded Bedrock after a scan that met every trouble: the same in each run, so that pictures can be compared. */
import type { AppEvent } from '../../../electron/contract/bridge/api.ts';
import { defined } from '../../../electron/contract/defined.ts';
import { applyScanEvent, type ScanEvent } from '../../../electron/contract/scan/scan-event.ts';
import { NO_SCAN, type ScanProgress } from '../../../electron/contract/scan/scan-progress.ts';
import type {
  AccessFacts,
  Failure,
  RegionCode,
  Snapshot,
} from '../../../electron/contract/snapshot/model.ts';
import { recordedSnapshot } from '../../helpers/snapshots/snapshots.ts';

/** A quarter of an hour after the scan of the snapshot. */
export const STILL_NOW = '2026-11-24T12:14:00.000Z';

/** The region whose last good answer is older than the rest. */
const STALE_REGION: RegionCode = 'eu-west-3';

const SCANNED = '2026-11-24T12:00:00.000Z';
const BLOCKED: AccessFacts = {
  agreement: 'NOT_AVAILABLE',
  authorization: 'NOT_AUTHORIZED',
  entitlement: 'NOT_AVAILABLE',
  region: 'AVAILABLE',
};
/** In the region where nearly all is listed, so that the first rows show it. */
const BLOCKED_MODELS = ['ai21.jamba-1-5-mini-v1:0', 'amazon.nova-canvas-v1:0', 'amazon.nova-lite-v1:0'];

function failed(region: RegionCode, state: 'failed' | 'denied' | 'not-enabled', failure: Failure): ScanEvent {
  return { type: 'region-failed', region, state, failure, atIso: SCANNED };
}

const TROUBLES: readonly ScanEvent[] = [
  failed(STALE_REGION, 'failed', {
    kind: 'timeout',
    message: 'The region did not answer within 15 seconds.',
    nextStep: 'Retry this Region.',
  }),
  failed('me-south-1', 'denied', {
    kind: 'denied',
    message: 'A service control policy does not let you list the models of this Region.',
    nextStep: 'Ask for bedrock:ListFoundationModels in this Region.',
  }),
  failed('me-central-1', 'not-enabled', {
    kind: 'not-enabled',
    message: 'The region is not enabled for this account.',
    nextStep: 'Enable it in the account settings, then scan again.',
  }),
  {
    type: 'access-checked',
    region: 'us-east-1',
    results: BLOCKED_MODELS.map((modelId) => ({ modelId, facts: BLOCKED })),
    atIso: SCANNED,
  },
];

/** A snapshot with every state that a cell can have in the recordings. */
export function stillSnapshot(): Snapshot {
  return TROUBLES.reduce(applyScanEvent, { snapshot: recordedSnapshot(), scan: NO_SCAN }).snapshot;
}

/** What tells the window of it, as after a start or in this state of a scan. */
export function stillRestored(scan?: ScanProgress): AppEvent {
  return {
    type: 'scan',
    event: { type: 'snapshot-restored', snapshot: stillSnapshot(), ...defined({ scan }) },
  };
}
