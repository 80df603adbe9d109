/** The same model under its other id: what one endpoint lists as one row, the other may list as another. */

import type { ModelId, RegionCode, Snapshot } from '../contract/snapshot/model.ts';
import { isComplete, isMantleComplete, servedOnMantle } from '../contract/snapshot/region-lists.ts';
import { mantleIdOf, runtimeIdOf } from './mantle-ids.ts';

export interface OtherEndpoint {
  endpoint: 'bedrock-runtime' | 'bedrock-mantle';
  /** The id to pass there. */
  modelId: ModelId;
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
): OtherEndpoint | undefined {
  const record = snapshot.regions[region];
  const onMantle = mantleIdOf(modelId);
  if (onMantle !== undefined) {
    const isTold = record !== undefined && isMantleComplete(record);
    const isThere = servedOnMantle(record).has(onMantle.modelId);
    return { endpoint: 'bedrock-mantle', ...onMantle, listed: told(isThere, isTold) };
  }
  const onRuntime = runtimeIdOf(modelId);
  if (onRuntime === undefined) return undefined;
  const isTold = record?.scannedAt !== undefined && isComplete(record, 'models');
  const isThere = record !== undefined && Object.hasOwn(record.models, onRuntime.modelId);
  return { endpoint: 'bedrock-runtime', ...onRuntime, listed: told(isThere, isTold) };
}

function told(isThere: boolean, isTold: boolean): OtherEndpoint['listed'] {
  if (isThere) return 'yes';
  return isTold ? 'no' : 'unknown';
}
