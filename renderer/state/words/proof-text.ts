/** Texts about a proof of access. */
import type { ProofOfId } from '../../../electron/contract/cells/cell-proofs.ts';
import { secondsText, verdictText } from '../../../electron/contract/proofs/proof-words.ts';
import { nextStepOf } from '../../../electron/contract/proofs/refusals.ts';
import { ageText } from './age.ts';

/** `works, first token 0.8 s`; one that is too old says so. */
export function proofText(proof: ProofOfId): string {
  return `${verdictText(proof)}${proof.isOld ? ' (over 7 days ago)' : ''}`;
}

/** How it was tried, with all times and the age. */
export function proofDetailText(
  { status, how, calls = 1, firstTokenMs, totalMs, at }: ProofOfId,
  nowMs: number,
): string {
  const age = ageText(at, nowMs);
  if (how === 'count-tokens' && status === 'works') {
    return `CountTokens, free of charge, ${age}: the Region serves this id to the account; the permission to call it, quotas and speed were not tried.`;
  }
  const way = how === 'count-tokens' ? 'CountTokens' : 'Test call';
  const parts = [
    calls > 1 ? `Median of ${calls} test calls` : way,
    firstTokenMs === undefined ? '' : `first token ${secondsText(firstTokenMs)}`,
    totalMs === undefined ? '' : `whole answer ${secondsText(totalMs)}`,
    age,
  ];
  return `${parts.filter((part) => part !== '').join(', ')}.`;
}

/** What to do about it; undefined if nothing is. */
export function proofNextStep({ error }: ProofOfId): string | undefined {
  return error === undefined ? undefined : nextStepOf(error.kind);
}
