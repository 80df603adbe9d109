/** Context windows and output limits, as AWS's model cards print them. The Bedrock API does not tell. */
import type { ModelId } from '../contract/snapshot/model.ts';
import file from './data/limits.json' with { type: 'json' };
import { modelIdOf } from './model-id.ts';

/** Texts of a model card, such as `1M tokens`; `source` begins with the card's address. */
export interface DocumentedLimits {
  contextWindow?: string;
  maxOutputTokens?: string;
  knowledgeCutoff?: string;
  source: string;
  asOf: string;
}

const TABLE: ReadonlyMap<ModelId, Omit<DocumentedLimits, 'asOf'> & { asOf?: string }> = new Map(
  Object.entries(file.models),
);

/**
 * The limits of the model that the id names; undefined if no card says. A context variant has no
 * limits here: the card speaks of the model, not of the variant.
 */
export function limitsOf(id: string): DocumentedLimits | undefined {
  const modelId = modelIdOf(id);
  const entry = modelId === undefined ? undefined : TABLE.get(modelId);
  return entry === undefined ? undefined : { ...entry, asOf: entry.asOf ?? file.asOf };
}
