/** What the four access fields say, and what to do about the one that blocks. */
import type { AccessFacts, AccessStatus } from '../../electron/contract/model.ts';

export interface AccessLine {
  field: string;
  /** As AWS gave it; absent if it was not asked or not answered. */
  value?: string;
  blocks: boolean;
}

/** The four fields of GetFoundationModelAvailability with their names. */
export function accessLines(facts: AccessFacts): AccessLine[] {
  const line = (field: string, value: string | undefined, no: readonly string[]): AccessLine => ({
    field,
    ...(value === undefined ? {} : { value }),
    blocks: value !== undefined && no.includes(value),
  });
  return [
    line('Agreement', facts.agreement, ['NOT_AVAILABLE', 'PENDING']),
    line('Authorization', facts.authorization, ['NOT_AUTHORIZED']),
    line('Entitlement', facts.entitlement, ['NOT_AVAILABLE']),
    line('Region', facts.region, ['NOT_AVAILABLE']),
  ];
}

/** The verdict in a sentence; never a promise that a call works. */
export function accessVerdict(status: AccessStatus): string {
  switch (status) {
    case 'allowed':
      return 'Not blocked: all four fields say yes. Whether a call works, IAM policies and quotas decide as well.';
    case 'blocked':
      return 'Blocked for this account.';
    case 'unknown':
      return 'Not known.';
  }
}

/** What to do next; undefined if nothing is to be done. */
export function accessNextStep(facts: AccessFacts | undefined): string | undefined {
  if (facts === undefined) return 'The access check has not reached this model. Rescan to ask.';
  if (facts.failure !== undefined) return `${facts.failure.message} ${facts.failure.nextStep}`;
  if (facts.region === 'NOT_AVAILABLE') {
    return 'AWS says the model is not available to the account in this region: choose another region of the list above.';
  }
  if (facts.agreement === 'PENDING') {
    return 'The agreement for this model is being processed. Wait a few minutes and rescan.';
  }
  if (facts.agreement === 'NOT_AVAILABLE') {
    return 'The account has no agreement for this model. Open it in the model catalogue of the Bedrock console and accept the terms; that needs AWS Marketplace permissions.';
  }
  if (facts.authorization === 'NOT_AUTHORIZED') {
    return 'The account is not authorized for this model. Ask an administrator; service control policies and AWS Marketplace permissions are the usual reasons.';
  }
  if (facts.entitlement === 'NOT_AVAILABLE') {
    return 'The account is not entitled to this model. Open it in the model catalogue of the Bedrock console to see what is asked for.';
  }
  return undefined;
}
