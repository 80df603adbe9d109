/** Whether the account may use a model, from the four fields of its check. */
import type { AccessFacts, AccessStatus } from '../../snapshot/model.ts';
import type { RetentionBlock } from './data-retention.ts';

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
  const verdicts = [
    verdict(facts.agreement, ['AVAILABLE'], ['NOT_AVAILABLE', 'PENDING']),
    verdict(facts.authorization, ['AUTHORIZED'], ['NOT_AUTHORIZED']),
    verdict(facts.entitlement, ['AVAILABLE'], ['NOT_AVAILABLE']),
    verdict(facts.region, ['AVAILABLE'], ['NOT_AVAILABLE']),
  ];
  if (verdicts.includes('blocked')) return 'blocked';
  return verdicts.every((each) => each === 'allowed') ? 'allowed' : 'unknown';
}

function verdict(value: string | undefined, yes: string[], no: string[]): AccessStatus {
  if (value === undefined) return 'unknown';
  if (yes.includes(value)) return 'allowed';
  return no.includes(value) ? 'blocked' : 'unknown';
}
