/** The models chosen for the comparison, in the order in which they were chosen. */
import type { ModelId } from '../../../electron/contract/snapshot/model.ts';

/** More columns than this do not fit beside each other. */
export const MAX_COMPARED = 5;

/** The models with one added; the same list if it has the model already or is full. */
export function withChosen(chosen: readonly ModelId[], modelId: ModelId): readonly ModelId[] {
  return chosen.includes(modelId) || chosen.length >= MAX_COMPARED ? chosen : [...chosen, modelId];
}

/** The models without that one. */
export function withoutChosen(chosen: readonly ModelId[], modelId: ModelId): readonly ModelId[] {
  return chosen.filter((each) => each !== modelId);
}
