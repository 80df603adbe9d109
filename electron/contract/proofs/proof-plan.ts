/** What proving some ids would send, and the most that it can cost. Nothing is sent. */
import { indexProfiles, profileKind } from '../cells/availability.ts';
import { callIdOf } from '../cells/cell-proofs.ts';
import { costsOf, scopeOfWay } from '../pricing/cost-estimate.ts';
import { addDecimals } from '../pricing/decimal.ts';
import type { Pricing } from '../pricing/region-pricing.ts';
import { hidesAccount } from '../snapshot/account-numbers.ts';
import type { ModelId, ModelRecord, RegionCode, Snapshot } from '../snapshot/model.ts';
import type { ProofWay } from '../snapshot/proof.ts';
import { modelShapeIn, profilesIn } from '../snapshot/snapshot.ts';
import table from './count-tokens.json' with { type: 'json' };

/** An exact id to be tried in a region. */
export interface WantedProof {
  region: RegionCode;
  id: string;
}

/** An id that is tried. `how`: tried first; what CountTokens does not serve is called. */
export interface ProofTarget extends WantedProof {
  how: ProofWay;
  modelId: ModelId;
  kind: 'on-demand' | 'geo' | 'global' | 'application';
}

export interface ProofPlan {
  targets: ProofTarget[];
  /** What is not tried, and why, as a sentence. */
  leftOut: (WantedProof & { reason: string })[];
}

/** Each id once. `isMeasured`: the speed is wanted too, which CountTokens does not tell. */
export function planProofs(
  snapshot: Snapshot,
  wanted: readonly WantedProof[],
  { converseOf, isMeasured }: { converseOf: ConverseOf; isMeasured: boolean },
): ProofPlan {
  const plan: ProofPlan = { targets: [], leftOut: [] };
  const unique = new Map(wanted.map((each) => [`${each.region} ${each.id}`, each]));
  for (const { region, id } of unique.values()) {
    const found = find(snapshot, region, id);
    if (found === undefined) {
      plan.leftOut.push({ region, id, reason: unknownReason(snapshot, region, id) });
    } else if (found.kind === 'application' && hidesAccount(id) && snapshot.source.kind !== 'sample') {
      plan.leftOut.push({ region, id, reason: 'Saved data hides the account number: rescan the Region.' });
    } else {
      const way = wayToProve(id, found.modelId, modelShapeIn(snapshot, region, found.modelId), converseOf);
      if (way.how === undefined) plan.leftOut.push({ region, id, reason: way.reason });
      else plan.targets.push({ region, id, ...found, how: isMeasured ? 'test-call' : way.how });
    }
  }
  return plan;
}

function find(
  snapshot: Snapshot,
  region: RegionCode,
  id: string,
): Pick<ProofTarget, 'modelId' | 'kind'> | undefined {
  if (modelShapeIn(snapshot, region, id) !== undefined) return { modelId: id, kind: 'on-demand' };
  for (const [modelId, profiles] of indexProfiles(profilesIn(snapshot, region))) {
    const profile = profiles.find((each) => callIdOf(each) === id);
    if (profile !== undefined) return { modelId, kind: profileKind(profile) };
  }
  return undefined;
}

/** Why an id that bedrock-runtime does not list is not tried. */
function unknownReason({ regions }: Snapshot, region: RegionCode, id: string): string {
  return regions[region]?.mantle.modelIds.includes(id) === true
    ? 'Only bedrock-mantle lists this id, and calls go to bedrock-runtime.'
    : 'The last scan of the Region does not know this id.';
}

/**
 * The most tokens of one test call. The input is one word and the model's template around it, some seventy tokens for
 * gpt-oss. The answer is one token.
 */
export const CALL_TOKENS = { input: 100, output: 1 } as const;

export interface ProofCost {
  /** Test calls at the most: those that CountTokens may not spare among them. */
  calls: number;
  /** For the calls whose prices are known, in US dollars, exact. */
  usd: string;
  /** Calls whose prices are not known. */
  unpriced: number;
}

/** `callsEach`: test calls of one id. The dearest standard price of the id's scope counts. */
export function costOfProofs({ targets }: ProofPlan, callsEach: number, pricing: Pricing): ProofCost {
  const costs = targets.map((target) => costOf(target, callsEach, pricing));
  const known = costs.filter((cost) => cost !== undefined);
  return {
    calls: targets.length * callsEach,
    usd: known.length === 0 ? '0' : addDecimals(...known),
    unpriced: (costs.length - known.length) * callsEach,
  };
}

function costOf({ region, modelId, kind }: ProofTarget, calls: number, pricing: Pricing): string | undefined {
  const prices = pricing[region]?.prices?.models[modelId]?.prices ?? [];
  // An application profile is billed as what it was made from, which may be any scope.
  if (kind === 'application') return undefined;
  const scope = scopeOfWay(kind, prices);
  const usage = {
    inputTokens: CALL_TOKENS.input,
    outputTokens: CALL_TOKENS.output,
    cachedPercent: 0,
    callsPerMonth: calls,
  };
  return costsOf({ prices }, usage).find((cost) => cost.scope === scope && cost.tier === 'standard')
    ?.usdPerMonth;
}

/** `reason`: why no call of this app can prove the id, as a sentence. */
export type Provability = { how: ProofWay } | { how?: undefined; reason: string };

/** What AWS documents of Converse for the model; `unknown`: nothing. */
export type ConverseOf = (modelId: ModelId) => 'yes' | 'no' | 'unknown';

const COUNTED = table.models.map(({ ids }) => new RegExp(ids));

/** `model`: as the region lists it; undefined: only bedrock-mantle or a profile names it. */
function wayToProve(
  id: string,
  modelId: ModelId,
  model: ModelRecord | undefined,
  converseOf: ConverseOf,
): Provability {
  const outputs = model?.outputModalities ?? [];
  if (converseOf(modelId) === 'no' || (outputs.length > 0 && !outputs.includes('TEXT'))) {
    return { reason: 'The model does not answer through Converse: no call as short as this proves it.' };
  }
  // CountTokens also takes a bare id that on-demand calls refuse: counting would prove what does not work.
  const isOnDemand = id === modelId && model?.inferenceTypesSupported?.includes('ON_DEMAND') === true;
  const isCounted = isOnDemand && COUNTED.some((ids) => ids.test(modelId));
  return { how: isCounted ? 'count-tokens' : 'test-call' };
}
