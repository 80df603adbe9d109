/** `--prove IDS`: tries access to exact ids after the scan, and says before what is sent. */
import { proofKey } from '../contract/cells/cell-proofs.ts';
import type { Pricing } from '../contract/pricing/region-pricing.ts';
import { costOfProofs, type WantedProof } from '../contract/proofs/proof-plan.ts';
import { costText, SEEN_IN_LOGS, sentLines, verdictText } from '../contract/proofs/proof-words.ts';
import { failureText } from '../contract/text.ts';
import type { SourceSession } from '../session/source/source-session.ts';
import { proofPlan } from '../session/window-proofs.ts';

/** Gives whether some proofs could not be had; a refusal by AWS is one that was had. */
export async function proveIds(
  session: SourceSession,
  wanted: readonly WantedProof[],
  { pricing, say, signal }: { pricing: Pricing; say: (line: string) => void; signal: AbortSignal },
): Promise<boolean> {
  const plan = proofPlan(session.state.snapshot, { wanted, callsEach: 1 });
  for (const { region, id, reason } of plan.leftOut) say(`${region}/${id} is not tried. ${reason}`);
  if (plan.targets.length === 0) return true;
  for (const line of sentLines({ ...plan, leftOut: [] }, 1)) say(`Proving access: ${line}`);
  say(`${costText(costOfProofs(plan, 1, pricing))} ${SEEN_IN_LOGS}`);
  const failure = await session.prove(plan.targets, 1, signal);
  if (failure !== undefined) say(failureText(failure));
  const { regions } = session.state.snapshot;
  let isMissing = plan.leftOut.length > 0;
  for (const { region, id } of plan.targets) {
    const proof = regions[region]?.proofs?.[proofKey(id)];
    if (proof !== undefined)
      say(`${region}/${id}: ${verdictText(proof)}. ${proof.error?.message ?? ''}`.trimEnd());
    isMissing ||= proof === undefined || proof.status === 'not-proven';
  }
  return isMissing;
}
