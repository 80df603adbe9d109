/** Whether the account may use a model, from the four fields of its check. */
import { own } from '../../defined.ts';
import type { AccessFacts, AccessStatus } from '../../snapshot/model.ts';
import type { RetentionBlock } from './data-retention.ts';

export const ACCESS_FIELDS = ['region', 'authorization', 'entitlement', 'agreement'] as const;
export type AccessField = (typeof ACCESS_FIELDS)[number];

const VERDICTS: Record<AccessField, Record<string, AccessStatus>> = {
  region: { AVAILABLE: 'allowed', NOT_AVAILABLE: 'blocked' },
  authorization: { AUTHORIZED: 'allowed', NOT_AUTHORIZED: 'blocked' },
  entitlement: { AVAILABLE: 'allowed', NOT_AVAILABLE: 'blocked' },
  agreement: { AVAILABLE: 'allowed', NOT_AVAILABLE: 'blocked', PENDING: 'blocked' },
};

/**
 * Allowed if all four fields say so, blocked if one of them says no, unknown otherwise. Unknown covers no check, a failed
 * check and unknown values. Data retention that forbids the model blocks by itself.
 */
export function accessStatusOf(
  facts: AccessFacts | undefined,
  retention?: RetentionBlock | undefined,
): AccessStatus {
  if (retention !== undefined) return 'blocked';
  if (facts === undefined || facts.failure !== undefined) return 'unknown';
  const verdicts = ACCESS_FIELDS.map((field) => verdictOf(field, facts[field]));
  if (verdicts.includes('blocked')) return 'blocked';
  return verdicts.every((each) => each === 'allowed') ? 'allowed' : 'unknown';
}

/** What the word of one field alone says. */
export function verdictOf(field: AccessField, value: string | undefined): AccessStatus {
  return (value !== undefined && own(VERDICTS[field], value)) || 'unknown';
}
