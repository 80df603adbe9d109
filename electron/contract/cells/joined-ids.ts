/** Ids of one model: which are joined, and in which order they stand. */
import type { ModelId } from '../snapshot/model.ts';

/**
 * Why an id is another one's model. `variant`: for another context length or throughput; `snapshot`: of a date;
 * `mantle`: the id of the same model on bedrock-mantle.
 */
export type JoinKind = 'mantle' | 'snapshot' | 'variant';

/** An id joined to the model's own one, by a source with its date. */
export interface ModelJoin {
  kind: JoinKind;
  /** The model's own id, which is joined to no other. */
  modelId: ModelId;
  source: string;
  asOf: string;
}

/** What tells the id from the others of its model: `24k`, `2026-03-05`, `mantle`. */
export function variantOf(modelId: ModelId, join: Pick<ModelJoin, 'kind' | 'modelId'>): string {
  return join.kind === 'mantle' ? 'mantle' : modelId.slice(join.modelId.length + 1);
}

const ORDER: readonly (JoinKind | undefined)[] = [undefined, 'mantle', 'snapshot', 'variant'];
const collator = new Intl.Collator('en', { numeric: true });

/** The model's own id first, then that on bedrock-mantle, then snapshots and variants, small ones first. */
export function compareIds(
  a: { modelId: ModelId; join?: Pick<ModelJoin, 'kind'> | undefined },
  b: { modelId: ModelId; join?: Pick<ModelJoin, 'kind'> | undefined },
): number {
  return ORDER.indexOf(a.join?.kind) - ORDER.indexOf(b.join?.kind) || collator.compare(a.modelId, b.modelId);
}
