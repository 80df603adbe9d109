/** What a call that the user asked for has shown of an id. */

/** How a proof ended. `refused`: AWS said no; `not-proven`: nothing is known by it. */
export const PROOF_STATUSES = ['works', 'refused', 'not-proven'] as const;
export type ProofStatus = (typeof PROOF_STATUSES)[number];

/** How access was tried: by CountTokens, which is free, or by a call of ConverseStream. */
export const PROOF_WAYS = ['count-tokens', 'test-call'] as const;
export type ProofWay = (typeof PROOF_WAYS)[number];

/** What came of trying one exact id in a region, when the user asked for it. */
export interface Proof {
  status: ProofStatus;
  how: ProofWay;
  /** In ISO 8601, UTC. */
  at: string;
  /** Until the model's first token, in milliseconds; absent: none came. */
  firstTokenMs?: number;
  /** Until the end of the answer, in milliseconds. */
  totalMs?: number;
  /** How many test calls the times are the medians of; absent: one. */
  calls?: number;
  /** Why it does not work or is not proven; the kind is an open string. */
  error?: { kind: string; message: string };
}
