/** An incomplete list cannot prove that something is not there. */
import type { RegionRecord } from './model.ts';

/**
 * Whether the region's list of models, or of profiles, is complete. A partial region that does not say which list it lacks
 * (an old cache, an old export) lacks both.
 */
export function isComplete(record: RegionRecord, list: 'models' | 'profiles'): boolean {
  const { incomplete, state } = record;
  if (incomplete === undefined) return state !== 'partial';
  return incomplete !== list && incomplete !== 'models-and-profiles';
}

/** Whether the list of bedrock-mantle is complete. */
export function isMantleComplete({ mantle }: RegionRecord): boolean {
  return (mantle.state === 'listed' || mantle.state === 'absent') && mantle.failure === undefined;
}
