/** Words about proofs that the window and the command line share. */

import { roundDecimal } from '../pricing/decimal.ts';
import type { Proof } from '../snapshot/proof.ts';
import { counted, decimal, grouped } from '../text.ts';
import { CALL_TOKENS, type ProofCost, type ProofPlan } from './proof-plan.ts';

/** What is sent, and what is not tried, as sentences. */
export function sentLines({ targets, leftOut }: ProofPlan, callsEach: number): string[] {
  const free = targets.filter(({ how }) => how === 'count-tokens').length;
  const called = targets.length - free;
  const calls = callsEach === 1 ? 'one test call' : `${callsEach} test calls`;
  const reasons = [...new Set(leftOut.map(({ reason }) => reason))].join(' ');
  return [
    free === 0
      ? ''
      : `${counted(free, 'id')}: CountTokens, free of charge; a test call where that does not serve the model.`,
    called === 0
      ? ''
      : `${counted(called, 'id')}: ${calls}${called === 1 ? '' : ' each'}, the word “Hi” by ConverseStream, for one token of answer.`,
    leftOut.length === 0 ? '' : `${counted(leftOut.length, 'id')} not tried. ${reasons}`,
  ].filter((line) => line !== '');
}

/** The most that the calls cost: in dollars where prices are known, else in tokens. */
export function costText({ calls, usd, unpriced }: ProofCost): string {
  const tokens = (count: number): string =>
    `${grouped(count * CALL_TOKENS.input)} tokens in and ${count * CALL_TOKENS.output} out`;
  const dollars = `$${roundDecimal(usd, 4)} at public list prices`;
  if (unpriced === 0) return `At most ${dollars} (${tokens(calls)}).`;
  if (unpriced === calls) return `At most ${tokens(calls)}; their price was not fetched or is not known.`;
  return `At most ${dollars}, and ${tokens(unpriced)} whose price is not known.`;
}

/** Who else sees the calls. */
export const SEEN_IN_LOGS =
  'The account’s CloudTrail records the calls, and so do its model invocation logs where they are on, with bedrock-atlas as the User-Agent.';

/** In a few words: `works, first token 0.8 s`, `call refused`, `not proven`. */
export function verdictText({ status, how, firstTokenMs, totalMs }: Proof): string {
  if (status === 'refused') return 'call refused';
  if (status === 'not-proven') return 'not proven';
  if (how === 'count-tokens') return 'works, tokens counted';
  if (firstTokenMs !== undefined) return `works, first token ${secondsText(firstTokenMs)}`;
  return totalMs === undefined ? 'works' : `works, answered in ${secondsText(totalMs)}`;
}

/** A time of a model, such as `0.8 s`. */
export function secondsText(ms: number): string {
  return `${decimal(ms / 1000, 1)} s`;
}
