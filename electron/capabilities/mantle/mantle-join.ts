/** The same model under its other id: what one endpoint lists as one row, the other may list as another. */

import { hasEnded, viewRegion } from '../../contract/cells/availability.ts';
import { lifecycleLookup } from '../../contract/cells/lifecycle.ts';
import type { ModelId, RegionCode, Snapshot } from '../../contract/snapshot/model.ts';
import { isComplete, isMantleComplete, servedOnMantle } from '../../contract/snapshot/region-lists.ts';
import { documentedDates } from '../lifecycle-docs.ts';
import { mantleIdOf, runtimeIdOf } from './mantle-ids.ts';

export interface OtherEndpoint {
  endpoint: 'bedrock-runtime' | 'bedrock-mantle';
  /** The model's name there; on bedrock-mantle the id to pass. */
  modelId: ModelId;
  /** Exact ids to pass there; empty: nothing can be passed, or it is not known. */
  callableAs: readonly string[];
  /** On bedrock-runtime, as the account stands to it: past its end of life, or listed without a way to call it. */
  hindrance?: 'ended' | 'not-callable';
  /** Whether the region's list of that endpoint holds the id; unknown while that list has not come whole. */
  listed: 'yes' | 'no' | 'unknown';
  /** Who says that both ids are one model. */
  source: string;
  asOf: string;
}

/**
 * The model's other id and whether it can be had in the region; undefined if no source joins it to one. The kinds of a
 * cell stay as they are, because they are about the exact id. `mantle` beside an id of bedrock-runtime would promise that
 * this id can be passed to bedrock-mantle.
 */
export function otherEndpointOf(
  snapshot: Snapshot,
  region: RegionCode,
  modelId: ModelId,
  nowEpochMs: number,
): OtherEndpoint | undefined {
  const record = snapshot.regions[region];
  const onMantle = mantleIdOf(modelId);
  if (onMantle !== undefined) {
    const isTold = record !== undefined && isMantleComplete(record);
    const isThere = servedOnMantle(record).has(onMantle.modelId);
    const callableAs = isThere ? [onMantle.modelId] : [];
    return { endpoint: 'bedrock-mantle', ...onMantle, callableAs, listed: told(isThere, isTold) };
  }
  const onRuntime = runtimeIdOf(modelId);
  if (onRuntime === undefined) return undefined;
  const isTold = record?.scannedAt !== undefined && isComplete(record, 'models');
  const isThere = record !== undefined && Object.hasOwn(record.models, onRuntime.modelId);
  return {
    endpoint: 'bedrock-runtime',
    ...onRuntime,
    listed: told(isThere, isTold),
    ...callsOf(snapshot, region, onRuntime.modelId, nowEpochMs),
  };
}

/** How the model is called on bedrock-runtime: many take an inference profile alone, and the bare id fails. */
function callsOf(
  snapshot: Snapshot,
  region: RegionCode,
  modelId: ModelId,
  nowEpochMs: number,
): Pick<OtherEndpoint, 'callableAs' | 'hindrance'> {
  const lifecycleOf = lifecycleLookup(snapshot, documentedDates, nowEpochMs);
  const cell = viewRegion(snapshot, region, lifecycleOf).cell(modelId);
  const { callableAs, listed } = cell.availability;
  if (hasEnded(cell)) return { callableAs: [], hindrance: 'ended' };
  return listed && callableAs.length === 0 ? { callableAs, hindrance: 'not-callable' } : { callableAs };
}

function told(isThere: boolean, isTold: boolean): OtherEndpoint['listed'] {
  if (isThere) return 'yes';
  return isTold ? 'no' : 'unknown';
}
