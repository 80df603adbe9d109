import { describe, expect, it } from 'vitest';
import { diagnoseAccess } from '../../../electron/contract/cells/access/access-diagnosis.ts';
import { ACCESS_FIELDS, accessStatusOf } from '../../../electron/contract/cells/access/access-status.ts';
import type { AccessFacts } from '../../../electron/contract/snapshot/model.ts';
import { ALLOWED, aFailure } from '../../helpers/builders.ts';

const MODEL = 'acme.one-v1:0';
const CLAUDE = 'anthropic.claude-x-v1:0';

/** Every word that AWS documents for a field, none, and one that nobody knows. */
const VALUES: Record<(typeof ACCESS_FIELDS)[number], (string | undefined)[]> = {
  agreement: ['AVAILABLE', 'PENDING', 'NOT_AVAILABLE', 'ERROR', undefined, 'NEW_WORD'],
  authorization: ['AUTHORIZED', 'NOT_AUTHORIZED', undefined, 'NEW_WORD'],
  entitlement: ['AVAILABLE', 'NOT_AVAILABLE', undefined, 'NEW_WORD'],
  region: ['AVAILABLE', 'NOT_AVAILABLE', undefined, 'constructor'],
};

function everyCombination(): AccessFacts[] {
  let all: AccessFacts[] = [{}];
  for (const field of ACCESS_FIELDS) {
    all = all.flatMap((facts) =>
      VALUES[field].map((value) => (value === undefined ? facts : { ...facts, [field]: value })),
    );
  }
  return all;
}

describe('the diagnosis of an access check', () => {
  it('agrees with the status of the cell and with itself, for every combination of words', () => {
    const combinations = everyCombination();
    expect(combinations).toHaveLength(6 * 4 * 4 * 4);
    for (const facts of combinations) {
      const found = diagnoseAccess(facts, MODEL);
      expect(found.status).toBe(accessStatusOf(facts));
      const verdicts = found.findings.map((finding) => finding.verdict);
      if (found.status === 'allowed') {
        expect(verdicts).toEqual(['allowed', 'allowed', 'allowed', 'allowed']);
        expect(found.nextStep).toBeUndefined();
        expect(found.note).toMatch(/^Not blocked is not the same as works/);
      } else {
        const deciding = found.findings.find((finding) => finding.verdict === found.status);
        expect(found.reason).toBe(deciding?.meaning);
        expect(found.nextStep).toBe(deciding?.nextStep);
      }
      if (found.status === 'blocked') expect(found.nextStep).toBeTruthy();
      expect(verdicts.includes('blocked')).toBe(found.status === 'blocked');
    }
  });

  it.each<[string, AccessFacts, RegExp, RegExp]>([
    ['closed region', { region: 'NOT_AVAILABLE' }, /not offered .* this Region/, /enabled for the account/],
    ['missing authorisation', { authorization: 'NOT_AUTHORIZED' }, /not authorized/, /AWS Support/],
    [
      'missing subscription',
      { entitlement: 'NOT_AVAILABLE' },
      /no subscription/,
      /aws-marketplace:Subscribe/,
    ],
    ['missing agreement', { agreement: 'NOT_AVAILABLE' }, /not accepted the agreement/, /Accept the terms/],
    ['agreement under way', { agreement: 'PENDING' }, /being processed/, /15 minutes/],
    ['agreement in error', { agreement: 'ERROR' }, /could not say/, /Rescan/],
    ['new word', { entitlement: 'MAYBE' }, /"MAYBE" about the entitlement/, /console/],
  ])('of a %s gives the reason and the next step', (_case, fact, reason, nextStep) => {
    const found = diagnoseAccess({ ...ALLOWED, ...fact }, MODEL);
    expect(found.reason).toMatch(reason);
    expect(found.nextStep).toMatch(nextStep);
    expect(`${found.reason}${found.nextStep}`).not.toMatch(/use case details/);
  });

  it('puts the closed region before everything that would not help there', () => {
    const facts = { ...ALLOWED, agreement: 'NOT_AVAILABLE', region: 'NOT_AVAILABLE' };
    expect(diagnoseAccess(facts, MODEL).reason).toMatch(/this Region/);
  });

  it('names the use case details for models of Anthropic, which ask for one', () => {
    const unauthorized = diagnoseAccess({ ...ALLOWED, authorization: 'NOT_AUTHORIZED' }, CLAUDE);
    expect(unauthorized.nextStep).toMatch(/use case details/);
    const withoutAgreement = diagnoseAccess({ ...ALLOWED, agreement: 'NOT_AVAILABLE' }, CLAUDE);
    expect(withoutAgreement.nextStep).toMatch(/use case details/);
  });

  it('of a check that failed is the failure, and a denied one names the permission', () => {
    const timedOut = diagnoseAccess({ ...ALLOWED, failure: aFailure('timeout', 'Too slow.') }, MODEL);
    expect(timedOut).toMatchObject({
      status: 'unknown',
      reason: 'Access is not known: Too slow.',
      nextStep: 'Try again.',
    });
    const denied = diagnoseAccess({ failure: aFailure('denied') }, MODEL);
    expect(denied.nextStep).toMatch(/bedrock:GetFoundationModelAvailability/);
  });

  it('of nothing says that nothing was asked', () => {
    expect(diagnoseAccess(undefined, MODEL)).toMatchObject({
      status: 'unknown',
      reason: 'The access was not checked.',
    });
  });
});
