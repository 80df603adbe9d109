/** Proofs of access that the window asked for, and what is said when all were tried. */
import { converseOf } from '../capabilities/converse-features.ts';
import type { Notice } from '../contract/bridge/api.ts';
import { proofKey } from '../contract/cells/cell-proofs.ts';
import { type ProofPlan, planProofs, type WantedProof } from '../contract/proofs/proof-plan.ts';
import type { RegionCode, Snapshot } from '../contract/snapshot/model.ts';
import type { Proof, ProofStatus } from '../contract/snapshot/proof.ts';
import { counted } from '../contract/text.ts';
import type { AtlasDeps, AtlasSession } from './ports.ts';

export interface ProofRequest {
  wanted: readonly WantedProof[];
  /** Test calls of one id: 1, or 3 for a median. */
  callsEach: number;
}

/** What the request would send. An id that the snapshot does not know is not tried, whoever names it. */
export function proofPlan(snapshot: Snapshot, { wanted, callsEach }: ProofRequest): ProofPlan {
  return planProofs(snapshot, wanted, { converseOf, isMeasured: callsEach > 1 });
}

/** Tries what can be tried and tells what came of it. */
export async function prove(
  session: Pick<AtlasSession, 'state' | 'prove'>,
  request: ProofRequest,
  { publish }: Pick<AtlasDeps, 'publish'>,
): Promise<void> {
  const tell = (notice: Notice): void => publish({ type: 'notice', notice });
  const before = session.state.snapshot;
  const plan = proofPlan(before, request);
  const failure = await session.prove(plan.targets, request.callsEach);
  if (failure === undefined) tell(provedNotice(plan, before, session.state.snapshot));
  else tell({ kind: 'problem', failure });
}

const WORDS: Record<ProofStatus, string> = { works: 'work', refused: 'refused', 'not-proven': 'not proven' };

/** Counts of the run by what came; what was not tried is said too. */
function provedNotice({ targets, leftOut }: ProofPlan, before: Snapshot, after: Snapshot): Notice {
  const made = targets.flatMap(({ region, id }): Proof[] => {
    const proof = proofIn(after, region, id);
    return proof === undefined || proof === proofIn(before, region, id) ? [] : [proof];
  });
  const counts = (Object.keys(WORDS) as ProofStatus[]).flatMap((status) => {
    const count = made.filter((proof) => proof.status === status).length;
    const word = status === 'works' && count === 1 ? 'works' : WORDS[status];
    return count === 0 ? [] : [`${count} ${word}`];
  });
  const all = targets.length + leftOut.length;
  const tried = `${made.length} of ${counted(all, 'id')} tried`;
  const message = `Access: ${[tried, ...counts].join(', ')}.`;
  return { kind: 'info', message, nextStep: 'The details of a model say more.' };
}

function proofIn({ regions }: Snapshot, region: RegionCode, id: string): Proof | undefined {
  return regions[region]?.proofs?.[proofKey(id)];
}
