/** What a region's lists prove, and what its list of bedrock-mantle says of a model. */
import { own } from '../defined.ts';
import type { MantleEntry, ModelId, RegionRecord } from './model.ts';

/** What the list says of the model besides its id; undefined: nothing. */
export function mantleEntryOf(record: RegionRecord | undefined, modelId: ModelId): MantleEntry | undefined {
  return own(record?.mantle.entries, modelId);
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

/** Whether bedrock-mantle lists the model in the region and says that it does not serve it. */
export function isUnavailableOnMantle(record: RegionRecord | undefined, modelId: ModelId): boolean {
  return mantleStatusOf(mantleEntryOf(record, modelId)) === 'unavailable';
}

/**
 * Whether the region's list of models, or of profiles, is complete: an incomplete list cannot prove an absence. A partial region that does not say which list it lacks
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

/** Whether nothing of the region can change until the account or AWS does. */
export function isLasting({ state }: Pick<RegionRecord, 'state'>): boolean {
  return state === 'not-enabled' || state === 'no-endpoint';
}
