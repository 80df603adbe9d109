/** What the proofs of a region say of one model there. */

import { own } from '../defined.ts';
import { maskAccounts } from '../snapshot/account-numbers.ts';
import { isExpired } from '../snapshot/age.ts';
import type { AccessStatus, InferenceProfile, ModelId, RegionRecord } from '../snapshot/model.ts';
import type { Proof } from '../snapshot/proof.ts';

/** A proof with the exact id that was tried. `isOld`: it is older than seven days and no longer decides. */
export type ProofOfId = Proof & { id: string; isOld?: true };

/** Under which name the proof of an id is kept: without the account's number. */
export function proofKey(id: string): string {
  return maskAccounts(id);
}

/** The proofs of the ids that stand for the model, in the order of their ids; undefined: there is none. Without a time none is old. */
export function proofsOf(
  record: RegionRecord | undefined,
  modelId: ModelId,
  profiles: readonly InferenceProfile[],
  nowEpochMs = 0,
): ProofOfId[] | undefined {
  const known = record?.proofs;
  if (known === undefined) return undefined;
  const ids = new Set([modelId, ...profiles.map(callIdOf).map(proofKey)]);
  const found = [...ids].sort().flatMap((id): ProofOfId[] => {
    const proof = own(known, id);
    return proof === undefined ? [] : [withAge({ id, ...proof }, nowEpochMs)];
  });
  return found.length === 0 ? undefined : found;
}

/** The proof with the mark of one that is too old at that time. */
export function withAge(proof: ProofOfId, nowEpochMs: number): ProofOfId {
  return isExpired(proof.at, nowEpochMs) ? { ...proof, isOld: true } : proof;
}

/** What is passed as modelId: the ARN of the account's own profile, else the profile's id. */
export function callIdOf({ type, inferenceProfileArn, inferenceProfileId }: InferenceProfile): string {
  return type === 'APPLICATION' ? (inferenceProfileArn ?? inferenceProfileId) : inferenceProfileId;
}

/** The proof that a cell shows: what works before what is refused, new before old; undefined: nothing was proven. */
export function shownProof(proofs: readonly ProofOfId[] | undefined): ProofOfId | undefined {
  const decided = proofs?.filter(({ status }) => status !== 'not-proven') ?? [];
  const rank = ({ isOld, status }: ProofOfId): number => (isOld ? 2 : 0) + (status === 'works' ? 0 : 1);
  return decided.toSorted((a, b) => rank(a) - rank(b))[0];
}

/** What keeps a region back in a ranking: 2 blocked, 1 a fresh refusal of what was tried, else 0. */
export function hindranceOf(cell: { access: AccessStatus; proofs?: readonly ProofOfId[] }): 0 | 1 | 2 {
  if (cell.access === 'blocked') return 2;
  const proof = shownProof(cell.proofs);
  return proof?.status === 'refused' && proof.isOld !== true ? 1 : 0;
}
