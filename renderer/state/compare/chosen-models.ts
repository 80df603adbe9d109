/** The models chosen for the comparison, in the order in which they were chosen. */
import type { ModelId } from '../../../electron/contract/snapshot/model.ts';

/** More columns than this cannot be read side by side. */
export const MAX_COMPARED = 5;

/** The models with one more at the end; the same list if it is there already or the list is full. */
export function withChosen(chosen: readonly ModelId[], modelId: ModelId): readonly ModelId[] {
  return chosen.includes(modelId) || chosen.length >= MAX_COMPARED ? chosen : [...chosen, modelId];
}

/** The models without that one. */
export function withoutChosen(chosen: readonly ModelId[], modelId: ModelId): readonly ModelId[] {
  return chosen.filter((each) => each !== modelId);
}
