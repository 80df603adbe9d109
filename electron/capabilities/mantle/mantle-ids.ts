/** Models that carry one id on bedrock-runtime and another on bedrock-mantle, joined only where a model card names both. */
import type { ModelId } from '../../contract/snapshot/model.ts';
import file from '../data/mantle-ids.json' with { type: 'json' };

/** The other id of the same model and where that is written. */
export interface OtherId {
  modelId: ModelId;
  source: string;
  asOf: string;
}

const BY_RUNTIME_ID = new Map<ModelId, OtherId>();
const BY_MANTLE_ID = new Map<ModelId, OtherId>();
for (const [runtimeId, { mantleId, source }] of Object.entries(file.pairs)) {
  BY_RUNTIME_ID.set(runtimeId, { modelId: mantleId, source, asOf: file.asOf });
  BY_MANTLE_ID.set(mantleId, { modelId: runtimeId, source, asOf: file.asOf });
}

/** The bedrock-mantle id of a model whose runtime id differs; undefined if no source joins it to one. */
export function mantleIdOf(runtimeId: ModelId): OtherId | undefined {
  return BY_RUNTIME_ID.get(runtimeId);
}

/** The bedrock-runtime id of a model whose mantle id differs; undefined if no source joins it to one. */
export function runtimeIdOf(mantleId: ModelId): OtherId | undefined {
  return BY_MANTLE_ID.get(mantleId);
}
