/** Whether the lists of a region name everything that there is: only then do they say that something is not there. */
import type { RegionRecord } from './model.ts';

/**
 * Whether the kept answer of the region names every model, or every profile, that there is. Of a region that answered in
 * part and does not say which list it lacks (an old cache, an old export), neither is known.
 */
export function isWhole(record: RegionRecord, list: 'models' | 'profiles'): boolean {
  const { incomplete, state } = record;
  if (incomplete === undefined) return state !== 'partial';
  return incomplete !== list && incomplete !== 'models-and-profiles';
}

/** Whether the list of bedrock-mantle names every model that there is. */
export function isMantleWhole({ mantle }: RegionRecord): boolean {
  return (mantle.state === 'listed' || mantle.state === 'absent') && mantle.failure === undefined;
}
