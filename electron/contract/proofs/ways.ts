/** How an exact id can be proven: free of charge by CountTokens, by a test call, or not at all. */
import type { ModelId, ModelRecord } from '../snapshot/model.ts';
import type { ProofWay } from '../snapshot/proof.ts';
import table from './count-tokens.json' with { type: 'json' };

/** `reason`: why no call of this app can prove the id, as a sentence. */
export type Provability = { how: ProofWay } | { how?: undefined; reason: string };

/** What AWS documents of Converse for the model; `unknown`: nothing. */
export type ConverseOf = (modelId: ModelId) => 'yes' | 'no' | 'unknown';

const COUNTED = table.models.map(({ ids }) => new RegExp(ids));

/** `model`: as the region lists it; undefined: only bedrock-mantle or a profile names it. */
export function wayToProve(
  id: string,
  modelId: ModelId,
  model: ModelRecord | undefined,
  converseOf: ConverseOf,
): Provability {
  const outputs = model?.outputModalities ?? [];
  if (converseOf(modelId) === 'no' || (outputs.length > 0 && !outputs.includes('TEXT'))) {
    return { reason: 'The model does not answer through Converse: no call as short as this proves it.' };
  }
  const isCounted = id === modelId && COUNTED.some((ids) => ids.test(modelId));
  return { how: isCounted ? 'count-tokens' : 'test-call' };
}
