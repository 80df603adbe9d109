/** What follows from a region's list of bedrock-mantle. */
import type { MantleEntry, ModelId, RegionRecord } from './model.ts';

/** What the list says of the model besides its id; undefined: nothing. */
export function mantleEntryOf(record: RegionRecord | undefined, modelId: ModelId): MantleEntry | undefined {
  const entries = record?.mantle.entries;
  return entries !== undefined && Object.hasOwn(entries, modelId) ? entries[modelId] : undefined;
}

/** The models that bedrock-mantle serves in the region: those of its list that it does not call unavailable. */
export function servedOnMantle(record: RegionRecord | undefined): ReadonlySet<ModelId> {
  const { modelIds = [], entries } = record?.mantle ?? {};
  if (entries === undefined) return new Set(modelIds);
  return new Set(modelIds.filter((id) => mantleStatusOf(mantleEntryOf(record, id)) !== 'unavailable'));
}

/** AWS's word, if it is one of the two known ones; `unknown` for another word and for none. */
export function mantleStatusOf(entry: MantleEntry | undefined): 'available' | 'unavailable' | 'unknown' {
  const word = entry?.status?.toLowerCase();
  return word === 'available' || word === 'unavailable' ? word : 'unknown';
}
